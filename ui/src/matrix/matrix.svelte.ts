// The state of the Matrix: which editions, what of them is shown, and which cell is in hand.
import { Asking } from '../lib/asking.svelte'
import { matrixOf } from '../lib/ipc'
import type { EditionInfo, Failure, Matrix, MatrixRow } from '../lib/wire'
import { moved, shownRows, type At } from './rows'
import { wordings } from './words.svelte'

class Charting {
  #matrix: Matrix | null = $state.raw(null)
  readonly #asking = new Asking()

  onlyChanges = $state(false)
  onlySubstance = $state(false)
  /** Policies are taken in. */
  bundle = $state(true)
  /** The cell in hand, which has the keyboard. */
  at: At | null = $state.raw(null)
  /** The words of the cell in hand are open. */
  open = $state(false)
  /** How far down and to the right the table was when it was last seen, in px. */
  scrolled = { top: 0, left: 0 }

  readonly #shown = $derived(shownRows(this.rows, this))

  get editions(): readonly EditionInfo[] {
    return this.#matrix?.editions ?? []
  }

  get rows(): readonly MatrixRow[] {
    return this.#matrix?.rows ?? []
  }

  /** The rows that are shown, as indices. */
  get shown(): readonly number[] {
    return this.#shown
  }

  get ready(): boolean {
    return this.#matrix !== null
  }

  get failure(): Failure | null {
    return this.#asking.failure
  }

  get slow(): boolean {
    return this.#asking.slow
  }

  /** Makes the matrix of editions. What was shown stays until the answer is there. */
  async show(ids: readonly string[]): Promise<void> {
    const wanted = `${ids.join(' ')} ${String(this.bundle)}`
    const matrix = await this.#asking.ask(wanted, () => matrixOf([...ids], this.bundle))
    if (matrix === null) return
    this.#matrix = matrix
    this.at = null
    this.open = false
    this.scrolled = { top: 0, left: 0 }
    wordings.clear()
  }

  /** Takes another cell in hand: so many rows down and columns to the right. */
  step(down: number, right: number): void {
    this.at = moved(this.at, this.#shown, this.editions.length, down, right)
    this.#look()
  }

  /** Takes a cell in hand and opens its words. */
  openAt(at: At | null): void {
    if (at === null) return
    this.at = at
    this.open = true
    this.#look()
  }

  #look(): void {
    const row = this.at && this.rows[this.at.row]
    if (!this.open || !this.at || !row) return
    const { column } = this.at
    const cell = row.cells[column]
    const edition = this.editions[column]
    if (!cell || !edition) return
    void wordings.show({
      before: this.editions[column - 1]?.id ?? null,
      edition: edition.id,
      after: this.editions[column + 1]?.id ?? null,
      bundle: this.bundle,
      cell,
      cellBefore: row.cells[column - 1] ?? null,
    })
  }
}

/** The one matrix of the window. */
export const charting = new Charting()
