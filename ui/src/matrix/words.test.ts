import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cell as compared, row as comparedRow, step } from '../compare/samples'
import type { Compared, MatrixCell } from '../lib/wire'

const ask = vi.hoisted(() => vi.fn<(ids: string[], bundle: boolean) => Promise<Compared>>())
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  compareEditions: ask,
}))

import { found, wordings, type Wanted } from './words.svelte'

const at = (document: string, address: string): MatrixCell => ({
  stands: { document, address },
  mark: 'same',
  change: null,
})
const nowhere: MatrixCell = { stands: null, mark: 'gone', change: null }

const answer: Compared = {
  columns: [],
  rows: [
    comparedRow({
      cells: [
        compared('old one', { document: 'a', address: '1' }),
        compared('new one', { document: 'b', address: '1' }),
      ],
      steps: [step({ relation: 'edited', substance: true })],
    }),
    comparedRow({
      cells: [compared('went', { document: 'a', address: '2' }), null],
      steps: [step({ relation: 'removed', substance: true })],
    }),
    // A policy of the same bundle has an address of its own that reads the same.
    comparedRow({
      cells: [null, compared('policy', { document: 'b-policy', address: '1' })],
      steps: [step({ relation: 'added', substance: true })],
    }),
  ],
}
const wanted = (given: Partial<Wanted>): Wanted => ({
  before: 'a',
  edition: 'b',
  after: null,
  bundle: true,
  cell: at('b', '1'),
  cellBefore: at('a', '1'),
  ...given,
})
const told = (given: Partial<Wanted>) => {
  const words = found(answer, wanted(given))
  const text = (side: 'old' | 'now') => words?.[side]?.runs.map((run) => run.text).join('')
  return words && [text('old'), text('now'), words.step?.relation]
}

describe('the words behind a cell', () => {
  it('are found by text and address', () => {
    expect(told({})).toEqual(['old one', 'new one', 'edited'])
    expect(told({ cell: at('b-policy', '1'), cellBefore: nowhere })).toEqual([
      undefined,
      'policy',
      'added',
    ])
  })

  it('of a clause that went are those of the edition before', () => {
    expect(told({ cell: nowhere, cellBefore: at('a', '2') })).toEqual([
      'went',
      undefined,
      'removed',
    ])
  })

  it('of the first edition stand by themselves', () => {
    expect(told({ before: null, edition: 'a', cell: at('a', '1'), cellBefore: null })).toEqual([
      undefined,
      'old one',
      undefined,
    ])
  })

  it('are none where the clause stands nowhere', () => {
    expect(told({ cell: nowhere, cellBefore: nowhere })).toBeNull()
  })
})

describe('showing words', () => {
  beforeEach(() => {
    ask.mockReset()
    wordings.clear()
  })

  it('compares two editions once, and the first with the second', async () => {
    ask.mockResolvedValue(answer)
    await wordings.show(wanted({}))
    await wordings.show(wanted({ cell: nowhere, cellBefore: at('a', '2') }))
    expect(ask.mock.calls).toEqual([[['a', 'b'], true]])
    await wordings.show(
      wanted({ before: null, edition: 'a', after: 'b', cell: at('a', '1'), cellBefore: null }),
    )
    expect(ask.mock.calls.length).toBe(1)
    expect(wordings.words?.now?.runs[0]?.text).toBe('old one')
  })

  it('shows the cell that was asked for last, whichever answer comes last', async () => {
    let late: (compared: Compared) => void = () => undefined
    ask.mockReturnValueOnce(new Promise((resolve) => (late = resolve)))
    const first = wordings.show(wanted({}))
    ask.mockResolvedValueOnce({ columns: [], rows: [] })
    await wordings.show(wanted({ before: 'b', edition: 'c' }))
    late(answer)
    await first
    expect(wordings.words).toBeNull()
  })

  it('tells a failure, and asks anew', async () => {
    ask.mockRejectedValueOnce({ code: 'input', message: 'gone' })
    await wordings.show(wanted({}))
    expect(wordings.failure).toEqual({ code: 'input', message: 'gone' })
    ask.mockResolvedValueOnce(answer)
    await wordings.again()
    expect(wordings.failure).toBeNull()
    expect(wordings.words?.now?.runs[0]?.text).toBe('new one')
  })
})
