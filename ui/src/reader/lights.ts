// Marks that come and go, drawn without touching the text: found words, the defined term under the
// pointer.
import type { Clause, Range as Offsets } from '../lib/wire'
import { rangeOf } from './offsets'

export type Light = 'term' | 'found' | 'found-now' | 'sought'

/** Lights stretches of text under one name; an empty list puts the light out. */
export function light(
  page: Element,
  clauses: readonly Clause[],
  name: Light,
  stretches: readonly Offsets[],
): void {
  const ranges = stretches.flatMap((stretch) => rangesOf(page, clauses, stretch))
  // The engine of the window draws words anew that leave a light, not those of a light that goes.
  CSS.highlights.get(name)?.clear()
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
}

/** A stretch of text, clause by clause, so that the addresses between clauses are left out. */
export function rangesOf(
  page: Element,
  clauses: readonly Clause[],
  { start, end }: Offsets,
): Range[] {
  return clauses.flatMap((clause) => {
    const from = Math.max(start, clause.bodyStart)
    const to = Math.min(end, clause.end)
    const range = from < to ? rangeOf(page, { start: from, end: to }) : null
    return range ? [range] : []
  })
}
