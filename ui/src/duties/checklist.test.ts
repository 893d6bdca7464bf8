import { describe, expect, it } from 'vitest'
import { answered, byAct, cleared, whyItApplies } from './checklist'
import { duties, duty } from './samples'

describe('an answer', () => {
  const host = { question: 'role', option: 'host' }
  const sell = { question: 'role', option: 'sell' }
  const here = { question: 'place', option: 'here' }
  const there = { question: 'place', option: 'there' }

  it('stands beside others where several can be given, and goes when given again', () => {
    expect(answered([host], sell, true)).toEqual([host, sell])
    expect(answered([host, sell], host, true)).toEqual([sell])
  })

  it('takes the place of another where one can be given', () => {
    expect(answered([host, here], there, false)).toEqual([host, there])
    expect(answered([here], here, false)).toEqual([here])
  })

  it('goes when the question is cleared, and no other does', () => {
    expect(cleared([host, here, sell], 'role')).toEqual([here])
  })
})

it('tells duties by act, those first that surely apply', () => {
  const list = [
    duty('know', { act: 'know' }),
    duty('may', { unanswered: ['role'] }),
    duty('sure'),
    duty('not', { act: 'do-not' }),
  ]
  expect(byAct(list).map(({ act, duties: of }) => [act, of.map(({ key }) => key)])).toEqual([
    ['do-not', ['not']],
    ['do', ['sure', 'may']],
    ['know', ['know']],
  ])
})

describe('why a duty applies', () => {
  const list = duties([])
  it.each([
    ['for everyone', duty('a'), 'For everyone.'],
    [
      'because of answers',
      duty('a', { because: [{ question: 'role', option: 'sell' }] }),
      'Because you answered: Say sell.',
    ],
    ['is not known while a question is open', duty('a', { unanswered: ['place'] }), null],
  ])('%s', (_, one, told) => {
    expect(whyItApplies(list, one)).toBe(told)
  })
})
