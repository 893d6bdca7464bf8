// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { cell, row as comparedRow, step } from '../compare/samples'
import type { Compared, EditionInfo, Matrix } from '../lib/wire'
import { row } from './samples'

const ask = vi.hoisted(() => ({ matrix: vi.fn(), compare: vi.fn() }))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  matrixOf: ask.matrix,
  compareEditions: ask.compare,
}))

const clause = (document: string, address: string) => cell('words', { document, address })
const compared: Compared = {
  columns: [],
  rows: [
    comparedRow({ cells: [clause('edition-0', '9'), clause('edition-1', '9')] }),
    comparedRow({
      cells: [clause('edition-0', '1'), null],
      steps: [step({ relation: 'removed', substance: true })],
    }),
  ],
}

async function fresh() {
  vi.resetModules()
  const { charting } = await import('./matrix.svelte')
  const { openInCompare, openInReader } = await import('./opening')
  const { comparing } = await import('../compare/compare.svelte')
  const { navigation } = await import('../shell/navigation.svelte')
  return { charting, openInCompare, openInReader, comparing, navigation }
}
let window: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  const matrix: Matrix = {
    editions: ['edition-0', 'edition-1', 'edition-2'].map((id) => ({ id }) as EditionInfo),
    rows: [row('ox.')],
  }
  ask.matrix.mockReset().mockResolvedValue(matrix)
  ask.compare.mockReset().mockResolvedValue(compared)
  window = await fresh()
  await window.charting.show(['edition-0', 'edition-1', 'edition-2'])
})

it('opens a clause that went in Compare, beside the edition that had it', async () => {
  const { comparing, navigation, openInCompare } = window
  comparing.onlySubstance = true
  await openInCompare({ row: 0, column: 1 })
  expect(ask.compare.mock.calls).toEqual([[['edition-0', 'edition-1'], true]])
  expect(navigation.place).toEqual({ view: 'compare', editions: ['edition-0', 'edition-1'] })
  expect([comparing.now, comparing.onlySubstance]).toEqual([1, false])
})

it('opens a clause of the first edition beside the second', async () => {
  await window.openInCompare({ row: 0, column: 0 })
  expect(window.navigation.place).toMatchObject({ editions: ['edition-0', 'edition-1'] })
  expect(window.comparing.now).toBe(1)
})

it('opens no row where the clause stands in neither edition', async () => {
  await window.openInCompare({ row: 0, column: 2 })
  expect(window.navigation.place).toMatchObject({ editions: ['edition-1', 'edition-2'] })
  expect(window.comparing.now).toBeNull()
})

it('opens a clause that went in the Reader of the edition before', () => {
  window.openInReader({ row: 0, column: 1 })
  expect(window.navigation.place).toEqual({
    view: 'reader',
    edition: 'edition-0',
    address: '1',
  })
})

it('goes nowhere from a cell whose clause stands in neither edition', () => {
  window.openInReader({ row: 0, column: 2 })
  expect(window.navigation.place).toEqual({ view: 'shelf' })
})
