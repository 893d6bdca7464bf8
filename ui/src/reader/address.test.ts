import { describe, expect, it } from 'vitest'
import { hanging, hangingNear, printed, sameOrNearest } from './address'

describe('hanging', () => {
  it.each([
    ['1.b.iv', '1.b.', 'iv'],
    ['2', '', '2'],
    ['AUP.1.a', '1.', 'a'],
    ['2.8[2]', '2.', '8'],
  ])('%s', (address, prefix, own) => {
    expect(hanging(address)).toEqual({ prefix, own })
  })

  it.each([
    'title',
    'date',
    'def.agreement',
    'preamble.1',
    'AUP.preamble.1',
    'prohibited-uses.2',
    'prohibited-uses.1.*1.*3',
  ])('%s hangs nothing', (a) => {
    expect(hanging(a)).toBeNull()
    expect(printed(a)).toBe('')
  })
})

describe('sameOrNearest', () => {
  const addresses = ['title', '1', '1.b', '1.b.i', '2', '3']
  it.each([
    ['the same address', '1.b.i', 0, 3],
    ['the closest parent where the clause is gone', '1.b.v', 0, 2],
    ['the place by fraction where nothing is shared', 'def.meta', 0.8, 4],
  ])('finds %s', (_, wanted, fraction, index) => {
    expect(sameOrNearest(addresses, wanted, fraction)).toBe(index)
  })
})

it.each([
  ['1.b.v', '1.b.v'],
  ['4.5.p1', '4.5'],
  ['AUP.1.a.*2', '1.a'],
  ['preamble.1', null],
  ['', null],
])('nearest to %s hangs %s', (address, expected) => {
  const shown = hangingNear(address)
  expect(shown && shown.prefix + shown.own).toBe(expected)
})
