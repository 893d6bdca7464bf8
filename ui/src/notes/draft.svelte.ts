// What is being written and when it is stored: soon after the first change, and at once when asked.
// A draft never loses what was typed: when storing fails it keeps the words and can try again.
import type { Failure } from '../lib/wire'

/** Longest time that a change waits before it is sent, in milliseconds. */
export const WAIT = 400

/** Where a draft stands. */
export type Standing = 'saved' | 'waiting' | 'failed'

export class Draft<Value> {
  // Raw: what is sent must be the plain value, not a proxy of it.
  #value: Value = $state.raw() as Value
  #standing: Standing = $state('saved')
  #failure: Failure | null = $state.raw(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | null = null
  #store: (value: Value) => Promise<unknown>

  /** `store` is to resolve only once the value is stored, and to reject with a `Failure`. */
  constructor(value: Value, store: (value: Value) => Promise<unknown>) {
    this.#value = value
    this.#store = store
  }

  get value(): Value {
    return this.#value
  }

  get standing(): Standing {
    return this.#standing
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Takes a change and sees that it is stored within [`WAIT`]. */
  set(value: Value): void {
    this.#value = value
    this.#standing = 'waiting'
    this.#timer ??= setTimeout(() => void this.flush(), WAIT)
  }

  /** Stores what is not stored yet, now. Resolves when all is stored or storing has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    while (this.#sending) await this.#sending
    if (this.#standing === 'saved') return
    this.#sending = this.#send()
    await this.#sending
  }

  async #send(): Promise<void> {
    const value = this.#value
    this.#standing = 'waiting'
    try {
      await this.#store(value)
      this.#failure = null
      // A change that came meanwhile has its own timer.
      if (this.#value === value) this.#standing = 'saved'
    } catch (failure) {
      this.#failure = failure as Failure
      this.#standing = 'failed'
    } finally {
      this.#sending = null
    }
  }
}
