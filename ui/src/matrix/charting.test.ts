import { beforeEach, expect, it, vi } from 'vitest'
import type { EditionInfo, Matrix } from '../lib/wire'
import { row } from './samples'

const ask = vi.hoisted(() => vi.fn<(ids: string[], bundle: boolean) => Promise<Matrix>>())
const compare = vi.hoisted(() => vi.fn())
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  matrixOf: ask,
  compareEditions: compare,
}))

const edition = (id: string) => ({ id }) as EditionInfo
const matrix = (...signs: string[]): Matrix => ({
  editions: ['a', 'b', 'c'].map(edition),
  rows: signs.map((drawn) => row(drawn)),
})

async function fresh() {
  vi.resetModules()
  return (await import('./matrix.svelte')).charting
}
let charting: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  ask.mockReset()
  compare.mockReset().mockResolvedValue({ columns: [], rows: [] })
  charting = await fresh()
  ask.mockResolvedValue(matrix('oss', 'oes', 'ofs', 'ox.'))
  await charting.show(['a', 'b', 'c'])
})

it('asks once for the same editions, and again when policies are left out', async () => {
  await charting.show(['a', 'b', 'c'])
  expect(ask.mock.calls).toEqual([[['a', 'b', 'c'], true]])
  charting.bundle = false
  await charting.show(['a', 'b', 'c'])
  expect(ask.mock.calls[1]).toEqual([['a', 'b', 'c'], false])
})

it('steps over rows that are not shown', () => {
  charting.onlySubstance = true
  expect(charting.shown).toEqual([1, 3])
  charting.step(0, 0)
  expect(charting.at).toEqual({ row: 1, column: 0 })
  charting.step(1, 1)
  expect(charting.at).toEqual({ row: 3, column: 1 })
})

it('asks for words only while they are open, and for those of the cell in hand', () => {
  charting.step(0, 0)
  charting.step(1, 1)
  expect(compare).not.toHaveBeenCalled()
  charting.openAt(charting.at)
  expect(compare.mock.lastCall).toEqual([['a', 'b'], true])
  charting.step(0, 1)
  expect(compare.mock.lastCall).toEqual([['b', 'c'], true])
  expect(charting.open).toBe(true)
})

it('keeps the answer that was asked for last', async () => {
  let late: (matrix: Matrix) => void = () => undefined
  ask.mockReturnValueOnce(new Promise((resolve) => (late = resolve)))
  const first = charting.show(['a', 'c'])
  ask.mockResolvedValueOnce(matrix('ono'))
  await charting.show(['b', 'c'])
  late(matrix())
  await first
  expect(charting.rows.length).toBe(1)
})

it('tells a failure, and asks anew', async () => {
  ask.mockRejectedValueOnce({ code: 'input', message: 'gone' })
  await charting.show(['a', 'x'])
  expect(charting.failure?.message).toBe('gone')
  ask.mockResolvedValueOnce(matrix('oss'))
  await charting.show(['a', 'x'])
  expect(charting.failure).toBeNull()
  expect(charting.rows.length).toBe(1)
})
