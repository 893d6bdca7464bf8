// The words of a hit, found again in the clause that it is of. A snippet may be cut and is of one
// edition; the same clause of another edition may have other quotation marks or line ends.
import type { ClauseHit, Range } from '../lib/wire'
import { findAll } from '../reader/find'

const LETTER = /[\p{L}\p{N}]/u
const WITHIN_WORDS = /^[^\p{L}\p{N}]+$/u

/** Where the words that were hit stand in a text from `start` to `end`, in order, in UTF-16 units. */
export function soughtIn(
  text: string,
  { start, end }: Range,
  { snippet, hits }: Pick<ClauseHit, 'snippet' | 'hits'>,
): Range[] {
  const clause = text.slice(start, end)
  const found = joined(snippet, hits).flatMap((hit) => {
    const whole = !inWord(snippet, hit.end)
    return findAll(clause, snippet.slice(hit.start, hit.end)).filter(
      (range) => !inWord(clause, range.start) && !(whole && inWord(clause, range.end)),
    )
  })
  const unlike = new Map(found.map((range) => [range.start, range]))
  return [...unlike.values()]
    .sort((a, b) => a.start - b.start)
    .map((range) => ({ start: start + range.start, end: start + range.end }))
}

/** Hits with no word between them as one: of a phrase, each word may have been told apart. */
function joined(snippet: string, hits: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const hit of [...hits].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && WITHIN_WORDS.test(snippet.slice(last.end, hit.start))) last.end = hit.end
    else if (hit.start < hit.end) all.push({ ...hit })
  }
  return all
}

/** Whether a place has a letter or digit on both sides. */
const inWord = (text: string, at: number) =>
  LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at))
