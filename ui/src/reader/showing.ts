// The way to a note of the text at hand, from a list, the palette or the search.
import { openChange } from '../compare/opening'
import { media } from '../lib/media.svelte'
import { notes } from '../notes/notes.svelte'
import { isLost } from './glosses'
import { reader } from './reader.svelte'

/**
 * Opens a note of the text at hand. One whose words are gone stands at the outline's foot; one on a
 * change is shown with both sides of it, in Compare.
 */
export function showNote(id: string): void {
  const note = notes.all.find((candidate) => candidate.id === id)
  if (!note) return
  if (note.kind === 'change') {
    void openChange(note)
    return
  }
  if (isLost(note) && media.drawers) reader.drawer = true
  else if (isLost(note)) reader.noOutline = false
  notes.show(id)
}
