// The notes on the changes of a comparison: which change has which, and a new one.
import { annotationsOf, asFailure, readEdition } from '../lib/ipc'
import type { Annotation, Cell, Compared, Range } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { saving } from '../shell/saving.svelte'
import { comparing } from './compare.svelte'
import { isBetween, isOn, pairOf, stepToNote, type Pair } from './pairs'

/** A change: a row of the comparison and a step in it. */
export interface At {
  row: number
  step: number
}

class ChangeNotes {
  /** The change that a note is just begun on. */
  #begun: At | null = $state.raw(null)

  readonly #all = $derived.by((): Annotation[] => {
    const compared = comparing.compared
    return compared ? textsOf(compared).flatMap((id) => notes.of(id)) : []
  })
  // Every change that has notes, with these.
  readonly #placed = $derived.by((): { at: At; on: Annotation[] }[] => {
    const { columns = [], rows = [] } = comparing.compared ?? {}
    const changes = this.#all.filter(({ kind }) => kind === 'change')
    if (changes.length === 0) return []
    return rows.flatMap((row, index) =>
      row.steps.flatMap((_, step) => {
        const pair = pairOf(columns, row, step)
        const on = pair ? changes.filter((note) => isOn(pair, note)) : []
        return on.length > 0 ? [{ at: { row: index, step }, on }] : []
      }),
    )
  })
  readonly #unseen = $derived.by((): Annotation[] => {
    const compared = comparing.compared
    if (!compared) return []
    const drawn = comparing.lines.flatMap((line) =>
      line.as === 'whole' || line.as === 'short' ? [line.row] : [],
    )
    const seen = new Set(
      this.#placed
        .filter(({ at }) => drawn.includes(at.row))
        .flatMap(({ on }) => on.map(({ id }) => id)),
    )
    const between = pairsOf(compared)
    return this.#all.filter(
      (note) =>
        !seen.has(note.id) && between.some(([older, newer]) => isBetween(note, older, newer)),
    )
  })

  /** Takes up the notes beside the texts that are compared. */
  async take(compared: Compared): Promise<void> {
    const texts = textsOf(compared)
    try {
      const all = await Promise.all(texts.map(async (id) => [id, await annotationsOf(id)] as const))
      if (comparing.compared !== compared) return
      for (const [id, annotations] of all) notes.hold(id, annotations)
    } catch (thrown) {
      saving.refuse(asFailure(thrown), 'change notes')
    }
  }

  /** The notes on a change. */
  on({ row, step }: At): readonly Annotation[] {
    return this.#placed.find(({ at }) => at.row === row && at.step === step)?.on ?? []
  }

  /** Whether a row bears a note. */
  has(row: number): boolean {
    return this.#placed.some(({ at }) => at.row === row)
  }

  /** Notes on changes between these texts that stand on no line of the board. */
  get unseen(): readonly Annotation[] {
    return this.#unseen
  }

  /** The row that bears a note; null where none does. */
  rowOf({ id }: Annotation): number | null {
    return this.#placed.find(({ on }) => on.some((note) => note.id === id))?.at.row ?? null
  }

  /** Whether a note is just begun on this change. */
  isBegun({ row, step }: At): boolean {
    return this.#begun?.row === row && this.#begun.step === step
  }

  /** Begins a note on the change of a row. */
  async beginOn(row: number): Promise<void> {
    const step = comparing.rows[row] ? stepToNote(comparing.rows[row]) : null
    if (step !== null) await this.begin({ row, step })
  }

  /** Begins a note on a change. */
  async begin(at: At): Promise<void> {
    const { columns = [], rows = [] } = comparing.compared ?? {}
    const row = rows[at.row]
    const pair = row ? pairOf(columns, row, at.step) : null
    if (!pair) return
    this.#begun = at
    try {
      const [old, now] = await Promise.all([wordsOf(pair.old), wordsOf(pair.new)])
      const target = { kind: 'change', older: pair.older, old, new: now } as const
      await notes.add(target, 1, 'body', pair.newer)
    } catch (thrown) {
      saving.refuse(asFailure(thrown), 'change note')
    }
  }
}

// A cell knows its clause by number; where that stands in its text, the text knows.
async function wordsOf(cell: Cell | null): Promise<Range | null> {
  if (!cell) return null
  const clause = (await readEdition(cell.document)).clauses[cell.at]
  // Its number may change with every edition; its words are what the note is about.
  const { start = 0, bodyStart = 0, end = 0 } = clause ?? {}
  return clause ? { start: bodyStart < end ? bodyStart : start, end } : null
}

// The newer texts of a comparison, policies included: notes on changes stand beside these.
const textsOf = (compared: Compared): string[] => [
  ...new Set(pairsOf(compared).map(([, newer]) => newer)),
]

// Each two texts that a note on a change may be between.
function pairsOf({ columns, rows }: Compared): [string, string][] {
  const of = ({ older, newer }: Pair): [string, string] => [older, newer]
  const all = rows.flatMap((row) =>
    row.steps.flatMap((_, step) => {
      const pair = pairOf(columns, row, step)
      return pair ? [of(pair)] : []
    }),
  )
  return [...new Map(all.map((pair) => [pair.join('\n'), pair])).values()]
}

/** The notes on the changes that are compared. */
export const changeNotes = new ChangeNotes()
