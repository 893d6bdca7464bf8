import { expect, it } from 'vitest'
import { asText, signOfWhat } from './inshort'

it.each([
  ['came', 'plus'],
  ['more', 'plus'],
  ['went', 'minus'],
  ['fewer', 'minus'],
  ['changed', 'changed'],
  ['printed', 'changed'],
] as const)('%s has the sign %s', (what, sign) => {
  expect(signOfWhat(what)).toBe(sign)
})

it('is copied with a line for each sentence', () => {
  expect(asText('A 1 → A 2', ['One came.', 'Two clauses changed.'])).toBe(
    'A 1 → A 2\n- One came.\n- Two clauses changed.',
  )
})
