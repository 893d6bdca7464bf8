// Finds words in a text, as a reader types them.
import type { Range } from '../lib/wire'
import { escaped } from './terms'

/** More hits than this are of no use to a reader. */
export const MOST = 1000

/**
 * Where `wanted` stands in `text`: any case, any white space between words, straight or curly quotes
 * alike. At most [`MOST`] places, in order.
 */
export function findAll(text: string, wanted: string): Range[] {
  const words = wanted.trim()
  if (words === '') return []
  const pattern = escaped(words).replace(/['‘’]/gu, "['‘’]").replace(/["“”]/gu, '["“”]')
  const hits: Range[] = []
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    hits.push({ start: match.index, end: match.index + match[0].length })
    if (hits.length === MOST) break
  }
  return hits
}
