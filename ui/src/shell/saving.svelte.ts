// The state of saving, which is always visible: "Saved" stands only when everything is stored.
import { asFailure } from '../lib/ipc'
import type { Failure } from '../lib/wire'

/** After this long, in milliseconds, unfinished saving is said in words. */
const SLOW = 300

/**
 * How long, in milliseconds, what the store could not take waits until it is tried again by itself: at
 * first, and at most, after twice as long each time.
 */
const AGAIN = { first: 2_000, most: 30_000 } as const

/** Something that is not stored yet. */
interface Begun {
  /** Stores it now instead of soon. */
  hurry: () => void
}

interface Failed {
  key: unknown
  failure: Failure
  /** Tries it again; null when no other try can help. */
  retry: (() => void) | null
}

class Saving {
  #begun: readonly Begun[] = $state.raw([])
  #slow = $state(false)
  #failed: readonly Failed[] = $state.raw([])
  #timer: ReturnType<typeof setTimeout> | undefined
  #again: ReturnType<typeof setTimeout> | undefined
  #pause: number = AGAIN.first
  #waiting: (() => void)[] = []

  /**
   * "saved" only once the backend has answered for everything; "failed" while another try may help,
   * "refused" when what was asked for cannot be done at all, until the reader has taken note.
   */
  get state(): 'saved' | 'saving' | 'failed' | 'refused' {
    if (this.#failed.some(({ retry }) => retry)) return 'failed'
    if (this.#failed.length > 0) return 'refused'
    return this.#begun.length > 0 ? 'saving' : 'saved'
  }

  /** Something could not be stored. */
  get troubled(): boolean {
    return this.#failed.length > 0
  }

  /** Saving takes long enough to be worth a word. */
  get slow(): boolean {
    return this.#slow
  }

  /** Why the first of those that can be tried again failed, or else the first. */
  get failure(): Failure | null {
    return (this.#failed.find(({ retry }) => retry) ?? this.#failed[0])?.failure ?? null
  }

  /** From now until the returned function is called, not everything is saved. */
  begin(hurry: () => void = () => undefined): () => void {
    const begun = { hurry }
    this.#begun = [...this.#begun, begun]
    this.#timer ??= setTimeout(() => (this.#slow = this.#begun.length > 0), SLOW)
    return () => {
      this.#begun = this.#begun.filter((other) => other !== begun)
      if (this.#begun.length > 0) return
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#slow = false
      for (const done of this.#waiting.splice(0)) done()
    }
  }

  /**
   * Says that something is not saved. `retry` is to try it again, `key` names what it is. What was
   * refused for what it is would be refused again.
   */
  fail(failure: Failure, retry: () => void, key: unknown = retry): void {
    this.#say({ key, failure, retry: failure.code === 'input' ? null : retry })
  }

  /** Says that something was not done, and that doing it again is for the reader to ask. */
  refuse(failure: Failure, key: unknown): void {
    this.#say({ key, failure, retry: null })
  }

  /** Says that what `key` names is saved after all, or no longer wanted. */
  settle(key: unknown): void {
    this.#failed = this.#failed.filter((failed) => failed.key !== key)
    if (this.#stored.length === 0) this.#rest()
  }

  /** Tries again whatever failed. */
  retry(): void {
    this.#rest()
    const failed = this.#failed
    this.#failed = failed.filter(({ retry }) => !retry)
    for (const { retry } of failed) retry?.()
  }

  /** The reader has taken note of what was refused. */
  dismiss(): void {
    this.#failed = this.#failed.filter(({ retry }) => retry)
  }

  /** Stores at once what is not stored, what failed included. Resolves when nothing is under way. */
  async flush(): Promise<void> {
    this.retry()
    for (const { hurry } of this.#begun) hurry()
    if (this.#begun.length > 0) await new Promise<void>((done) => this.#waiting.push(done))
  }

  /**
   * Runs a command that stores something; on failure says so and keeps it for another try. `key`
   * names what it does: doing it anew takes the place of a try that failed.
   */
  async run<T>(
    work: () => Promise<T>,
    done: (value: T) => void,
    key: unknown = work,
  ): Promise<void> {
    this.settle(key)
    await this.#try(work, done, key)
  }

  // A failure that is said stays said while it is tried again.
  async #try<T>(work: () => Promise<T>, done: (value: T) => void, key: unknown): Promise<void> {
    const end = this.begin()
    try {
      const value = await work()
      this.settle(key)
      done(value)
    } catch (thrown) {
      this.fail(asFailure(thrown), () => void this.#try(work, done, key), key)
    } finally {
      end()
    }
  }

  #say(failed: Failed): void {
    this.#failed = [...this.#failed.filter(({ key }) => key !== failed.key), failed]
    this.#again ??= this.#stored.length > 0 ? setTimeout(this.#tryAgain, this.#pause) : undefined
  }

  // What the store could not take may be taken soon: a disk has room again, a lock is let go. Nothing
  // else gets better by itself.
  get #stored(): Failed[] {
    return this.#failed.filter(({ failure, retry }) => retry && failure.code === 'store')
  }

  #tryAgain = (): void => {
    this.#again = undefined
    this.#pause = Math.min(AGAIN.most, this.#pause * 2)
    for (const { retry } of this.#stored) retry?.()
  }

  // Nothing waits for another try, or it is made now: the next pause is a short one.
  #rest(): void {
    clearTimeout(this.#again)
    this.#again = undefined
    this.#pause = AGAIN.first
  }
}

/** The one state of saving. */
export const saving = new Saving()
