import { describe, expect, it } from 'vitest'
import type { Annotation, Colour } from '../lib/wire'
import { ALL, choices, passing, still, type Filters, type Listed } from './filtering'

const note = (
  id: string,
  author: string,
  colour: Colour,
  tags: string[],
  done: boolean,
): Listed => ({
  annotation: { id, author } as Annotation,
  edit: { body: '', colour, tags, links: [], done },
})
const listed = [
  note('a', 'Ada', 1, ['EU'], false),
  note('b', '', 2, ['EU', 'breach'], true),
  note('c', 'Ada', 3, [], true),
]

describe('the notes that are listed', () => {
  it.each([
    ['are all of them at first', {}, ['a', 'b', 'c']],
    ['have one of the colours', { colours: [1, 3] }, ['a', 'c']],
    ['have the tag', { tag: 'EU' }, ['a', 'b']],
    ['are of the author', { author: 'Ada' }, ['a', 'c']],
    ['are of nobody', { author: '' }, ['b']],
    ['are open', { status: 'open' }, ['a']],
    ['are dealt with', { status: 'done' }, ['b', 'c']],
    ['are all that at once', { colours: [2, 3], author: 'Ada', status: 'done' }, ['c']],
    ['are none', { tag: 'breach', author: 'Ada' }, []],
  ] satisfies [string, Partial<Filters>, string[]][])('%s', (_, filters, ids) => {
    const left = passing(listed, { ...ALL, ...filters })
    expect(left.map(({ annotation }) => annotation.id)).toEqual(ids)
  })

  it('can be chosen by each tag and author once', () => {
    expect(choices(listed)).toEqual({ tags: ['breach', 'EU'], authors: ['', 'Ada'] })
  })

  it('are not left out for a tag or an author that is gone', () => {
    const filters: Filters = { colours: [1], tag: 'breach', author: 'Ada', status: 'done' }
    expect(still(filters, listed.slice(0, 1))).toEqual({ ...filters, tag: null })
    expect(still(filters, [])).toEqual({ ...filters, tag: null, author: null })
  })
})
