import { describe, expect, it } from 'vitest'
import { Asking } from './asking.svelte'

describe('a question', () => {
  it('is answered, and not asked twice', async () => {
    const asking = new Asking()
    expect(await asking.ask('a', () => Promise.resolve(1))).toBe(1)
    expect(await asking.ask('a', () => Promise.resolve(2))).toBeNull()
  })

  it('gives way to a later one, whichever answer comes first', async () => {
    const asking = new Asking()
    const answers: ((answer: number) => void)[] = []
    const first = asking.ask('a', () => new Promise<number>((resolve) => answers.push(resolve)))
    expect(await asking.ask('b', () => Promise.resolve(2))).toBe(2)
    answers.forEach((resolve) => {
      resolve(1)
    })
    expect(await first).toBeNull()
  })

  it('that failed says why, and may be asked again', async () => {
    const asking = new Asking()
    expect(await asking.ask('a', () => Promise.reject(new Error('no')))).toBeNull()
    expect(asking.failure?.message).toBe('no')
    expect(await asking.ask('a', () => Promise.resolve(1))).toBe(1)
    expect(asking.failure).toBeNull()
  })
})
