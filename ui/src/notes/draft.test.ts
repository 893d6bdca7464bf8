import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { saving } from '../shell/saving.svelte'
import { Draft, WAIT } from './draft.svelte'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const stored = () => {
  const values: string[] = []
  return { values, store: (value: string) => Promise.resolve(values.push(value)) }
}

describe('a draft', () => {
  it('stores once, within the wait of the first change, whatever is typed meanwhile', async () => {
    const { values, store } = stored()
    const draft = new Draft<string>('', store)
    for (const words of ['a', 'ab', 'abc']) {
      draft.set(words)
      await vi.advanceTimersByTimeAsync(WAIT / 4)
    }
    expect(draft.standing).toBe('waiting')
    await vi.advanceTimersByTimeAsync(WAIT / 4)
    expect(values).toEqual(['abc'])
    expect(draft.standing).toBe('saved')
  })

  it('stores at once when asked, and not again', async () => {
    const { values, store } = stored()
    const draft = new Draft<string>('', store)
    draft.set('a')
    await draft.flush()
    await draft.flush()
    await vi.advanceTimersByTimeAsync(WAIT)
    expect(values).toEqual(['a'])
  })

  it('is saved only when the store has answered', async () => {
    let answer: () => void = () => undefined
    const draft = new Draft<string>('', () => new Promise<void>((resolve) => (answer = resolve)))
    draft.set('a')
    const flushed = draft.flush()
    await vi.advanceTimersByTimeAsync(5000)
    expect(draft.standing).toBe('waiting')
    answer()
    await flushed
    expect(draft.standing).toBe('saved')
  })

  it('stores a change that came while the last was under way', async () => {
    const values: string[] = []
    let answer: () => void = () => undefined
    const draft = new Draft<string>('', (value) => {
      values.push(value)
      return new Promise<void>((resolve) => (answer = resolve))
    })
    draft.set('a')
    const first = draft.flush()
    draft.set('ab')
    answer()
    await first
    expect(draft.standing).toBe('waiting')
    await vi.advanceTimersByTimeAsync(WAIT)
    answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(values).toEqual(['a', 'ab'])
    expect(draft.standing).toBe('saved')
  })

  it('tries once for all who ask while it is under way', async () => {
    const store = vi.fn(() => Promise.reject({ code: 'store', message: 'full' } as never))
    const draft = new Draft<string>('', store)
    draft.set('a')
    await Promise.all([draft.flush(), draft.flush()])
    expect([store.mock.calls.length, draft.standing]).toEqual([1, 'failed'])
    draft.forget()
    expect(saving.state).toBe('saved')
  })

  it('keeps what was typed when storing fails, and stores it on the next try', async () => {
    let full = true
    const failure = { code: 'store', message: 'the disk is full' }
    const draft = new Draft<string>('', () =>
      full ? Promise.reject(failure as never) : Promise.resolve(),
    )
    draft.set('precious')
    await draft.flush()
    expect([draft.standing, draft.value, draft.failure]).toEqual(['failed', 'precious', failure])
    full = false
    await draft.flush()
    expect([draft.standing, draft.value, draft.failure]).toEqual(['saved', 'precious', null])
  })
})
