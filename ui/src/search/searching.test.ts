import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Found } from '../lib/wire'

const backend = vi.hoisted(() => ({
  search: vi.fn<(query: string, limit: number) => Promise<unknown>>(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
const { searching } = await import('./searching.svelte')

const found = (clauseTotal: number, building = false): Found => ({
  clauses: [],
  notes: [],
  clauseTotal,
  noteTotal: 0,
  building,
  trouble: '',
  misunderstood: [],
})
/** The questions that wait for an answer, by their query. */
let asked: { query: string; answer: (found: Found) => void; fail: () => void }[]
const queries = () => asked.map(({ query }) => query)
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  backend.search.mockImplementation(
    (query) =>
      new Promise((resolve, reject) => {
        asked.push({
          query,
          answer: resolve,
          fail: () => {
            reject(new Error('no index'))
          },
        })
      }),
  )
})
afterEach(() => {
  searching.clear()
  vi.useRealTimers()
})

/** Types a query and waits until it is asked. */
async function type(query: string) {
  searching.query = query
  await vi.advanceTimersByTimeAsync(80)
}

it('asks once what is typed rests', async () => {
  searching.query = 'm'
  await vi.advanceTimersByTimeAsync(79)
  searching.query = 'ma'
  await vi.advanceTimersByTimeAsync(79)
  expect(queries()).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(queries()).toEqual(['ma'])
})

it('takes the latest answer, in whatever order they come, and keeps the one before until then', async () => {
  await type('a')
  asked[0]?.answer(found(1))
  await settle()
  await type('ab')
  await type('abc')
  expect([searching.answered, searching.found?.clauseTotal]).toEqual(['a', 1])
  asked[2]?.answer(found(3))
  await settle()
  asked[1]?.answer(found(2))
  await settle()
  expect([searching.answered, searching.found?.clauseTotal]).toEqual(['abc', 3])
})

it('forgets what it was asked when the field is cleared', async () => {
  await type('a')
  searching.clear()
  asked[0]?.answer(found(1))
  await settle()
  expect(searching.found).toBeNull()
  await type('   ')
  expect(queries()).toEqual(['a'])
})

it('asks again while texts are being indexed, and not once it rests', async () => {
  await type('a')
  asked[0]?.answer(found(1, true))
  await vi.advanceTimersByTimeAsync(1000)
  expect(queries()).toEqual(['a', 'a'])
  asked[1]?.answer(found(2, true))
  await settle()
  expect(searching.found?.clauseTotal).toBe(2)
  searching.rest()
  await vi.advanceTimersByTimeAsync(5000)
  expect(queries()).toEqual(['a', 'a'])
  searching.again()
  await settle()
  asked[2]?.answer(found(3))
  await vi.advanceTimersByTimeAsync(5000)
  expect([queries().length, searching.found?.clauseTotal]).toEqual([3, 3])
})

it('tells why it failed, and keeps what was found', async () => {
  await type('a')
  asked[0]?.answer(found(1))
  await settle()
  await type('ab')
  asked[1]?.fail()
  await settle()
  expect([searching.failure?.message, searching.found?.clauseTotal]).toEqual(['no index', 1])
  await type('abc')
  expect(searching.failure).toBeNull()
})
