import { describe, expect, it } from 'vitest'
import { fullName, nameBesideDate, shortName, type Named } from './names'

const named = (version: string, title: string, date: string | null): Named => ({
  family: 'Gemma',
  version,
  title,
  date,
})

const one = named('1', 'Gemma License', '2023-02-01')
const two = named('2', 'Gemma License', '2024-02-01')
const terms = named('', 'Gemma Terms of Use', '2024-04-01')
const later = named('', 'Gemma Terms of Use', '2025-03-24')
const undated = named('', 'Gemma Terms of Use', null)
const policy = named('', 'Gemma Policy', null)

describe('an edition', () => {
  it.each([
    ['is called by its number', one, [two], 'Gemma 1', '1'],
    ['alone in its family by the family', terms, [], 'Gemma', 'Gemma'],
    [
      'without a number by its title, and briefly by its day',
      terms,
      [one],
      'Gemma Terms of Use',
      '1 Apr 2024',
    ],
    [
      'without a number or a title of its own by title and day',
      terms,
      [later],
      'Gemma Terms of Use, 1 Apr 2024',
      '1 Apr 2024',
    ],
    [
      'that shares its number by title',
      one,
      [named('1', 'Other', '2020')],
      'Gemma License',
      '1 Feb 2023',
    ],
    [
      'that shares number and title by title and day',
      one,
      [named('1', 'Gemma License', '2022')],
      'Gemma License, 1 Feb 2023',
      '1 Feb 2023',
    ],
    ['without a number and a date by its title', policy, [terms], 'Gemma Policy', 'Gemma Policy'],
    [
      'of which nothing is known apart from the others by its title',
      undated,
      [later],
      'Gemma Terms of Use',
      'Gemma Terms of Use',
    ],
  ] as const)('%s', (_, edition, others, full, short) => {
    expect([fullName(edition, others), shortName(edition, others)]).toEqual([full, short])
  })
})

it('needs no day in its name where the day stands beside it', () => {
  expect(nameBesideDate(terms, [later])).toBe('Gemma Terms of Use')
})

it('shares neither its number nor its day in brief: then its title tells it apart', () => {
  expect(shortName(terms, [{ ...later, date: terms.date }])).toBe('Gemma Terms of Use')
})
