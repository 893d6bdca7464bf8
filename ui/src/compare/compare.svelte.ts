// The state of Compare: which editions, what of them is shown, and which change is in hand.
import { SvelteSet } from 'svelte/reactivity'
import { Asking } from '../lib/asking.svelte'
import { compareEditions } from '../lib/ipc'
import type { Compared, Failure, Row } from '../lib/wire'
import { changes, lines } from './board'
import { changed, substantive } from './signs'

/** A document of the bundle in the list of changes. */
export interface Section {
  /** The policy; else the licence. */
  policy: boolean
  substance: number
  form: number
  /** Its changes, as indices of rows. */
  changes: number[]
}

class Comparing {
  #compared: Compared | null = $state.raw(null)
  readonly #asking = new Asking()

  onlyChanges = $state(true)
  onlySubstance = $state(false)
  /** Policies are compared too. */
  bundle = $state(false)
  /** The drawer with the list is open, where there is no room for it. */
  drawer = $state(false)
  /** Row of the change in hand; null before the first step. */
  now: number | null = $state(null)
  /** How far down the board was when it was last seen, in px. */
  scrolled = 0
  /** First rows of the folds that were opened. */
  readonly opened = new SvelteSet<number>()

  readonly #shown = $derived({
    onlyChanges: this.onlyChanges,
    onlySubstance: this.onlySubstance,
    opened: this.opened,
  })
  readonly #lines = $derived(lines(this.rows, this.#shown))
  readonly #changes = $derived(changes(this.rows, this.#shown))
  readonly #sections = $derived.by((): Section[] => {
    const section = (policy: boolean): Section => {
      const of = (index: number) =>
        this.rows[index] !== undefined && this.isPolicy(this.rows[index]) === policy
      const all = [...this.rows.keys()].filter(of)
      const count = (test: (row: Row) => boolean) =>
        all.filter((index) => test(this.rows[index] as Row)).length
      const substance = count(substantive)
      return {
        policy,
        substance,
        form: count(changed) - substance,
        changes: this.#changes.filter(of),
      }
    }
    return this.bundle ? [section(false), section(true)] : [section(false)]
  })

  get compared(): Compared | null {
    return this.#compared
  }

  get rows(): readonly Row[] {
    return this.#compared?.rows ?? []
  }

  get failure(): Failure | null {
    return this.#asking.failure
  }

  get slow(): boolean {
    return this.#asking.slow
  }

  get lines() {
    return this.#lines
  }

  /** Rows that count as changes, with what is shown now. */
  get changes(): readonly number[] {
    return this.#changes
  }

  get sections(): readonly Section[] {
    return this.#sections
  }

  /** Place of the change in hand among the changes, one-based; 0 when none is. */
  get place(): number {
    return this.now === null ? 0 : this.#changes.indexOf(this.now) + 1
  }

  /** Whether a row is of the policy and not of the licence. */
  isPolicy(row: Row): boolean {
    return row.cells.some((cell, i) => {
      const licence = this.#compared?.columns[i]?.edition.id
      return cell !== null && cell.document !== licence
    })
  }

  /** Compares editions. What was shown stays until the answer is there. */
  async open(ids: readonly string[]): Promise<void> {
    const wanted = `${ids.join(' ')} ${String(this.bundle)}`
    const compared = await this.#asking.ask(wanted, () => compareEditions([...ids], this.bundle))
    if (compared === null) return
    this.#compared = compared
    this.now = null
    this.scrolled = 0
    this.opened.clear()
  }

  /** Steps to the next (1) or the previous (-1) change; the row that it is in. */
  step(by: 1 | -1): number | null {
    const all = this.#changes
    const at = this.now === null ? -1 : all.indexOf(this.now)
    let next: number | undefined
    if (at >= 0) next = all[at + by]
    else if (this.now === null) next = by === 1 ? all[0] : all.at(-1)
    else {
      const now = this.now
      next = by === 1 ? all.find((row) => row > now) : all.findLast((row) => row < now)
    }
    if (next === undefined) return null
    this.now = next
    return next
  }
}

/** The one comparison of the window. */
export const comparing = new Comparing()
