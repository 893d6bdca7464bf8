// A question to the backend whose latest answer alone counts: what is shown stays until it is there.
import { asFailure } from './ipc'
import type { Failure } from './wire'

/** After this long, in milliseconds, a wait is shown where nothing else is said of it. */
const SLOW = 400

/** One place that asks, one question at a time. */
export class Asking {
  #failure: Failure | null = $state.raw(null)
  #slow = $state(false)
  #wanted = ''
  readonly #patience: number

  /** After `patience`, in milliseconds, a wait is shown. */
  constructor(patience: number = SLOW) {
    this.#patience = patience
  }

  /** Why the last question has no answer. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** The answer takes so long that the wait is shown. */
  get slow(): boolean {
    return this.#slow
  }

  /** What was answered counts no more: the same question is asked anew. */
  forget(): void {
    this.#wanted = ''
  }

  /**
   * Asks. Null when the same was asked last and did not fail, when something else was asked
   * meanwhile, and when there is no answer.
   */
  async ask<T>(wanted: string, answer: () => Promise<T>): Promise<T | null> {
    if (wanted === this.#wanted && this.#failure === null) return null
    this.#wanted = wanted
    this.#failure = null
    const timer = setTimeout(() => (this.#slow = true), this.#patience)
    try {
      const answered = await answer()
      return wanted === this.#wanted ? answered : null
    } catch (thrown) {
      if (wanted === this.#wanted) this.#failure = asFailure(thrown)
      return null
    } finally {
      clearTimeout(timer)
      if (wanted === this.#wanted) this.#slow = false
    }
  }
}
