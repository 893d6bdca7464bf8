// What is offered for a filter whose value is being typed, and the query once one is taken.
import { piecesOf, typed, type FilterName } from './query'
import type { Value } from './vocabulary.svelte'

/** Values for the filter that stands from `start` to `end` of the query, in UTF-16 units. */
export interface Offer {
  start: number
  end: number
  name: FilterName
  excluded: boolean
  values: readonly Value[]
}

/** At most this many are offered; a further letter narrows them. */
const MOST = 8

/**
 * What is offered with the cursor at `caret`, null where there is nothing. Values and names count that
 * have what was typed in them, those that begin with it first.
 */
export function offerAt(
  query: string,
  caret: number,
  valuesOf: (name: FilterName) => readonly Value[],
): Offer | null {
  // What stands behind the cursor is no part of what was typed, but goes with it.
  const piece = piecesOf(query.slice(0, caret)).at(-1)
  if (piece?.of !== 'filter' || piece.end !== caret) return null
  const { start, name, excluded } = piece
  const wanted = piece.value.toLocaleLowerCase()
  const end = endOf(query, start, caret)
  const rank = ({ value, name }: Value) => {
    const all = [value.toLocaleLowerCase(), name.toLocaleLowerCase()]
    return all.some((words) => words.startsWith(wanted))
      ? 0
      : all.some((words) => words.includes(wanted))
        ? 1
        : 2
  }
  const fitting = valuesOf(name)
    .filter((value) => rank(value) < 2)
    .map((value, i) => ({ value, i }))
    .sort((a, b) => rank(a.value) - rank(b.value) || a.i - b.i)
    .map(({ value }) => value)
  const complete = fitting.length === 1 && fitting[0]?.value.toLocaleLowerCase() === wanted
  if (fitting.length === 0 || complete) return null
  return { start, end, name, excluded, values: fitting.slice(0, MOST) }
}

/** The query with an offered value taken, and where the cursor then is: ready for the next word. */
export function taken(
  query: string,
  offer: Offer,
  value: string,
): { query: string; caret: number } {
  const before = `${query.slice(0, offer.start)}${offer.excluded ? '-' : ''}${typed(offer.name, value)} `
  return { query: before + query.slice(offer.end).trimStart(), caret: before.length }
}

/** Where the piece ends that begins at `start`; words behind a mark that is not closed are no part of it. */
function endOf(query: string, start: number, caret: number): number {
  const whole = piecesOf(query).find((piece) => piece.start === start)
  const closed = /["”»]$/u.test(query.slice(start, whole?.end))
  return closed && whole ? whole.end : caret + (/^\S*/u.exec(query.slice(caret))?.[0].length ?? 0)
}
