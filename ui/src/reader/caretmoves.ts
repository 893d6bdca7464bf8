// How a caret goes through a text by keyboard: by words, letters and clauses, never into a label that
// hangs in the margin. Offsets are UTF-16 code units into the text.
import type { Clause } from '../lib/wire'

/** What of a clause the caret can stand in. */
export type Body = Pick<Clause, 'bodyStart' | 'end'>

/** How far a key moves the caret. */
export type By = 'word' | 'letter' | 'clause' | 'clause-end'

/** A caret; the words from `anchor` to `at` are selected. */
export interface Caret {
  anchor: number
  at: number
}

/** Where the first word of a clause begins, or of the first after it that has one. */
export function beginIn(text: string, clauses: readonly Body[], clause: number): number | null {
  for (const body of clauses.slice(clause)) {
    const first = wordsIn(text, body)[0]
    if (first) return first.start
  }
  return null
}

/**
 * The caret after a key: forward (1) or back (-1). With `extend` its anchor stays, and a step by words
 * takes whole words; without, it goes to where words begin. At the ends of the text it stays.
 */
export function moved(
  text: string,
  clauses: readonly Body[],
  { anchor, at }: Caret,
  by: By,
  direction: 1 | -1,
  extend: boolean,
): Caret {
  const to = target(text, clauses, at, by, direction, extend) ?? at
  return { anchor: extend ? anchor : to, at: to }
}

function target(
  text: string,
  clauses: readonly Body[],
  at: number,
  by: By,
  direction: 1 | -1,
  extend: boolean,
): number | null {
  const shown = clauses.filter((body) => body.bodyStart < body.end)
  const here = Math.max(
    0,
    shown.findLastIndex((body) => body.bodyStart <= at),
  )
  const body = shown[here]
  if (!body) return null
  switch (by) {
    case 'clause-end':
      return direction === 1 ? body.end : body.bodyStart
    case 'clause': {
      const beside = shown[here + direction]
      if (direction === -1)
        return at > body.bodyStart ? body.bodyStart : (beside?.bodyStart ?? null)
      if (extend && at < body.end) return body.end
      return (extend ? beside?.end : beside?.bodyStart) ?? body.end
    }
    case 'letter': {
      const ends = lettersIn(text, body)
      if (direction === 1) return ends.find((end) => end > at) ?? shown[here + 1]?.bodyStart ?? null
      return ends.findLast((end) => end < at) ?? shown[here - 1]?.end ?? null
    }
    case 'word': {
      // The clause beside may be a line without words.
      const order = direction === 1 ? shown.slice(here) : shown.slice(0, here + 1).reverse()
      for (const one of order) {
        const words = wordsIn(text, one)
        const found =
          direction === 1
            ? words.map(({ start, end }) => (extend ? end : start)).find((place) => place > at)
            : words.map(({ start }) => start).findLast((place) => place < at)
        if (found !== undefined) return found
      }
      return null
    }
  }
}

const byWord = new Intl.Segmenter('en', { granularity: 'word' })
const byLetter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function wordsIn(text: string, { bodyStart, end }: Body): { start: number; end: number }[] {
  return [...byWord.segment(text.slice(bodyStart, end))]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ index, segment }) => ({
      start: bodyStart + index,
      end: bodyStart + index + segment.length,
    }))
}

// The places between letters, both ends of the clause included.
function lettersIn(text: string, { bodyStart, end }: Body): number[] {
  const words = text.slice(bodyStart, end)
  return [...[...byLetter.segment(words)].map(({ index }) => bodyStart + index), end]
}

/** The word that the caret stands in or before; empty at the end of a clause. */
export function wordAt(text: string, clauses: readonly Body[], at: number): string {
  const body = clauses.findLast(({ bodyStart }) => bodyStart <= at)
  const word = body && wordsIn(text, body).find(({ end }) => end > at)
  return word ? text.slice(word.start, word.end) : ''
}
