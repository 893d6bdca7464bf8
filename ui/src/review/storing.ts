// Storing what the reader decides about a note that waits: what was stored, and the act that takes it
// back.
import { annotationHistory, leaveNote, placeAnnotation, placeCarried } from '../lib/ipc'
import type { Annotation, Range } from '../lib/wire'
import type { Act } from '../notes/history'

/** What was stored, and the act that takes it back. */
export interface Stored {
  act: Act
  annotation: Annotation | null
}

/** Puts a note on words of an edition: its own, or one that it is carried to. */
export async function put(note: Annotation, edition: string, range: Range): Promise<Stored> {
  const { id } = note
  if (note.edition === edition) {
    const from = (await annotationHistory(id)).length - 1
    const annotation = await placeAnnotation(id, range)
    const to = (await annotationHistory(id)).length - 1
    return { act: { kind: 'place', id, edition, from, to }, annotation }
  }
  const annotation = await placeCarried(id, edition, range)
  // The new note goes and comes back; the one that it was made of waits again meanwhile.
  return { act: { kind: 'carry', id: annotation.id, edition }, annotation }
}

/** Leaves a note with its old words. */
export async function leave({ id }: Annotation, edition: string): Promise<Stored> {
  await leaveNote(id, edition)
  return { act: { kind: 'leave', id, edition }, annotation: null }
}
