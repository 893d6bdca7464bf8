// The words of a clause as one redline: what went, what came, and what stayed, in one flow.
import { isForm } from '../compare/signs'
import type { Cell, Run } from '../lib/wire'

/** A piece of a redline. */
export interface Piece {
  text: string
  as: 'equal' | 'came' | 'went'
  /** The change can change what the licence means. */
  substance: boolean
}

/**
 * Both sides of a clause in one flow, each word once. `null` where a side does not have the clause;
 * then the other's words all came, or all went.
 */
export function redline(old: Cell | null, now: Cell | null): Piece[] {
  if (!old || !now) {
    const as = old ? 'went' : 'came'
    const runs = (old ?? now)?.runs ?? []
    return joined(runs.map(({ text }) => ({ text, as, substance: true })))
  }
  const pieces: Piece[] = []
  const [left, right] = [taken(old.runs), taken(now.runs)]
  for (;;) {
    const went = left.peek()
    const came = right.peek()
    if (went && went.went !== null) {
      pieces.push({ text: left.take(Infinity), as: 'went', substance: !isForm(went.went) })
    } else if (came && came.came !== null) {
      pieces.push({ text: right.take(Infinity), as: 'came', substance: !isForm(came.came) })
    } else if (went && came) {
      // What stayed has the same letters on both sides, but may be cut at other places.
      const length = Math.min(left.left(), right.left())
      left.take(length)
      pieces.push({ text: right.take(length), as: 'equal', substance: false })
    } else {
      return bare(joined(pieces))
    }
  }
}

/** The words of a clause without marks. */
export const plain = (cell: Cell): Piece[] =>
  joined(cell.runs.map(({ text }) => ({ text, as: 'equal', substance: false })))

/** Runs that are taken from the front, whole or in part. */
function taken(all: readonly Run[]) {
  const runs = all.filter(({ text }) => text !== '')
  let at = 0
  let used = 0
  const rest = () => runs[at]?.text.slice(used) ?? ''
  return {
    peek: () => runs[at],
    left: () => rest().length,
    take: (most: number) => {
      const text = rest().slice(0, most)
      used += text.length
      if (used >= (runs[at]?.text.length ?? 0)) {
        at++
        used = 0
      }
      return text
    },
  }
}

/** The pieces with no mark on white space beside words that stayed: a reader sees words come and go. */
function bare(pieces: readonly Piece[]): Piece[] {
  const stays = (piece: Piece | undefined) => piece === undefined || piece.as === 'equal'
  const equal = (text: string): Piece => ({ text, as: 'equal', substance: false })
  const cut = pieces.flatMap((piece, i): Piece[] => {
    if (piece.as === 'equal' || piece.text.trim() === '') return [piece]
    const { text } = piece
    const from = stays(pieces[i - 1]) ? text.length - text.trimStart().length : 0
    const to = stays(pieces[i + 1]) ? text.trimEnd().length : text.length
    return [
      equal(text.slice(0, from)),
      { ...piece, text: text.slice(from, to) },
      equal(text.slice(to)),
    ]
  })
  return joined(cut.filter(({ text }) => text !== ''))
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last?.as === piece.as && last.substance === piece.substance) last.text += piece.text
    else result.push({ ...piece })
  }
  return result
}
