// @vitest-environment jsdom
// What stands on the page of a verdict.
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Judged } from '../lib/wire'
import { criterion, judged, opinion, proof, wording } from './samples'

const backend = vi.hoisted(() => ({ judgeEdition: vi.fn(), setOwnJudgement: vi.fn() }))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
vi.stubGlobal('CSS', { escape: (words: string) => words })
Element.prototype.scrollIntoView = vi.fn()

const { default: Here } = await import('./Here.test.svelte')
const { judge } = await import('../shell/go')
const { judging } = await import('./judging.svelte')

let page: object | null = null
let visits = 0
async function show(given: Judged) {
  // Another id each time: what is asked again is not asked twice.
  const id = `bees-${String((visits += 1))}`
  backend.judgeEdition.mockResolvedValue({ ...given, edition: { ...given.edition, id } })
  judge(id)
  page = mount(Here, { target: document.body })
  flushSync()
  await vi.waitFor(() => {
    expect(judging.judged?.edition.id).toBe(id)
  })
  await tick()
  flushSync()
}
const all = (name: string) => [...document.querySelectorAll(`[data-testid="${name}"]`)]
const words = (name: string) =>
  all(name).map(({ textContent }) => textContent.replace(/\s+/gu, ' ').trim())

beforeEach(() => {
  backend.setOwnJudgement.mockReset()
})
afterEach(async () => {
  if (page) await unmount(page)
  document.body.replaceChildren()
})

it('tells the verdict in words, the clause with its deciding words, and that it is in the policy', async () => {
  await show(
    judged([criterion('5', 'fails', { because: [proof({ document: 1, address: '1.a' })] })]),
  )
  expect(words('summary')[0]).toMatch(/^Fails 1 of 1 criteria of the Hive Definition: 5\./u)
  expect(document.querySelector('[data-testid="criterion"] .verdict')?.textContent).toBe('Fails')
  expect(document.querySelector('[data-testid="quoted"] mark')?.textContent).toBe('may not')
  expect(words('open-clause')).toEqual(['§ 1.a, in the policy'])
})

it('shows words of others as words', async () => {
  const hostile = '<img src=x onerror=alert(1)>'
  await show(
    judged(
      [criterion('5', 'fails', { because: [proof({ quote: hostile, words: [] })], opinions: [0] })],
      { opinions: [opinion({ says: wording(hostile), quote: hostile, source: hostile })] },
    ),
  )
  expect(document.querySelector('img')).toBeNull()
  expect(words('quoted')[0]).toContain(hostile)
})

it('says nothing of an approval that the list does not record', async () => {
  await show(judged([criterion('1', 'meets')]))
  expect(all('approved')).toEqual([])
})

it('names the approval that the list records', async () => {
  await show(judged([criterion('1', 'meets')], { approved: 'BEE-1' }))
  expect(words('approved')[0]).toContain('(BEE-1)')
})

it('tells opinions apart: those that name a criterion stand there, the others below', async () => {
  await show(
    judged([criterion('5', 'unclear', { opinions: [1] })], {
      opinions: [
        opinion({ stance: 'open-source', says: wording('All is well.'), checked: false }),
        opinion({ says: wording('Five fails.') }),
      ],
    }),
  )
  const [named, whole] = words('opinion')
  expect(named).toContain('Differs from our verdict: theirs is “Fails”, ours “Unclear”.')
  expect(document.querySelector('[data-testid="others"]')?.textContent).toContain('All is well.')
  expect(whole).toContain('told from memory')
})

it('shows what is unknown of the model as unknown', async () => {
  await show(
    judged([criterion('1', 'meets')], {
      components: [
        {
          id: 'weights',
          title: wording('Weights'),
          meaning: wording('The weights.'),
          kind: 'parameters',
          class: 3,
          bearsOn: ['osd-1'],
          state: 'unknown',
          under: null,
          note: null,
          source: null,
          date: null,
          checked: false,
        },
      ],
    }),
  )
  expect(words('component')[0]).toMatch(
    /Weights parameters, class III; bears on: Criterion 1\s*Unknown/u,
  )
})

it('opens a judgement by its key, takes a verdict by a digit, and closes by Escape', async () => {
  backend.setOwnJudgement.mockResolvedValue({
    verdict: 'unclear',
    note: '',
    modified: '2026-01-01',
  })
  await show(judged([criterion('5', 'fails')]))
  const press = (key: string) => {
    const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(pressed)
    flushSync()
  }
  document.querySelector<HTMLElement>('[data-place="osd-5"]')?.focus()
  press('v')
  expect(document.activeElement?.getAttribute('role')).toBe('radio')
  press('3')
  await vi.waitFor(() => {
    expect(backend.setOwnJudgement.mock.calls[0]?.slice(1)).toEqual(['unclear', ''])
  })
  flushSync()
  expect(document.activeElement?.textContent).toBe('Unclear')
  press('Escape')
  await tick()
  flushSync()
  expect(all('judgement-editor')).toEqual([])
  expect(words('own')[0]).toContain('Differs from our verdict, “Fails”.')
})
