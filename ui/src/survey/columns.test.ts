import { describe, expect, it } from 'vitest'
import { columnsOf, pressed, sorted, spans, type Sort } from './columns'
import { inBrief } from './brief'
import { row, survey } from './samples'

const rows = [
  row('bee', 'mfm', [2, 0, 1], '2024-05'),
  row('ant', 'fmf', [0, 3, 1], null),
  row('cow 10', 'um-', [5, 0, 0], '2023'),
  row('cow 9', 'm-f', [2, 0, 1], '2025-01-01'),
]
const table = survey(rows)

describe('columns', () => {
  it('are criteria by number or title, under their sets', () => {
    const columns = columnsOf(table, 'criteria', null)
    expect(columns.map(({ short }) => short)).toEqual(['5', '6', 'Use'])
    expect(spans(columns)).toEqual([
      { under: 'osd', columns: 2 },
      { under: 'osaid', columns: 1 },
    ])
  })

  it('are the categories of one group, each with its own place in a row', () => {
    const columns = columnsOf(table, 'categories', 'condition')
    expect(columns.map(({ id, index }) => [id, index])).toEqual([['notice', 2]])
  })
})

describe('rows', () => {
  const order = (sort: Sort, kind: 'criteria' | 'categories' = 'criteria') =>
    sorted(rows, sort, kind, ({ family }) => family).map(({ family }) => family)

  it.each([
    [{ by: null, descending: false }, ['bee', 'ant', 'cow 10', 'cow 9']],
    [{ by: 'name', descending: false }, ['ant', 'bee', 'cow 9', 'cow 10']],
    [{ by: 'name', descending: true }, ['cow 10', 'cow 9', 'bee', 'ant']],
    // Whichever way, what has no day comes last.
    [{ by: 'date', descending: true }, ['cow 9', 'bee', 'cow 10', 'ant']],
    [{ by: 'date', descending: false }, ['cow 10', 'bee', 'cow 9', 'ant']],
    [{ by: 0, descending: false }, ['ant', 'cow 10', 'bee', 'cow 9']],
    [{ by: 0, descending: true }, ['bee', 'cow 9', 'cow 10', 'ant']],
  ] satisfies [Sort, string[]][])('by %o', (sort, names) => {
    expect(order(sort)).toEqual(names)
  })

  it('by how many clauses they have, alike ones as in the catalogue', () => {
    expect(order({ by: 0, descending: true }, 'categories')).toEqual([
      'cow 10',
      'bee',
      'cow 9',
      'ant',
    ])
  })
})

describe('a press on a column', () => {
  const none: Sort = { by: null, descending: false }
  it('brings what is sought most to the top, and turns about when pressed again', () => {
    expect(pressed(none, 1, 'criteria')).toEqual({ by: 1, descending: false })
    expect(pressed(none, 1, 'categories')).toEqual({ by: 1, descending: true })
    expect(pressed(none, 'date', 'criteria').descending).toBe(true)
    expect(pressed({ by: 1, descending: true }, 1, 'categories').descending).toBe(false)
  })
})

describe('a verdict in brief, by the first definition', () => {
  it.each([
    ['ffm', 'fails', 'Fails 5, 6'],
    ['umf', 'unclear', 'Unclear 5'],
    ['-mf', 'meets', 'None fails'],
  ] as const)('%s', (drawn, verdict, words) => {
    expect(inBrief(table.criteria, row('x', drawn, []))).toEqual({ verdict, words })
  })
})
