import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { saving } from './saving.svelte'

const full = { code: 'store', message: 'the disk is full' } as const

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('says “saved” only when everything is, and names a wait only when it is long', async () => {
  const first = saving.begin()
  const second = saving.begin()
  expect([saving.state, saving.slow]).toEqual(['saving', false])
  await vi.advanceTimersByTimeAsync(301)
  expect(saving.slow).toBe(true)
  first()
  first()
  expect(saving.state).toBe('saving')
  second()
  expect([saving.state, saving.slow]).toEqual(['saved', false])
})

it('keeps failed work until another try succeeds', async () => {
  let works = false
  const done = vi.fn()
  await saving.run(() => (works ? Promise.resolve(1) : Promise.reject(full as never)), done)
  expect([saving.state, saving.failure]).toEqual(['failed', full])
  works = true
  saving.retry()
  await vi.advanceTimersByTimeAsync(0)
  expect(done).toHaveBeenCalledExactlyOnceWith(1)
  expect(saving.state).toBe('saved')
})

it('forgets a failure once the same thing is saved in another way', () => {
  saving.fail(full, () => undefined, 'note')
  saving.fail(full, () => undefined, 'note')
  saving.settle('note')
  expect(saving.state).toBe('saved')
})
