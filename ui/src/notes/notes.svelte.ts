// The reader's annotations on the text at hand: added, written, taken away, undone and redone.
// Everything is stored at once; nothing typed is ever lost to a failure.
import { SvelteMap } from 'svelte/reactivity'
import {
  addAnnotation,
  asFailure,
  editAnnotation,
  removeAnnotation,
  restoreAnnotation,
  type AnnotationEdit,
} from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Annotation, Colour, Range } from '../lib/wire'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { Draft } from './draft.svelte'
import { again, back, fresh, record, type Act, type History } from './history'

/** What the cursor is for when a note opens. */
export type Purpose = 'body' | 'tag'

/** A note that is being written. The window's state of saving follows it. */
class Writing {
  readonly before: AnnotationEdit
  readonly draft: Draft<AnnotationEdit>
  #end: (() => void) | null = null

  /** `stored` is told what the backend holds now; `retried` that another try is over. */
  constructor(
    { id, ...annotation }: Annotation,
    stored: (annotation: Annotation) => void,
    retried: () => void,
  ) {
    this.before = editOf({ id, ...annotation })
    this.draft = new Draft(this.before, async (edit) => {
      this.#end ??= saving.begin()
      try {
        stored(await editAnnotation(id, edit))
        saving.settle(id)
      } catch (thrown) {
        const failure = asFailure(thrown)
        saving.fail(failure, () => void this.draft.flush().then(retried), id)
        throw failure
      } finally {
        // What was typed meanwhile is not stored yet.
        if (this.draft.value === edit) {
          this.#end?.()
          this.#end = null
        }
      }
    })
  }

  change(changed: Partial<AnnotationEdit>): void {
    this.#end ??= saving.begin()
    this.draft.set({ ...this.draft.value, ...changed })
  }
}

class Notes {
  #edition = ''
  #all: Annotation[] = $state.raw([])
  #open: { id: string; purpose: Purpose } | null = $state.raw(null)
  #writings = new SvelteMap<string, Writing>()
  #history: History = $state.raw(fresh)

  /** Annotations on the text at hand, in reading order; those without a place come last. */
  get all(): readonly Annotation[] {
    return this.#all
  }

  get open(): { id: string; purpose: Purpose } | null {
    return this.#open
  }

  get canUndo(): boolean {
    return this.#history.done.length > 0
  }

  get canRedo(): boolean {
    return this.#history.undone.length > 0
  }

  /** Takes up the annotations of a text. */
  take(edition: string, annotations: readonly Annotation[]): void {
    this.#edition = edition
    this.#open = null
    this.#all = inOrder(annotations)
  }

  /** What an annotation says now, stored or not. */
  edit(annotation: Annotation): AnnotationEdit {
    return this.#writings.get(annotation.id)?.draft.value ?? editOf(annotation)
  }

  /** Whether what was typed in a note is stored. */
  standing(id: string): 'saved' | 'waiting' | 'failed' {
    return this.#writings.get(id)?.draft.standing ?? 'saved'
  }

  /** Adds a highlight; with a purpose, its note opens at once. */
  async add(range: Range, colour: Colour, purpose: Purpose | null = null): Promise<void> {
    const edition = this.#edition
    const added = { edition, ...range, colour, body: '', tags: [] }
    await saving.run(
      () => addAnnotation(added),
      (annotation) => {
        this.#put(annotation)
        this.#history = record(this.#history, { kind: 'add', id: annotation.id })
        if (purpose && edition === this.#edition) this.show(annotation.id, purpose)
      },
    )
  }

  /** Opens a note for writing; the one that was open closes. */
  show(id: string, purpose: Purpose = 'body'): void {
    if (this.#open?.id === id) return
    void this.close()
    const annotation = this.#all.find((candidate) => candidate.id === id)
    if (!annotation) return
    if (!this.#writings.has(id)) {
      this.#writings.set(
        id,
        new Writing(
          annotation,
          (stored) => {
            this.#put(stored)
          },
          () => {
            if (this.#open?.id !== id) this.#settle(id)
          },
        ),
      )
    }
    this.#open = { id, purpose }
  }

  /** Changes what an open note says. */
  write(id: string, changed: Partial<AnnotationEdit>): void {
    this.#writings.get(id)?.change(changed)
  }

  /** Stores a note now. */
  async store(id: string): Promise<void> {
    await this.#writings.get(id)?.draft.flush()
  }

  /** Closes the open note and stores it. What cannot be stored is kept. */
  async close(): Promise<void> {
    const open = this.#open
    if (!open) return
    this.#open = null
    await this.store(open.id)
    this.#settle(open.id)
  }

  /** Takes an annotation away; the toast and Ctrl Z bring it back. */
  async remove(id: string): Promise<void> {
    const annotation = this.#all.find((candidate) => candidate.id === id)
    if (!annotation) return
    const words =
      this.edit(annotation).body !== '' ? say().notes.removed : say().notes.highlightRemoved
    if (this.#open?.id === id) await this.close()
    await saving.run(
      () => removeAnnotation(id),
      () => {
        this.#drop(id)
        this.#history = record(this.#history, { kind: 'remove', id })
        toast.say(words, () => void this.undo())
      },
    )
  }

  async undo(): Promise<void> {
    await this.close()
    const step = back(this.#history)
    if (step) await this.#do(step.act, step.then)
  }

  async redo(): Promise<void> {
    await this.close()
    const step = again(this.#history)
    if (step) await this.#do(step.act, step.then)
  }

  async #do(act: Act, then: History): Promise<void> {
    toast.clear()
    await saving.run(
      async () => {
        switch (act.kind) {
          case 'add':
            return restoreAnnotation(act.id)
          case 'remove':
            await removeAnnotation(act.id)
            return null
          case 'edit':
            return editAnnotation(act.id, act.after)
        }
      },
      (annotation) => {
        if (annotation) this.#put(annotation)
        else this.#drop(act.id)
        this.#history = then
      },
    )
  }

  // A note that is closed and stored is one act in the history, however often it was stored.
  #settle(id: string): void {
    const writing = this.#writings.get(id)
    if (!writing || writing.draft.standing !== 'saved') return
    this.#writings.delete(id)
    const { before, draft } = writing
    if (JSON.stringify(before) === JSON.stringify(draft.value)) return
    this.#history = record(this.#history, { kind: 'edit', id, before, after: draft.value })
  }

  #put(annotation: Annotation): void {
    if (annotation.edition !== this.#edition) return
    const others = this.#all.filter(({ id }) => id !== annotation.id)
    this.#all = inOrder([...others, annotation])
  }

  #drop(id: string): void {
    this.#all = this.#all.filter((annotation) => annotation.id !== id)
    if (this.#open?.id === id) this.#open = null
  }
}

const editOf = ({ body, colour, tags }: Annotation): AnnotationEdit => ({ body, colour, tags })

function inOrder(annotations: readonly Annotation[]): Annotation[] {
  const at = ({ start }: Annotation) => start ?? Infinity
  return [...annotations].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
}

/** The notes on the text at hand. */
export const notes = new Notes()
