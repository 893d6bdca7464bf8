// A selection without the blanks at its ends: what is highlighted are words.
import type { Range } from '../lib/wire'

/** The words of a stretch of a text; null when there are none. */
export function trimmed(text: string, { start, end }: Range): Range | null {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const to = start + words.trimEnd().length
  return from < to ? { start: from, end: to } : null
}
