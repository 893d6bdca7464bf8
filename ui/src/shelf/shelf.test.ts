import { describe, expect, it, vi } from 'vitest'
import type { Family, ShelfEdition } from '../lib/wire'
import { library } from './library.svelte'
import { invitation, nameOf, shelf } from './shelf.svelte'

const backend = vi.hoisted(() => ({ shelf: vi.fn() }))
vi.mock('../lib/ipc', () => backend)

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
    origin: 'catalogue',
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

describe('the line that the keyboard stands on', () => {
  const stands = () => shelf.lines.map(nameOf).includes(shelf.at)

  it('is the first edition of a family that opens, and the family again once it folds', async () => {
    const opened = family('c', 'd')
    backend.shelf.mockResolvedValue({ families: [family('a', 'b'), opened, family('e')] })
    await library.load()
    shelf.at = nameOf({ of: 'family', family: opened })
    shelf.open(opened)
    expect([shelf.at, stands()]).toEqual(['edition c', true])
    shelf.fold(opened)
    expect([shelf.at, stands()]).toEqual(['family c,d', true])
  })

  it('stays on a family of one edition, which never opens', () => {
    const one = family('e')
    shelf.at = nameOf({ of: 'family', family: one })
    shelf.open(one)
    expect([shelf.at, stands()]).toEqual(['family e', true])
  })
})

it('opens the family of the invitation first, else the first with more than one edition', async () => {
  const [small, large] = [family('p', 'q'), family('r', 's', 't')]
  for (const { name, editions } of [small, large]) {
    for (const { info } of editions) info.family = name
  }
  backend.shelf.mockResolvedValue({ families: [small, large] })
  await library.load()
  expect([shelf.isOpen(small), shelf.isOpen(large)]).toEqual([false, true])
  backend.shelf.mockResolvedValue({ families: [family('v'), small] })
  await library.load()
  expect(shelf.isOpen(small)).toBe(true)
})
