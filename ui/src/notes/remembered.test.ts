// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { fresh, type Act } from './history'
import { actOf, MOST, remember, remembered } from './remembered'

const edit = (body: string) => ({
  body,
  colour: 2 as const,
  tags: ['EU'],
  links: [{ subject: 'claim' as const, words: 'cut off', stance: 'contradicts' as const }],
  done: true,
})
const of = { id: 'n', edition: 'one' }
const acts: Act[] = [
  { ...of, kind: 'add', on: 'underline' },
  { ...of, kind: 'edit', before: edit(''), after: edit('words') },
  { ...of, kind: 'revert', from: 2, to: 0 },
  { ...of, kind: 'place', from: 2, to: 3 },
  { ...of, kind: 'remove', on: 'change' },
  { kind: 'take-off', id: 'one', edition: 'one', name: 'One' },
  {
    kind: 'judge',
    id: 'j',
    edition: 'one',
    criterion: 'osd-1',
    name: 'Free redistribution',
    before: null,
    after: { verdict: 'fails', note: '' },
  },
  { ...of, kind: 'carry', group: 'g' },
  { ...of, kind: 'leave' },
]
const keep = (kept: string) => {
  sessionStorage.setItem('glossator.acts', kept)
}

beforeEach(() => {
  sessionStorage.clear()
})

describe('what was done', () => {
  it('is there again after a reload', () => {
    const history = { done: acts, undone: [...acts].reverse() }
    remember(history)
    expect(remembered()).toEqual(history)
  })

  it('is nothing in a new window', () => {
    expect(remembered()).toEqual(fresh)
  })

  it('is kept as far back as anybody would go', () => {
    const many = Array.from({ length: MOST + 5 }, (_, i): Act => ({
      ...of,
      kind: 'add',
      on: 'clause',
      id: String(i),
    }))
    remember({ done: many, undone: [] })
    expect(remembered().done).toEqual(many.slice(-MOST))
  })

  it.each(['', '{', 'null', '[]', '7', '"x"', '{"done":7}', '{"done":[{"kind":"add"}]}'])(
    'is nothing where %j was kept',
    (kept) => {
      keep(kept)
      expect(remembered()).toEqual(fresh)
    },
  )

  it('ends where it cannot be read: what lies behind cannot be taken back in turn', () => {
    keep(JSON.stringify({ done: [acts[0], { kind: 'format-disk' }, acts[2], acts[3]], undone: [] }))
    expect(remembered().done).toEqual([acts[2], acts[3]])
  })
})

describe('an act', () => {
  it('has nothing in it but what an act has', () => {
    expect(actOf({ ...acts[0], __proto__: null, extra: '<script>' })).toEqual(acts[0])
  })

  const [added, edited, reverted, , , off, judged] = acts
  it.each([
    ['without an id', { ...added, id: '' }],
    ['on no edition', { ...added, edition: 3 }],
    ['of no kind', { ...added, kind: 'burn' }],
    ['on what cannot be noted on', { ...added, on: 'page' }],
    ['with a sixth colour', { ...edited, after: { ...edit('x'), colour: 6 } }],
    ['with a tag that is no word', { ...edited, before: { ...edit('x'), tags: ['a', 1] } }],
    [
      'with a stance that is none',
      {
        ...edited,
        after: { ...edit(''), links: [{ subject: 'claim', words: 'x', stance: 'likes' }] },
      },
    ],
    ['that is neither done nor open', { ...edited, after: { ...edit(''), done: 'yes' } }],
    ['before the first version', { ...reverted, to: -1 }],
    ['between two versions', { ...reverted, from: 1.5 }],
    ['on a text without a name', { ...off, name: null }],
    ['with a verdict that is none', { ...judged, after: { verdict: 'guilty', note: '' } }],
    ['in a group without a name', { ...added, group: 7 }],
    ['that is a list', [added]],
  ])('%s is none', (_, kept) => {
    expect(actOf(kept)).toBeNull()
  })
})
