// @vitest-environment jsdom
// What stands on the shelf while it is searched, and what its keys do.
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AlsoIn, ClauseHit, Found, NoteHit } from '../lib/wire'

const backend = vi.hoisted(() => ({
  search: vi.fn<(query: string, limit: number) => Promise<unknown>>(),
  shelf: vi.fn(),
  referenceShelf: vi.fn(),
  survey: vi.fn(),
  readEdition: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
vi.stubGlobal('CSS', { escape: (words: string) => words.replace(/"/gu, '\\"') })
Element.prototype.scrollTo = vi.fn()

const { default: Here } = await import('./Here.test.svelte')
const { searching } = await import('./searching.svelte')
const { navigation } = await import('../shell/navigation.svelte')

const clause = (edition: string, address: string, more: Partial<ClauseHit> = {}): ClauseHit => ({
  edition,
  address,
  title: `Title of ${edition}`,
  date: '2024-07-23',
  snippet: 'We may end it.',
  hits: [{ start: 3, end: 6 }],
  also: [],
  alsoTotal: 0,
  ...more,
})
const note = (id: string, more: Partial<NoteHit> = {}): NoteHit => ({
  id,
  edition: 'mit',
  title: 'MIT License',
  kind: 'highlight',
  address: '6',
  colour: 2,
  snippet: 'they may not',
  hits: [{ start: 5, end: 8 }],
  tags: ['EU'],
  author: '',
  modified: '2026-11-21T12:00:00Z',
  ...more,
})
const found = (clauses: ClauseHit[], notes: NoteHit[], more: Partial<Found> = {}): Found => ({
  clauses,
  notes,
  clauseTotal: clauses.length,
  noteTotal: notes.length,
  building: false,
  trouble: '',
  misunderstood: [],
  ...more,
})

let page: object
beforeEach(async () => {
  backend.shelf.mockResolvedValue({ families: [] })
  backend.referenceShelf.mockResolvedValue([
    { id: 'may-1', title: 'May Licence', publisher: 'P', notes: 0 },
  ])
  backend.survey.mockResolvedValue({ criteria: [], categories: [], rows: [] })
  page = mount(Here, { target: document.body })
  await settled()
})
afterEach(async () => {
  await unmount(page)
  searching.clear()
  document.body.replaceChildren()
})

async function settled() {
  for (let i = 0; i < 8; i++) await tick()
  flushSync()
}
const all = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${name}"]`)]
const words = (name: string) =>
  all(name).map(({ textContent }) => textContent.replace(/\s+/gu, ' ').trim())
const field = () => all('shelf-search')[0] as HTMLInputElement

async function ask(query: string, answer: Found) {
  backend.search.mockResolvedValue(answer)
  field().focus()
  searching.query = query
  await vi.waitFor(() => {
    expect(searching.answered).toBe(query)
  })
  await settled()
}
async function press(key: string) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
  await settled()
}
const standsOn = () =>
  document.activeElement === field() ? 'field' : document.activeElement?.getAttribute('data-stop')

it('shows words of licences and notes as words, the hits marked', async () => {
  const snippet = 'a <img src=x> may'
  const hits = [{ start: 14, end: 17 }]
  await ask(
    'may ',
    found([clause('mit', '1', { snippet, hits })], [note('n', { snippet, hits })], {
      misunderstood: ['colour:<b>'],
    }),
  )
  expect(document.querySelector('img')).toBeNull()
  expect(words('clause-hit')[0]).toContain(snippet)
  expect(words('hit')).toEqual(['may', 'may'])
  expect(words('misunderstood')).toEqual(['Not understood: colour:<b>'])
})

it('tells where a hit stands, and that the same words stand elsewhere', async () => {
  const also: AlsoIn[] = ['a', 'b', 'c'].map((id) => ({
    edition: id,
    title: id.toUpperCase(),
    address: '1',
  }))
  await ask('end ', found([clause('mit', '4.5.p1', { also })], [note('n')]))
  expect(words('clause-hit')).toEqual([
    '4.5 We may end it. Title of mit 23 July 2024; the same words in A, B and C',
  ])
  expect(words('note-hit')).toEqual([
    'they may not Your note on MIT License, § 6 21 November 2026 · EU',
  ])
})

it('counts kinds of results, and says what is not shown', async () => {
  const clauses = [...Array(15).keys()].map((i) => clause('mit', String(i)))
  await ask('may ', found(clauses, [note('n')], { clauseTotal: 1312 }))
  const tabs = ['all', 'licences', 'clauses', 'notes'].map((tab) => words(`search-tab-${tab}`)[0])
  expect(tabs).toEqual(['All 1,314', 'Licences 1', 'Clauses 1,312', 'Notes 1'])
  expect([all('clause-hit').length, words('more-clauses')[0]]).toEqual([10, 'All 1,312 clauses'])
  all('more-clauses')[0]?.click()
  await settled()
  expect([all('clause-hit').length, all('note-hit').length]).toEqual([15, 0])
  expect(words('search-first')[0]).toMatch(/^The first 15 of 1,312\./u)
})

it('has its keys: down into the results, up into the field, letters never typed over it', async () => {
  await ask('may ', found([clause('mit', '1'), clause('mit', '2')], [note('n')]))
  await press('ArrowDown')
  expect(standsOn()).toBe('reference may-1')
  await press('j')
  await press('ArrowDown')
  expect(standsOn()).toBe('clause mit 2')
  await press('j')
  await press('j')
  expect(standsOn()).toBe('note n')
  for (let i = 0; i < 5; i++) await press('k')
  expect(standsOn()).toBe('reference may-1')
  await press('ArrowUp')
  expect(standsOn()).toBe('field')
  await press('ArrowDown')
  await press('Escape')
  expect([standsOn(), field().value, all('search-results').length]).toEqual(['field', '', 0])
})

it('goes to the results of what was typed last, not of the letters before', async () => {
  await ask('xyz ', found([clause('mit', '1')], []))
  let answer: (found: Found) => void = () => undefined
  backend.search.mockReturnValue(new Promise((resolve) => (answer = resolve)))
  searching.query = 'xyzz '
  await press('Enter')
  expect(standsOn()).toBe('field')
  answer(found([clause('mit', '2')], []))
  await settled()
  expect(standsOn()).toBe('clause mit 2')
})

it('offers values of a filter, which Enter takes and Escape puts away', async () => {
  backend.search.mockResolvedValue(found([], [note('n', { tags: ['breach', 'EU'] })]))
  field().blur()
  field().focus()
  await settled()
  field().value = 'tag:'
  field().setSelectionRange(4, 4)
  field().dispatchEvent(new InputEvent('input', { bubbles: true }))
  await settled()
  expect(words('offer')).toEqual(['breach', 'EU'])
  await press('Escape')
  expect([all('offer').length, field().value]).toEqual([0, 'tag:'])
  field().value = 'tag:e'
  field().setSelectionRange(5, 5)
  field().dispatchEvent(new InputEvent('input', { bubbles: true }))
  await settled()
  await press('Enter')
  expect([field().value, words('chip')]).toEqual(['tag:EU ', ['Tag EU']])
  all('chip-out')[0]?.click()
  await settled()
  expect(field().value).toBe('')
})

it('says that nothing was found, and what may help', async () => {
  await ask('"zz zz" tag:EU ', found([], []))
  expect(words('search-nothing')[0]).toContain('Nothing found for “"zz zz" tag:EU”.')
  all('any-order')[0]?.click()
  await settled()
  expect(field().value).toBe('zz zz tag:EU ')
  all('no-filters')[0]?.click()
  await settled()
  expect(field().value).toBe('zz zz ')
})

it('comes back to the result that it was left by', async () => {
  backend.readEdition.mockReturnValue(new Promise(() => undefined))
  await ask('zz ', found([clause('mit', '1'), clause('mit', '2')], []))
  await press('ArrowDown')
  await press('j')
  ;(document.activeElement as HTMLElement).click()
  await settled()
  expect(navigation.place).toMatchObject({ view: 'reader', edition: 'mit', address: '2' })
  navigation.back()
  flushSync()
  await settled()
  expect(standsOn()).toBe('clause mit 2')
})
