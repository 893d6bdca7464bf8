import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Annotation, Failure } from '../lib/wire'
import { edition } from './samples'

const backend = vi.hoisted(() => ({
  removeImport: vi.fn(() => Promise.resolve(null)),
  restoreImport: vi.fn(() => Promise.resolve(null)),
  shelf: vi.fn(() => Promise.resolve({ families: [] })),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

/** A window that has just been opened. */
async function fresh() {
  vi.resetModules()
  const { notes } = await import('../notes/notes.svelte')
  const { navigation } = await import('../shell/navigation.svelte')
  const { compare, read } = await import('../shell/go')
  const { saving } = await import('../shell/saving.svelte')
  const { shelf } = await import('../shelf/shelf.svelte')
  const { toast } = await import('../shell/toast.svelte')
  return { notes, navigation, compare, read, saving, shelf, toast }
}
let window: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  vi.clearAllMocks()
  window = await fresh()
})

describe('taking a text off the shelf', () => {
  it('leads to the shelf, and no way leads back to the text', async () => {
    const { notes, navigation, compare, read, shelf } = window
    read('llama-3')
    compare(['llama-3', 'bees-1'])
    read('bees-1')
    shelf.choose('bees-1')
    await notes.takeOff(edition)
    expect(backend.removeImport.mock.calls).toEqual([['bees-1']])
    expect(navigation.place).toEqual({ view: 'shelf' })
    expect(shelf.chosen.size).toBe(0)
    navigation.back()
    expect(navigation.place).toMatchObject({ view: 'reader', edition: 'llama-3' })
    expect(navigation.latest('compare')).toBeNull()
  })

  it('is taken back by the toast, and done again', async () => {
    const { notes, toast } = window
    await notes.takeOff(edition)
    expect(toast.said?.words).toBe('Bees 1 is off the shelf')
    toast.said?.remedy?.run()
    await vi.waitFor(() => {
      expect(toast.said?.words).toBe('Undone: Bees 1 taken off the shelf')
    })
    expect(backend.restoreImport.mock.calls).toEqual([['bees-1']])
    await notes.redo()
    expect(backend.removeImport).toHaveBeenCalledTimes(2)
    expect([notes.canUndo, notes.canRedo]).toEqual([true, false])
  })

  it('says that notes are kept where there are any', async () => {
    const { notes, toast } = window
    const note = { id: 'n', edition: 'bees-1', start: 0, end: 4, status: 'placed' } as Annotation
    notes.take('bees-1', [note])
    await notes.takeOff(edition)
    expect(toast.said?.words).toBe('Bees 1 is off the shelf; its notes are kept')
    await notes.undo()
    expect(notes.all).toEqual([note])
  })

  it('is taken back by Ctrl Z, before what was done before it', async () => {
    const { notes } = window
    await notes.takeOff(edition)
    await notes.undo()
    expect(backend.restoreImport.mock.calls).toEqual([['bees-1']])
    expect([notes.canUndo, notes.canRedo]).toEqual([false, true])
  })

  it('leaves everything as it was when it fails, and says so', async () => {
    const { notes, navigation, read, saving } = window
    const full: Failure = { code: 'store', message: 'the disk is full' }
    backend.removeImport.mockRejectedValueOnce(full)
    read('bees-1')
    await notes.takeOff(edition)
    expect(navigation.place).toMatchObject({ view: 'reader', edition: 'bees-1' })
    expect([saving.state, notes.canUndo]).toEqual(['failed', false])
  })
})
