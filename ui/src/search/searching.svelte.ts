// The state of the search: what is typed, what was found for it, and what of it is shown. Only the latest
// question is answered, and what was found stays until the next answer is there.
import { Asking } from '../lib/asking.svelte'
import { search } from '../lib/ipc'
import type { ClauseHit, Failure, Found, NoteHit } from '../lib/wire'
import { finished, nameSought } from './query'

/** The kinds of results, each with its tab, after the one with all. */
export const TABS = ['all', 'licences', 'clauses', 'notes'] as const
export type Tab = (typeof TABS)[number]

/** At most so many clauses and so many notes are shown. */
export const LIMIT = 200
/** What is typed rests this long, in milliseconds, before it is searched for. */
const REST = 80
/** While the texts are being indexed, it is searched again after so many milliseconds. */
const AGAIN = 1000

class Searching {
  #query = $state('')
  #found: Found | null = $state.raw(null)
  #answered = $state('')
  #asking = new Asking()
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Which results are shown. */
  tab: Tab = $state('all')
  /** The result that the keyboard stood on last. */
  at = $state('')

  /** What of it is searched for: a filter counts once it has a value. */
  readonly wanted = $derived(finished(this.#query))
  /** What a licence must be called; empty where names do not count. */
  readonly name = $derived(nameSought(this.wanted))

  /** What is typed. */
  get query(): string {
    return this.#query
  }

  set query(typed: string) {
    if (typed === this.#query) return
    this.#query = typed
    this.at = ''
    this.rest()
    if (this.active) {
      this.#timer = setTimeout(() => void this.#answer(), REST)
    } else {
      this.#found = null
      this.#answered = ''
    }
  }

  /** Whether there is anything to search for. */
  get active(): boolean {
    return this.wanted.trim() !== ''
  }

  /** What was found for `answered`; null before the first answer. */
  get found(): Found | null {
    return this.#found
  }

  /** What `found` was found for: it may be what was wanted before. */
  get answered(): string {
    return this.#answered
  }

  get failure(): Failure | null {
    return this.#asking.failure
  }

  /** The answer takes so long that the wait is shown. */
  get slow(): boolean {
    return this.#asking.slow
  }

  /** Searches now: texts and notes may have changed since. */
  again(): void {
    this.rest()
    if (this.active) void this.#answer()
  }

  /** Searches now for what is typed, where it is not answered yet, and waits for the answer. */
  async settle(): Promise<void> {
    if (!this.active || this.#answered === this.wanted) return
    this.rest()
    await this.#answer()
  }

  /** Searches no more until something is typed or `again` is called; what was found is kept. */
  rest(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
  }

  /** Forgets what was typed and found. */
  clear(): void {
    this.query = ''
    this.tab = 'all'
  }

  async #answer(): Promise<void> {
    const query = this.wanted
    const turn = this.#turn
    // The turn is part of the question: the same query can be answered otherwise later.
    const found = await this.#asking.ask(`${String(turn)} ${query}`, () => search(query, LIMIT))
    if (found === null || turn !== this.#turn) return
    this.#found = found
    this.#answered = query
    if (found.building) {
      this.#timer = setTimeout(() => {
        this.again()
      }, AGAIN)
    }
  }
}

/** The one search of the window. */
export const searching = new Searching()

/** The name of a result, unlike any other's. */
export const resultOf = (hit: ClauseHit | NoteHit): string =>
  'id' in hit ? `note ${hit.id}` : `clause ${hit.edition} ${hit.address}`
