// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import type { Failure } from '../lib/wire'
import { watchClosing } from './closing'
import { dialogs } from './dialogs.svelte'
import { saving } from './saving.svelte'

const full: Failure = { code: 'store', message: 'the disk is full' }
const backend = vi.hoisted(() => ({
  watchClose: vi.fn<(asked: () => void) => Promise<null>>(() => Promise.resolve(null)),
  closeWindow: vi.fn(() => Promise.resolve(null)),
}))

vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

/** The reader asks to close the window. */
const close = () => {
  backend.watchClose.mock.lastCall?.[0]()
}

beforeEach(() => {
  vi.clearAllMocks()
  dialogs.close()
  watchClosing()
})

it('closes the window once everything is stored', async () => {
  let stored: () => void = () => undefined
  const end = saving.begin(() => (stored = end))
  close()
  await Promise.resolve()
  expect(backend.closeWindow).not.toHaveBeenCalled()
  stored()
  await vi.waitFor(() => {
    expect(backend.closeWindow).toHaveBeenCalledOnce()
  })
  expect(dialogs.open).toBeNull()
})

it('has the field that is written in stored first', () => {
  const field = document.createElement('input')
  const left = vi.fn()
  field.addEventListener('blur', left)
  document.body.append(field)
  field.focus()
  close()
  expect(left).toHaveBeenCalledOnce()
})

it('asks when something cannot be stored, and watches on', async () => {
  saving.fail(
    full,
    () => {
      saving.fail(full, vi.fn(), 'note')
    },
    'note',
  )
  close()
  await vi.waitFor(() => {
    expect(dialogs.open).toBe('unsaved')
  })
  expect(backend.closeWindow).not.toHaveBeenCalled()
  expect(backend.watchClose).toHaveBeenCalledTimes(2)
  saving.settle('note')
  close()
  await vi.waitFor(() => {
    expect(backend.closeWindow).toHaveBeenCalledOnce()
  })
})
