// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Annotation, AnnotationEdit, AnnotationVersion, Survey } from '../lib/wire'

vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
const backend = vi.hoisted(() => ({
  stored: null as unknown,
  history: [] as unknown[],
  reverted: [] as unknown[],
}))
const survey: Survey = {
  criteria: [{ id: 'osd-5', set: 'osd', number: '5', title: { en: 'Persons', fr: 'Personnes' } }],
  categories: [{ id: 'naming', group: 'condition', name: { en: 'Naming', fr: 'Nom' } }],
  rows: [],
}
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  survey: () => Promise.resolve(survey),
  editAnnotation: (id: string, edit: AnnotationEdit) => {
    backend.stored = edit
    return Promise.resolve({ ...note, id, ...edit })
  },
  annotationHistory: () => Promise.resolve(backend.history),
  revertAnnotation: (id: string, version: number) => {
    backend.reverted.push(version)
    return Promise.resolve({ ...note, id, ...(backend.history[version] as AnnotationVersion) })
  },
}))
const { notes } = await import('./notes.svelte')
const { default: NoteEditor } = await import('./NoteEditor.svelte')

const note: Annotation = {
  id: 'n1',
  edition: 'one',
  kind: 'highlight',
  change: null,
  start: 0,
  end: 4,
  status: 'placed',
  quote: 'word',
  address: '1',
  colour: 1,
  body: '',
  tags: [],
  links: [{ subject: 'claim', words: 'cut off', stance: 'supports' }],
  done: false,
  author: '',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
}

let editor: object
const find = <E extends HTMLElement = HTMLElement>(testid: string): E => {
  const found = document.querySelector<E>(`[data-testid="${testid}"]`)
  if (!found) throw new Error(`there is no ${testid}`)
  return found
}
const field = () => find<HTMLInputElement>('link-field')
function type(words: string) {
  field().focus()
  field().value = words
  field().dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
}
function press(key: string) {
  field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  flushSync()
}
const offers = () =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="link-offer"]')].map(
    ({ dataset }) => `${String(dataset['subject'])} ${String(dataset['words'])}`,
  )
const links = () => {
  const [annotation] = notes.all
  return annotation ? notes.edit(annotation).links.slice(1) : []
}
function begin(purpose: 'body' | 'contradicts' = 'body', typed = '') {
  notes.take('one', [note])
  notes.show('n1', purpose, typed)
  document.body.replaceChildren()
  editor = mount(NoteEditor, { target: document.body, props: { annotation: note } })
  flushSync()
}

beforeEach(() => {
  backend.stored = null
  backend.reverted = []
})
afterEach(async () => {
  await notes.close()
  await unmount(editor)
})

describe('what a note speaks for or against', () => {
  it('is a claim in the words that were typed, once it is closed', async () => {
    begin('contradicts')
    expect(document.activeElement).toBe(field())
    type(' cut off at any time ')
    await notes.close()
    await unmount(editor)
    editor = mount(NoteEditor, { target: document.body, props: { annotation: note } })
    await vi.waitFor(() => {
      expect(backend.stored).toMatchObject({
        links: [
          note.links[0],
          { subject: 'claim', words: 'cut off at any time', stance: 'contradicts' },
        ],
      })
    })
  })

  it('can be a category or a criterion, by its name', async () => {
    begin()
    field().focus()
    await vi.waitFor(() => {
      type('nam')
      expect(offers()).toEqual(['claim nam', 'category naming'])
    })
    press('ArrowDown')
    press('Enter')
    expect([links(), field().value]).toEqual([
      [{ subject: 'category', words: 'naming', stance: 'supports' }],
      '',
    ])
    type('osd 5')
    expect(offers()).toEqual(['claim osd 5', 'criterion osd-5'])
    type('Naming')
    expect(offers()[0]).toBe('category naming')
  })

  it('turns from one stance to the next, and goes', () => {
    begin()
    const turned = [1, 2, 3].map(() => {
      find('link-turn').click()
      flushSync()
      return find('link').dataset['stance']
    })
    expect(turned).toEqual(['contradicts', 'unclear', 'supports'])
    find('link-remove').click()
    flushSync()
    expect(document.querySelector('[data-testid="link"]')).toBeNull()
  })

  it('is shown as words, whatever they are', () => {
    begin()
    type('<img src=x onerror=alert(1)>')
    press('Enter')
    expect(document.querySelector('img')).toBeNull()
    expect(links()).toMatchObject([{ words: '<img src=x onerror=alert(1)>' }])
  })
})

it('a note is dealt with by a check', async () => {
  begin()
  find('note-status').click()
  flushSync()
  await notes.close()
  await vi.waitFor(() => {
    expect(backend.stored).toMatchObject({ done: true })
  })
})

describe('the history of a note', () => {
  const version = (given: Partial<AnnotationVersion>): AnnotationVersion => ({
    act: 'edited',
    at: '2026-01-01T00:00:00Z',
    quote: 'word',
    address: '1',
    body: '',
    colour: 1,
    tags: [],
    links: [],
    done: false,
    author: 'Ada',
    ...given,
  })

  it('shows each state, the latest first, and leads back to one that is not the present one', async () => {
    backend.history = [
      version({ act: 'added', body: 'first' }),
      version({ act: 'removed', body: 'first' }),
      version({ act: 'restored', body: 'now' }),
    ]
    begin()
    find('note-history-open').click()
    flushSync()
    await vi.waitFor(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="note-version"]')]
      expect(rows.map(({ dataset }) => dataset['version'])).toEqual(['2', '1', '0'])
    })
    const ways = document.querySelectorAll('[data-testid="note-revert"]')
    expect([...ways].map((way) => way.closest('li')?.dataset['version'])).toEqual(['0'])
    find('note-revert').click()
    await vi.waitFor(() => {
      expect(notes.all[0]?.body).toBe('first')
    })
    expect(notes.canUndo).toBe(true)
    await notes.undo()
    expect(backend.reverted).toEqual([0, 2])
  })
})
