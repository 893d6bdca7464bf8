// The lines of the table from top to bottom, and which of them are in sight: only these are drawn, so
// that hundreds of clauses by a dozen editions stay quick.
import type { MatrixRow, Section } from '../lib/wire'

/** How high lines are, in px. */
export const HEIGHT = { head: 46, row: 25, section: 30 } as const

/** A line: a row, by its index among all rows, or the heading of a section. `top` is its place in px. */
export type Line = { top: number } & (
  { as: 'row'; row: number } | { as: 'section'; section: Section }
)

/** The lines of the rows that are shown. */
export function linesOf(rows: readonly MatrixRow[], shown: readonly number[]): Line[] {
  const lines: Line[] = []
  let top = 0
  let last: Section | null = null
  for (const row of shown) {
    const section = rows[row]?.section ?? null
    if (section !== null && section !== last) {
      lines.push({ as: 'section', section, top })
      top += HEIGHT.section
    }
    last = section
    lines.push({ as: 'row', row, top })
    top += HEIGHT.row
  }
  return lines
}

/** How high all lines are together. */
export const heightOf = (lines: readonly Line[]): number => {
  const last = lines.at(-1)
  return last ? last.top + HEIGHT[last.as] : 0
}

/** The lines between two places, with some before and behind for a quick hand. */
export function inSight(lines: readonly Line[], from: number, to: number): Line[] {
  const more = 10 * HEIGHT.row
  return lines.filter(({ top, as }) => top + HEIGHT[as] > from - more && top < to + more)
}

/** How far to scroll for a row to be in sight, in px, when `top` is where the view begins. */
export function scrolledTo(lines: readonly Line[], row: number, top: number, room: number): number {
  const line = lines.find((one) => one.as === 'row' && one.row === row)
  if (!line) return top
  // The first row brings the heading over it.
  const before = line === lines[1] ? 0 : line.top
  return Math.max(Math.min(top, before), line.top + HEIGHT.row - room)
}
