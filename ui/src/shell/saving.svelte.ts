// The state of saving, which is always visible: "Saved" stands only when everything is stored.
import { asFailure } from '../lib/ipc'
import type { Failure } from '../lib/wire'

/** After this long, in milliseconds, unfinished saving is said in words. */
const SLOW = 300

interface Failed {
  key: unknown
  failure: Failure
  retry: () => void
}

class Saving {
  #open = $state(0)
  #slow = $state(false)
  #failed: readonly Failed[] = $state.raw([])
  #timer: ReturnType<typeof setTimeout> | undefined

  /** "saved" only once the backend has answered for everything. */
  get state(): 'saved' | 'saving' | 'failed' {
    if (this.#failed.length > 0) return 'failed'
    return this.#open > 0 ? 'saving' : 'saved'
  }

  /** Saving takes long enough to be worth a word. */
  get slow(): boolean {
    return this.#slow
  }

  /** Why the first of the failed ones failed. */
  get failure(): Failure | null {
    return this.#failed[0]?.failure ?? null
  }

  /** From now until the returned function is called, not everything is saved. */
  begin(): () => void {
    this.#open++
    this.#timer ??= setTimeout(() => (this.#slow = this.#open > 0), SLOW)
    let ended = false
    return () => {
      if (ended) return
      ended = true
      this.#open--
      if (this.#open > 0) return
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#slow = false
    }
  }

  /** Says that something is not saved. `retry` is to try it again, `key` names what it is. */
  fail(failure: Failure, retry: () => void, key: unknown = retry): void {
    this.settle(key)
    this.#failed = [...this.#failed, { key, failure, retry }]
  }

  /** Says that what `key` names is saved after all. */
  settle(key: unknown): void {
    this.#failed = this.#failed.filter((failed) => failed.key !== key)
  }

  /** Tries again whatever failed. */
  retry(): void {
    const failed = this.#failed
    this.#failed = []
    for (const { retry } of failed) retry()
  }

  /** Runs a command that stores something; on failure says so and keeps it for another try. */
  async run<T>(work: () => Promise<T>, done: (value: T) => void): Promise<void> {
    const end = this.begin()
    try {
      done(await work())
    } catch (thrown) {
      this.fail(asFailure(thrown), () => void this.run(work, done))
    } finally {
      end()
    }
  }
}

/** The one state of saving. */
export const saving = new Saving()
