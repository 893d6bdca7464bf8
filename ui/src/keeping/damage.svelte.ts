// A damaged library: what is known of it, what is to take its place, and that it was set aside.
import { asFailure, keeping, setAsideLibrary } from '../lib/ipc'
import type { Backup, Failure, Holds, Keeping, SetAside } from '../lib/wire'
import { saving } from '../shell/saving.svelte'
import { libraryReplaced } from './afresh'

/** A backup that can be read. */
export type GoodBackup = Backup & { holds: Holds }

class Damage {
  #failure: Failure | null = $state.raw(null)
  #keeping: Keeping | null = $state.raw(null)
  #lookFailure: Failure | null = $state.raw(null)
  #chosen: string | null | undefined = $state()
  #busy = $state(false)
  #refused: Failure | null = $state.raw(null)
  #done: SetAside | null = $state.raw(null)

  /** What is wrong, as the first command that met it tells; null while nothing is. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** The library's folder; null until it was looked at. */
  get folder(): string | null {
    return this.#keeping?.folder ?? null
  }

  /** Why the backups could not be looked for. */
  get lookFailure(): Failure | null {
    return this.#lookFailure
  }

  /** The backups that can be read, the newest first; null until they were looked for. */
  get backups(): readonly GoodBackup[] | null {
    return this.#keeping?.backups.filter((one): one is GoodBackup => one.holds !== null) ?? null
  }

  /** The name of the backup that is to take the library's place; null for an empty library. */
  get chosen(): string | null {
    return this.#chosen === undefined ? (this.backups?.[0]?.name ?? null) : this.#chosen
  }

  get busy(): boolean {
    return this.#busy
  }

  /** Why it could not be set aside. */
  get refused(): Failure | null {
    return this.#refused
  }

  /** Where the damaged file lies now, once it was set aside. */
  get done(): SetAside | null {
    return this.#done
  }

  /** A command met the damage. The first says it; the others meet the same. */
  meet(failure: Failure): void {
    if (this.#failure !== null && this.#done === null) return
    this.#failure = failure
    this.#done = null
    this.#refused = null
    this.#chosen = undefined
    void this.look()
  }

  /** Looks for backups. */
  async look(): Promise<void> {
    this.#lookFailure = null
    try {
      this.#keeping = await keeping()
    } catch (thrown) {
      this.#lookFailure = asFailure(thrown)
    }
  }

  /** Chooses what is to take the library's place. */
  choose(backup: string | null): void {
    this.#chosen = backup
  }

  /** Sets the damaged file aside and puts what was chosen in its place. */
  async setAside(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.#refused = null
    try {
      this.#done = await setAsideLibrary(this.chosen)
    } catch (thrown) {
      this.#refused = asFailure(thrown)
    } finally {
      this.#busy = false
    }
  }

  /** Goes on with what took its place. What is typed and not stored is stored there now. */
  async goOn(): Promise<void> {
    this.#failure = null
    this.#done = null
    this.#keeping = null
    await libraryReplaced()
    saving.retry()
  }
}

/** The damage that the window knows of. */
export const damage = new Damage()
