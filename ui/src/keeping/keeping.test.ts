// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure } from '../lib/wire'
import { dialogs } from '../shell/dialogs.svelte'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { backup, kept } from './samples'

const backend = vi.hoisted(() => ({
  keeping: vi.fn(),
  backUp: vi.fn(),
  restoreBackup: vi.fn(),
  checkLibrary: vi.fn(),
  revealBackups: vi.fn(),
  setAsideLibrary: vi.fn(),
  importNotes: vi.fn(),
  exportNotes: vi.fn(),
  shelf: vi.fn(),
  settings: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))

const { keeping } = await import('./keeping.svelte')
const { damage } = await import('./damage.svelte')
const { filing } = await import('./filing.svelte')
const { notes } = await import('../notes/notes.svelte')

const broken: Failure = { code: 'damaged', message: 'the file is malformed' }
const locked: Failure = { code: 'store', message: 'the library is locked' }

beforeEach(() => {
  for (const command of Object.values(backend)) command.mockReset().mockResolvedValue(null)
  backend.shelf.mockResolvedValue({ families: [] })
  backend.settings.mockRejectedValue(locked)
  backend.keeping.mockResolvedValue(kept([backup('new'), backup('old')]))
  dialogs.close()
  toast.clear()
})

describe('a backup', () => {
  it('is made of everything that was typed', async () => {
    let stored = false
    const end = saving.begin(() => {
      stored = true
      end()
    })
    backend.backUp.mockImplementation(() => Promise.resolve(backup(stored ? 'whole' : 'lacking')))
    expect(await keeping.backUp()).toBe(true)
    expect(keeping.backedUp?.name).toBe('whole')
    expect(backend.keeping).toHaveBeenCalledOnce()
  })

  it('that cannot be made says why', async () => {
    backend.backUp.mockRejectedValue(locked)
    expect(await keeping.backUp()).toBe(false)
    expect([keeping.failure('back-up'), keeping.failure('check'), keeping.busy]).toEqual([
      locked,
      null,
      null,
    ])
  })

  it('is restored only after it was considered', async () => {
    expect(await keeping.restore()).toBe(false)
    expect(backend.restoreBackup).not.toHaveBeenCalled()
    keeping.consider(backup('old'))
    backend.restoreBackup.mockResolvedValue(kept([backup('before'), backup('old')]))
    expect(await keeping.restore()).toBe(true)
    expect(backend.restoreBackup.mock.calls).toEqual([['old']])
    expect(keeping.now?.backups[0]?.name).toBe('before')
  })

  it('that is not restored stays considered, with the reason', async () => {
    keeping.consider(backup('old'))
    backend.restoreBackup.mockRejectedValue(locked)
    expect(await keeping.restore()).toBe(false)
    expect([keeping.restoring?.name, keeping.failure('restore')]).toEqual(['old', locked])
    keeping.consider(null)
    expect(keeping.failure('restore')).toBeNull()
  })
})

it('tells what a check found', async () => {
  backend.checkLibrary.mockResolvedValue(['a page is torn'])
  await keeping.check()
  expect(keeping.found).toEqual(['a page is torn'])
})

describe('a damaged library', () => {
  it('offers the newest backup that can be read, and is set aside', async () => {
    const bad = backup('bad', { holds: null, trouble: 'no database' })
    backend.keeping.mockResolvedValue(kept([bad, backup('good'), backup('older')], null))
    damage.meet(broken)
    await vi.waitFor(() => {
      expect(damage.backups?.map(({ name }) => name)).toEqual(['good', 'older'])
    })
    expect([damage.failure, damage.chosen]).toEqual([broken, 'good'])
    // What meets it later says nothing new.
    damage.choose('older')
    damage.meet({ ...broken, message: 'again' })
    expect([damage.failure?.message, damage.chosen]).toEqual([broken.message, 'older'])
    backend.setAsideLibrary.mockResolvedValue({ path: '/aside', restored: 'older' })
    await damage.setAside()
    expect(backend.setAsideLibrary.mock.calls).toEqual([['older']])
    expect(damage.done?.path).toBe('/aside')
    await damage.goOn()
    expect([damage.failure, damage.done]).toEqual([null, null])
  })

  it('that cannot be set aside says why, and can be tried again', async () => {
    damage.meet(broken)
    await vi.waitFor(() => {
      expect(damage.backups).not.toBeNull()
    })
    damage.choose(null)
    backend.setAsideLibrary.mockRejectedValueOnce(locked)
    await damage.setAside()
    expect([damage.refused, damage.done, damage.busy]).toEqual([locked, null, false])
    backend.setAsideLibrary.mockResolvedValue({ path: '/aside', restored: null })
    await damage.setAside()
    expect(backend.setAsideLibrary.mock.lastCall).toEqual([null])
    expect([damage.refused, damage.done?.restored]).toEqual([null, null])
    await damage.goOn()
  })

  it('stores what was typed once another stands in its place', async () => {
    const store = vi.fn<() => Promise<number>>().mockRejectedValueOnce(broken).mockResolvedValue(1)
    await saving.run(store, vi.fn(), 'typed')
    expect(saving.state).toBe('failed')
    damage.meet(broken)
    backend.setAsideLibrary.mockResolvedValue({ path: '/aside', restored: null })
    await damage.setAside()
    await damage.goOn()
    await vi.waitFor(() => {
      expect([store.mock.calls.length, saving.state]).toEqual([2, 'saved'])
    })
    expect(notes.canUndo).toBe(false)
  })
})

describe('a file of notes', () => {
  it('that was taken in is told in a dialog', async () => {
    const imported = {
      file: 'a.jsonld',
      added: 1,
      replaced: 0,
      kept: 0,
      same: 0,
      refused: [{ place: 'item 2', reason: 'no target' }],
      editions: ['bees-1'],
    }
    backend.importNotes.mockResolvedValue(imported)
    await filing.import('bees-1')
    expect(backend.importNotes.mock.calls).toEqual([['bees-1']])
    expect([dialogs.open, filing.outcome]).toEqual(['notes-file', { of: 'imported', imported }])
  })

  it('that was not chosen after all is no matter', async () => {
    await filing.import(null)
    await filing.export(null, 'csv')
    expect([dialogs.open, toast.said]).toEqual([null, null])
  })

  it('that was written is told in a word', async () => {
    backend.exportNotes.mockResolvedValue('/notes.md')
    await filing.export('bees-1', 'markdown')
    expect(backend.exportNotes.mock.calls).toEqual([['bees-1', 'markdown']])
    expect(toast.said?.words).toBe('Written: /notes.md')
  })

  it('that could not be written says why, and is written by another try', async () => {
    backend.exportNotes.mockRejectedValueOnce(locked)
    await filing.export(null, 'csv')
    expect(dialogs.open).toBe('notes-file')
    const { outcome } = filing
    if (outcome?.of !== 'failed') throw new Error('it failed')
    expect(outcome).toMatchObject({ what: 'exporting', failure: locked })
    backend.exportNotes.mockResolvedValue('/notes.csv')
    outcome.again()
    await vi.waitFor(() => {
      expect(toast.said?.words).toBe('Written: /notes.csv')
    })
    expect(dialogs.open).toBeNull()
  })
})
