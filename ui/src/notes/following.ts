// Both see all: another window, or `gloss`, may change the library. What the window holds follows, and
// what is being written in it stays as it is.
import { annotationsOf, libraryState } from '../lib/ipc'
import { library } from '../shelf/library.svelte'
import { notes } from './notes.svelte'

/** So often the library is asked whether anybody changed it while the window is seen, in ms. */
export const OFTEN = 2000

/** Follows the library until the returned function is called. */
export function followLibrary(): () => void {
  let known: number | null = null
  let asking = false

  async function look() {
    if (asking || document.visibilityState === 'hidden') return
    asking = true
    try {
      const state = await libraryState()
      // The first number is that of what was just read.
      if (known !== null && state !== known) await takeAnew()
      known = state
    } catch {
      // It is asked again soon; what the reader does says for itself why it fails.
    } finally {
      asking = false
    }
  }

  const often = setInterval(() => void look(), OFTEN)
  const now = () => void look()
  window.addEventListener('focus', now)
  document.addEventListener('visibilitychange', now)
  now()
  return () => {
    clearInterval(often)
    window.removeEventListener('focus', now)
    document.removeEventListener('visibilitychange', now)
  }
}

/** Takes the annotations that the window holds anew, and the counts of the shelf. */
export async function takeAnew(): Promise<void> {
  for (const edition of notes.editions) await follow(edition)
  await library.load()
}

// An answer that was on its way while the reader did something does not know of that: it is asked for
// anew.
async function follow(edition: string): Promise<void> {
  for (;;) {
    const before = notes.changes
    const annotations = await annotationsOf(edition)
    if (notes.changes !== before) continue
    notes.refresh(edition, annotations)
    return
  }
}
