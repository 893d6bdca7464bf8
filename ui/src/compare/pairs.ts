// The two sides of a change, and which notes are on it. A note on a change stands beside the newer text
// and names the older one.
import type { Annotation, Cell, Column, Compared, Row } from '../lib/wire'
import { signOf } from './signs'

/** One step of a row: the clause's words in the older and the newer text. */
export interface Pair {
  /** Ids of the two texts. */
  older: string
  newer: string
  old: Cell | null
  new: Cell | null
}

/** The two sides of a row's step from column `step` to the one after it. */
export function pairOf(columns: readonly Column[], row: Row, step: number): Pair | null {
  const [before, after] = [columns[step], columns[step + 1]]
  if (!before || !after) return null
  const [old, now] = [row.cells[step] ?? null, row.cells[step + 1] ?? null]
  if (!old && !now) return null
  return {
    older: textOf(before, old, after, now),
    newer: textOf(after, now, before, old),
    old,
    new: now,
  }
}

// Where one side has no words, they would stand in the text of the same sort: the policy for a policy.
function textOf(own: Column, cell: Cell | null, other: Column, there: Cell | null): string {
  if (cell) return cell.document
  const inPolicy = there !== null && there.document !== other.edition.id
  return (inPolicy ? own.edition.incorporates[0] : undefined) ?? own.edition.id
}

/** Whether a note is on this change. */
export const isOn = ({ older, newer, old, new: now }: Pair, note: Annotation): boolean =>
  isBetween(note, older, newer) &&
  (now ? note.address === now.address : note.change?.address === old?.address)

/**
 * The row of the change that a note is on. Where none bears it, as in texts that were read better since,
 * the row that has the clause of either side, the newer first; null where neither is there any more.
 */
export function rowOfChange({ columns, rows }: Compared, note: Annotation): number | null {
  const rowWith = (is: (pair: Pair) => boolean) =>
    rows.findIndex((row) =>
      row.steps.some((_, step) => {
        const pair = pairOf(columns, row, step)
        return pair !== null && isBetween(note, pair.older, pair.newer) && is(pair)
      }),
    )
  const stands = (cell: Cell | null, address: string | null | undefined) =>
    cell !== null && cell.address === address
  const found = [
    (pair: Pair) => isOn(pair, note),
    (pair: Pair) => stands(pair.new, note.address),
    (pair: Pair) => stands(pair.old, note.change?.address),
  ].map(rowWith)
  return found.find((row) => row >= 0) ?? null
}

/** Whether a note is on a change between these two texts. */
export const isBetween = ({ kind, edition, change }: Annotation, older: string, newer: string) =>
  kind === 'change' && edition === newer && change?.older === older

/** The step of a row that a note is put on when none is named: the first of substance, or the first. */
export function stepToNote({ steps }: Row): number | null {
  const signed = steps.map((step) => signOf(step) !== null)
  const substantive = steps.findIndex((step, i) => signed[i] === true && step?.substance === true)
  const step = substantive >= 0 ? substantive : signed.indexOf(true)
  return step < 0 ? null : step
}
