import { beforeEach, expect, it, vi } from 'vitest'
import type { Failure } from '../lib/wire'
import { edition, fetched } from './samples'

const backend = vi.hoisted(() => ({
  publishersCopy: vi.fn(),
  forgetImport: vi.fn(() => Promise.resolve(null)),
}))
const offer = vi.hoisted(() => vi.fn())

vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
vi.mock('../bring/bringing.svelte', () => ({ bringing: { offer } }))
const { Asking } = await import('./asking.svelte')

const offline: Failure = { code: 'network', message: 'this computer seems to be offline' }

beforeEach(() => {
  vi.clearAllMocks()
  backend.publishersCopy.mockReset()
})

it('asks nobody before the reader presses, and once while it is under way', async () => {
  const asking = new Asking(edition)
  expect(backend.publishersCopy).not.toHaveBeenCalled()
  backend.publishersCopy.mockResolvedValue(fetched)
  const asked = asking.ask()
  void asking.ask()
  expect(asking.asking).toBe(true)
  await asked
  expect(backend.publishersCopy.mock.calls).toEqual([['bees-1']])
  expect([asking.asking, asking.fetched]).toEqual([false, fetched])
})

it('says why nothing came, and asks again when the reader wants it', async () => {
  const asking = new Asking(edition)
  backend.publishersCopy.mockRejectedValueOnce(offline)
  await asking.ask()
  expect([asking.asking, asking.failure]).toEqual([false, offline])
  backend.publishersCopy.mockResolvedValueOnce(fetched)
  await asking.ask()
  expect([asking.failure, asking.fetched]).toEqual([null, fetched])
})

it('lets go of what came when it is dismissed', async () => {
  const asking = new Asking(edition)
  backend.publishersCopy.mockResolvedValueOnce(fetched)
  await asking.ask()
  asking.end()
  expect(backend.forgetImport.mock.calls).toEqual([[7]])
  asking.end()
  expect(backend.forgetImport).toHaveBeenCalledOnce()
})

it('lets go of what comes after it was dismissed', async () => {
  const asking = new Asking(edition)
  let answer: (value: typeof fetched) => void = () => undefined
  backend.publishersCopy.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  const asked = asking.ask()
  asking.end()
  answer(fetched)
  await asked
  expect(asking.fetched).toBeNull()
  expect(backend.forgetImport.mock.calls).toEqual([[7]])
})

it('hands the copy on to be kept, and then has nothing to let go of', async () => {
  const asking = new Asking(edition)
  backend.publishersCopy.mockResolvedValueOnce(fetched)
  await asking.ask()
  asking.keep('2026-11-25')
  asking.end()
  expect(offer.mock.calls).toMatchObject([
    [{ token: 7, details: { family: 'Bees', version: '1 (2026-11-25)' } }, 'bees-1'],
  ])
  expect(backend.forgetImport).not.toHaveBeenCalled()
})
