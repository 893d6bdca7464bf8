// The library's file and its backups, as the settings show them: what there is, and what was just done.
import {
  asFailure,
  backUp,
  checkLibrary,
  keeping as lookAtKeeping,
  restoreBackup,
  revealBackups,
} from '../lib/ipc'
import type { Backup, Failure, Keeping } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { saving } from '../shell/saving.svelte'

/** What can be under way, one at a time. */
export type Work = 'look' | 'back-up' | 'restore' | 'check' | 'reveal'

class LibraryKeeping {
  #now: Keeping | null = $state.raw(null)
  #busy: Work | null = $state(null)
  #failure: { of: Work; failure: Failure } | null = $state.raw(null)
  #backedUp: Backup | null = $state.raw(null)
  #found: readonly string[] | null = $state.raw(null)
  #restoring: Backup | null = $state.raw(null)

  /** Null until it has been looked at. */
  get now(): Keeping | null {
    return this.#now
  }

  get busy(): Work | null {
    return this.#busy
  }

  /** Why the last of what was asked could not be done. */
  failure(of: Work): Failure | null {
    return this.#failure?.of === of ? this.#failure.failure : null
  }

  /** The backup that was made last since the window opened. */
  get backedUp(): Backup | null {
    return this.#backedUp
  }

  /** What is wrong with the file, as far as the last check told; null before any. */
  get found(): readonly string[] | null {
    return this.#found
  }

  /** The backup that the reader thinks of restoring. */
  get restoring(): Backup | null {
    return this.#restoring
  }

  /** Looks at the file and the backups. What was known stays until the answer is there. */
  async look(): Promise<void> {
    await this.#do('look', async () => {
      this.#now = await lookAtKeeping()
    })
  }

  /** Makes a backup of what is stored, all that was typed included. */
  async backUp(): Promise<boolean> {
    return this.#do('back-up', async () => {
      await stored()
      this.#backedUp = await saved(backUp)
      this.#now = await lookAtKeeping()
    })
  }

  /** Looks through the whole file. */
  async check(): Promise<void> {
    this.#found = null
    await this.#do('check', async () => {
      this.#found = await checkLibrary()
    })
  }

  /** Shows the folder of the backups. */
  async reveal(): Promise<void> {
    await this.#do('reveal', revealBackups)
  }

  /** A backup may be restored: what it holds is shown first. */
  consider(backup: Backup | null): void {
    this.#restoring = backup
    if (this.#failure?.of === 'restore') this.#failure = null
  }

  /** Puts the backup that is considered in the place of the library. True once it is there. */
  async restore(): Promise<boolean> {
    const backup = this.#restoring
    if (!backup) return false
    return this.#do('restore', async () => {
      // What is on its way goes into the copy that is made first.
      await stored()
      this.#now = await saved(() => restoreBackup(backup.name))
      this.#found = null
      this.#backedUp = null
    })
  }

  async #do(work: Work, how: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy !== null) return false
    this.#busy = work
    this.#failure = null
    try {
      await how()
      return true
    } catch (thrown) {
      this.#failure = { of: work, failure: asFailure(thrown) }
      return false
    } finally {
      this.#busy = null
    }
  }
}

/** What is being written is stored, as far as it can be. */
export async function stored(): Promise<void> {
  await notes.close()
  await saving.flush()
}

/**
 * Not everything is saved while this is under way. It begins only after all was stored: that waits for
 * whatever has begun.
 */
export async function saved<T>(work: () => Promise<T>): Promise<T> {
  const end = saving.begin()
  try {
    return await work()
  } finally {
    end()
  }
}

/** The one library file of the window. */
export const keeping = new LibraryKeeping()
