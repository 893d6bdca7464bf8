// What a row is called in the list of changes, where there is room for two or three words.
import { say } from '../lib/messages/language.svelte'
import type { Row } from '../lib/wire'

/** The name of the row at `index`: what kind of line it is, the term that it defines, or its title. */
export function called({ kind, title }: Row, index: number): string {
  // A title further down is another document's, and is told by its words.
  if (kind === 'title' && index === 0) return say().compare.titleLine
  if (kind === 'date-line') return say().compare.dateLine
  if (kind === 'definition') return /^[“"«][^”"»]+[”"»]/u.exec(title)?.[0] ?? title
  return title
}
