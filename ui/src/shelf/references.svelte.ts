// The reference shelf: licences that are no edition of a family here, found by name.
import { asFailure, referenceShelf } from '../lib/ipc'
import type { Failure, Listed } from '../lib/wire'
import { searching } from '../search/searching.svelte'

/** How many found licences are shown; more tell that the search is too wide. */
export const SHOWN = 60

class References {
  #all: readonly Listed[] | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)

  /** Those that the search finds by their names. */
  readonly named = $derived(found(this.#all ?? [], searching.name))

  /** By title; null until the shelf has been read. */
  get all(): readonly Listed[] | null {
    return this.#all
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Reads the shelf anew, for its notes. What was known stays until the answer is there. */
  async load(): Promise<void> {
    this.#failure = null
    try {
      this.#all = await referenceShelf()
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    }
  }
}

/** The one reference shelf. */
export const references = new References()

/**
 * The licences with every word of `wanted` in their title, publisher or id; those whose title or id
 * begins with it first. None when nothing is wanted.
 */
export function found(all: readonly Listed[], wanted: string): Listed[] {
  const sought = wanted.trim().toLocaleLowerCase()
  const words = sought.split(/\s+/u)
  if (sought === '') return []
  const matches = all.filter(({ id, title, publisher }) => {
    const text = `${title} ${publisher} ${id}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = ({ id, title }: Listed) =>
    title.toLocaleLowerCase().startsWith(sought) || id.startsWith(sought)
  return [...matches.filter(begins), ...matches.filter((listed) => !begins(listed))]
}
