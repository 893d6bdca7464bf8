import { expect, it } from 'vitest'
import type { Reading, ShelfEdition } from '../lib/wire'
import { otherOf, siblingOf } from './neighbours'

const shelved = (id: string, policy: string | null) => ({ info: { id }, policy }) as ShelfEdition
const family = [
  shelved('one', null),
  shelved('two', 'two-policy'),
  shelved('three', 'three-policy'),
]
const licence = (id: string, policy: string | null) =>
  ({ family, licence: id, policy, edition: { id, kind: 'licence' } }) as Reading
const policy = (id: string, of: string) =>
  ({ family, licence: of, policy: id, edition: { id, kind: 'policy' } }) as Reading

it('finds the other text of the bundle', () => {
  expect(otherOf(licence('two', 'two-policy'))).toBe('two-policy')
  expect(otherOf(policy('two-policy', 'two'))).toBe('two')
  expect(otherOf(licence('one', null))).toBeNull()
})

it.each([
  [licence('two', 'two-policy'), -1, 'one'],
  [licence('two', 'two-policy'), 1, 'three'],
  [policy('two-policy', 'two'), 1, 'three-policy'],
  [policy('two-policy', 'two'), -1, 'one'],
  [licence('one', null), -1, null],
  [licence('three', 'three-policy'), 1, null],
  [licence('elsewhere', null), 1, null],
] as const)('steps from one edition to the next %#', (reading, by, id) => {
  expect(siblingOf(reading, by)).toBe(id)
})
