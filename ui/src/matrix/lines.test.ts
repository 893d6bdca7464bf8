import { describe, expect, it } from 'vitest'
import { heightOf, HEIGHT, inSight, linesOf, scrolledTo } from './lines'
import { row } from './samples'

const rows = [
  row('oss'),
  row('oss'),
  row('.nm', { section: 'inside' }),
  row('oes', { section: 'incorporated' }),
  row('oes', { section: 'incorporated' }),
]

describe('the lines', () => {
  it('are the rows, with a heading where a section begins', () => {
    const lines = linesOf(rows, [1, 3, 4])
    expect(lines.map((line) => (line.as === 'row' ? line.row : line.section))).toEqual([
      'own',
      1,
      'incorporated',
      3,
      4,
    ])
    expect(lines.map(({ top }) => top)).toEqual([0, 30, 55, 85, 110])
    expect(heightOf(lines)).toBe(135)
    expect(heightOf([])).toBe(0)
  })
})

describe('lines in sight', () => {
  const many = Array.from({ length: 300 }, () => row('oss'))
  const lines = linesOf(
    many,
    many.map((_, i) => i),
  )

  it('are those of the view and a few more', () => {
    const seen = inSight(lines, 2000, 2600)
    expect(seen.length).toBeLessThan(60)
    const first = seen[0]
    const last = seen.at(-1)
    expect(first && first.top <= 2000 && last && last.top + HEIGHT.row >= 2600).toBe(true)
  })

  it.each([
    ['below', 200, 0, 30 + 201 * 25 - 600],
    ['above', 10, 3000, 30 + 10 * 25],
    ['there', 10, 100, 100],
    ['the first', 0, 500, 0],
    ['not shown', 900, 70, 70],
  ])('scrolls to a row that is %s', (_, wanted, top, expected) => {
    expect(scrolledTo(lines, wanted, top, 600)).toBe(expected)
  })
})
