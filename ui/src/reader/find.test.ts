import { expect, it } from 'vitest'
import { findAll } from './find'

const text = 'Meta’s “Mark” may\nterminate. META MAY terminate (a+b).'

it.each([
  ['any case, any white space', 'may terminate', ['may\nterminate', 'MAY terminate']],
  ['straight quotes for curly ones', `meta's "mark"`, ['Meta’s “Mark”']],
  ['signs of a pattern as themselves', '(a+b).', ['(a+b).']],
  ['nothing for nothing', '  ', []],
  ['nothing for a pattern', '.*', []],
])('finds %s', (_, wanted, found) => {
  expect(findAll(text, wanted).map((hit) => text.slice(hit.start, hit.end))).toEqual(found)
})
