// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import type { Failure, Settings } from '../lib/wire'
import { DEFAULT_SETTINGS } from '../lib/wire/DEFAULT_SETTINGS'
import { saving } from '../shell/saving.svelte'

const full: Failure = { code: 'store', message: 'the disk is full' }
const kept: Settings = {
  ...DEFAULT_SETTINGS,
  author: 'É. Zola',
  colours: ['a', 'b', 'c', 'd', 'e'],
}
const backend = vi.hoisted(() => ({ settings: vi.fn(), saveSettings: vi.fn() }))

vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

/** The settings of an app that has just started. */
async function started() {
  vi.resetModules()
  const { preferences } = await import('./preferences.svelte')
  await preferences.load()
  const { saving } = await import('../shell/saving.svelte')
  return { preferences, saving }
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn() }))
  backend.settings.mockReset().mockResolvedValue(kept)
  backend.saveSettings.mockReset().mockImplementation((settings) => Promise.resolve(settings))
  expect(saving.state).toBe('saved')
})

it('stores a change with what is stored', async () => {
  const { preferences, saving } = await started()
  preferences.change({ textSize: 20 })
  preferences.rename(2, 'B')
  await saving.flush()
  const stored = { ...kept, textSize: 20, colours: ['a', 'B', 'c', 'd', 'e'] }
  expect(backend.saveSettings).toHaveBeenLastCalledWith(stored)
  expect(preferences.now).toEqual(stored)
})

it('never writes the usual settings over those that could not be read', async () => {
  backend.settings.mockRejectedValueOnce(full)
  const { preferences, saving } = await started()
  expect([preferences.failure, preferences.now]).toEqual([full, DEFAULT_SETTINGS])
  preferences.rename(2, 'B')
  await saving.flush()
  expect(backend.saveSettings).toHaveBeenCalledExactlyOnceWith({
    ...kept,
    colours: ['a', 'B', 'c', 'd', 'e'],
  })
  expect([preferences.failure, preferences.now.author]).toEqual([null, kept.author])
})

it('stores nothing while nothing can be read, and keeps the change', async () => {
  backend.settings.mockRejectedValue(full)
  const { preferences, saving } = await started()
  preferences.change({ theme: 'sepia' })
  await saving.flush()
  expect(backend.saveSettings).not.toHaveBeenCalled()
  expect([saving.state, preferences.now.theme]).toEqual(['failed', 'sepia'])
  backend.settings.mockResolvedValue(kept)
  await preferences.again()
  await saving.flush()
  expect(backend.saveSettings).toHaveBeenCalledExactlyOnceWith({ ...kept, theme: 'sepia' })
  expect(saving.state).toBe('saved')
})

it('is not saved before a retry was answered', async () => {
  const { preferences, saving } = await started()
  backend.saveSettings.mockRejectedValueOnce(full)
  preferences.change({ theme: 'dark' })
  await vi.waitFor(() => {
    expect(saving.state).toBe('failed')
  })
  let answer: (settings: Settings) => void = () => undefined
  backend.saveSettings.mockImplementation(() => new Promise((resolve) => (answer = resolve)))
  saving.retry()
  expect(saving.state).toBe('saving')
  await vi.waitFor(() => {
    expect(backend.saveSettings).toHaveBeenCalledTimes(2)
  })
  answer(kept)
  await vi.waitFor(() => {
    expect(saving.state).toBe('saved')
  })
})
