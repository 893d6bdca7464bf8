// What stands in the margin, in the order of its words.
import type { Annotation, AnnotationEdit, Finding } from '../lib/wire'
import { decidingWords } from './marks'

/**
 * A gloss: a finding by its index, or a note. `start` and `end` are its words; a note on the text as a
 * whole stands before them all, at -1.
 */
export type Gloss = { key: string; start: number; end: number } & (
  { of: 'finding'; index: number; finding: Finding } | { of: 'note'; annotation: Annotation }
)

/** Where a note on the text as a whole stands. */
export const WHOLE = -1

/** Whether a note's words are nowhere in its text, though they were. */
export const isLost = ({ start, status }: Annotation): boolean =>
  start === null && status !== 'placed'

/** Whether an annotation marks words: it is something even where it says nothing. */
export const isMark = ({ kind }: Annotation): boolean =>
  kind === 'highlight' || kind === 'underline'

/** Whether an annotation says anything. */
export const says = ({ body, tags, links }: AnnotationEdit): boolean =>
  body !== '' || tags.length > 0 || links.length > 0

/** Whether an annotation is more than a mark on words, by what it says now. */
export const isNote = (annotation: Annotation, edit: AnnotationEdit): boolean =>
  !isMark(annotation) || says(edit)

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
    const { id, kind, start, end } = annotation
    if (kind === 'edition')
      return [{ of: 'note', key: `n${id}`, annotation, start: WHOLE, end: WHOLE }]
    return start === null || end === null
      ? []
      : [{ of: 'note', key: `n${id}`, annotation, start, end }]
  })
  return [...ofFindings, ...ofNotes].sort((a, b) => a.start - b.start || a.end - b.end)
}
