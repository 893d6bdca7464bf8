// Undoing and redoing: what was done, one act after the other, and how each is taken back. The acts
// outlive a reload of the window.
import {
  asFailure,
  editAnnotation,
  leaveNote,
  removeAnnotation,
  restoreAnnotation,
  revertAnnotation,
  unleaveNote,
} from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Annotation } from '../lib/wire'
import { waiting } from '../review/waiting.svelte'
import { nameOf } from '../shelf/naming'
import { putBack, takeOff } from '../shelf/own'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { storeJudgement } from '../verdict/storing'
import {
  doneAgain,
  fresh,
  inverse,
  record,
  takenBack,
  together,
  type Act,
  type History,
} from './history'
import { remember, remembered } from './remembered'

/** What undoing needs of the notes. */
export interface Hands {
  /** Finishes what is being written, so that it is in the history. */
  rest: () => Promise<void>
  /** Words of it could not be stored: they would be lost with what they were written over. */
  unstored: (id: string) => boolean
  put: (annotation: Annotation) => void
  drop: (id: string) => void
}

export class Acting {
  #history: History = $state.raw(remembered())
  #turn: Promise<void> = Promise.resolve()
  readonly #hands: Hands

  constructor(hands: Hands) {
    this.#hands = hands
  }

  get canUndo(): boolean {
    return this.#history.done.length > 0
  }

  get canRedo(): boolean {
    return this.#history.undone.length > 0
  }

  /** Puts an act into the history. What was said of an earlier one would now be taken for this one. */
  record(act: Act): void {
    toast.clear()
    this.#become(record(this.#history, act))
  }

  /** The same, and says it, with a way to take it back. */
  tell(act: Act, said: string): void {
    this.record(act)
    toast.say(said, { name: say().undo, run: () => void this.undo(act) })
  }

  /** One after the other: the same act is never taken back twice, nor one before the last instead. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const end = saving.begin()
    this.#turn = this.#turn.then(work).finally(end)
    return this.#turn
  }

  /** Takes back the last act, or this one. */
  async undo(wanted?: Act): Promise<void> {
    await this.inTurn(async () => {
      await this.#hands.rest()
      const act = wanted ?? this.#history.done.at(-1)
      if (!act || !this.#history.done.includes(act)) return
      const all = together(this.#history.done, act)
      for (const each of all.toReversed()) {
        const done = await this.#do(inverse(each), () => {
          this.#become(takenBack(this.#history, each))
        })
        if (!done) return
      }
      const words = say().notes.undone(describe(all))
      toast.say(words, { name: say().redo, run: () => void this.redo(act) })
    })
  }

  /** Does again what was last taken back, or this act. */
  async redo(wanted?: Act): Promise<void> {
    await this.inTurn(async () => {
      await this.#hands.rest()
      const act = wanted ?? this.#history.undone.at(-1)
      if (!act || !this.#history.undone.includes(act)) return
      // They were taken back in the other order.
      for (const each of together(this.#history.undone, act).toReversed()) {
        const done = await this.#do(each, () => {
          this.#become(doneAgain(this.#history, each))
        })
        if (!done) return
      }
      const words = say().notes.redone(describe(together(this.#history.done, act)))
      toast.say(words, { name: say().undo, run: () => void this.undo(act) })
    })
  }

  /** Nothing that was done can be taken back any more, nor done again. */
  forget(): void {
    toast.clear()
    saving.settle('history')
    this.#become(fresh)
  }

  // Whether it was done.
  async #do(act: Act, done: () => void): Promise<boolean> {
    if (this.#hands.unstored(act.id)) return false
    toast.clear()
    saving.settle('history')
    const end = saving.begin()
    try {
      const annotation = await carryOut(act)
      if (annotation) this.#hands.put(annotation)
      // A note that is left, or waits again, is where it was.
      else if (act.kind !== 'leave' && act.kind !== 'unleave') this.#hands.drop(act.id)
      done()
      // What waits on a text is another list after most acts on its notes.
      void waiting.again(act.edition)
      return true
    } catch (thrown) {
      // Nothing is lost: the act stands in the history, and the same key tries again.
      saving.refuse(asFailure(thrown), 'history')
      return false
    } finally {
      end()
    }
  }

  #become(history: History): void {
    this.#history = history
    remember(history)
  }
}

async function carryOut(act: Act): Promise<Annotation | null> {
  switch (act.kind) {
    case 'add':
    case 'carry':
      return restoreAnnotation(act.id)
    case 'remove':
    case 'uncarry':
      return removeAnnotation(act.id)
    case 'leave':
      return leaveNote(act.id, act.edition)
    case 'unleave':
      return unleaveNote(act.id, act.edition)
    case 'edit':
      return editAnnotation(act.id, act.after)
    case 'revert':
    case 'place':
      return revertAnnotation(act.id, act.to)
    case 'take-off':
      return takeOff(act.id)
    case 'put-back':
      return putBack(act.id)
    case 'judge':
      return storeJudgement(act, act.after)
  }
}

function describe(acts: readonly Act[]): string {
  const [act] = acts
  if (!act) return ''
  const name = 'name' in act ? act.name : nameOf(act.edition)
  if (acts.length > 1) return say().reviewActsMany(acts.length, name)
  const words = { ...say().notes.acts, ...say().reviewActs }
  return act.kind === 'add' ? words.add(name, act.on) : words[act.kind](name)
}
