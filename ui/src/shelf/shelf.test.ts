import { expect, it } from 'vitest'
import type { Family, ShelfEdition } from '../lib/wire'
import { invitation } from './shelf.svelte'

const edition = (id: string): ShelfEdition => ({
  info: {
    id,
    family: 'F',
    version: id,
    title: id,
    publisher: 'P',
    date: '2024-01-01',
    kind: 'licence',
    words: 1,
    incorporates: [],
    url: null,
    sha256: '',
    source: '',
  },
  policy: null,
  counts: { restriction: 0, condition: 0, control: 0, risk: 0, grant: 0 },
  notes: 0,
})
const family = (...ids: string[]): Family => ({
  name: ids.join(),
  publisher: 'P',
  editions: ids.map(edition),
})

it('invites to the first family that has three editions, whichever it is', () => {
  const invited = invitation([family('a', 'b'), family('c', 'd', 'e', 'f'), family('g', 'h', 'i')])
  expect(invited?.map(({ info }) => info.id)).toEqual(['c', 'd', 'e'])
})

it('invites to editions of one form, where three of a family come with a policy', () => {
  const mixed = family('a', 'b', 'c', 'd')
  for (const one of mixed.editions.slice(1)) one.policy = `${one.info.id}-aup`
  expect(invitation([mixed])?.map(({ info }) => info.id)).toEqual(['b', 'c', 'd'])
})

it('does not invite where no family has three', () => {
  expect(invitation([family('a'), family('b', 'c')])).toBeNull()
})
