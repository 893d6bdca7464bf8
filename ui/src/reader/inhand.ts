// The clause that the reader has in hand.
import { focusedStart } from './focus'
import { reader } from './reader.svelte'

/** Index of the clause that the keyboard stands in while that is in view; else of the one at the top. */
export function clauseInHand(): number {
  const at = focusedStart()
  const clauses = reader.reading?.clauses ?? []
  const focused = at === null ? -1 : clauses.findLastIndex(({ start }) => start <= at)
  return focused >= reader.current && focused <= reader.lastInView ? focused : reader.current
}
