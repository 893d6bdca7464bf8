// Cuts a stretch of text at the ends of every mark, so that each run carries the same marks all
// along. It knows nothing of what a mark means, and never changes a character.
import type { Range } from '../lib/wire'

/** A stretch of text under the same marks. `start` and `end` are UTF-16 offsets into the text. */
export interface Run<Mark> {
  start: number
  end: number
  text: string
  marks: Mark[]
}

/**
 * The runs of `text` from `from` to `to`, in order and without gaps. Marks that reach outside are
 * clipped, empty ones are left out. Within a run, marks keep the order that they were given in.
 */
export function cut<Mark extends Range>(
  text: string,
  from: number,
  to: number,
  marks: readonly Mark[],
): Run<Mark>[] {
  const within = marks.filter((mark) => mark.start < mark.end && mark.start < to && mark.end > from)
  const ends = new Set([from, to])
  for (const { start, end } of within) {
    if (start > from) ends.add(start)
    if (end < to) ends.add(end)
  }
  const bounds = [...ends].sort((a, b) => a - b)
  return bounds.slice(1).map((end, i) => {
    const start = bounds[i] ?? from
    return {
      start,
      end,
      text: text.slice(start, end),
      marks: within.filter((mark) => mark.start <= start && mark.end >= end),
    }
  })
}
