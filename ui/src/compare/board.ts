// What the board shows: rows in full, in short, folded away, and the headings they stand under.
import type { Row } from '../lib/wire'
import { changed, signOf, substantive } from './signs'
import { isMove } from './twins'

/** What the reader wants to see. */
export interface Shown {
  onlyChanges: boolean
  onlySubstance: boolean
  /** First rows of folds that the reader opened. */
  opened: ReadonlySet<number>
}

/** A line of the board. `row` and `rows` are indices into the comparison's rows. */
export type Line =
  /** The heading of a clause whose own words are elsewhere, or not shown in full. */
  | { as: 'head'; row: number }
  /** A clause with all its words. */
  | { as: 'whole'; row: number }
  /** A clause that changed in form alone: only the words about the change. */
  | { as: 'short'; row: number }
  /** Where the clause of a row stood that stands elsewhere now. */
  | { as: 'left'; row: number }
  /** Clauses folded into one line. */
  | { as: 'fold'; rows: number[] }
  /** The clauses of a document that not every edition has, folded into one line under its title. */
  | { as: 'inside'; rows: number[] }

/** A row that is a heading and nothing else. */
export function isHeading({ cells, serif, title }: Row): boolean {
  if (serif) return false
  return cells.every((cell) => {
    if (!cell) return true
    const words = cell.runs.map((run) => run.text).join('')
    return cell.heading && words.trim().length <= title.length + 2
  })
}

/**
 * The rows of documents that stand in some editions only, such as a policy printed inside one licence,
 * without the row of the title: for a reader each of these documents is one change.
 */
export function insides(rows: readonly Row[]): number[][] {
  const found: number[][] = []
  rows.forEach((row, index) => {
    if (row.kind !== 'title' || index === 0) return
    const after = rows.findIndex(({ kind }, i) => i > index && kind === 'title')
    const rest = rows.slice(index + 1, after < 0 ? undefined : after)
    const apart = ({ steps }: Row) =>
      steps.every(
        (step) => step === null || step.relation === 'added' || step.relation === 'removed',
      )
    if (rest.length > 0 && apart(row) && rest.every(apart))
      found.push(rest.map((_, i) => index + 1 + i))
  })
  return found
}

/** The lines of the board, in order. */
export function lines(rows: readonly Row[], shown: Shown): Line[] {
  const result: Line[] = []
  const headed = new Set<number>()
  let folding: number[] = []
  const unfold = (until = Infinity) => {
    const now = folding.filter((row) => row < until)
    const first = now[0]
    if (first !== undefined) {
      if (shown.opened.has(first)) for (const row of now) result.push({ as: 'whole', row })
      else result.push({ as: 'fold', rows: now })
    }
    folding = folding.filter((row) => row >= until)
  }
  const closed = insides(rows).filter(
    ([first]) =>
      (shown.onlyChanges || shown.onlySubstance) && first !== undefined && !shown.opened.has(first),
  )
  const inside = new Set(closed.flat())
  rows.forEach((row, index) => {
    if (inside.has(index)) {
      const whole = closed.find(([first]) => first === index)
      if (whole) {
        unfold()
        result.push({ as: 'inside', rows: whole })
      }
      return
    }
    // Another document begins: its title stands over what follows, and no fold reaches across.
    if (row.kind === 'title' && index > 0) {
      unfold()
      headed.add(index)
      result.push({ as: 'head', row: index })
      if (!folds(row, shown)) result.push({ as: 'short', row: index })
      return
    }
    if (folds(row, shown)) {
      folding.push(index)
      return
    }
    const above = headings(rows, index).filter((heading) => !headed.has(heading))
    // A heading over this row is taken out of the fold that it fell into, and parts it.
    folding = folding.filter((folded) => !above.includes(folded))
    for (const heading of above) {
      unfold(heading)
      headed.add(heading)
      result.push({ as: 'head', row: heading })
    }
    unfold()
    if (isHeading(row)) headed.add(index)
    if (shown.onlyChanges && changed(row) && !substantive(row) && !isHeading(row)) {
      if (!row.serif && row.kind !== 'title') result.push({ as: 'head', row: index })
      result.push({ as: 'short', row: index })
    } else {
      result.push({ as: isHeading(row) && !changed(row) ? 'head' : 'whole', row: index })
    }
  })
  unfold()
  return withLeft(result, rows)
}

