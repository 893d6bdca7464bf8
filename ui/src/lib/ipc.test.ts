import { describe, expect, it } from 'vitest'
import { asFailure } from './ipc'

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
