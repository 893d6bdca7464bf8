// Places glosses in the margin: each level with its words, pushed down where the one above is in
// the way. Pure arithmetic; all numbers are CSS pixels from the top of the text.

/** Half the first line of a gloss: its middle stands level with the middle of its words. */
const HALF_LINE = 9
/** A gloss whose successor is closer than this shows its category alone. */
export const CROWDED = 36
/** How far an open note's frame reaches above its first line. */
export const LIFT = 10

/** A gloss to be placed. */
export interface Waiting {
  /** Middle of the line that its words begin on. */
  middle: number
  /** Its own height. */
  height: number
  /** An open note: it has a frame around it. */
  raised: boolean
}

/** Tops of the glosses, in the order given, which must be that of their words. */
export function place(glosses: readonly Waiting[]): number[] {
  let free = -Infinity
  return glosses.map(({ middle, height, raised }) => {
    const lift = raised ? LIFT : 0
    const top = Math.max(middle - HALF_LINE - lift, free)
    free = top + height + (height < 22 ? 9 : 12)
    return top
  })
}

/** Which glosses must shrink to their category, by the middles of their words, in order. */
export function crowded(middles: readonly number[]): boolean[] {
  return middles.map((middle, i) => {
    const next = middles[i + 1]
    return next !== undefined && next - middle < CROWDED
  })
}

/** A hairline from the edge of the text to a gloss. */
export interface Tie {
  /** Right edge of the text. */
  edge: number
  /** Where it ends. */
  end: number
  /** Middle of the words. */
  middle: number
  /** Middle of the first line of the gloss. */
  level: number
}

/** The hairline as an SVG path: straight when nearly level, else bent once on its way. */
export function tie({ edge, end, middle, level }: Tie): string {
  const crisp = (value: number) => Math.round(value) + 0.5
  const start = edge + 6
  if (Math.abs(level - middle) < 8) return `M${start} ${crisp(middle)}H${end}`
  const bend = Math.min(6, (end - start) / 3)
  return `M${start} ${crisp(middle)}h${bend}L${end - bend} ${crisp(level)}H${end}`
}
