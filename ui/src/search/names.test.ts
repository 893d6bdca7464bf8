import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { ShelfEdition } from '../lib/wire'
import { library } from '../shelf/library.svelte'
import { alsoIn, nameOf } from './names'

const backend = vi.hoisted(() => ({ shelf: vi.fn() }))
vi.mock('../lib/ipc', () => backend)

const edition = (family: string, version: string, policy: string | null = null): ShelfEdition => ({
  info: {
    id: `${family}-${version}`.toLowerCase(),
    family,
    version,
    title: `${family} ${version} Licence`,
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
  policy,
  counts: { restriction: 0, condition: 0, control: 0, risk: 0, grant: 0 },
  notes: 0,
})
beforeAll(async () => {
  const llamas = [edition('Llama', '2'), edition('Llama', '3'), edition('Llama', '3.1', 'aup')]
  backend.shelf.mockResolvedValue({
    families: [
      { name: 'Gemma', publisher: 'P', editions: [edition('Gemma', '1')] },
      { name: 'Llama', publisher: 'P', editions: llamas },
    ],
  })
  await library.load()
})

describe('an edition', () => {
  it.each([
    ['llama-3', 'Llama 3'],
    // A policy is called by its licence.
    ['aup', 'Llama 3.1, policy'],
    // One of the reference shelf by its title.
    ['mit', 'a title'],
  ])('%s is called %s', (id, name) => {
    expect(nameOf(id, 'a title')).toBe(name)
  })
})

it('tells the editions of the same family first and briefly, then the others', () => {
  const also = ['mit', 'llama-3.1', 'gemma-1', 'llama-2'].map((edition) => ({
    edition,
    title: 'MIT Licence',
    address: '6',
  }))
  const names = alsoIn({ edition: 'llama-3', also }).map(({ name }) => name)
  expect(names).toEqual(['2', '3.1', 'MIT Licence', 'Gemma 1'])
})
