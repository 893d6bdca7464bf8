// What is known of one text: where it is from, what it is nearest to, and its file as it was brought.
import { copy } from '../lib/clipboard'
import { asFailure, provenance, reveal, saveOriginal, whatIs } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Failure, Likeness, Provenance } from '../lib/wire'

export class About {
  #edition: string
  #provenance: Provenance | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)
  #likeness: Likeness | null = $state.raw(null)
  #likening = $state(false)
  #likenessFailure: Failure | null = $state.raw(null)
  #said = $state('')
  #original: string | null = $state(null)
  #originalFailure: Failure | null = $state.raw(null)
  #revealFailure: Failure | null = $state.raw(null)

  constructor(edition: string) {
    this.#edition = edition
    void this.load()
  }

  /** Null until it is there. */
  get provenance(): Provenance | null {
    return this.#provenance
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** The known texts that it is nearest to; null until they were asked for and told. */
  get likeness(): Likeness | null {
    return this.#likeness
  }

  get likening(): boolean {
    return this.#likening
  }

  get likenessFailure(): Failure | null {
    return this.#likenessFailure
  }

  /** A word on what was just copied. */
  get said(): string {
    return this.#said
  }

  /** Where the original file was written. */
  get original(): string | null {
    return this.#original
  }

  get originalFailure(): Failure | null {
    return this.#originalFailure
  }

  /** Why the written file could not be shown in its folder. */
  get revealFailure(): Failure | null {
    return this.#revealFailure
  }

  /** Reads the account. What was known stays until the answer is there. */
  async load(): Promise<void> {
    this.#failure = null
    try {
      this.#provenance = await provenance(this.#edition)
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    }
  }

  /** Puts words on the clipboard, and says what they are. */
  async copy(words: string, what: string): Promise<void> {
    this.#said = ''
    try {
      await copy(words)
      this.#said = say().about.copied(what)
    } catch (thrown) {
      this.#said = asFailure(thrown).message
    }
  }

  /** Asks what the text is nearest to. */
  async liken(): Promise<void> {
    if (this.#likening) return
    this.#likening = true
    this.#likenessFailure = null
    try {
      this.#likeness = await whatIs(this.#edition)
    } catch (thrown) {
      this.#likenessFailure = asFailure(thrown)
    } finally {
      this.#likening = false
    }
  }

  /** Writes the file as it was brought, where the reader says. */
  async saveOriginal(): Promise<void> {
    this.#said = ''
    this.#originalFailure = null
    this.#revealFailure = null
    try {
      this.#original = await saveOriginal(this.#edition)
    } catch (thrown) {
      this.#originalFailure = asFailure(thrown)
    }
  }

  /** Shows the written file in its folder. */
  async reveal(): Promise<void> {
    if (this.#original === null) return
    this.#revealFailure = null
    try {
      await reveal(this.#original)
    } catch (thrown) {
      this.#revealFailure = asFailure(thrown)
    }
  }
}
