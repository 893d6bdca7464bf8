// The library's folder: the one that the reader thinks of, and that the library moved there or another is
// used.
import {
  asFailure,
  chooseLibraryFolder,
  lookAtUsualFolder,
  moveLibrary,
  revealLibrary,
  useLibrary,
} from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Failure, Moved, Prospect } from '../lib/wire'
import { toast } from '../shell/toast.svelte'
import { libraryReplaced, notesCame } from './afresh'
import { saved, stored } from './keeping.svelte'

/** What can be under way, one at a time. */
type Work = 'choose' | 'move' | 'use' | 'reveal'

class LibraryFolder {
  #prospect: Prospect | null = $state.raw(null)
  #moved: Moved | null = $state.raw(null)
  #busy: Work | null = $state(null)
  #failure: { of: Work; failure: Failure } | null = $state.raw(null)

  /** The folder that the reader thinks of. */
  get prospect(): Prospect | null {
    return this.#prospect
  }

  /** Where the library moved, until the reader has taken note. */
  get moved(): Moved | null {
    return this.#moved
  }

  get busy(): Work | null {
    return this.#busy
  }

  /** Why the last of what was asked could not be done. */
  failure(of: Work): Failure | null {
    return this.#failure?.of === of ? this.#failure.failure : null
  }

  /** Asks for a folder; what would come of it is shown first. */
  async choose(): Promise<void> {
    await this.#do('choose', async () => {
      this.#prospect = await chooseLibraryFolder()
    })
  }

  /** Thinks of the usual folder. */
  async goBack(): Promise<void> {
    await this.#do('choose', async () => {
      this.#prospect = await lookAtUsualFolder()
    })
  }

  /** Shows the library's file. */
  async reveal(): Promise<void> {
    await this.#do('reveal', revealLibrary)
  }

  /** Thinks of no folder any more. */
  close(): void {
    this.#prospect = null
    this.#moved = null
    this.#failure = null
  }

  /** Moves the library to the folder in hand. */
  async move(): Promise<void> {
    await this.#do('move', async () => {
      // What is on its way goes along.
      await stored()
      this.#moved = await saved(moveLibrary)
      await notesCame()
    })
  }

  /** Uses the library in the folder in hand. */
  async use(): Promise<void> {
    const folder = this.#prospect?.folder
    if (folder === undefined) return
    await this.#do('use', async () => {
      // What is on its way belongs to the one that is left.
      await stored()
      await saved(useLibrary)
      this.close()
      await libraryReplaced()
      toast.say(say().keeping.moving.used(folder))
    })
  }

  async #do(work: Work, how: () => Promise<unknown>): Promise<void> {
    if (this.#busy !== null) return
    this.#busy = work
    this.#failure = null
    try {
      await how()
    } catch (thrown) {
      this.#failure = { of: work, failure: asFailure(thrown) }
    } finally {
      this.#busy = null
    }
  }
}

/** The one folder of the library. */
export const folder = new LibraryFolder()
