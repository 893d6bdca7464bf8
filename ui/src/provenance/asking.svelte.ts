// Asking the publisher for the present copy of a text: before, while it is asked, and what came. What
// came waits in the backend under a token until it is handed on to be kept, or let go.
import { asFailure, forgetImport, publishersCopy } from '../lib/ipc'
import type { EditionInfo, Failure, Fetched } from '../lib/wire'
import { bringing } from '../bring/bringing.svelte'
import { detailsOf } from './facts'

export class Asking {
  #edition: EditionInfo
  #asking = $state(false)
  #fetched: Fetched | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)
  // What comes once nobody waits for it no longer counts.
  #ended = false

  constructor(edition: EditionInfo) {
    this.#edition = edition
  }

  get asking(): boolean {
    return this.#asking
  }

  get fetched(): Fetched | null {
    return this.#fetched
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Asks. The reader pressed for it: nothing else may call this. */
  async ask(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    this.#failure = null
    try {
      const fetched = await publishersCopy(this.#edition.id)
      if (this.#ended) letGo(fetched)
      else this.#fetched = fetched
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    } finally {
      this.#asking = false
    }
  }

  /**
   * Hands the copy on: the reader says what it is, and it is then compared with this text. `today` is
   * the day that it came.
   */
  keep(today: string): void {
    const fetched = this.#fetched
    if (!fetched) return
    this.#fetched = null
    const details = detailsOf(this.#edition, fetched, today)
    bringing.offer({ ...fetched.examined, details }, this.#edition.id)
  }

  /** Nobody waits any more; what was not handed on is let go. */
  end(): void {
    this.#ended = true
    if (this.#fetched) letGo(this.#fetched)
    this.#fetched = null
  }
}

// Nothing is lost when the backend cannot answer: it lets go of the oldest files by itself.
function letGo({ examined }: Fetched): void {
  forgetImport(examined.token).catch(() => undefined)
}
