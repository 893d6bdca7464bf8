// Files of notes: written where the reader says, and taken in. What came of it is told in a dialog,
// unless it is one sentence.
import { asFailure, exportNotes, importNotes } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Failure, Imported, NotesFormat } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { dialogs } from '../shell/dialogs.svelte'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { notesCame } from './afresh'

/** How notes can be written, the one first that loses nothing. */
export const FORMATS: readonly NotesFormat[] = ['jsonld', 'markdown', 'csv']

/** What came of it. */
export type Outcome =
  | { of: 'imported'; imported: Imported }
  | { of: 'failed'; what: 'exporting' | 'importing'; failure: Failure; again: () => void }

class Filing {
  #outcome: Outcome | null = $state.raw(null)
  #busy = $state(false)

  get outcome(): Outcome | null {
    return this.#outcome
  }

  get busy(): boolean {
    return this.#busy
  }

  /** Writes the notes of an edition, or with null all of them. */
  async export(edition: string | null, format: NotesFormat): Promise<void> {
    await this.#do(
      'exporting',
      () => this.export(edition, format),
      async () => {
        // What is being written is handed over, too.
        await notes.close()
        await saving.flush()
        const path = await exportNotes(edition, format)
        if (path !== null) toast.say(say().keeping.written(path))
      },
    )
  }

  /** Takes notes in. `edition` is where those stand that say of no text that they are of it. */
  async import(edition: string | null): Promise<void> {
    await this.#do(
      'importing',
      () => this.import(edition),
      async () => {
        await notes.close()
        await saving.flush()
        const imported = await importNotes(edition)
        if (imported === null) return
        this.#tell({ of: 'imported', imported })
        await notesCame()
      },
    )
  }

  async #do(
    what: 'exporting' | 'importing',
    again: () => Promise<void>,
    work: () => Promise<void>,
  ): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      await work()
    } catch (thrown) {
      const failure = asFailure(thrown)
      this.#tell({
        of: 'failed',
        what,
        failure,
        again: () => {
          dialogs.close()
          void again()
        },
      })
    } finally {
      this.#busy = false
    }
  }

  #tell(outcome: Outcome): void {
    this.#outcome = outcome
    dialogs.show('notes-file')
  }
}

/** The one door for files of notes. */
export const filing = new Filing()
