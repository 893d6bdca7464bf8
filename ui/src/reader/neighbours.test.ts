import { expect, it } from 'vitest'
import type { ShelfEdition } from '../lib/wire'
import { otherOf, siblingOf } from './neighbours'

const shelved = (id: string, policy: string | null) => ({ info: { id }, policy }) as ShelfEdition
const family = [
  shelved('one', null),
  shelved('two', 'two-policy'),
  shelved('three', 'three-policy'),
]

it.each([
  ['two', 'two-policy'],
  ['two-policy', 'two'],
  ['one', null],
  ['elsewhere', null],
])('finds the other text of the bundle of %s', (id, other) => {
  expect(otherOf(family, id)).toBe(other)
})

it.each([
  ['two', -1, 'one'],
  ['two', 1, 'three'],
  ['two-policy', 1, 'three-policy'],
  ['two-policy', -1, 'one'],
  ['one', -1, null],
  ['three', 1, null],
  ['elsewhere', 1, null],
] as const)('steps from %s by %i to the edition %s', (text, by, id) => {
  expect(siblingOf(family, text, by)).toBe(id)
})
