// Which rows the matrix shows, how each cell is drawn, and where the keys lead.
import type { Mark, MatrixCell, MatrixRow } from '../lib/wire'

/** What the reader wants to see. */
export interface Shown {
  onlyChanges: boolean
  onlySubstance: boolean
}

const STILL: readonly Mark[] = ['first', 'same', 'absent']

const changed = (row: MatrixRow): boolean => row.cells.some(({ mark }) => !STILL.includes(mark))

const substantive = (row: MatrixRow): boolean =>
  row.cells.some(({ change }) => change?.substance === true)

/** The rows that are left, as indices. */
export function shownRows(rows: readonly MatrixRow[], shown: Shown): number[] {
  const left = (row: MatrixRow) =>
    (!shown.onlyChanges || changed(row)) && (!shown.onlySubstance || substantive(row))
  return rows.flatMap((row, index) => (left(row) ? [index] : []))
}

/** The mark of a cell; where only substance is wanted, what changed in form is the same. */
export function markOf({ mark }: MatrixCell, { onlySubstance }: Shown): Mark {
  return onlySubstance && mark === 'form' ? 'same' : mark
}

/** Which halves of the thread run through a cell: to the edition before, and to the one after. */
export function thread(
  cells: readonly MatrixCell[],
  column: number,
): { left: boolean; right: boolean } {
  const stands = (at: number) => (cells[at]?.stands ?? null) !== null
  const runs = (from: number) => stands(from) && from + 1 < cells.length && !ends(cells[from + 1])
  return {
    left: stands(column - 1) && (stands(column) || ends(cells[column])),
    right: runs(column) || (stands(column) && ends(cells[column + 1])),
  }
}

const ends = (cell: MatrixCell | undefined): boolean =>
  cell?.mark === 'gone' || cell?.mark === 'moved'

/** A cell: the index of its row among all rows, and of its column. */
export interface At {
  row: number
  column: number
}

/** Where a step leads: `down` rows among those shown and `right` columns, never over an edge. */
export function moved(
  at: At | null,
  shown: readonly number[],
  columns: number,
  down: number,
  right: number,
): At | null {
  const first = shown[0]
  if (first === undefined || columns === 0) return null
  if (at === null) return { row: first, column: 0 }
  // A row that is no longer shown is left for the nearest one.
  const here = shown.findIndex((row) => row >= at.row)
  const line = Math.min(Math.max(0, (here < 0 ? shown.length - 1 : here) + down), shown.length - 1)
  const column = Math.min(Math.max(0, at.column + right), columns - 1)
  return { row: shown[line] ?? first, column }
}

/** The columns behind this one that say the same: those without a change, up to the next one. */
export function sameBehind(cells: readonly MatrixCell[], column: number): number[] {
  const behind = cells.slice(column + 1)
  const end = behind.findIndex(({ mark }) => mark !== 'same')
  return [...(end < 0 ? behind : behind.slice(0, end)).keys()].map((i) => column + 1 + i)
}
