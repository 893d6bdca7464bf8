// Shortens a clause to what changed in it. Only equal words are ever left out.
import type { Run } from '../lib/wire'
import { isForm } from './signs'

/** A piece of a cell: words with their marks, or a gap where equal words were left out. */
export type Piece = { gap: true } | ({ gap: false } & Run)

/** Longest stretch of equal words that is shown whole: about two lines of a column. */
const LONG = 150
/** How much of a long equal stretch stays at a change. */
const BESIDE = 48
/** How much stays beside a change of form, when only these are shown. */
const NEAR = 26

const equal = (run: Run): boolean => run.came === null && run.went === null

/** The cell with equal stretches of over two lines cut down to their ends. */
export function shortened(runs: readonly Run[]): Piece[] {
  if (runs.every(equal)) return runs.map(whole)
  return runs.flatMap((run, i): Piece[] => {
    if (!equal(run) || run.text.length <= LONG) return [whole(run)]
    const head = firstWords(run.text, i === 0 ? LONG / 2 : BESIDE)
    return i === runs.length - 1
      ? [same(head), gap]
      : [same(head), gap, same(lastWords(run.text, BESIDE))]
  })
}

/** Only the words about each change, for a clause that changed in form alone. */
export function excerpt(runs: readonly Run[]): Piece[] {
  if (runs.every(equal)) return [same(firstWords(runs.map((run) => run.text).join(''), 90)), gap]
  const pieces = runs.flatMap((run, i): Piece[] => {
    if (!equal(run)) return [whole(run)]
    const first = i === 0
    const last = i === runs.length - 1
    // A cut that saves only a word or two is none.
    if (run.text.length <= (first || last ? 2 * NEAR : 3 * NEAR)) return [whole(run)]
    if (first) return [gap, same(lastWords(run.text, NEAR))]
    if (last) return [same(firstWords(run.text, NEAR)), gap]
    return [same(firstWords(run.text, NEAR)), gap, same(lastWords(run.text, NEAR))]
  })
  return pieces
}

/**
 * The pieces with no mark on white space at the edge of a changed stretch: a reader sees words come
 * and go, not the spaces beside them. Between two marked pieces the space keeps its mark.
 */
export function bareEdges(pieces: readonly Piece[]): Piece[] {
  const marked = (piece: Piece | undefined) => piece && !piece.gap && !equal(piece)
  return pieces.flatMap((piece, i): Piece[] => {
    if (piece.gap || equal(piece) || piece.text.trim() === '') return [piece]
    const { text } = piece
    const from = marked(pieces[i - 1]) ? 0 : text.length - text.trimStart().length
    const to = marked(pieces[i + 1]) ? text.length : text.trimEnd().length
    return [
      same(text.slice(0, from)),
      { ...piece, text: text.slice(from, to) },
      same(text.slice(to)),
    ].filter((part) => part.gap || part.text !== '')
  })
}

/** How a run is drawn. Form keeps a dotted line whichever way it went; numbers have a box. */
export type Look = 'plain' | 'came' | 'went' | 'both' | 'form' | 'number'

/** How to draw a run with these marks. */
export function lookOf({ came, went }: Run): Look {
  const newer = came !== null && !isForm(came)
  const gone = went !== null && !isForm(went)
  if (newer) return gone ? 'both' : 'came'
  if (gone) return 'went'
  if (came === null && went === null) return 'plain'
  return came === 'number-label' || (came === null && went === 'number-label') ? 'number' : 'form'
}

const gap: Piece = { gap: true }
const whole = (run: Run): Piece => ({ gap: false, ...run })
const same = (text: string): Piece => ({ gap: false, text, came: null, went: null })

/** The first words, without the space behind them: a gap brings its own. */
export function firstWords(text: string, most: number): string {
  if (text.length <= most) return text.trimEnd()
  const end = text.lastIndexOf(' ', most)
  return end > 0 ? text.slice(0, end) : text.slice(0, most)
}

/** The last words, without the space before them. */
export function lastWords(text: string, most: number): string {
  if (text.length <= most) return text.trimStart()
  const start = text.indexOf(' ', text.length - most)
  return start >= 0 ? text.slice(start + 1) : text.slice(-most)
}
