// What stands on which words of a text: everything that changes how a run looks or behaves.
import type { Annotation, Clause, Finding, Group, Range, Reading } from '../lib/wire'

/** A mark on words. Offsets are UTF-16 units into the text. */
export type Mark = Range &
  (
    | { kind: 'heading' }
    | { kind: 'strong' }
    | { kind: 'link'; target: string }
    | { kind: 'reference'; clause: number }
    | { kind: 'unreadable'; message: string }
    /** Deciding words of a finding; `lane` 1 stands lower, under another finding's line. */
    | { kind: 'words'; finding: number; group: Group; lane: 0 | 1; first: boolean }
    | { kind: 'note'; annotation: Annotation }
  )

/** The marks that stay as long as the text does: all but the reader's own. */
export function marksOf(reading: Reading): Mark[] {
  const headings = reading.clauses.flatMap(({ heading }) => (heading ? [heading] : []))
  const links = reading.links.map((link): Mark => ({ kind: 'link', ...link }))
  const references = reading.references.flatMap(({ start, end, clause }): Mark[] =>
    clause === null ? [] : [{ kind: 'reference', start, end, clause }],
  )
  return [
    ...headings.map((range): Mark => ({ kind: 'heading', ...range })),
    ...reading.strong.map((range): Mark => ({ kind: 'strong', ...range })),
    ...reading.diagnostics
      .filter(({ start, end }) => start < end)
      .map((diagnostic): Mark => ({ kind: 'unreadable', ...diagnostic })),
    ...links,
    ...references,
    ...wordMarks(reading.findings),
  ]
}

/** The words that decide a finding; the whole of it when none are named. */
export function decidingWords(finding: Finding): Range[] {
  return finding.words.length > 0 ? finding.words : [{ start: finding.start, end: finding.end }]
}

/** Underlines for findings: a line on words that have one already takes the lower lane. */
export function wordMarks(findings: readonly Finding[]): Mark[] {
  const upper: Range[] = []
  return findings.flatMap((finding, index) =>
    decidingWords(finding).map((range, i): Mark => {
      const lane = upper.some((other) => overlap(range, other)) ? 1 : 0
      if (lane === 0) upper.push(range)
      const { start, end } = range
      return {
        kind: 'words',
        start,
        end,
        finding: index,
        group: finding.group,
        lane,
        first: i === 0,
      }
    }),
  )
}

/** The reader's own marks: annotations of words that have a place in this text, from their first word
 * that is shown to the last. A label that is hung in the margin is none. */
export function noteMarks(clauses: readonly Clause[], annotations: readonly Annotation[]): Mark[] {
  return annotations.flatMap((annotation): Mark[] => {
    const { kind, start, end } = annotation
    if (kind !== 'highlight' && kind !== 'underline') return []
    if (start === null || end === null) return []
    const first = clauses.find((clause) => clause.end > start)
    const last = clauses.findLast((clause) => clause.bodyStart < end)
    if (!first || !last) return []
    const shown = { start: Math.max(start, first.bodyStart), end: Math.min(end, last.end) }
    return shown.start < shown.end ? [{ kind: 'note', ...shown, annotation }] : []
  })
}

/** The annotations of each clause itself, by the clause's index. */
export function clauseNotes(
  clauses: readonly Clause[],
  annotations: readonly Annotation[],
): Annotation[][] {
  const of = annotations.filter(({ kind }) => kind === 'clause')
  return clauses.map((clause) =>
    of.filter(({ start }) => start !== null && start >= clause.start && start < clause.end),
  )
}

/** The marks that touch each clause, by the clause's index. */
export function byClause(clauses: readonly Clause[], marks: readonly Mark[]): Mark[][] {
  return clauses.map((clause) => marks.filter((mark) => overlap(mark, clause)))
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
