// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure, Prospect } from '../lib/wire'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { holds, kept } from './samples'

const backend = vi.hoisted(() => ({
  chooseLibraryFolder: vi.fn(),
  lookAtUsualFolder: vi.fn(),
  moveLibrary: vi.fn(),
  useLibrary: vi.fn(),
  forgetLibraryFolder: vi.fn(),
  libraryState: vi.fn(),
  keeping: vi.fn(),
  shelf: vi.fn(),
  settings: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))

const { folder } = await import('./folder.svelte')
const { astray } = await import('./astray.svelte')

const missing: Failure = { code: 'astray', message: '/drive: the folder cannot be found' }
const full: Failure = { code: 'store', message: 'the disk is full' }
const drive: Prospect = { folder: '/drive', usual: false, holds: null }

beforeEach(() => {
  for (const command of Object.values(backend)) command.mockReset().mockResolvedValue(null)
  backend.shelf.mockResolvedValue({ families: [] })
  backend.settings.mockRejectedValue(full)
  backend.keeping.mockResolvedValue(kept([]))
  folder.close()
  toast.clear()
})

describe('the folder of the library', () => {
  it('is moved to with everything that was typed, once it was looked at', async () => {
    backend.chooseLibraryFolder.mockResolvedValue(drive)
    await folder.choose()
    expect(folder.prospect).toEqual(drive)
    let stored = false
    const end = saving.begin(() => {
      stored = true
      end()
    })
    const moved = { folder: '/drive', left: '/usual/moved', backups: 2 }
    backend.moveLibrary.mockImplementation(() =>
      stored ? Promise.resolve(moved) : Promise.reject(new Error('too early')),
    )
    await folder.move()
    expect(folder.moved).toEqual(moved)
    folder.close()
    expect([folder.prospect, folder.moved]).toEqual([null, null])
  })

  it('that was not chosen after all is no matter', async () => {
    await folder.choose()
    expect([folder.prospect, folder.failure('choose')]).toEqual([null, null])
  })

  it('that cannot take it says why, and stays in hand', async () => {
    backend.lookAtUsualFolder.mockResolvedValue({ ...drive, usual: true })
    await folder.goBack()
    backend.moveLibrary.mockRejectedValue(full)
    await folder.move()
    expect([folder.failure('move'), folder.moved, folder.busy]).toEqual([full, null, null])
    expect(folder.prospect?.usual).toBe(true)
  })

  it('with another library in it is used', async () => {
    backend.chooseLibraryFolder.mockResolvedValue({ ...drive, holds: holds(3) })
    await folder.choose()
    await folder.use()
    expect(backend.useLibrary).toHaveBeenCalledOnce()
    expect([folder.prospect, toast.said?.words]).toEqual([null, 'The library in use is in /drive'])
  })
})

describe('a library that is astray', () => {
  it('is looked for again, and found', async () => {
    backend.lookAtUsualFolder.mockResolvedValue({ folder: '/usual', usual: true, holds: holds(1) })
    astray.meet(missing)
    astray.choose('usual')
    // What misses it later says nothing new, and changes no choice.
    astray.meet({ ...missing, message: 'again' })
    expect([astray.failure, astray.way]).toEqual([missing, 'usual'])
    await vi.waitFor(() => {
      expect(astray.usual?.holds?.notes).toBe(1)
    })
    astray.choose('again')
    backend.libraryState.mockRejectedValueOnce(missing)
    await astray.goOn()
    expect([astray.failure, astray.refused]).toEqual([missing, missing])
    backend.libraryState.mockResolvedValue(7)
    await astray.goOn()
    expect([astray.failure, astray.refused, astray.busy]).toEqual([null, null, false])
    expect(backend.forgetLibraryFolder).not.toHaveBeenCalled()
  })

  it('is looked for elsewhere, and only used where there is one', async () => {
    astray.meet(missing)
    astray.choose('elsewhere')
    await astray.goOn()
    expect([astray.failure, astray.refused]).toEqual([missing, null])
    backend.chooseLibraryFolder.mockResolvedValue(drive)
    await astray.goOn()
    expect(astray.refused?.message).toBe('/drive: there is no library in this folder.')
    expect(backend.useLibrary).not.toHaveBeenCalled()
    backend.chooseLibraryFolder.mockResolvedValue({ ...drive, holds: holds(3) })
    await astray.goOn()
    expect(backend.useLibrary).toHaveBeenCalledOnce()
    expect(astray.failure).toBeNull()
  })

  it('is given up only when the reader says so, and what was typed is stored then', async () => {
    const store = vi.fn<() => Promise<number>>().mockRejectedValueOnce(missing).mockResolvedValue(1)
    await saving.run(store, vi.fn(), 'typed')
    astray.meet(missing)
    astray.choose('usual')
    await astray.goOn()
    expect(backend.forgetLibraryFolder).toHaveBeenCalledOnce()
    await vi.waitFor(() => {
      expect([store.mock.calls.length, saving.state]).toEqual([2, 'saved'])
    })
  })
})
