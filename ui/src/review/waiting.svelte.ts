// The notes that wait on the text at hand, for the list of them and for whoever tells their number.
import { Asking } from '../lib/asking.svelte'
import { review } from '../lib/ipc'
import type { Failure, Review } from '../lib/wire'
import { library } from '../shelf/library.svelte'

/** After this long, in milliseconds, the wait for the list is shown. */
const PATIENCE = 150

class Waiting {
  #list: Review | null = $state.raw(null)
  #edition = $state('')
  #asked = 0
  #stale = false
  #following: Promise<void> | null = null
  readonly #asking = new Asking(PATIENCE)

  /** The list of the text that was asked for last; null until it is there. */
  get list(): Review | null {
    return this.#list?.edition === this.#edition ? this.#list : null
  }

  get failure(): Failure | null {
    return this.#asking.failure
  }

  get slow(): boolean {
    return this.#asking.slow
  }

  /** How many notes wait on a text, as far as that is known. */
  count(edition: string): number {
    return this.#list?.edition === edition ? this.#list.items.length : 0
  }

  /** Lists what waits on a text. What is known of it stays until the answer is there. */
  async show(edition: string): Promise<void> {
    this.#edition = edition
    this.#asked += 1
    // What was asked before may have changed since.
    const list = await this.#asking.ask(`${edition} ${String(this.#asked)}`, () => review(edition))
    if (list) this.#list = list
  }

  /**
   * Lists it anew, when this text is the one at hand or one that it incorporates; once for all that
   * changed meanwhile.
   */
  async again(edition: string): Promise<void> {
    const licence = library.edition(edition)?.info.id
    if (edition !== this.#edition && licence !== this.#edition) return
    this.#stale = true
    this.#following ??= this.#follow().finally(() => (this.#following = null))
    await this.#following
  }

  async #follow(): Promise<void> {
    while (this.#stale) {
      this.#stale = false
      await this.show(this.#edition)
    }
  }
}

/** What waits on the text at hand. */
export const waiting = new Waiting()
