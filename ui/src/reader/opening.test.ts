// @vitest-environment jsdom
// What the page does when one text is asked for before another has come.
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Reading } from '../lib/wire'

const { readEdition, standAt, standing } = vi.hoisted(() => ({
  readEdition: vi.fn<(id: string) => Promise<unknown>>(),
  standAt: vi.fn(),
  standing: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  readEdition,
}))
vi.mock('./page', async (original) => ({
  ...(await original<typeof import('./page')>()),
  standAt,
  standing,
}))
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = vi.fn()
    unobserve = vi.fn()
    disconnect = vi.fn()
  },
)
vi.stubGlobal('CSS', { highlights: new Map(), escape: (words: string) => words })
vi.stubGlobal('Highlight', vi.fn())
Object.defineProperty(document, 'fonts', { value: new EventTarget() })
Element.prototype.scrollIntoView = vi.fn()

const { default: App } = await import('./ReaderHere.test.svelte')
const { navigation } = await import('../shell/navigation.svelte')
const { read } = await import('../shell/go')

const edition = (id: string) => ({
  id,
  family: 'F',
  version: id,
  title: id,
  date: null,
  kind: 'licence',
})
const family = ['one', 'two', 'three'].map((id) => ({
  info: edition(id),
  policy: null,
  counts: { restriction: 0, condition: 0, control: 0, risk: 0, grant: 0 },
  notes: 0,
}))
const reading = (id: string) =>
  ({
    edition: edition(id),
    family,
    licence: id,
    policy: null,
    text: 'Words.',
    clauses: [
      {
        address: '1',
        label: null,
        heading: null,
        kind: 'paragraph',
        depth: 0,
        start: 0,
        end: 6,
        bodyStart: 0,
        parent: null,
        part: 0,
      },
    ],
    parts: [],
    strong: [],
    links: [],
    definitions: [],
    references: [],
    findings: [],
    annotations: [],
    diagnostics: [],
  }) as unknown as Reading

let arrive: Record<string, () => void>
let app: object

async function settled() {
  for (let i = 0; i < 8; i++) await tick()
}

beforeEach(async () => {
  arrive = {}
  readEdition.mockImplementation(
    (id) =>
      new Promise((resolve) => {
        arrive[id] = () => {
          resolve(reading(id))
        }
      }),
  )
  standing.mockReturnValue({ address: '1.b', offset: 40, fraction: 0.5 })
  read('one')
  app = mount(App, { target: document.body })
  flushSync()
  await settled()
  arrive['one']?.()
  await settled()
  standAt.mockClear()
})
afterEach(async () => {
  await unmount(app)
})

const shown = () => document.querySelector('[data-testid="text"]')?.getAttribute('data-edition')

it('keeps the clause in view through editions that are switched quickly', async () => {
  read('two')
  await settled()
  read('three')
  await settled()
  arrive['two']?.()
  await settled()
  expect([shown(), standAt.mock.calls.length]).toEqual(['one', 0])
  arrive['three']?.()
  await settled()
  expect(shown()).toBe('three')
  expect(standAt.mock.lastCall?.[2]).toEqual({ address: '1.b', offset: 40, fraction: 0.5 })
})

it('stands at a clause that was asked for while its text was on its way', async () => {
  read('two')
  await settled()
  read('two', '6')
  await settled()
  expect(standAt).not.toHaveBeenCalled()
  arrive['two']?.()
  await settled()
  expect(standAt.mock.lastCall?.[2]).toMatchObject({ address: '6' })
})

it('steps from the edition that is wanted, not from the one that is drawn', async () => {
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: ']' }))
  press()
  await settled()
  press()
  await settled()
  expect(navigation.place).toMatchObject({ edition: 'three' })
  navigation.back()
  expect(navigation.place).toMatchObject({ edition: 'two' })
})

it('goes back to where the reader stood in the same text', async () => {
  standing.mockReturnValue({ address: '6', offset: 12, fraction: 0.9 })
  read('one', '6')
  await settled()
  navigation.back()
  flushSync()
  await settled()
  expect(standAt.mock.lastCall?.[2]).toMatchObject({ address: '1.b' })
})

it('takes the focus when nothing has it, and after the find field', async () => {
  const press = (key: string, ctrlKey = false) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
    )
  const sheet = document.querySelector('[role="region"]')
  expect(document.activeElement).toBe(sheet)
  press('f', true)
  flushSync()
  const field = document.querySelector('[data-testid="find"]')
  expect(document.activeElement).toBe(field)
  ;(sheet as HTMLElement).focus()
  press('f', true)
  expect(document.activeElement).toBe(field)
  press('Escape')
  flushSync()
  await settled()
  expect(document.querySelector('[data-testid="find"]')).toBeNull()
  expect(document.activeElement).toBe(sheet)
})
