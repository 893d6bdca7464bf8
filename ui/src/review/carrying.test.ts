import { beforeEach, expect, it, vi } from 'vitest'
import type { Carried, Family } from '../lib/wire'
import { edition } from '../provenance/samples'
import { notes } from '../notes/notes.svelte'
import { library } from '../shelf/library.svelte'
import { navigation } from '../shell/navigation.svelte'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { carrying } from './carrying.svelte'
import { note } from './samples'
import * as targets from './targets'

const backend = vi.hoisted(() => ({
  carryNotes: vi.fn(),
  removeAnnotation: vi.fn(),
  review: vi.fn(),
  shelf: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

const counts = { restriction: 0, condition: 0, control: 0, risk: 0, grant: 0 }
const family = (name: string, versions: readonly string[]): Family => ({
  name,
  publisher: name,
  editions: versions.map((version) => ({
    info: {
      ...edition,
      id: `${name}-${version}`,
      family: name,
      version,
      title: `${name} ${version}`,
    },
    policy: version === '1' ? null : `${name}-${version}-aup`,
    counts,
    notes: 0,
  })),
})

beforeEach(async () => {
  notes.startAfresh()
  for (const command of Object.values(backend)) command.mockReset().mockResolvedValue(null)
  backend.shelf.mockResolvedValue({
    families: [family('Ants', ['1']), family('Bees', ['1', '2', '3'])],
  })
  await library.load()
})
const carried = (placed: number, waiting: number, before = 0): Carried => ({
  placed: Array.from({ length: placed }, (_, i) => note(`p${String(i)}`, { edition: 'Bees-3' })),
  waiting,
  before,
})

it('tells what was placed and what waits, and leads there', async () => {
  backend.carryNotes.mockResolvedValue(carried(7, 3))
  expect(await carrying.carry('Bees-2', 'Bees-3')).toBe(true)
  expect(backend.carryNotes.mock.calls).toEqual([['Bees-2', 'Bees-3']])
  expect(toast.said?.words).toBe('7 placed, 3 wait')
  toast.said?.remedy?.run()
  expect(navigation.place).toEqual({ view: 'review', edition: 'Bees-3' })
})

it('is taken back as one, note by note', async () => {
  backend.carryNotes.mockResolvedValue(carried(2, 0))
  await carrying.carry('Bees-2', 'Bees-3')
  await notes.undo()
  expect(backend.removeAnnotation.mock.calls).toEqual([['p1'], ['p0']])
  expect(notes.canUndo).toBe(false)
})

it.each([
  [carried(0, 0), 'There was no note to carry'],
  [carried(0, 1, 2), '1 waits, 2 carried or left before'],
])('says it in words: %#', async (answer, words) => {
  backend.carryNotes.mockResolvedValue(answer)
  await carrying.carry('Bees-2', 'Bees-3')
  expect(toast.said?.words).toBe(words)
})

it('says why it was not done, and is done by a retry', async () => {
  backend.carryNotes.mockRejectedValueOnce({ code: 'store', message: 'full' })
  expect(await carrying.carry('Bees-2', 'Bees-3')).toBe(false)
  expect([carrying.failure?.message, saving.state]).toEqual(['full', 'failed'])
  backend.carryNotes.mockResolvedValue(carried(1, 0))
  await saving.flush()
  expect([carrying.failure, saving.state, toast.said?.words]).toEqual([null, 'saved', '1 placed'])
})

it('offers the family first, never the text itself, policies for a policy', () => {
  const ids = (from: string) => targets.carryTargets(from).map(({ id }) => id)
  expect(ids('Bees-2')).toEqual(['Bees-1', 'Bees-3', 'Ants-1'])
  expect(ids('Bees-2-aup')).toEqual(['Bees-3-aup'])
  const likeliest = (from: string) => targets.likeliest(from, targets.carryTargets(from))
  expect(['Bees-1', 'Bees-2', 'Bees-3', 'Ants-1'].map(likeliest)).toEqual([
    'Bees-2',
    'Bees-3',
    'Bees-2',
    'Bees-1',
  ])
  const found = targets.matching(targets.carryTargets('Ants-1'), ' 2 bee')
  expect(found.map(({ id }) => id)).toEqual(['Bees-2'])
})
