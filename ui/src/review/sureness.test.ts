import { expect, it } from 'vitest'
import type { ReviewItem } from '../lib/wire'
import { item, moved } from './samples'
import { onlyMoved, sureness } from './sureness'

it.each<[string, Partial<ReviewItem>, ReturnType<typeof sureness>]>([
  ['nothing is offered', { offers: [] }, null],
  ['high and far ahead', { score: 0.95, margin: 0.5 }, 'almost'],
  ['high, and another as good', { score: 0.95, margin: 0.02 }, 'perhaps'],
  ['middling', { score: 0.7, margin: 0.4 }, 'likely'],
  ['low', { score: 0.5, margin: 0.4 }, 'perhaps'],
  ['very low', { score: 0.1, margin: 0.1 }, 'hardly'],
])('is said in words: %s', (_, given, words) => {
  expect(sureness(item('n', given))).toBe(words)
})

it('says that words only moved when these are the same and stand in one place', () => {
  const one = moved('n')
  const [offer] = one.offers
  expect(onlyMoved(one)).toBe(true)
  expect(onlyMoved({ ...one, status: 'unsure' })).toBe(false)
  expect(onlyMoved({ ...one, old: { ...one.old, words: 'keeps a Hive' } })).toBe(false)
  expect(onlyMoved({ ...one, offers: offer ? [offer, offer] : [] })).toBe(false)
  expect(onlyMoved({ ...one, offers: [] })).toBe(false)
})
