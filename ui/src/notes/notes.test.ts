import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Annotation, AnnotationEdit, Failure, NewTarget } from '../lib/wire'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { notes } from './notes.svelte'

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
  links: [],
  done: false,
  author: '',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
}
const words: NewTarget = { kind: 'highlight', start: 0, end: 4 }
const full: Failure = { code: 'store', message: 'the disk is full' }

/** What was asked of the backend, and how it answers. */
interface Asked {
  what: string
  answer: () => void
  fail: (failure: Failure) => void
}
const asked = vi.hoisted(() => [] as Asked[])
/** The ids under which notes were to be added, try by try. */
const added = vi.hoisted(() => [] as string[])

vi.mock('../lib/ipc', async (original) => {
  const ask = <T>(what: string, value: T) =>
    new Promise<T>((resolve, reject) => {
      asked.push({
        what,
        answer: () => {
          resolve(value)
        },
        fail: reject,
      })
    })
  return {
    ...(await original<typeof import('../lib/ipc')>()),
    addAnnotation: (id: string) => {
      added.push(id)
      return ask('add', note)
    },
    editAnnotation: (id: string, edit: AnnotationEdit) =>
      ask(`edit ${edit.body}`, { ...note, id, ...edit }),
    removeAnnotation: (id: string) => ask(`remove ${id}`, null),
    restoreAnnotation: (id: string) => ask(`restore ${id}`, { ...note, id }),
  }
})

/** The next thing that the backend is asked. */
async function next(): Promise<Asked> {
  return vi.waitFor(() => {
    const [first] = asked.splice(0, 1)
    if (!first) throw new Error('nothing was asked')
    return first
  })
}

/** Sees the backend do what it is asked, and what that is. */
async function done(): Promise<string> {
  const { what, answer } = await next()
  answer()
  return what
}

/** Gives the note another colour, and waits until that is an act of its own. */
async function paint(colour: 2 | 3): Promise<void> {
  notes.write(note, { colour })
  await done()
  await vi.waitFor(() => {
    expect(saving.state).toBe('saved')
  })
}

const body = () => notes.all.map((annotation) => notes.edit(annotation).body)
const undone = () =>
  vi.waitFor(() => {
    expect(toast.said?.words).toMatch(/^Undone/u)
  })

beforeEach(async () => {
  // Everything that an earlier test did is taken back.
  notes.take('one', [note])
  while (notes.canUndo) {
    const undoing = notes.undo()
    await done()
    await undoing
  }
  toast.clear()
  notes.take('one', [note])
  expect(asked).toEqual([])
  expect(saving.state).toBe('saved')
})

it('adds one note, however often it has to be tried', async () => {
  added.splice(0)
  const adding = notes.add({ kind: 'edition' }, 1)
  const { fail } = await next()
  fail({ code: 'store', message: 'the library is no longer where it was' })
  await adding
  expect(saving.state).toBe('failed')
  saving.retry()
  expect(await done()).toBe('add')
  await vi.waitFor(() => {
    expect(saving.state).toBe('saved')
  })
  const [first, ...others] = added
  expect(first).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u)
  expect(others).toEqual([first])

  const another = notes.add({ kind: 'edition' }, 1)
  await done()
  await another
  expect(added[2]).not.toBe(first)
})

