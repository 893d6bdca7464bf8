// What the reader says of a text of their own, while it is written.
import { asFailure, describeImport, importDetails } from '../lib/ipc'
import type { Details, EditionKind, Failure } from '../lib/wire'
import { reader } from '../reader/reader.svelte'
import { library } from '../shelf/library.svelte'

/** What is said of a text, in the fields of a form. */
export class Description {
  title: string = $state('')
  family: string = $state('')
  version: string = $state('')
  publisher: string = $state('')
  date: string = $state('')
  kind: EditionKind = $state('licence')
  url: string = $state('')

  constructor(details: Details) {
    this.title = details.title
    this.family = details.family
    this.version = details.version
    this.publisher = details.publisher
    this.date = details.date ?? ''
    this.kind = details.kind
    this.url = details.url ?? ''
  }

  /** It as the backend takes it: a field that was left empty says nothing. */
  get details(): Details {
    const given = (words: string) => (words.trim() === '' ? null : words.trim())
    return {
      title: this.title.trim(),
      family: this.family.trim(),
      version: this.version.trim(),
      publisher: this.publisher.trim(),
      date: given(this.date),
      kind: this.kind,
      url: given(this.url),
    }
  }
}

/** Saying something else of an own text. */
export class Describing {
  #id: string
  #description: Description | null = $state.raw(null)
  #storing = $state(false)
  #failure: Failure | null = $state.raw(null)

  constructor(id: string) {
    this.#id = id
    void this.load()
  }

  /** Null until it is known what was said before. */
  get description(): Description | null {
    return this.#description
  }

  get storing(): boolean {
    return this.#storing
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Reads what was said before. */
  async load(): Promise<void> {
    this.#failure = null
    try {
      this.#description = new Description(await importDetails(this.#id))
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    }
  }

  /** Stores what is said now; whether that was done. The shelf and the open text follow. */
  async store(): Promise<boolean> {
    const said = this.#description?.details
    if (!said || this.#storing) return false
    this.#storing = true
    this.#failure = null
    try {
      await describeImport(this.#id, said)
      await Promise.all([
        library.load(),
        reader.reading?.edition.id === this.#id ? reader.again() : null,
      ])
      return true
    } catch (thrown) {
      this.#failure = asFailure(thrown)
      return false
    } finally {
      this.#storing = false
    }
  }
}
