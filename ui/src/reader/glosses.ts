// What stands in the margin, in the order of its words.
import type { Annotation, Finding } from '../lib/wire'
import { decidingWords } from './marks'

/** A gloss: a finding by its index, or a note. `start` and `end` are its words. */
export type Gloss = { key: string; start: number; end: number } & (
  { of: 'finding'; index: number; finding: Finding } | { of: 'note'; annotation: Annotation }
)

/** The glosses of the findings with these indices and of the notes that have a place. */
export function glosses(
  findings: readonly Finding[],
  shown: readonly number[],
  notes: readonly Annotation[],
): Gloss[] {
  const ofFindings = shown.flatMap((index): Gloss[] => {
    const finding = findings[index]
    const words = finding && decidingWords(finding)[0]
    return finding && words
      ? [{ of: 'finding', key: `f${String(index)}`, index, finding, ...words }]
      : []
  })
  const ofNotes = notes.flatMap((annotation): Gloss[] => {
    const { id, start, end } = annotation
    return start === null || end === null
      ? []
      : [{ of: 'note', key: `n${id}`, annotation, start, end }]
  })
  return [...ofFindings, ...ofNotes].sort((a, b) => a.start - b.start || a.end - b.end)
}
