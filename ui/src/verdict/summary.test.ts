// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../lib/messages/language.svelte'
import { criterion, set } from './samples'
import { fullName, shortName, summaryOf, tallyOf } from './summary'

afterEach(() => {
  speak('en')
})

const mixed = set([
  criterion('1', 'meets'),
  criterion('5', 'fails'),
  criterion('6', 'fails'),
  criterion('9', 'unclear'),
])

describe('a set in one sentence', () => {
  it('tells how many fail, and which', () => {
    expect(summaryOf(mixed)).toBe('Fails 2 of 4 criteria of the Hive Definition: 5, 6.')
    expect(tallyOf(mixed)).toBe('1 met, 1 unclear, 0 not judged.')
  })

  it('names criteria without a number by their titles', () => {
    expect(summaryOf(set([criterion('', 'fails')]))).toMatch(/: Criterion \.$/u)
  })

  it('claims no more than that none fails where none does', () => {
    expect(summaryOf(set([criterion('1', 'unclear'), criterion('2', 'not-judged')]))).toBe(
      'Fails none of the 2 criteria of the Hive Definition.',
    )
  })

  it('speaks French', () => {
    speak('fr')
    expect(summaryOf(mixed)).toBe('Échoue à 2 des 4 critères (Définition de la ruche)\u00a0: 5, 6.')
  })
})

it('names a criterion by its number where there is little room', () => {
  const five = criterion('5', 'fails')
  expect([shortName(five), fullName(five)]).toEqual(['5', '5 Criterion 5'])
  const use = { ...five, number: '' }
  expect([shortName(use), fullName(use)]).toEqual(['Criterion 5', 'Criterion 5'])
})
