import { describe, expect, it, vi } from 'vitest'
import { asFailure, settings, shelf, whenDamaged } from './ipc'

describe('a rejected command', () => {
  it('keeps the code and message that the backend gave', () => {
    expect(asFailure({ code: 'store', message: 'the disk is full' })).toEqual({
      code: 'store',
      message: 'the disk is full',
    })
  })

  it.each([
    ['a string', 'no such command', 'no such command'],
    ['an error', new Error('closed'), 'closed'],
    ['an unknown code', { code: 'odd', message: 'x' }, '[object Object]'],
  ])('calls %s our fault', (_, thrown, message) => {
    expect(asFailure(thrown)).toEqual({ code: 'fault', message })
  })
})

it('tells of a damaged library whichever command meets it first, and of nothing else', async () => {
  const told = vi.fn()
  const met = { code: 'damaged', message: 'malformed' }
  vi.stubGlobal('window', {
    __TAURI_INTERNALS__: {
      invoke: (command: string) =>
        Promise.reject(command === 'shelf' ? (met as never) : ({ ...met, code: 'store' } as never)),
    },
  })
  whenDamaged(told)
  await expect(settings()).rejects.toEqual({ ...met, code: 'store' })
  expect(told).not.toHaveBeenCalled()
  await expect(shelf()).rejects.toEqual(met)
  expect(told.mock.calls).toEqual([[met]])
  vi.unstubAllGlobals()
})
