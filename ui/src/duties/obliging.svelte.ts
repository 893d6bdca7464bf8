// The state of Duties: what the reader answered, what follows, and what of it is done. Each change is
// stored at once.
import { SvelteMap } from 'svelte/reactivity'
import { Asking } from '../lib/asking.svelte'
import { asFailure, dutiesOf, markDuty, saveChecklist, saveSituation } from '../lib/ipc'
import type { Answer, Duties, Duty, Failure } from '../lib/wire'
import { Draft } from '../notes/draft.svelte'
import { saving } from '../shell/saving.svelte'
import { answered, cleared } from './checklist'

/** Whether a duty is done, and the reader's note on it. */
export type Mark = Pick<Duty, 'done' | 'note'>

class Obliging {
  #list: Duties | null = $state.raw(null)
  readonly #asking = new Asking()
  /** The answers while they are given: what is shown is what the reader said last. */
  #answers: Draft<readonly Answer[]> | null = $state.raw(null)
  readonly #marks = new SvelteMap<string, Draft<Mark>>()
  #exporting = $state(false)
  #exportFailure: Failure | null = $state.raw(null)

  get list(): Duties | null {
    return this.#list
  }

  get failure(): Failure | null {
    return this.#asking.failure
  }

  get slow(): boolean {
    return this.#asking.slow
  }

  get answers(): readonly Answer[] {
    return this.#answers?.value ?? []
  }

  get exporting(): boolean {
    return this.#exporting
  }

  /** Why the checklist was not written. */
  get exportFailure(): Failure | null {
    return this.#exportFailure
  }

  /** How many of the duties are done. */
  get done(): number {
    return this.#list?.duties.filter((duty) => this.mark(duty).done).length ?? 0
  }

  /** Lists the duties of an edition. What was shown stays until the answer is there. */
  async show(id: string): Promise<void> {
    const list = await this.#asking.ask(id, () => dutiesOf(id))
    if (list === null) return
    // What is not stored yet is shown again when its edition is.
    for (const [key, { standing }] of this.#marks) if (standing === 'saved') this.#marks.delete(key)
    this.#exportFailure = null
    this.#list = list
    const draft = new Draft<readonly Answer[]>(list.answers, async (answers) => {
      const follows = await saveSituation(id, answers)
      // An answer that came meanwhile brings its own list.
      if (this.#answers === draft && draft.value === answers) this.#list = follows
    })
    this.#answers = draft
  }

  /** Another library took the place of the one that was asked: the duties are listed anew. */
  forget(): void {
    this.#asking.forget()
  }

  /** The reader gives an answer, or takes one of several back; stored at once. */
  async answer(question: string, option: string): Promise<void> {
    const many = this.#list?.questions.find(({ id }) => id === question)?.many ?? false
    await this.#say(answered(this.answers, { question, option }, many))
  }

  /** The reader says nothing any more about a question; stored at once. */
  async clear(question: string): Promise<void> {
    await this.#say(cleared(this.answers, question))
  }

  /** Whether a duty is done, and what is noted on it, stored or not. */
  mark(duty: Duty): Mark {
    const { done, note } = this.#marks.get(this.#keyOf(duty))?.value ?? duty
    return { done, note }
  }

  /** Whether what was marked is stored. */
  standing(duty: Duty): 'saved' | 'waiting' | 'failed' {
    return this.#marks.get(this.#keyOf(duty))?.standing ?? 'saved'
  }

  /** Ticks a duty, or takes the tick away; stored at once. */
  async tick(duty: Duty): Promise<void> {
    const draft = this.#marking(duty)
    draft.set({ ...draft.value, done: !draft.value.done })
    await draft.flush()
  }

  /** Notes something on a duty; stored soon. */
  note(duty: Duty, note: string): void {
    const draft = this.#marking(duty)
    draft.set({ ...draft.value, note })
  }

  /** Stores what was noted on a duty now. */
  async store(duty: Duty): Promise<void> {
    await this.#marks.get(this.#keyOf(duty))?.flush()
  }

  /** Writes the checklist where the reader says; its path, null when none was written. */
  async export(markdown: string): Promise<string | null> {
    if (!this.#list || this.#exporting) return null
    this.#exporting = true
    this.#exportFailure = null
    try {
      // What is handed over is stored, too.
      await saving.flush()
      return await saveChecklist(this.#list.edition.id, markdown)
    } catch (thrown) {
      this.#exportFailure = asFailure(thrown)
      return null
    } finally {
      this.#exporting = false
    }
  }

  async #say(answers: readonly Answer[]): Promise<void> {
    this.#answers?.set(answers)
    await this.#answers?.flush()
  }

  #marking(duty: Duty): Draft<Mark> {
    const edition = this.#list?.edition.id ?? ''
    const key = this.#keyOf(duty)
    const begun = this.#marks.get(key)
    if (begun) return begun
    const { done, note } = duty
    const store = (mark: Mark) => markDuty(edition, duty.key, mark.done, mark.note)
    const draft = new Draft<Mark>({ done, note }, store)
    this.#marks.set(key, draft)
    return draft
  }

  #keyOf({ key }: Duty): string {
    return `${this.#list?.edition.id ?? ''} ${key}`
  }
}

/** The one checklist of the window. */
export const obliging = new Obliging()