/**
 * The lines with one more for each clause that moved, where it stood: behind the line of the nearest
 * clause before it that stayed. None where it would stand right before the clause itself.
 */
function withLeft(shown: readonly Line[], rows: readonly Row[]): Line[] {
  const left = new Map<number, number[]>()
  for (const [row, behind] of stoodBehind(rows))
    left.set(behind, [...(left.get(behind) ?? []), row])
  const has = (line: Line | undefined, row: number) =>
    line !== undefined && ('rows' in line ? line.rows.includes(row) : line.row === row)
  const placed = new Set<number>()
  return shown.flatMap((line, i): Line[] => {
    // A heading may stand before its own clause: the last line of a row is the one that counts.
    const own = ('rows' in line ? line.rows : [line.row]).filter((row) => !has(shown[i + 1], row))
    const gone = own
      .flatMap((row) => left.get(row) ?? [])
      .filter((row) => !has(shown[i + 1], row) && !has(line, row) && !placed.has(row))
    gone.forEach((row) => placed.add(row))
    return [line, ...gone.map((row): Line => ({ as: 'left', row }))]
  })
}

/** For each row whose clause moved, the row of the nearest clause before its old place that stayed. */
export function stoodBehind(rows: readonly Row[]): Map<number, number> {
  const found = new Map<number, number>()
  rows.forEach((row, index) => {
    row.steps.forEach((step, i) => {
      const old = row.cells[i]
      if (!isMove(step) || !old || !row.cells[i + 1] || found.has(index)) return
      let best = -1
      rows.forEach((other, at) => {
        const cell = other.cells[i]
        if (at === index || cell?.document !== old.document || cell.at >= old.at) return
        if (isMove(other.steps[i] ?? null)) return
        if (best < 0 || cell.at > (rows[best]?.cells[i]?.at ?? -1)) best = at
      })
      if (best >= 0) found.set(index, best)
    })
  })
  return found
}

/** The rows that count as changes, in order: what the list names and the keys step through. */
export function changes(rows: readonly Row[], { onlySubstance }: Shown): number[] {
  const inside = new Set(insides(rows).flat())
  return rows.flatMap((row, index) =>
    !inside.has(index) && (onlySubstance ? substantive(row) : changed(row)) ? [index] : [],
  )
}

/** What a fold holds: clauses that are the same, that changed in form, that were only renumbered. */
export interface Folded {
  same: number
  form: number
  renumbered: number
}

/** Counts what a fold holds. */
export function folded(rows: readonly Row[], fold: readonly number[]): Folded {
  const counts: Folded = { same: 0, form: 0, renumbered: 0 }
  for (const index of fold) {
    const steps = rows[index]?.steps ?? []
    const touched = steps.filter((step) => signOf(step) !== null)
    if (touched.length === 0) counts.same++
    else if (touched.every((step) => step?.relation === 'renumbered')) counts.renumbered++
    else counts.form++
  }
  return counts
}

function folds(row: Row, { onlyChanges, onlySubstance }: Shown): boolean {
  if (onlySubstance && !substantive(row)) return true
  return onlyChanges && !changed(row)
}

// Headings over a row, outermost first: rows before it that stand less deep, and are headings only.
function headings(rows: readonly Row[], index: number): number[] {
  const above: number[] = []
  let depth = rows[index]?.depth ?? 0
  for (let i = index - 1; i >= 0 && depth > 0; i--) {
    const row = rows[i]
    if (!row || row.depth >= depth) continue
    depth = row.depth
    if (isHeading(row)) above.unshift(i)
  }
  return above
}