describe('what is typed', () => {
  it('is not saved while words typed during the storing are not stored', async () => {
    notes.show('n1')
    notes.write(note, { body: 'a' })
    const first = notes.store('n1')
    const { answer } = await next()
    notes.write(note, { body: 'ab' })
    answer()
    await first
    expect(saving.state).toBe('saving')
    const second = notes.store('n1')
    expect(await done()).toBe('edit ab')
    await second
    expect(saving.state).toBe('saved')
    await notes.close()
  })

  it('is kept when a note is opened again before its closing is stored', async () => {
    notes.show('n1')
    notes.write(note, { body: 'a' })
    const closed = notes.close()
    const { answer } = await next()
    notes.show('n1')
    answer()
    await closed
    notes.write(note, { body: 'ab' })
    const again = notes.close()
    expect(await done()).toBe('edit ab')
    await again
    expect(body()).toEqual(['ab'])
  })

  it('is stored at once where the note is closed', async () => {
    notes.tag(note, ' EU ')
    await done()
    await vi.waitFor(() => {
      expect(saving.state).toBe('saved')
    })
    expect(notes.all[0]?.tags).toEqual(['EU'])
    expect(notes.canUndo).toBe(true)
  })

  it('is put upon the note as it is, whatever the field knew of it', async () => {
    await paint(3)
    notes.tag(note, 'EU')
    await done()
    await vi.waitFor(() => {
      expect(notes.all[0]).toMatchObject({ colour: 3, tags: ['EU'] })
    })
  })

  it('is no unsaved work any more once its note is deleted', async () => {
    notes.show('n1')
    notes.write(note, { body: 'a' })
    const closed = notes.close()
    ;(await next()).fail(full)
    await closed
    expect(saving.state).toBe('failed')
    const removed = notes.remove('n1')
    expect(await done()).toBe('remove n1')
    await removed
    expect(saving.state).toBe('saved')
  })

  it('lands in a note whose highlight is not stored yet', async () => {
    notes.take('one', [])
    const added = notes.add(words, 1, 'body')
    const coming = notes.coming
    expect(coming).not.toBeNull()
    if (coming) coming.words = 'nb['
    ;(await next()).fail(full)
    await added
    expect([notes.coming?.words, saving.state]).toEqual(['nb[', 'failed'])
    saving.retry()
    await done()
    await vi.waitFor(() => {
      expect(notes.open?.id).toBe('n1')
    })
    expect([notes.coming, ...body()]).toEqual([null, 'nb['])
    // In the note alone: a tag that nobody typed would be stored with it.
    expect(notes.open).toEqual({ id: 'n1', purpose: 'body', typed: '' })
    const closed = notes.close()
    expect(await done()).toBe('edit nb[')
    await closed
  })

  it('is no note where nothing was typed on a clause; a mark on words is one', async () => {
    notes.take('one', [{ ...note, kind: 'clause' }])
    notes.show('n1')
    const closed = notes.close()
    expect(await done()).toBe('remove n1')
    await closed
    await vi.waitFor(() => {
      expect([notes.all, toast.said?.remedy?.name]).toEqual([[], 'Undo'])
    })
    notes.take('one', [note])
    notes.show('n1')
    await notes.close()
    expect([notes.all.length, asked]).toEqual([1, []])
  })

  it('lands in the field for a tag when a tag was wanted', async () => {
    notes.take('one', [])
    const added = notes.add(words, 1, 'tag')
    if (notes.coming) notes.coming.words = 'EU'
    await done()
    await added
    expect(notes.open).toEqual({ id: 'n1', purpose: 'tag', typed: 'EU' })
  })
})

describe('undoing', () => {
  it('takes each act back once, however fast the keys', async () => {
    await paint(2)
    await paint(3)
    const both = [notes.undo(), notes.undo()]
    for (const each of both) {
      await done()
      await each
    }
    expect([notes.all[0]?.colour, notes.canUndo]).toEqual([1, false])
    expect(asked).toEqual([])
  })

  it('waits for what is being stored, which is the last act', async () => {
    notes.write(note, { body: 'a' })
    const undoing = notes.undo()
    expect(await done()).toBe('edit a')
    expect(await done()).toBe('edit ')
    await undoing
    expect(body()).toEqual([''])
  })

  it('says what was taken back and in which edition, and offers to do it again', async () => {
    const added = notes.add(words, 1)
    await done()
    await added
    notes.take('two', [])
    const undoing = notes.undo()
    expect(await done()).toBe('remove n1')
    await undoing
    expect(toast.said?.words).toBe('Undone: highlight added in one')
    toast.said?.remedy?.run()
    expect(await done()).toBe('restore n1')
    await vi.waitFor(() => {
      expect(toast.said?.words).toBe('Done again: highlight added in one')
    })
  })

  it('by the word after a removal takes that removal back, and no later act', async () => {
    const removed = notes.remove('n1')
    await done()
    await removed
    const remedy = toast.said?.remedy
    const added = notes.add(words, 1)
    await done()
    await added
    expect(toast.said).toBeNull()
    remedy?.run()
    expect(await done()).toBe('restore n1')
    await undone()
  })

  it('that fails is said, keeps the act, and is not done by a retry', async () => {
    await paint(2)
    const undoing = notes.undo()
    ;(await next()).fail(full)
    await undoing
    expect([saving.state, notes.canUndo]).toEqual(['refused', true])
    saving.retry()
    expect(asked).toEqual([])
    const again = notes.undo()
    await done()
    await again
    expect([saving.state, notes.canUndo]).toEqual(['saved', false])
  })
})
