// The words behind a cell: its edition compared with the one before, and the row of the clause there.
import { asFailure, compareEditions } from '../lib/ipc'
import type { Cell, Compared, Failure, MatrixCell, Stands, Step } from '../lib/wire'

/** A clause in one edition and in the one before. */
export interface Words {
  old: Cell | null
  now: Cell | null
  /** What became of it; null in the first edition. */
  step: Step | null
}

/** Which clause of which editions. */
export interface Wanted {
  /** The edition before; null in the first. */
  before: string | null
  edition: string
  /** The edition that the first one is compared with, to have its words. */
  after: string | null
  bundle: boolean
  cell: MatrixCell
  cellBefore: MatrixCell | null
}

class Wordings {
  #words: Words | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)
  #wanted: Wanted | null = null
  readonly #compared = new Map<string, Promise<Compared>>()

  /** Null until the words are there. */
  get words(): Words | null {
    return this.#words
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Shows the words of a cell. What was shown stays until they are there. */
  async show(wanted: Wanted): Promise<void> {
    this.#wanted = wanted
    try {
      const { before, edition, after, bundle } = wanted
      const pair = before === null ? [edition, after ?? edition] : [before, edition]
      const words = found(await this.#compare(pair, bundle), wanted)
      if (wanted !== this.#wanted) return
      this.#words = words
      this.#failure = null
    } catch (thrown) {
      if (wanted !== this.#wanted) return
      this.#words = null
      this.#failure = asFailure(thrown)
    }
  }

  /** Asks again for what could not be had. */
  async again(): Promise<void> {
    if (this.#wanted) await this.show(this.#wanted)
  }

  /** Forgets what was compared: other editions, or texts that may be others now. */
  clear(): void {
    this.#compared.clear()
    this.#wanted = null
    this.#words = null
    this.#failure = null
  }

  #compare(pair: string[], bundle: boolean): Promise<Compared> {
    const key = `${pair.join(' ')} ${String(bundle)}`
    const known = this.#compared.get(key)
    if (known) return known
    const asked = compareEditions(pair, bundle)
    this.#compared.set(key, asked)
    // What failed is asked for anew the next time.
    asked.catch(() => this.#compared.delete(key))
    return asked
  }
}

/** The words behind the open cell. */
export const wordings = new Wordings()

/** The clause among the rows of a comparison of its edition with the one before. */
export function found({ rows }: Compared, { before, cell, cellBefore }: Wanted): Words | null {
  const at = (side: 0 | 1, stands: Stands | null) => {
    if (stands === null) return undefined
    return rows.find(({ cells }) => {
      const there = cells[side]
      return there?.document === stands.document && there.address === stands.address
    })
  }
  if (before === null) {
    const now = at(0, cell.stands)?.cells[0]
    return now ? { old: null, now, step: null } : null
  }
  const row = at(1, cell.stands) ?? at(0, cellBefore?.stands ?? null)
  return row
    ? { old: row.cells[0] ?? null, now: row.cells[1] ?? null, step: row.steps[0] ?? null }
    : null
}
