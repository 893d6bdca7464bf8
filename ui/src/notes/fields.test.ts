// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Annotation, AnnotationEdit } from '../lib/wire'
import Outline from '../reader/Outline.svelte'
import { Coming } from './coming.svelte'
import ComingNote from './ComingNote.svelte'
import NoteEditor from './NoteEditor.svelte'
import { notes } from './notes.svelte'

const note: Annotation = {
  id: 'n1',
  edition: 'one',
  kind: 'highlight',
  change: null,
  start: null,
  end: null,
  status: 'removed',
  quote: 'word',
  address: '1',
  colour: 1,
  body: 'a',
  tags: [],
  links: [],
  done: false,
  author: '',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
}
const stored = vi.hoisted(() => vi.fn())

vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  editAnnotation: (id: string, edit: AnnotationEdit) => {
    stored(edit)
    return Promise.resolve({ ...note, id, ...edit })
  },
}))

const target = document.body
const find = (selector: string) => {
  const found = target.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`there is no ${selector}`)
  return found
}

beforeEach(() => {
  target.replaceChildren()
  stored.mockClear()
  notes.take('one', [note])
})

it('a tag that is half typed counts when the note is put away', async () => {
  notes.show('n1')
  const editor = mount(NoteEditor, { target, props: { annotation: note } })
  flushSync()
  const field = find('[data-testid="note-tag"]') as HTMLInputElement
  field.value = 'EU'
  field.dispatchEvent(new Event('input'))
  await notes.close()
  await unmount(editor)
  await vi.waitFor(() => {
    expect(stored).toHaveBeenLastCalledWith({
      body: 'a',
      colour: 1,
      tags: ['EU'],
      links: [],
      done: false,
    })
  })
})

it('a note that is coming takes the keyboard at once', () => {
  const coming = new Coming('body')
  const field = mount(ComingNote, { target, props: { coming, place: null } })
  flushSync()
  expect(document.activeElement).toBe(find('textarea'))
  void unmount(field)
})

it('a note whose words are gone opens for writing', () => {
  const outline = mount(Outline, {
    target,
    props: { go: vi.fn(), other: null, openOther: vi.fn() },
  })
  flushSync()
  const lost = '[data-testid="lost-note"]'
  find(`${lost} button`).click()
  flushSync()
  find(`${lost} [data-testid="note-body"]`)
  find(`${lost} [data-testid="note-delete"]`)
  void unmount(outline)
})
