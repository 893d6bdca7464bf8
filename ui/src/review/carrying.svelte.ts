// Carrying the notes of an edition to another one: what is sure is placed there, the rest waits.
import { asFailure, carryNotes } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Carried, Failure } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { library } from '../shelf/library.svelte'
import { reviewNotes } from '../shell/go'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { waiting } from './waiting.svelte'

class Carrying {
  #from: string | null = $state(null)
  #busy = $state(false)
  #failure: Failure | null = $state.raw(null)

  /** The edition whose notes are to be carried; null while none is. */
  get from(): string | null {
    return this.#from
  }

  get busy(): boolean {
    return this.#busy
  }

  /** Why the notes were not carried. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** The notes of this edition are to be carried: where to is asked. */
  begin(from: string): void {
    this.#from = from
    this.#failure = null
  }

  /** Carries the notes to an edition. True once it is done. */
  async carry(from: string, to: string): Promise<boolean> {
    if (this.#busy) return false
    this.#failure = null
    const work = async () => {
      this.#busy = true
      try {
        // What is being written is carried, too.
        await notes.close()
        const carried = await carryNotes(from, to)
        this.#failure = null
        return carried
      } catch (thrown) {
        this.#failure = asFailure(thrown)
        throw thrown
      } finally {
        this.#busy = false
      }
    }
    await saving.run(
      work,
      (carried) => {
        this.#done(to, carried)
      },
      `carry ${from} ${to}`,
    )
    return this.#failure === null
  }

  #done(to: string, { placed, waiting: left, before }: Carried): void {
    const group = `carried ${to} ${String(Date.now())}`
    const said = say().carry.done(placed.length, left, before)
    for (const annotation of placed) {
      notes.enter({ kind: 'carry', id: annotation.id, edition: to, group }, said, annotation)
    }
    if (left > 0) {
      toast.say(said, {
        name: say().carry.review,
        run: () => {
          reviewNotes(to)
        },
      })
    } else if (placed.length === 0) toast.say(said)
    void waiting.again(to)
    void library.load()
  }
}

/** The one carrying of the window. */
export const carrying = new Carrying()
