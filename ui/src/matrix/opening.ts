// The ways on from a cell: to the clause in Compare, and in the Reader.
import { comparing } from '../compare/compare.svelte'
import { openAtRow } from '../compare/opening'
import type { MatrixCell } from '../lib/wire'
import { read } from '../shell/go'
import { charting } from './matrix.svelte'
import type { At } from './rows'

/** The columns of an edition and the one before; of the first edition, and the one after. */
export const pairOf = (column: number): [number, number] =>
  column === 0 ? [0, 1] : [column - 1, column]

/** Opens the clause of a cell in Compare, beside the edition before. */
export async function openInCompare({ row, column }: At): Promise<void> {
  const cells = charting.rows[row]?.cells
  const sides = pairOf(column)
  const ids = sides.map((side) => charting.editions[side]?.id)
  const [old, now] = ids
  if (!cells || old === undefined || now === undefined) return
  comparing.bundle = charting.bundle
  await openAtRow([old, now], ({ rows }) => {
    const line = rows.findIndex((compared) =>
      sides.some((side, i) => isOf(cells[side], compared.cells[i] ?? null)),
    )
    return line < 0 ? null : line
  })
}

const isOf = (
  cell: MatrixCell | undefined,
  there: { document: string; address: string } | null,
): boolean =>
  cell?.stands?.document === there?.document &&
  cell?.stands?.address === there?.address &&
  there !== null

/** Opens the clause of a cell in the Reader; one that went, in the edition before. */
export function openInReader({ row, column }: At): void {
  const stands = standing({ row, column })
  if (stands) read(stands.document, stands.address)
}

/** Where the clause of a cell stands, or stood in the edition before. */
export function standing({ row, column }: At) {
  const cells = charting.rows[row]?.cells
  return cells?.[column]?.stands ?? cells?.[column - 1]?.stands ?? null
}
