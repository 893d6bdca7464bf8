// What the window shows, read anew: after other notes came into the library, and after another library
// took its place.
import { obliging } from '../duties/obliging.svelte'
import { takeAnew } from '../notes/following'
import { notes } from '../notes/notes.svelte'
import { waiting } from '../review/waiting.svelte'
import { preferences } from '../settings/preferences.svelte'
import { library } from '../shelf/library.svelte'
import { judging } from '../verdict/judging.svelte'
import { keeping } from './keeping.svelte'

/** Other notes came in. What is being written stays as it is. */
export async function notesCame(): Promise<void> {
  await Promise.all([
    // Where the notes cannot be read, the shelf says why it cannot be read either.
    takeAnew().catch(() => library.load()),
    keeping.look(),
    ...notes.editions.map((edition) => waiting.again(edition)),
  ])
}

/**
 * Another library took the place of the one that was: what was done in that one cannot be taken back
 * in this one.
 */
export async function libraryReplaced(): Promise<void> {
  notes.startAfresh()
  judging.forget()
  obliging.forget()
  await Promise.all([preferences.afresh(), notesCame()])
}
