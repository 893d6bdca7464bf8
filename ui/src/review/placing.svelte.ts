// Putting a note on words by hand: the Reader is open on the text, and what is selected there is taken.
import type { ReviewItem } from '../lib/wire'
import { reader } from '../reader/reader.svelte'
import { read, reviewNotes } from '../shell/go'
import { reviewing } from './reviewing.svelte'

/** A note that is to be put, and the text with the words for it. */
interface Wanted {
  item: ReviewItem
  edition: string
}

class Placing {
  #wanted: Wanted | null = $state.raw(null)

  /** The note that is to be put on words of the text; null while none is. */
  get wanted(): Wanted | null {
    return this.#wanted
  }

  /** Opens the text, near where the note may belong. */
  begin(item: ReviewItem, edition: string): void {
    this.#wanted = { item, edition }
    const near = reviewing.offer(item)?.excerpt ?? item.old
    read(edition, near.address === '' ? null : near.address)
  }

  /** Puts the note on the selected words and goes back to the list. */
  async put(): Promise<void> {
    const wanted = this.#wanted
    const range = reader.selection
    if (!wanted || !range) return
    this.back()
    await reviewing.put(wanted.item, wanted.edition, { ...range })
  }

  /** Goes back to the list. The note waits on. */
  back(): void {
    const edition = this.#wanted?.edition
    this.end()
    if (edition !== undefined) reviewNotes(edition)
  }

  /** The reader is elsewhere: no note is to be put any more. */
  end(): void {
    this.#wanted = null
  }
}

/** The one note that is put by hand. */
export const placing = new Placing()
