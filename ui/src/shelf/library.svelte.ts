// What is on the shelf, for every view that needs to know the families and their editions.
import { asFailure, shelf } from '../lib/ipc'
import type { EditionInfo, Failure, Family, ShelfEdition } from '../lib/wire'
import { fullName, nameBesideDate, shortName, type Named } from './names'

class Library {
  #families: readonly Family[] | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)

  /** Null until the shelf has been read. */
  get families(): readonly Family[] | null {
    return this.#families
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Reads the shelf anew. What was known stays until the answer is there. */
  async load(): Promise<void> {
    this.#failure = null
    try {
      this.#families = (await shelf()).families
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    }
  }

  /** The licence with this id, or the one whose policy has it. */
  edition(id: string): ShelfEdition | null {
    for (const family of this.#families ?? []) {
      for (const edition of family.editions) {
        if (edition.info.id === id || edition.policy === id) return edition
      }
    }
    return null
  }

  /** All editions of the family that a licence or policy belongs to. */
  siblings(id: string): readonly ShelfEdition[] {
    const has = (e: ShelfEdition) => e.info.id === id || e.policy === id
    return this.#families?.find((family) => family.editions.some(has))?.editions ?? []
  }
}

/** The one library. */
export const library = new Library()

/**
 * The other editions of the family: a policy is none beside its own licence, and a built-in edition
 * keeps its name whatever the reader brings.
 */
function others(id: string): Named[] {
  const siblings = library.siblings(id)
  const own = siblings.some(({ info }) => info.id === id && info.origin === 'import')
  return siblings
    .filter(({ info, policy }) => info.id !== id && policy !== id)
    .filter(({ info }) => own || info.origin !== 'import')
    .map(({ info }) => info)
}

/** What an edition is called on its line of the shelf, where its day stands too. */
export const lineName = (edition: Named & Pick<EditionInfo, 'id'>): string =>
  nameBesideDate(edition, others(edition.id))

/** What an edition is called: "Llama 3.1". */
export const editionName = (edition: Named & Pick<EditionInfo, 'id'>): string =>
  fullName(edition, others(edition.id))

/** What it is called among its siblings: "3.1". */
export const briefName = (edition: Named & Pick<EditionInfo, 'id'>): string =>
  shortName(edition, others(edition.id))
