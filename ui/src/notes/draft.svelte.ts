// What is being written and when it is stored: soon after the first change, and at once when asked.
// A draft never loses what was typed: when storing fails it keeps the words and can try again. The
// window's state of saving follows it.
import { asFailure } from '../lib/ipc'
import type { Failure } from '../lib/wire'
import { saving } from '../shell/saving.svelte'

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
  #end: (() => void) | null = null
  #forgotten = false
  #store: (value: Value) => Promise<unknown>
  #saved: () => void

  /**
   * `store` is to resolve only once the value is stored, and to reject with a `Failure`; `saved` is
   * told each time when nothing is left to be stored.
   */
  constructor(
    value: Value,
    store: (value: Value) => Promise<unknown>,
    saved: () => void = () => undefined,
  ) {
    this.#value = value
    this.#store = store
    this.#saved = saved
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
    this.#begin()
    this.#timer ??= setTimeout(() => void this.flush(), WAIT)
  }

  /** Stores what is not stored yet, now. Resolves when all is stored or storing has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const joined = this.#sending !== null
    while (this.#sending) await this.#sending
    if (this.#standing === 'saved' || this.#forgotten) return
    // What was just tried for this very value need not be tried twice.
    if (joined && this.#standing === 'failed') return
    this.#sending = this.#send()
    await this.#sending
  }

  /** Nothing of it is to be stored any more: what it was about is gone. */
  forget(): void {
    this.#forgotten = true
    clearTimeout(this.#timer)
    saving.settle(this)
    this.#finish()
  }

  async #send(): Promise<void> {
    const value = this.#value
    this.#standing = 'waiting'
    this.#begin()
    try {
      await this.#store(value)
      this.#failure = null
      saving.settle(this)
      // A change that came meanwhile has its own timer.
      if (this.#value === value) this.#standing = 'saved'
    } catch (thrown) {
      this.#failure = asFailure(thrown)
      if (this.#value === value) this.#standing = 'failed'
      if (!this.#forgotten) saving.fail(this.#failure, () => void this.flush(), this)
    } finally {
      this.#sending = null
      // What was typed meanwhile is not stored yet.
      if (this.#value === value) this.#finish()
    }
    if (this.#standing === 'saved') this.#saved()
  }

  #begin(): void {
    this.#end ??= saving.begin(() => void this.flush())
  }

  #finish(): void {
    this.#end?.()
    this.#end = null
  }
}
