import { describe, expect, it } from 'vitest'
import { markOf, moved, sameBehind, shownRows, thread } from './rows'
import { row } from './samples'

const rows = [row('osss'), row('ofss'), row('oess'), row('osx.'), row('.nm.'), row('oxns')]

describe('the rows that are shown', () => {
  it.each([
    [false, false, [0, 1, 2, 3, 4, 5]],
    [true, false, [1, 2, 3, 4, 5]],
    [false, true, [2, 3, 4, 5]],
    [true, true, [2, 3, 4, 5]],
  ])('only changes %s, only substance %s', (onlyChanges, onlySubstance, expected) => {
    expect(shownRows(rows, { onlyChanges, onlySubstance })).toEqual(expected)
  })

  it('draw a change of form as the same where only substance is wanted', () => {
    const form = row('ofss').cells[1]
    if (!form) throw new Error('four cells')
    expect(markOf(form, { onlyChanges: false, onlySubstance: false })).toBe('form')
    expect(markOf(form, { onlyChanges: false, onlySubstance: true })).toBe('same')
  })
})

describe('the thread', () => {
  it.each([
    ['osss', '-> <-> <-> <-'],
    ['osx.', '-> <-> <- .'],
    ['.nm.', '. -> <- .'],
    ['oxns', '-> <- -> <-'],
    ['...n', '. . . .'],
  ])('of %s is %s', (signs, expected) => {
    const cells = row(signs).cells
    const drawn = cells.map((_, column) => {
      const { left, right } = thread(cells, column)
      if (!left && !right) return '.'
      return `${left ? '<' : ''}-${right ? '>' : ''}`
    })
    expect(drawn.join(' ')).toBe(expected)
  })
})

describe('a step', () => {
  const shown = [1, 4, 7]
  it.each([
    [null, 0, 1, { row: 1, column: 0 }],
    [{ row: 4, column: 2 }, 1, 0, { row: 7, column: 2 }],
    [{ row: 7, column: 2 }, 1, 0, { row: 7, column: 2 }],
    [{ row: 1, column: 0 }, -1, -1, { row: 1, column: 0 }],
    [{ row: 1, column: 5 }, 0, 1, { row: 1, column: 5 }],
    // The row was filtered away.
    [{ row: 5, column: 3 }, 0, 0, { row: 7, column: 3 }],
    [{ row: 9, column: 3 }, 0, 0, { row: 7, column: 3 }],
    [{ row: 1, column: 3 }, 0, -Infinity, { row: 1, column: 0 }],
    [{ row: 1, column: 3 }, Infinity, 0, { row: 7, column: 3 }],
  ])('from %o by %s, %s leads to %o', (at, down, right, expected) => {
    expect(moved(at, shown, 6, down, right)).toEqual(expected)
  })

  it('leads nowhere when nothing is shown', () => {
    expect(moved({ row: 1, column: 1 }, [], 6, 1, 0)).toBeNull()
  })
})

it('tells which editions behind a cell say the same', () => {
  expect(sameBehind(row('oessfs').cells, 1)).toEqual([2, 3])
  expect(sameBehind(row('oess').cells, 1)).toEqual([2, 3])
  expect(sameBehind(row('oe').cells, 1)).toEqual([])
})
