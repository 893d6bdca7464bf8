// How the reader's marks on the same words are drawn, so that each of them is seen: grounds share the
// height of the line, lines lie one under the other between the words and a finding's line.
import type { Colour } from '../lib/wire'

/** A mark of the reader's own on words. */
export interface Inked {
  kind: 'highlight' | 'underline'
  colour: Colour
  /** What its note asked is done: it is drawn softly. */
  done: boolean
}

// Thickness by the number of lines, in px: all of them end above a finding's line, 0.3 em under the
// baseline of words of at least 14 px.
const THICK = [2, 1.5, 1] as const
/** From the baseline down to the first line, in em. */
const UNDER = 0.1
/** From the baseline down to the end of a line of words, in em, and its padding in px. */
const DESCENT = 0.335
const PADDING = 1

/** The background of words that bear these marks, as CSS. */
export function ground(marks: readonly Inked[]): string {
  const lines = marks.filter(({ kind }) => kind === 'underline')
  const grounds = marks.filter(({ kind }) => kind === 'highlight')
  const thick = THICK[Math.min(lines.length, THICK.length) - 1] ?? 1
  const layers = lines.map((mark, i) => {
    const colour = soft(`var(--pen-${String(mark.colour)})`, mark)
    const up = `${String(DESCENT - UNDER)}em + ${String(PADDING - (i + 1) * thick)}px`
    return `linear-gradient(${colour}, ${colour}) 0 calc(100% - (${up})) / 100% ${String(thick)}px no-repeat`
  })
  if (grounds.length > 0) {
    const share = 100 / grounds.length
    const bands = grounds.map((mark, i) => {
      const colour = soft(`var(--hl-${String(mark.colour)})`, mark)
      return `${colour} ${String(i * share)}% ${String((i + 1) * share)}%`
    })
    layers.push(`linear-gradient(${bands.join(', ')})`)
  }
  return layers.join(', ')
}

const soft = (colour: string, { done }: Inked): string =>
  done ? `color-mix(in srgb, ${colour} 45%, transparent)` : colour
