// The outline at the left: which clauses it lists, and by what words.
import type { Annotation, Clause, Finding, Group, Reading } from '../lib/wire'
import { groups } from '../lib/groups'

/** A line of the outline. */
export interface Entry {
  /** Index of the clause that it leads to. */
  clause: number
  /** Its printed number or letter, without punctuation; "•" for a bullet, else empty. */
  label: string
  /** A heading or the first words; null for the line that stands for all definitions. */
  text: string | null
  /** The text is first words, not a heading. */
  firstWords: boolean
  /** 1 to 3: how far in it stands. */
  level: 1 | 2 | 3
  /** A document of its own begins here. */
  opensPart: boolean
  /** Groups of the findings in it, in the order of the legend. */
  groups: Group[]
  /** The reader has annotated it. */
  noted: boolean
  /** Index of the last clause that it stands for. */
  last: number
}

/** The outline of a text. Definitions in a row share one line; titles and dates have none. */
export function outline(
  { text, clauses }: Pick<Reading, 'text' | 'clauses'>,
  findings: readonly Finding[],
  annotations: readonly Annotation[],
): Entry[] {
  const entries: Entry[] = []
  clauses.forEach((clause, index) => {
    const part = clauses[index - 1]?.part
    const opensPart = part !== undefined && part !== clause.part
    const marks = marksIn(clause, index, findings, annotations)
    const before = entries.at(-1)
    if (clause.kind === 'definition' && before?.text === null && before.last === index - 1) {
      before.last = index
      before.groups = groups.filter((g) => before.groups.includes(g) || marks.groups.includes(g))
      before.noted ||= marks.noted
      return
    }
    if (!listed(clause, opensPart, marks.groups.length > 0 || marks.noted)) {
      if (before) before.last = index
      return
    }
    entries.push({
      clause: index,
      label: labelOf(text, clause),
      text: clause.kind === 'definition' ? null : wordsOf(text, clause),
      firstWords: clause.heading === null && clause.kind !== 'title' && clause.kind !== 'heading',
      level: clause.depth >= 2 ? 3 : clause.depth === 1 ? 2 : 1,
      opensPart,
      ...marks,
      last: index,
    })
  })
  return entries
}

/** The entry that a clause falls under; -1 before the first. */
export function entryOf(entries: readonly Entry[], clause: number): number {
  return entries.findLastIndex((entry) => entry.clause <= clause)
}

// A paragraph without number earns a line when it has a heading, or something hangs on it.
function listed(clause: Clause, opensPart: boolean, marked: boolean): boolean {
  switch (clause.kind) {
    case 'title':
      return opensPart
    case 'date-line':
      return false
    case 'paragraph':
      return marked || clause.heading !== null
    default:
      return true
  }
}

function marksIn(
  clause: Clause,
  index: number,
  findings: readonly Finding[],
  annotations: readonly Annotation[],
): Pick<Entry, 'groups' | 'noted'> {
  const here = findings.filter((finding) => finding.clause === index)
  return {
    groups: groups.filter((group) => here.some((finding) => finding.group === group)),
    noted: annotations.some(
      ({ start }) => start !== null && start >= clause.start && start < clause.end,
    ),
  }
}

function labelOf(text: string, { label, kind }: Clause): string {
  if (kind === 'bullet') return '•'
  if (!label) return ''
  const bare = text.slice(label.start, label.end).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  // Of "Section 1" the number: that it is a section, its place tells.
  return bare.replace(/^.*\s/su, '')
}

/** A clause's heading, else its first words, cut at a word's end. */
export function wordsOf(text: string, { heading, bodyStart, end }: Clause): string {
  if (heading) return text.slice(heading.start, heading.end).trim()
  const most = 72
  const body = text.slice(bodyStart, end).trim()
  if (body.length <= most) return body
  return body.slice(0, body.lastIndexOf(' ', most)).replace(/[\s,;:]+$/u, '')
}
