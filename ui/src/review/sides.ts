// The words that a note stood on beside those that are offered for it: what went is marked in the old
// ones, what came in the new ones.
import type { Piece } from '../matrix/redline'

/** Both sides, each whole and in its own words. */
export interface Sides {
  old: Piece[]
  now: Piece[]
}

interface Token {
  text: string
  start: number
  end: number
}

/** So many pairs of words are compared at most; a whole page on both sides is less. */
const MOST = 1_000_000

/** Compares word by word. Spaces are no words: where only they differ, nothing is marked. */
export function sides(old: string, now: string): Sides {
  const [left, right] = [tokens(old), tokens(now)]
  const kept = keptOf(left, right)
  return { old: marked(old, left, kept.left, 'went'), now: marked(now, right, kept.right, 'came') }
}

/** The words of one side, where there is no other. */
export const alone = (text: string, as: Piece['as']): Piece[] =>
  text === '' ? [] : [{ text, as, substance: true }]

const tokens = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }))

/** Which words stand on both sides, in the same order: the most that can. */
function keptOf(left: readonly Token[], right: readonly Token[]) {
  const same = (i: number, j: number) => left[i]?.text === right[j]?.text
  const kept = { left: left.map(() => false), right: right.map(() => false) }
  const keep = (i: number, j: number) => {
    kept.left[i] = true
    kept.right[j] = true
  }
  let from = 0
  let [m, n] = [left.length, right.length]
  while (from < m && from < n && same(from, from)) {
    keep(from, from)
    from += 1
  }
  while (m > from && n > from && same(m - 1, n - 1)) {
    m -= 1
    n -= 1
    keep(m, n)
  }
  const [rows, columns] = [m - from, n - from]
  if (rows * columns > MOST) return kept
  // How many words the rests after a pair of places have in common, row by row from the end.
  const width = columns + 1
  const common = new Uint32Array((rows + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      common[i * width + j] = same(from + i, from + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  for (let [i, j] = [0, 0]; i < rows && j < columns;) {
    if (same(from + i, from + j)) {
      keep(from + i, from + j)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return kept
}

/** The text in pieces. A mark goes from a word to a word: the spaces beside it bear none. */
function marked(
  text: string,
  all: readonly Token[],
  kept: readonly boolean[],
  as: 'came' | 'went',
): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const put = (to: number, how: Piece['as']) => {
    if (to > end) pieces.push({ text: text.slice(end, to), as: how, substance: how !== 'equal' })
    end = Math.max(end, to)
  }
  all.forEach((token, i) => {
    if (kept[i]) return
    if (i === 0 || kept[i - 1]) put(token.start, 'equal')
    if (i === all.length - 1 || kept[i + 1]) put(token.end, as)
  })
  put(text.length, 'equal')
  return pieces
}
