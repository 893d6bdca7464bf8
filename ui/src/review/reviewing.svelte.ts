// The state of the review: which place is chosen for each note that waits, and what the reader decides.
// Each decision is stored at once and stands in the history.
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { asFailure } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Failure, Offer, Range, ReviewItem } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { nameOf } from '../shelf/naming'
import { saving } from '../shell/saving.svelte'
import { leave, put, type Stored } from './storing'
import { onlyMoved } from './sureness'
import { waiting } from './waiting.svelte'

class Reviewing {
  readonly #chosen = new SvelteMap<string, number>()
  readonly #busy = new SvelteSet<string>()
  readonly #failures = new SvelteMap<string, Failure>()
  #groups = 0

  /** The note that the keys act on; null where none waits, and outside the review. */
  inHand: ReviewItem | null = $state.raw(null)

  /** What is being stored for a note that waits. */
  busy({ note }: ReviewItem): boolean {
    return this.#busy.has(note.id)
  }

  /** Why what was decided about a note could not be stored. */
  failure({ note }: ReviewItem): Failure | null {
    return this.#failures.get(note.id) ?? null
  }

  /** Index of the offer that is shown. */
  at({ note, offers }: ReviewItem): number {
    return Math.min(this.#chosen.get(note.id) ?? 0, Math.max(0, offers.length - 1))
  }

  /** The offer that is shown; null when there is none. */
  offer(item: ReviewItem): Offer | null {
    return item.offers[this.at(item)] ?? null
  }

  /** Shows the next (1) or the previous (-1) offer. */
  step(item: ReviewItem, by: 1 | -1): void {
    const at = this.at(item) + by
    if (at >= 0 && at < item.offers.length) this.#chosen.set(item.note.id, at)
  }

  /** Puts a note that waits on an edition on the offer that is shown. */
  async confirm(item: ReviewItem, edition: string): Promise<void> {
    const offer = this.offer(item)
    if (offer) await this.#put(item, edition, offer.excerpt.edition, offer.range)
  }

  /** Puts a note on these words of the edition. */
  async put(item: ReviewItem, edition: string, range: Range): Promise<void> {
    await this.#put(item, edition, edition, range)
  }

  /** Leaves a note with its old words. */
  async leave(item: ReviewItem, edition: string): Promise<void> {
    await this.#decide(item, edition, () => leave(item.note, edition), {
      said: say().review.left,
      group: null,
    })
  }

  /** Those of the list that only moved: they can be put all at once. */
  moved(items: readonly ReviewItem[]): ReviewItem[] {
    return items.filter(onlyMoved)
  }

  /** Puts all that only moved, one after the other; they are taken back together. */
  async confirmMoved(items: readonly ReviewItem[], edition: string): Promise<void> {
    const moved = this.moved(items)
    this.#groups += 1
    const group = `moved ${edition} ${String(this.#groups)} ${String(Date.now())}`
    const said = say().review.placedMany(moved.length, nameOf(edition))
    for (const item of moved) {
      const [offer] = item.offers
      if (!offer) continue
      const { range, excerpt } = offer
      const store = () => put(item.note, excerpt.edition, range)
      await this.#decide(item, edition, store, { said, group })
      // The next one would fail, too: what is left stays in the list.
      if (this.#failures.has(item.note.id)) return
    }
  }

  // On words of the edition that it waits on, or of a text that this one incorporates.
  async #put(item: ReviewItem, edition: string, text: string, range: Range): Promise<void> {
    await this.#decide(item, edition, () => put(item.note, text, range), {
      said: say().review.placed(nameOf(text)),
      group: null,
    })
  }

  async #decide(
    item: ReviewItem,
    edition: string,
    store: () => Promise<Stored>,
    { said, group }: { said: string; group: string | null },
  ): Promise<void> {
    const { id } = item.note
    if (this.#busy.has(id)) return
    const work = async () => {
      this.#busy.add(id)
      try {
        const stored = await store()
        this.#failures.delete(id)
        return stored
      } catch (thrown) {
        this.#failures.set(id, asFailure(thrown))
        throw thrown
      } finally {
        this.#busy.delete(id)
      }
    }
    await saving.run(
      work,
      ({ act, annotation }) => {
        notes.enter(group === null ? act : { ...act, group }, said, annotation)
        void waiting.again(edition)
      },
      `review ${id} ${edition}`,
    )
  }
}

/** The one review of the window. */
export const reviewing = new Reviewing()
