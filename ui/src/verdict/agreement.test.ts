import { describe, expect, it } from 'vitest'
import { onCriterion, onSet } from './agreement'
import { criterion, opinion, set } from './samples'

describe('an opinion that names a criterion', () => {
  it.each([
    ['not-open-source', 'fails', 'Agrees with our verdict.'],
    ['open-source', 'meets', 'Agrees with our verdict.'],
    ['open-source', 'fails', 'Differs from our verdict: theirs is “Meets”, ours “Fails”.'],
    ['not-free', 'unclear', 'Differs from our verdict: theirs is “Fails”, ours “Unclear”.'],
  ] as const)('%s, where we say %s: %s', (stance, ours, told) => {
    expect(onCriterion(opinion({ stance }), ours)?.told).toBe(told)
  })

  it('takes no side when it is a rating', () => {
    expect(onCriterion(opinion({ stance: 'rating' }), 'fails')).toBeNull()
  })
})

describe('an opinion on the whole', () => {
  const failing = set([criterion('5', 'fails'), criterion('6', 'fails'), criterion('7', 'meets')])
  const open = set([criterion('5', 'unclear'), criterion('6', 'meets')])

  it.each([
    ['not-open-source', failing, true, 'Agrees with our verdict.'],
    ['open-source', failing, false, 'Differs from our verdict: 2 criteria fail here.'],
    ['not-free', open, false, 'Differs from our verdict: no criterion fails here.'],
    ['free', open, true, 'Agrees with our verdict.'],
  ] as const)('%s', (stance, definition, agrees, told) => {
    expect(onSet(opinion({ stance }), definition)).toEqual({ agrees, told })
  })

  it('takes no side when it is a rating', () => {
    expect(onSet(opinion({ stance: 'rating' }), failing)).toBeNull()
  })
})
