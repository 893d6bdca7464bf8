import { expect, it } from 'vitest'
import { askedFor } from './asked'

it.each([
  ['', ''],
  ['tag:EU', ''],
  ['"may terminate"', 'These words in this order'],
  ['"may term', 'These words in this order'],
  ['"terminate" ', 'This word'],
  ['terminate ', 'This word'],
  ['may terminate ', 'All these words'],
  ['term', 'Words that begin with “term”'],
  ['may term', 'All these words, and words that begin with “term”'],
  ['"may terminate" breach ', 'All these words'],
  ['may -breach -"at any time" ', 'This word, without “breach”, “at any time”'],
])('%s: %s', (query, words) => {
  expect(askedFor(query)).toBe(words)
})
