// Undo and redo, from the keys and the palette: what is being written is finished first, so that it is
// the last act.
import { notes } from '../notes/notes.svelte'
import { own } from '../verdict/own.svelte'

/** Takes back the last act. */
export async function undo(): Promise<void> {
  await own.close()
  await notes.undo()
}

/** Does again what was last taken back. */
export async function redo(): Promise<void> {
  await own.close()
  await notes.redo()
}
