import { beforeEach, describe, expect, it, vi } from 'vitest'
import { reader } from './reader.svelte'

const { readEdition } = vi.hoisted(() => ({ readEdition: vi.fn() }))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  readEdition,
}))

describe('what a count on the shelf leaves out', () => {
  beforeEach(() => {
    reader.off.clear()
  })

  it('is every other group, but not the notes', () => {
    reader.narrow('condition')
    expect([...reader.off].sort()).toEqual(['control', 'grant', 'restriction', 'risk'])
  })

  it('comes back when a text is opened without one', () => {
    reader.narrow('risk')
    reader.widen()
    expect(reader.off.size).toBe(0)
  })

  it('stays when the reader has used the switches since', () => {
    reader.narrow('notes')
    reader.toggle('grant')
    reader.widen()
    expect([...reader.off].sort()).toEqual(['condition', 'control', 'restriction', 'risk'])
  })
})

describe('stepping through findings', () => {
  let opened = 0
  const clauses = [0, 10, 20, 30].map((start) => ({ start, bodyStart: start, end: start + 9 }))
  const findings = [2, 12, 14, 32].map((start) => ({
    group: 'condition',
    start,
    end: start + 3,
    words: [],
  }))

  beforeEach(async () => {
    readEdition.mockResolvedValue({
      text: '',
      clauses,
      findings,
      links: [],
      references: [],
      strong: [],
      diagnostics: [],
      definitions: [],
      annotations: [],
    })
    await reader.open(String((opened += 1)))
    reader.off.clear()
    reader.current = 1
    reader.lastInView = 2
  })

  it('begins where the reader stands, and goes on from there whatever the pointer lights', () => {
    expect(reader.step(1)).toBe(1)
    reader.lit = null
    expect(reader.step(1)).toBe(2)
    reader.lit = 0
    expect(reader.step(-1)).toBe(1)
  })

  it('begins anew where the finding in hand has gone out of view', () => {
    reader.step(1)
    reader.current = 3
    reader.lastInView = 3
    expect(reader.step(1)).toBe(3)
    expect(reader.step(1)).toBeNull()
  })
})
