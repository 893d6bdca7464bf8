// Notes that wait, for the tests of the review.
import type { Annotation, Excerpt, Review, ReviewItem } from '../lib/wire'

export const excerpt = (words: string, given: Partial<Excerpt> = {}): Excerpt => ({
  edition: 'bees-1',
  address: '2.a',
  before: 'Whoever ',
  words,
  after: ' asks the queen.',
  ...given,
})

export const note = (id: string, given: Partial<Annotation> = {}): Annotation => ({
  id,
  edition: 'bees-1',
  kind: 'highlight',
  change: null,
  start: null,
  end: null,
  status: 'unsure',
  quote: 'keeps a hive',
  address: '2.a',
  colour: 1,
  body: 'ask counsel',
  tags: [],
  links: [],
  done: false,
  author: '',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  ...given,
})

/** A note of the first edition whose words are offered in the second, but for what is given. */
export const item = (id: string, given: Partial<ReviewItem> = {}): ReviewItem => ({
  note: note(id),
  status: 'edited',
  reason: 'reworded',
  score: 0.95,
  margin: 0.5,
  old: excerpt('keeps a hive'),
  offers: [
    { range: { start: 10, end: 23 }, excerpt: excerpt('keeps two hives', { edition: 'bees-2' }) },
    { range: { start: 40, end: 52 }, excerpt: excerpt('keeps a hive', { edition: 'bees-2' }) },
  ],
  ...given,
})

/** One whose words only stand elsewhere now. */
export const moved = (id: string): ReviewItem =>
  item(id, {
    status: 'moved',
    reason: 'other-clause',
    offers: [
      { range: { start: 40, end: 52 }, excerpt: excerpt('keeps a hive', { edition: 'bees-2' }) },
    ],
  })

export const review = (items: readonly ReviewItem[], edition = 'bees-2'): Review => ({
  edition,
  items: [...items],
})
