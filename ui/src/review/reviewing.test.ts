import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Range, ReviewItem } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { reviewing } from './reviewing.svelte'
import { excerpt, item, moved, note, review } from './samples'
import { waiting } from './waiting.svelte'

const backend = vi.hoisted(() => ({
  review: vi.fn(),
  placeCarried: vi.fn(),
  placeAnnotation: vi.fn(),
  annotationHistory: vi.fn(),
  revertAnnotation: vi.fn(),
  removeAnnotation: vi.fn(),
  restoreAnnotation: vi.fn(),
  leaveNote: vi.fn(),
  unleaveNote: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

const full = { code: 'store', message: 'the disk is full' }

/** Shows what waits on the second edition. Each test has notes of its own. */
async function show(...items: readonly ReviewItem[]) {
  backend.review.mockImplementation(() => Promise.resolve(review(items)))
  await waiting.show('bees-2')
}
beforeEach(() => {
  notes.startAfresh()
  expect(saving.state).toBe('saved')
  for (const command of Object.values(backend)) command.mockReset().mockResolvedValue(null)
  backend.placeCarried.mockImplementation((id: string, edition: string, { start, end }: Range) =>
    Promise.resolve(note(`${id}-carried`, { edition, start, end, status: 'placed' })),
  )
})

describe('a carried note', () => {
  it('is put on the offer that is shown, and taken back and put again', async () => {
    const one = item('n1')
    await show(one)
    reviewing.step(one, 1)
    reviewing.step(one, 1)
    await reviewing.confirm(one, 'bees-2')
    expect(backend.placeCarried.mock.calls).toEqual([['n1', 'bees-2', { start: 40, end: 52 }]])
    await vi.waitFor(() => {
      expect(backend.review).toHaveBeenCalledTimes(2)
    })
    await notes.undo()
    expect(backend.removeAnnotation.mock.calls).toEqual([['n1-carried']])
    backend.restoreAnnotation.mockResolvedValue(note('n1-carried', { edition: 'bees-2' }))
    await notes.redo()
    expect(backend.restoreAnnotation.mock.calls).toEqual([['n1-carried']])
    await vi.waitFor(() => {
      expect([backend.review.mock.calls.length, waiting.count('bees-2')]).toEqual([4, 1])
    })
  })

  it('is put in the text that the edition incorporates when it is offered there', async () => {
    const there = {
      range: { start: 5, end: 9 },
      excerpt: excerpt('a hive', { edition: 'bees-2-aup' }),
    }
    const one = item('n11', { status: 'moved', offers: [there] })
    await show(one)
    await reviewing.confirm(one, 'bees-2')
    expect(backend.placeCarried.mock.calls).toEqual([['n11', 'bees-2-aup', there.range]])
    expect(toast.said?.words).toContain('bees-2-aup')
  })

  it('is left, and waits again', async () => {
    const one = item('n2')
    await show(one)
    await reviewing.leave(one, 'bees-2')
    expect(toast.said?.words).toBe('Note left with its old words')
    await notes.undo()
    expect(backend.leaveNote.mock.calls).toEqual([['n2', 'bees-2']])
    expect(backend.unleaveNote.mock.calls).toEqual([['n2', 'bees-2']])
  })

  it('is never put twice, however fast the key', async () => {
    const one = item('n3')
    await show(one)
    await Promise.all([reviewing.confirm(one, 'bees-2'), reviewing.confirm(one, 'bees-2')])
    expect(backend.placeCarried).toHaveBeenCalledOnce()
  })

  it('without an offer is put nowhere', async () => {
    const one = item('n4', { offers: [], status: 'removed', reason: 'clause-gone' })
    await show(one)
    await reviewing.confirm(one, 'bees-2')
    expect(backend.placeCarried).not.toHaveBeenCalled()
  })

  it('that cannot be stored says so, and is stored by a retry', async () => {
    const one = item('n5')
    await show(one)
    backend.placeCarried.mockRejectedValueOnce(full)
    await reviewing.confirm(one, 'bees-2')
    expect([saving.state, reviewing.failure(one), notes.canUndo]).toEqual(['failed', full, false])
    await saving.flush()
    expect([saving.state, reviewing.failure(one), notes.canUndo]).toEqual(['saved', null, true])
  })
})

it('puts a note of the text itself on other words, and back to what it was', async () => {
  const own = item('n6', { note: note('n6', { edition: 'bees-2' }) })
  await show(own)
  const versions = (n: number) => Array.from({ length: n })
  backend.annotationHistory.mockResolvedValueOnce(versions(3)).mockResolvedValueOnce(versions(4))
  backend.placeAnnotation.mockResolvedValue(own.note)
  backend.revertAnnotation.mockResolvedValue(own.note)
  await reviewing.confirm(own, 'bees-2')
  await notes.undo()
  await notes.redo()
  expect(backend.placeAnnotation.mock.calls).toEqual([['n6', { start: 10, end: 23 }]])
  expect(backend.revertAnnotation.mock.calls).toEqual([
    ['n6', 2],
    ['n6', 3],
  ])
})

describe('all that only moved', () => {
  it('are put, and taken back together, in the other order', async () => {
    const items = [moved('a7'), item('b7'), moved('c7')]
    await show(...items)
    await reviewing.confirmMoved(items, 'bees-2')
    expect(backend.placeCarried.mock.calls.map(([id]) => id as string)).toEqual(['a7', 'c7'])
    expect(toast.said?.words).toBe('2 notes put on their words in bees-2')
    await notes.undo()
    expect(backend.removeAnnotation.mock.calls).toEqual([['c7-carried'], ['a7-carried']])
    expect([notes.canUndo, toast.said?.words]).toEqual([false, 'Undone: 2 notes put in bees-2'])
    backend.restoreAnnotation.mockImplementation((id: string) => Promise.resolve(note(id)))
    await notes.redo()
    expect(backend.restoreAnnotation.mock.calls).toEqual([['a7-carried'], ['c7-carried']])
  })

  it('stop at the first that cannot be stored; what was put can be taken back', async () => {
    const items = [moved('a8'), moved('b8'), moved('c8')]
    await show(...items)
    const put = backend.placeCarried.getMockImplementation()
    backend.placeCarried.mockImplementation((id: string, ...rest: unknown[]) =>
      id === 'b8' ? Promise.reject(full as never) : (put?.(id, ...rest) as Promise<unknown>),
    )
    await reviewing.confirmMoved(items, 'bees-2')
    expect(backend.placeCarried.mock.calls.map(([id]) => id as string)).toEqual(['a8', 'b8'])
    expect(saving.state).toBe('failed')
    saving.settle('review b8 bees-2')
    await notes.undo()
    expect(backend.removeAnnotation.mock.calls).toEqual([['a8-carried']])
  })
})

describe('the list', () => {
  it('is asked for once more, not for each change meanwhile', async () => {
    await show(item('n9'))
    let answer: (value: unknown) => void = () => undefined
    backend.review.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
    const following = [1, 2, 3].map(() => waiting.again('bees-2'))
    answer(review([]))
    await Promise.all(following)
    expect(backend.review).toHaveBeenCalledTimes(3)
  })

  it('is of the text that was asked for last', async () => {
    await show(item('n10'))
    backend.review.mockResolvedValue(review([], 'bees-3'))
    await waiting.show('bees-3')
    await waiting.again('bees-2')
    expect([waiting.list?.edition, waiting.count('bees-2')]).toEqual(['bees-3', 0])
    expect(backend.review.mock.calls.at(-1)).toEqual(['bees-3'])
  })
})
