// Finds where a text uses the terms that it defines.
import type { Definition, Range } from '../lib/wire'

/** A use of a defined term. */
export interface TermUse extends Range {
  /** Index into the definitions. */
  definition: number
}

/**
 * Uses of the defined terms as whole words, in the case that they were defined in. Where terms
 * overlap, the longer one counts ("Llama Materials", not "Llama"). The defining words themselves
 * are no uses.
 */
export function termUses(text: string, definitions: readonly Definition[]): TermUse[] {
  const byTerm = new Map<string, number>()
  definitions.forEach(({ term }, i) => {
    const name = term.trim()
    if (name !== '' && !byTerm.has(name)) byTerm.set(name, i)
  })
  if (byTerm.size === 0) return []
  const terms = [...byTerm.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  const uses: TermUse[] = []
  for (const match of text.matchAll(pattern)) {
    const definition = byTerm.get(match[0].replace(/\s+/gu, ' ')) ?? byTerm.get(match[0])
    if (definition === undefined) continue
    const start = match.index
    const end = start + match[0].length
    if (!definitions.some((d) => d.start < end && d.end > start))
      uses.push({ start, end, definition })
  }
  return uses
}

/**
 * The use after (1) or before (-1) the one in hand; with none in hand the first from `from` on, or
 * the last before it.
 */
export function termBeside(
  uses: readonly TermUse[],
  inHand: TermUse | null,
  from: number,
  by: 1 | -1,
): TermUse | null {
  if (inHand) return uses[uses.indexOf(inHand) + by] ?? null
  return (
    (by === 1
      ? uses.find(({ start }) => start >= from)
      : uses.findLast(({ start }) => start < from)) ?? null
  )
}

/** Text as a pattern for itself, with any white space between its words. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(/\s+/gu, '\\s+')
}
