// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Annotation, AnnotationEdit, NewTarget } from '../lib/wire'

const backend = vi.hoisted(() => ({
  state: 1,
  stored: [] as Annotation[],
  added: [] as unknown[],
  asked: 0,
  hold: null as Promise<void> | null,
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  libraryState: () => Promise.resolve(backend.state),
  shelf: () => Promise.resolve({ families: [] }),
  annotationsOf: async () => {
    backend.asked++
    const now = [...backend.stored]
    await backend.hold
    return now
  },
  addAnnotation: (_id: string, edition: string, target: NewTarget, edit: AnnotationEdit) => {
    backend.added.push([edition, target, edit.body])
    return Promise.resolve({ ...note('new'), ...edit })
  },
  editAnnotation: (id: string, edit: AnnotationEdit) => Promise.resolve({ ...note(id), ...edit }),
}))
const { followLibrary, OFTEN, takeAnew } = await import('./following')
const { notes } = await import('./notes.svelte')

const note = (id: string, body = ''): Annotation => ({
  id,
  edition: 'one',
  kind: 'highlight',
  change: null,
  start: 0,
  end: 4,
  status: 'placed',
  quote: 'word',
  address: '1',
  colour: 1,
  body,
  tags: [],
  links: [],
  done: false,
  author: '',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
})
const held = () => notes.all.map(({ id, body }) => [id, body])

beforeEach(() => {
  backend.state++
  backend.stored = [note('a'), note('b')]
  backend.added = []
  backend.asked = 0
  backend.hold = null
  notes.take('one', backend.stored)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what was changed elsewhere', () => {
  let leave: () => void
  beforeEach(async () => {
    vi.useFakeTimers()
    leave = followLibrary()
    await vi.advanceTimersByTimeAsync(0)
  })
  afterEach(() => {
    leave()
  })
  const change = (stored: Annotation[]) => {
    backend.state++
    backend.stored = stored
  }

  it('is asked for only when there is something', async () => {
    await vi.advanceTimersByTimeAsync(3 * OFTEN)
    expect(backend.asked).toBe(0)
  })

  it('is seen soon', async () => {
    change([note('a', 'from elsewhere'), note('c')])
    await vi.advanceTimersByTimeAsync(OFTEN)
    expect(held()).toEqual([
      ['a', 'from elsewhere'],
      ['c', ''],
    ])
  })

  it('is seen at once when the window takes the focus', async () => {
    change([note('b')])
    window.dispatchEvent(new Event('focus'))
    await vi.advanceTimersByTimeAsync(0)
    expect(held()).toEqual([['b', '']])
  })

  it('is not asked for while the window is hidden', async () => {
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    change([])
    await vi.advanceTimersByTimeAsync(2 * OFTEN)
    expect(held()).toHaveLength(2)
    seen.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    expect(held()).toEqual([])
    seen.mockRestore()
  })
})

describe('what is being written', () => {
  it('stays as it is, whatever was written elsewhere', async () => {
    notes.show('a')
    notes.write(note('a'), { body: 'mine' })
    backend.stored = [note('a', 'theirs'), note('b')]
    await takeAnew()
    expect(notes.open?.id).toBe('a')
    expect(notes.all[0] && notes.edit(notes.all[0]).body).toBe('mine')
    await notes.close()
    expect(held()[0]).toEqual(['a', 'mine'])
  })

  it('is kept when its note was removed elsewhere, and stored as a new one if wanted', async () => {
    notes.show('a')
    notes.write(note('a'), { body: 'mine' })
    backend.stored = [note('b')]
    await takeAnew()
    expect([held(), notes.open]).toEqual([[['b', '']], null])
    const [bereft] = notes.bereft
    expect(bereft?.edit.body).toBe('mine')
    if (bereft) await notes.settle(bereft, { kind: 'edition' })
    expect(backend.added).toEqual([['one', { kind: 'edition' }, 'mine']])
    expect(notes.bereft).toEqual([])
  })

  it('may be let go', async () => {
    notes.show('a')
    backend.stored = []
    await takeAnew()
    const [bereft] = notes.bereft
    if (bereft) await notes.settle(bereft, null)
    expect([notes.bereft, backend.added]).toEqual([[], []])
  })

  it('is not told of where a note that nobody has open is gone', async () => {
    backend.stored = []
    await takeAnew()
    expect([held(), notes.bereft]).toEqual([[], []])
  })
})

it('an answer that does not know of what was done meanwhile is asked for anew', async () => {
  let answer = () => undefined as unknown
  backend.hold = new Promise<void>((resolve) => (answer = resolve))
  backend.stored = [note('a')]
  const taken = takeAnew()
  await vi.waitFor(() => {
    expect(backend.asked).toBe(1)
  })
  await notes.add({ kind: 'highlight', start: 0, end: 4 }, 1)
  backend.stored = [note('a'), note('new')]
  answer()
  await taken
  expect([backend.asked, held().map(([id]) => id)]).toEqual([2, ['a', 'new']])
})
