// A clause quoted: the words that decide are marked, and long stretches between them left out.
import { firstWords, lastWords } from '../compare/excerpt'
import type { Range } from '../lib/wire'
import { cut } from '../reader/runs'

/** A piece of a quote: words, those that decide told apart, or a gap where words were left out. */
export type Piece = { gap: true } | { gap: false; text: string; deciding: boolean }

/** A clause of up to this many characters is quoted whole: about four lines. */
const WHOLE = 400
/** How much stays of a long stretch beside the words that decide. */
const BESIDE = 110

/** The pieces of a quote. `words` are UTF-16 offsets into it; only words beside them are left out. */
export function pieces(quote: string, words: readonly Range[]): Piece[] {
  const runs = cut(quote, 0, quote.length, words).map(({ text, marks }): Piece => ({
    gap: false,
    text,
    deciding: marks.length > 0,
  }))
  if (quote.length <= WHOLE) return runs
  return runs.flatMap((run, i): Piece[] => {
    if (run.gap || run.deciding) return [run]
    const first = i === 0
    const last = i === runs.length - 1
    const room = first && last ? WHOLE : first || last ? BESIDE : 2 * BESIDE
    if (run.text.length <= room) return [run]
    const head = said(firstWords(run.text, first && last ? WHOLE : BESIDE))
    const tail = said(lastWords(run.text, BESIDE))
    if (first && !last) return [gap, tail]
    return last ? [head, gap] : [head, gap, tail]
  })
}

const gap: Piece = { gap: true }
const said = (text: string): Piece => ({ gap: false, text, deciding: false })
