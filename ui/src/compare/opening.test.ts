// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import type { Annotation, Column, Compared } from '../lib/wire'
import { cell, row, step } from './samples'

const ask = vi.hoisted(() => ({ compare: vi.fn() }))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  compareEditions: ask.compare,
}))

const column = (id: string) => ({ edition: { id, incorporates: [] } }) as unknown as Column
const at = (document: string, address: string) => cell('words', { document, address })
const changed = step({ relation: 'edited', kinds: ['scope'], substance: true })
const form = step({ relation: 'edited', kinds: ['name'] })
const compared: Compared = {
  columns: [column('bees-1'), column('bees-2')],
  rows: [
    row({ cells: [at('bees-1', '1'), at('bees-2', '1')], steps: [changed] }),
    row({ cells: [at('bees-1', '2'), at('bees-2', '2')], steps: [form] }),
    row({
      cells: [at('bees-1', '3'), null],
      steps: [step({ relation: 'removed', substance: true })],
    }),
    row({
      cells: [null, at('bees-2', '4')],
      steps: [step({ relation: 'added', substance: true })],
    }),
    row({ cells: [at('bees-1', '5'), at('bees-2', '5')] }),
  ],
}
const note = (address: string, older: string | null): Annotation =>
  ({
    kind: 'change',
    edition: 'bees-2',
    address,
    change: { older: 'bees-1', quote: null, address: older },
  }) as Annotation

async function fresh() {
  vi.resetModules()
  const { openChange } = await import('./opening')
  const { comparing } = await import('./compare.svelte')
  const { navigation } = await import('../shell/navigation.svelte')
  return { openChange, comparing, navigation }
}
let window: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  ask.compare.mockReset().mockResolvedValue(compared)
  window = await fresh()
})

it.each([
  ['of both sides', note('1', '1'), 0],
  ['of form, though only substance was shown', note('2', '2'), 1],
  ['that was removed', note('', '3'), 2],
  ['that was added', note('4', null), 3],
  ['that is none any more', note('5', '5'), 4],
])('opens Compare at a change %s', async (_, of, expected) => {
  const { comparing, navigation, openChange } = window
  comparing.onlySubstance = true
  await openChange(of)
  expect(ask.compare.mock.calls).toEqual([[['bees-1', 'bees-2'], false]])
  expect(navigation.place).toEqual({ view: 'compare', editions: ['bees-1', 'bees-2'] })
  expect([comparing.now, comparing.onlySubstance]).toEqual([expected, false])
  const drawn = comparing.lines.flatMap((line) =>
    line.as === 'whole' || line.as === 'short' ? [line.row] : [],
  )
  expect(drawn).toContain(expected)
})

it('opens Compare at the top where the clause is no longer there', async () => {
  const { comparing, navigation, openChange } = window
  await openChange(note('1', '1'))
  comparing.scrolled = 400
  await openChange(note('9', '9'))
  expect(navigation.place).toMatchObject({ editions: ['bees-1', 'bees-2'] })
  expect([comparing.now, comparing.scrolled]).toEqual([null, 0])
})

it('says why where the editions cannot be compared', async () => {
  const { comparing, navigation, openChange } = window
  ask.compare.mockRejectedValue({ code: 'input', message: 'there is no bees-1' })
  await openChange(note('1', '1'))
  expect(navigation.place).toMatchObject({ view: 'compare' })
  expect([comparing.now, comparing.failure?.message]).toEqual([null, 'there is no bees-1'])
})
