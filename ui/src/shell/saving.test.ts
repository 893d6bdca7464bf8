import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure } from '../lib/wire'
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

it('shows what was refused until the reader has taken note, and tries it no more', async () => {
  const work = vi.fn(() => Promise.reject({ code: 'input', message: 'no words' } as never))
  await saving.run(work, vi.fn())
  expect([saving.state, saving.failure?.message]).toEqual(['refused', 'no words'])
  saving.retry()
  expect(work).toHaveBeenCalledOnce()
  expect(saving.state).toBe('refused')
  saving.dismiss()
  expect(saving.state).toBe('saved')
})

it('names what can be tried again before what cannot', () => {
  saving.refuse({ code: 'input', message: 'no words' }, 'one')
  saving.fail(full, () => undefined, 'two')
  expect([saving.state, saving.failure]).toEqual(['failed', full])
  saving.dismiss()
  expect(saving.state).toBe('failed')
  saving.settle('two')
  expect(saving.state).toBe('saved')
})

it('is not saved between a retry and its answer', async () => {
  let answer: (value: unknown) => void = () => undefined
  const work = vi
    .fn<() => Promise<unknown>>()
    .mockRejectedValueOnce(full)
    .mockImplementation(() => new Promise((resolve) => (answer = resolve)))
  await saving.run(work, vi.fn())
  saving.retry()
  expect(saving.state).toBe('saving')
  answer(1)
  await vi.advanceTimersByTimeAsync(0)
  expect(saving.state).toBe('saved')
})

it('hurries what waits when all is to be stored, and waits for it', async () => {
  const end = saving.begin(() => setTimeout(end, 10))
  const flushed = vi.fn()
  void saving.flush().then(flushed)
  await vi.advanceTimersByTimeAsync(9)
  expect(flushed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(flushed).toHaveBeenCalledOnce()
})

it('tries once more what failed when all is to be stored', async () => {
  const work = vi.fn(() => Promise.reject(full as never))
  await saving.run(work, vi.fn(), 'work')
  await saving.flush()
  expect(work).toHaveBeenCalledTimes(2)
  expect(saving.troubled).toBe(true)
  saving.settle('work')
})

describe('what the store could not take', () => {
  /** Work that fails this often, with this code, then succeeds. */
  const failing = (times: number, code: Failure['code'] = 'store') => {
    let left = times
    return vi.fn(() =>
      left-- > 0 ? Promise.reject({ code, message: 'full' } as never) : Promise.resolve(1),
    )
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  it('is tried again by itself, each time after a longer pause, and stays said meanwhile', async () => {
    const work = failing(3)
    const done = vi.fn()
    await saving.run(work, done)
    const states: string[] = []
    for (const pause of [1_999, 1, 3_999, 1, 7_999]) {
      await pass(pause)
      states.push(`${String(work.mock.calls.length)} ${saving.state}`)
    }
    expect(states).toEqual(['1 failed', '2 failed', '2 failed', '3 failed', '3 failed'])
    await pass(1)
    expect([work.mock.calls.length, done.mock.calls.length, saving.state]).toEqual([4, 1, 'saved'])
    await pass(120_000)
    expect(work).toHaveBeenCalledTimes(4)
  })

  it('is never paused for longer than half a minute', async () => {
    const work = failing(100)
    await saving.run(work, vi.fn(), 'work')
    await pass(2_000 + 4_000 + 8_000 + 16_000)
    expect(work).toHaveBeenCalledTimes(5)
    await pass(30_000)
    expect(work).toHaveBeenCalledTimes(6)
    saving.settle('work')
    await pass(60_000)
    expect(work).toHaveBeenCalledTimes(6)
  })

  it('is tried at once when the reader asks, and then soon', async () => {
    const work = failing(5)
    await saving.run(work, vi.fn(), 'work')
    await pass(2_000 + 4_000)
    saving.retry()
    await pass(0)
    expect(work).toHaveBeenCalledTimes(4)
    await pass(2_000)
    expect(work).toHaveBeenCalledTimes(5)
    saving.settle('work')
  })

  it.each(['fault', 'damaged', 'input'] as const)('is another thing than %s', async (code) => {
    const work = failing(5, code)
    await saving.run(work, vi.fn(), 'work')
    await pass(60_000)
    expect(work).toHaveBeenCalledOnce()
    saving.settle('work')
  })
})
