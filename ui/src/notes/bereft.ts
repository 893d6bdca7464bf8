// What a note stood on that was removed elsewhere, so that its words can be stored on the same again.
import type { Annotation, Clause, NewTarget } from '../lib/wire'

/**
 * A new target as near as can be to what a note stood on. `clauses` are those of its text, empty where
 * they are not at hand. What stands nowhere any more becomes a note on the text as a whole.
 */
export function targetOf(
  { kind, start, end, change }: Annotation,
  clauses: readonly Clause[],
): NewTarget {
  if (start === null || end === null) return { kind: 'edition' }
  switch (kind) {
    case 'highlight':
    case 'underline':
      return { kind, start, end }
    case 'clause': {
      const clause = clauses.findIndex((one) => one.start === start)
      return clause < 0 ? { kind: 'highlight', start, end } : { kind, clause }
    }
    case 'edition':
      return { kind }
    case 'change':
      // The older words are known by their letters alone, not by their place.
      return change
        ? { kind, older: change.older, old: null, new: { start, end } }
        : { kind: 'edition' }
  }
}
