import { expect, it } from 'vitest'
import { trimmed } from './trimmed'

it.each([
  ['two words', 0, 9, { start: 0, end: 9 }],
  ['two words', 3, 9, { start: 4, end: 9 }],
  ['a.\n\n b', 0, 5, { start: 0, end: 2 }],
  // A place in a line that is wide of any word.
  ['two words', 3, 4, null],
  ['a \u00a0\u2028 b', 1, 5, null],
  ['', 0, 0, null],
])('of %j from %i to %i the words are %o', (text, start, end, words) => {
  expect(trimmed(text, { start, end })).toEqual(words)
})
