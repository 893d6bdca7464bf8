// The ways from a result to its place.
import { openChange } from '../compare/opening'
import { annotationsOf, asFailure } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Annotation, ClauseHit, NoteHit } from '../lib/wire'
import { reader } from '../reader/reader.svelte'
import { showNote } from '../reader/showing'
import { goTo, read } from '../shell/go'
import { toast } from '../shell/toast.svelte'
import { searching } from './searching.svelte'
import { soughtIn } from './sought'

/** Opens the Reader at a clause, the words that were hit lit; the same words may stand elsewhere. */
export async function openClause(
  { edition, address }: Pick<ClauseHit, 'edition' | 'address'>,
  hit: ClauseHit,
): Promise<void> {
  if (!(await opened(edition, address))) return
  const { text = '', clauses = [] } = reader.reading ?? {}
  const clause = clauses.find((clause) => clause.address === address)
  if (clause) reader.sought = soughtIn(text, { start: clause.bodyStart, end: clause.end }, hit)
}

/** Opens the Reader at a note, and the note; for one on a change, the two editions side by side there. */
export async function openNote({ edition, address, kind, id }: NoteHit): Promise<void> {
  if (kind === 'change') {
    const note = await noteOf(edition, id)
    if (note) await openChange(note)
    return
  }
  if (await opened(edition, address === '' ? null : address)) showNote(id)
}

/** A note that was found, as it is now; null where it is gone or cannot be read, which is then said. */
async function noteOf(edition: string, id: string): Promise<Annotation | null> {
  try {
    return (await annotationsOf(edition)).find((note) => note.id === id) ?? null
  } catch (thrown) {
    toast.say(say().refused(asFailure(thrown).message))
    return null
  }
}

/** Goes to the shelf and searches texts and notes there. */
export function searchFor(query: string): void {
  searching.query = query
  searching.tab = 'all'
  goTo('shelf')
}

/** Opens a text at a clause; false when the reader has gone on to another text meanwhile. */
async function opened(edition: string, address: string | null): Promise<boolean> {
  reader.widen()
  read(edition, address)
  await reader.open(edition)
  return reader.reading?.edition.id === edition
}
