// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { licence, policy, proof } from './samples'

const { readEdition } = vi.hoisted(() => ({ readEdition: vi.fn() }))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  readEdition,
}))

const findings = [
  { category: 'naming', start: 100, end: 134 },
  { category: 'scale-threshold', start: 10, end: 20 },
  { category: 'scale-threshold', start: 100, end: 134 },
].map((finding) => ({ ...finding, words: [], group: 'restriction' }))

// Made ready once, before any test: on a busy machine that takes longer than a hook may.
await import('./opening')

async function fresh() {
  vi.resetModules()
  const { openProof, whereIs } = await import('./opening')
  const { reader } = await import('../reader/reader.svelte')
  const { navigation } = await import('../shell/navigation.svelte')
  return { openProof, whereIs, reader, navigation }
}
// Read once outside the hook, whose time is short for that where the machine is busy.
let window = await fresh()
beforeEach(async () => {
  readEdition.mockReset().mockImplementation((id: string) =>
    Promise.resolve({
      edition: { id },
      text: '',
      clauses: [],
      findings,
      links: [],
      references: [],
      strong: [],
      diagnostics: [],
      definitions: [],
      annotations: [],
    }),
  )
  window = await fresh()
})
const bundle = [licence, policy]

it('opens a clause in its own document, with the gloss of its finding', async () => {
  const { navigation, openProof, reader } = window
  await openProof(bundle, proof({ document: 1, address: 'AUP.1.a' }))
  expect(navigation.place).toEqual({
    view: 'reader',
    edition: 'bees-2-aup',
    address: 'AUP.1.a',
  })
  expect([reader.opened, reader.inHand]).toEqual([2, 2])
})

it('opens the clause where the text has no such finding', async () => {
  const { navigation, openProof, reader } = window
  await openProof(bundle, proof({ category: 'dispute' }))
  expect(navigation.place).toMatchObject({ edition: 'bees-2', address: '2' })
  expect(reader.opened).toBeNull()
})

it('goes nowhere for a document that the bundle has not', async () => {
  await window.openProof(bundle, proof({ document: 7 }))
  expect(window.navigation.place).toEqual({ view: 'shelf' })
})

describe('where a clause stands', () => {
  it.each([
    [0, '1.b.iv', '§ 1.b.iv'],
    [1, 'AUP.1.a', '§ 1.a, in the policy'],
    [0, 'preamble.2', 'preamble.2'],
  ])('document %i, %s: %s', (document, address, told) => {
    expect(window.whereIs(bundle, { document, address })).toBe(told)
  })
})
