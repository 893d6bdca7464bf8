import { expect, it } from 'vitest'
import { firstYear, isEarly, placeOf, yearOf } from './timeline'

it.each([
  ['2024-01-01', 2024],
  ['2024-07', 2024.5],
  ['2004', 2004],
  [null, null],
  ['soon', null],
])('the year of %s is %s', (iso, year) => {
  expect(yearOf(iso)).toBe(year)
})

it('begins so that today and the newest edition have room', () => {
  expect(firstYear(['2023-02-24', null], 2026)).toBe(2022)
  expect(firstYear(['2027-01-01'], 2026)).toBe(2023)
  expect(firstYear([], 2026)).toBe(2022)
})

it('places a date in its year, and none that came before', () => {
  expect(placeOf('2022-01-01', 2022)).toBe(0)
  expect(placeOf('2023-07', 2022)).toBe(90)
  expect(placeOf('2004-01', 2022)).toBeNull()
  expect(placeOf(null, 2022)).toBeNull()
})

it.each([
  ['2004-01', true],
  ['2022-01-01', false],
  [null, false],
])('%s lies before 2022: %s', (iso, early) => {
  expect(isEarly(iso, 2022)).toBe(early)
})
