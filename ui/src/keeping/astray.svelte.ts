// A library that is not where the reader put it: what is known of that, and the ways out. Nothing new is
// begun unless the reader says so.
import {
  asFailure,
  chooseLibraryFolder,
  forgetLibraryFolder,
  libraryState,
  lookAtUsualFolder,
  useLibrary,
} from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Failure, Prospect } from '../lib/wire'
import { saving } from '../shell/saving.svelte'
import { libraryReplaced } from './afresh'

/** The ways out: look again, look in another folder, go back to the usual one. */
export const WAYS = ['again', 'elsewhere', 'usual'] as const
export type Way = (typeof WAYS)[number]

class Astray {
  #failure: Failure | null = $state.raw(null)
  #usual: Prospect | null = $state.raw(null)
  #way: Way = $state('again')
  #busy = $state(false)
  #refused: Failure | null = $state.raw(null)

  /** Where it should be, as the first command that missed it tells; null while it is there. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** What the usual folder holds; null until it was looked at, or where that failed. */
  get usual(): Prospect | null {
    return this.#usual
  }

  /** The way that is chosen. */
  get way(): Way {
    return this.#way
  }

  get busy(): boolean {
    return this.#busy
  }

  /** Why the way that was tried is none. */
  get refused(): Failure | null {
    return this.#refused
  }

  /** A command missed the library. The first says it; the others miss the same. */
  meet(failure: Failure): void {
    if (this.#failure !== null) return
    this.#failure = failure
    this.#refused = null
    this.#way = 'again'
    void this.#look()
  }

  choose(way: Way): void {
    this.#way = way
    this.#refused = null
  }

  /** Goes the way that is chosen. */
  async goOn(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.#refused = null
    try {
      if (!(await WAY[this.#way]())) return
      this.#failure = null
      this.#usual = null
      await libraryReplaced()
      // What was typed and not stored is stored there now.
      saving.retry()
    } catch (thrown) {
      this.#refused = asFailure(thrown)
    } finally {
      this.#busy = false
    }
  }

  async #look(): Promise<void> {
    try {
      this.#usual = await lookAtUsualFolder()
    } catch {
      // What is wrong there is told when it is chosen.
      this.#usual = null
    }
  }
}

/** What each way does; false when the reader turned back on it. */
const WAY: Record<Way, () => Promise<boolean>> = {
  again: async () => {
    await libraryState()
    return true
  },
  elsewhere: async () => {
    const found = await chooseLibraryFolder()
    if (found === null) return false
    if (found.holds === null) {
      const failure: Failure = { code: 'input', message: say().keeping.astray.none(found.folder) }
      throw failure
    }
    await useLibrary()
    return true
  },
  usual: async () => {
    await forgetLibraryFolder()
    return true
  },
}

/** The library that the window knows to be astray. */
export const astray = new Astray()
