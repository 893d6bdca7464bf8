import { describe, expect, it } from 'vitest'
import { row, step } from './samples'
import { changed, kindsOf, signOf, substantive } from './signs'

describe('signOf', () => {
  it.each([
    ['same', false, null],
    ['added', true, 'new'],
    ['removed', true, 'removed'],
    ['moved', false, 'moved'],
    ['renumbered', false, 'form'],
    ['edited', true, 'edited'],
    ['edited', false, 'form'],
    ['moved-edited', true, 'edited'],
    ['moved-edited', false, 'moved'],
  ] as const)('%s, substance %s: %s', (relation, substance, sign) => {
    expect(signOf(step({ relation, substance }))).toBe(sign)
  })

  it.each(['split', 'merged'] as const)(
    '%s has a sign of its own, whatever its weight',
    (relation) => {
      for (const substance of [true, false]) {
        expect(signOf(step({ relation, substance }))).toBe(relation)
      }
    },
  )

  it('is nothing where only quotes, signs or spaces differ', () => {
    expect(signOf(step({ relation: 'edited', kinds: ['typography'] }))).toBeNull()
    expect(signOf(step({ relation: 'edited', kinds: ['typography', 'name'] }))).toBe('form')
  })

  it('is nothing where the clause is in neither edition', () => {
    expect(signOf(null)).toBeNull()
  })
})

it('a row has changed, or has substance, when one of its steps has', () => {
  const form = row({ steps: [step({ relation: 'edited', kinds: ['name'] }), null] })
  expect([changed(form), substantive(form)]).toEqual([true, false])
  const same = row({ steps: [step({}), step({})] })
  expect([changed(same), substantive(same)]).toEqual([false, false])
})

it('kinds are named once, substance first', () => {
  const steps = [step({ kinds: ['name', 'scope'] }), step({ kinds: ['name', 'wording'] })]
  expect(kindsOf(row({ steps }))).toEqual(['scope', 'wording', 'name'])
})
