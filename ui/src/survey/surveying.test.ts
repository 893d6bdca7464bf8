// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { row, survey } from './samples'

const backend = vi.hoisted(() => ({ survey: vi.fn(), readEdition: vi.fn() }))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

const bee = row('bee', 'mfm', [2, 0, 1])
const ant = row('ant', 'fmf', [0, 3, 1])
const cow = { ...row('cow', 'umu', [1, 0, 0]) }
cow.edition = { ...cow.edition, incorporates: ['cow-aup'] }

async function fresh() {
  vi.resetModules()
  const { surveying } = await import('./surveying.svelte')
  const { openCell } = await import('./opening')
  const { navigation } = await import('../shell/navigation.svelte')
  const { toast } = await import('../shell/toast.svelte')
  await surveying.load()
  const left = () => surveying.rows.map(({ family }) => family)
  return { surveying, openCell, navigation, toast, left }
}
let window: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  backend.survey.mockReset().mockResolvedValue(survey([bee, ant, cow]))
  backend.readEdition.mockReset()
  window = await fresh()
})

describe('the licences that are left', () => {
  it('are those that carry a category, whose column is shown', () => {
    const { surveying, left } = window
    surveying.group = 'condition'
    surveying.carry('output-use')
    expect(left()).toEqual(['bee', 'cow'])
    expect([surveying.kind, surveying.group]).toEqual(['categories', null])
    surveying.carry(null)
    expect(left()).toEqual(['bee', 'ant', 'cow'])
  })

  it('are those with every word in their name, title or publisher', () => {
    const { surveying, left } = window
    surveying.wanted = 'licence ANT'
    expect(left()).toEqual(['ant'])
  })
})

it('leaves a sort by a criterion with the criteria', () => {
  const { surveying, left } = window
  surveying.sortBy(0)
  expect(left()).toEqual(['ant', 'cow', 'bee'])
  surveying.show('categories')
  expect(left()).toEqual(['bee', 'ant', 'cow'])
  surveying.sortBy('name')
  surveying.show('criteria')
  expect(left()).toEqual(['ant', 'bee', 'cow'])
})

it('steps from the head into the rows, and over no edge', () => {
  const { surveying } = window
  surveying.step(0, 0)
  expect(surveying.at).toEqual({ row: 0, column: 0 })
  surveying.step(1, Infinity)
  expect(surveying.at).toEqual({ row: 1, column: 4 })
  surveying.step(Infinity, 1)
  expect(surveying.at).toEqual({ row: 3, column: 4 })
})

it('keeps what it knew when it cannot be made anew, and says so', async () => {
  const { surveying, left } = window
  backend.survey.mockRejectedValueOnce({ code: 'fault', message: 'gone' })
  await surveying.load()
  expect([surveying.failure?.message, left().length]).toEqual(['gone', 3])
})

describe('a cell', () => {
  const finding = (category: string, start: number) => ({
    category,
    start,
    end: start + 5,
    address: String(start),
    words: [],
    group: 'restriction',
  })
  const reading = (id: string, findings: object[]) => ({
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
  })

  it('of a criterion opens the verdict there; of the licence, the verdict', async () => {
    const { navigation, openCell } = window
    await openCell(bee, 3)
    expect(navigation.place).toEqual({ view: 'verdict', edition: 'bee', criterion: 'osd-6' })
    await openCell(ant, 0)
    expect(navigation.place).toEqual({ view: 'verdict', edition: 'ant', criterion: null })
  })

  it('of a category opens its first clause, wherever in the bundle that is', async () => {
    const { navigation, openCell, surveying } = window
    surveying.show('categories')
    backend.readEdition.mockImplementation((id: string) =>
      Promise.resolve(
        reading(
          id,
          id === 'cow-aup'
            ? [finding('output-use', 40), finding('output-use', 7)]
            : [finding('notice', 1)],
        ),
      ),
    )
    await openCell(cow, 2)
    expect(navigation.place).toEqual({ view: 'reader', edition: 'cow-aup', address: '7' })
  })

  it('without a clause opens nothing', async () => {
    const { navigation, openCell, surveying } = window
    surveying.show('categories')
    await openCell(cow, 3)
    expect(navigation.place).toEqual({ view: 'shelf' })
    expect(backend.readEdition).not.toHaveBeenCalled()
  })

  it('whose text cannot be read says why', async () => {
    const { openCell, surveying, toast } = window
    surveying.show('categories')
    backend.readEdition.mockRejectedValue({ code: 'store', message: 'no such text' })
    await openCell(bee, 2)
    expect(toast.said?.words).toBe('no such text')
  })
})
