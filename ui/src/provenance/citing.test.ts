// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'

const backend = vi.hoisted(() => ({
  cite: vi.fn(() => Promise.resolve('“Keep bees.”')),
  readEdition: vi.fn(),
}))
const copyAndSay = vi.hoisted(() => vi.fn((words: Promise<string>) => words))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
vi.mock('../lib/clipboard', () => ({ copyAndSay }))
const { reader } = await import('../reader/reader.svelte')
const { copyCitation } = await import('./citing')

const clauses = [0, 10, 20].map((start, i) => ({
  address: ['preamble', '1', '1.b'][i],
  start,
  bodyStart: start + 2,
  end: start + 9,
}))
let opened = 0

beforeEach(async () => {
  vi.clearAllMocks()
  document.body.replaceChildren()
  backend.readEdition.mockResolvedValue({
    edition: { id: 'bees' },
    text: '',
    clauses,
    findings: [],
    links: [],
    references: [],
    strong: [],
    diagnostics: [],
    definitions: [],
    annotations: [],
  })
  await reader.open(String((opened += 1)))
  reader.current = 1
  reader.lastInView = 2
})

/** Gives a run in the clause that begins there the focus. */
function focusIn(clause: number): void {
  document.body.innerHTML = `<div data-clause="${String(clause)}">
    <span data-finding="0" tabindex="0"><span data-start="${String(clause * 10 + 4)}">x</span></span>
  </div>`
  document.querySelector<HTMLElement>('[data-finding]')?.focus()
}

describe('a citation', () => {
  it('is of the selected words', async () => {
    reader.selection = { start: 12, end: 14 }
    await copyCitation()
    expect(backend.cite.mock.calls).toEqual([['bees', 12, 14]])
    expect(copyAndSay.mock.calls[0]).toEqual([expect.any(Promise), 'Citation copied'])
  })

  it('else of the clause at the top, without its printed label', async () => {
    await copyCitation()
    expect(backend.cite.mock.calls).toEqual([['bees', 12, 19]])
    expect(copyAndSay.mock.calls[0]).toEqual([expect.any(Promise), 'Citation of 1 copied'])
  })

  it('or of the clause that the keyboard stands in', async () => {
    focusIn(2)
    await copyCitation()
    expect(backend.cite.mock.calls).toEqual([['bees', 22, 29]])
  })

  it('but not of one that went out of view', async () => {
    focusIn(0)
    await copyCitation()
    expect(backend.cite.mock.calls).toEqual([['bees', 12, 19]])
  })

  it('names no address that is printed nowhere', async () => {
    reader.current = 0
    await copyCitation()
    expect(copyAndSay.mock.calls[0]).toEqual([expect.any(Promise), 'Citation copied'])
  })
})
