// Clauses that stand twice on one side, as when a licence prints its policy inside it and the next
// edition keeps the policy apart: the row of the second one is empty beside it, though its words
// are still there, at another place.
import type { Cell, Run, Step } from '../lib/wire'
import { lookOf, type Look } from './excerpt'
import { isForm } from './signs'

/** The clause stands at another place. */
export const isMove = (step: Step | null): boolean =>
  step?.relation === 'moved' || step?.relation === 'moved-edited'

/** Whether a cell's words stand in the column after at another place, in another row. */
export const isTwin = (cell: Cell | null, after: Cell | null, out: Step | null): boolean =>
  cell !== null && after === null && isMove(out)

/** Why a cell is empty: its words stand, or stood, at an address; else the clause is not there. */
export type Absence = { why: 'moved' | 'stood' | 'part'; address: string } | { why: 'not-there' }

/** Why the cell between these steps is empty. `into` leads to its column, `out` away from it. */
export function absence(into: Step | null, out: Step | null): Absence {
  if (into && isMove(into) && into.newAddress !== null)
    return { why: 'moved', address: into.newAddress }
  if (out && isMove(out) && out.oldAddress !== null)
    return { why: 'stood', address: out.oldAddress }
  // The clause was merged into one of another row, or is a part of one that was split.
  if (into?.relation === 'merged' && into.newAddress !== null)
    return { why: 'part', address: into.newAddress }
  if (out?.relation === 'split' && out.oldAddress !== null)
    return { why: 'part', address: out.oldAddress }
  return { why: 'not-there' }
}

/** How to draw a run of a twin: what reads otherwise at the other place did not go from this one. */
export function lookOfTwin(run: Run): Look | 'differs' {
  const differs = run.went !== null && !isForm(run.went)
  if (!differs) return lookOf(run)
  return run.came !== null && !isForm(run.came) ? 'came' : 'differs'
}
