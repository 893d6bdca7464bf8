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
import type { Annotation, Colour, EditionInfo, Failure, Range } from '../lib/wire'
import { editionName, library } from '../shelf/library.svelte'
import { putBack, takeOff } from '../shelf/own'
import { saving } from '../shell/saving.svelte'
import { toast } from '../shell/toast.svelte'
import { storeJudgement } from '../verdict/storing'
import { Coming, type Purpose } from './coming.svelte'
import { Draft } from './draft.svelte'
import {
  doneAgain,
  fresh,
  inverse,
  record,
  takenBack,
  type Act,
  type History,
  type JudgeAct,
} from './history'

/** A note that is open for writing. */
interface Open {
  id: string
  purpose: Purpose
  /** What was typed for a tag before the note was open. */
  tag: string
}

/** A note that is being written, and what it said before. */
interface Writing {
  edition: string
  before: AnnotationEdit
  draft: Draft<AnnotationEdit>
}

class Notes {
  #edition = ''
  #all: Annotation[] = $state.raw([])
  #open: Open | null = $state.raw(null)
  #coming: Coming | null = $state.raw(null)
  #writings = new SvelteMap<string, Writing>()
  #history: History = $state.raw(fresh)
  #turn: Promise<void> = Promise.resolve()

  /** Annotations on the text at hand, in reading order; those without a place come last. */
  get all(): readonly Annotation[] {
    return this.#all
  }

  get open(): Open | null {
    return this.#open
  }

  /** The note that opens as soon as its highlight is stored. */
  get coming(): Coming | null {
    return this.#coming
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
    this.#coming = null
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

  /** Why what was typed in a note could not be stored. */
  failure(id: string): Failure | null {
    return this.#writings.get(id)?.draft.failure ?? null
  }

  /** Adds a highlight; with a purpose, its note opens as soon as it is stored. */
  async add(range: Range, colour: Colour, purpose: Purpose | null = null): Promise<void> {
    const edition = this.#edition
    const added = { edition, ...range, colour, body: '', tags: [] }
    const coming = purpose && new Coming(purpose)
    if (coming) this.#coming = coming
    await this.#inTurn(() =>
      saving.run(
        () => addAnnotation(added),
        (annotation) => {
          this.#put(annotation)
          this.#record({ kind: 'add', id: annotation.id, edition })
          if (coming) this.#arrive(annotation, coming)
        },
      ),
    )
  }

  /** The note that is coming need not open; nor is what was typed for it wanted. */
  dismiss(): void {
    if (this.#coming) this.#coming.words = ''
    this.#coming = null
  }

  /** Opens a note for writing; the one that was open closes. */
  show(id: string, purpose: Purpose = 'body', tag = ''): void {
    if (this.#open?.id === id) return
    void this.close()
    if (this.#all.some((annotation) => annotation.id === id)) this.#open = { id, purpose, tag }
  }

  /** Changes what a note says: stored soon while it is open for writing, else at once. */
  write(annotation: Annotation, changed: Partial<AnnotationEdit>): void {
    const { id } = annotation
    const { draft } = this.#writings.get(id) ?? this.#begin(this.#latest(annotation))
    draft.set({ ...draft.value, ...changed })
    if (this.#open?.id !== id) void this.store(id)
  }

  /** Gives a note a tag, unless it has that tag or there is no word in it. */
  tag(annotation: Annotation, typed: string): void {
    const { tags } = this.edit(this.#latest(annotation))
    const name = typed.trim()
    if (name !== '' && !tags.includes(name)) this.write(annotation, { tags: [...tags, name] })
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
    await this.#inTurn(async () => {
      const annotation = this.#all.find((candidate) => candidate.id === id)
      if (!annotation) return
      const words =
        this.edit(annotation).body !== '' ? say().notes.removed : say().notes.highlightRemoved
      if (this.#open?.id === id) await this.close()
      await saving.run(
        () => removeAnnotation(id),
        () => {
          const act: Act = { kind: 'remove', id, edition: annotation.edition }
          this.#drop(id)
          this.#record(act)
          toast.say(words, { name: say().undo, run: () => void this.undo(act) })
        },
        `remove ${id}`,
      )
    })
  }

  /** Takes an own text off the shelf, with its notes; the toast and Ctrl Z bring both back. */
  async takeOff(info: EditionInfo): Promise<void> {
    const { id } = info
    const name = editionName(info)
    const act: Act = { kind: 'take-off', id, edition: id, name }
    await this.#inTurn(async () => {
      await this.#rest()
      await saving.run(
        () => takeOff(id),
        () => {
          this.#record(act)
          const remedy = { name: say().undo, run: () => void this.undo(act) }
          const words = say().about.takenOff(name, this.#edition === id && this.#all.length > 0)
          toast.say(words, remedy)
        },
        `take off ${id}`,
      )
    })
  }

  /** Puts what was done to a judgement into the history; `said` tells it, with a way to take it back. */
  enter(act: JudgeAct, said: string): void {
    this.#record(act)
    toast.say(said, { name: say().undo, run: () => void this.undo(act) })
  }

  /** Takes back the last act, or this one. */
  async undo(wanted?: Act): Promise<void> {
    await this.#inTurn(async () => {
      await this.#rest()
      const act = wanted ?? this.#history.done.at(-1)
      if (!act || !this.#history.done.includes(act)) return
      await this.#do(inverse(act), () => {
        this.#history = takenBack(this.#history, act)
        const words = say().notes.undone(describe(act))
        toast.say(words, { name: say().redo, run: () => void this.redo(act) })
      })
    })
  }

  /** Does again what was last taken back, or this act. */
  async redo(wanted?: Act): Promise<void> {
    await this.#inTurn(async () => {
      await this.#rest()
      const act = wanted ?? this.#history.undone.at(-1)
      if (!act || !this.#history.undone.includes(act)) return
      await this.#do(act, () => {
        this.#history = doneAgain(this.#history, act)
        const words = say().notes.redone(describe(act))
        toast.say(words, { name: say().undo, run: () => void this.undo(act) })
      })
    })
  }

  // One after the other: the same act is never taken back twice, nor one before the last instead.
  #inTurn(work: () => Promise<void>): Promise<void> {
    const end = saving.begin()
    this.#turn = this.#turn.then(work).finally(end)
    return this.#turn
  }

  // Nothing is being written, so that all that was written is in the history.
  async #rest(): Promise<void> {
    await this.close()
    await Promise.all([...this.#writings.keys()].map((id) => this.store(id)))
  }

  async #do(act: Act, done: () => void): Promise<void> {
    // Words that could not be stored would be lost with what they were written over.
    if (this.#writings.has(act.id)) return
    toast.clear()
    saving.settle('history')
    const end = saving.begin()
    try {
      const annotation = await carryOut(act)
      if (annotation) this.#put(annotation)
      else this.#drop(act.id)
      done()
    } catch (thrown) {
      // Nothing is lost: the act stands in the history, and the same key tries again.
      saving.refuse(asFailure(thrown), 'history')
    } finally {
      end()
    }
  }

  // A field may know its note as it was when the field was opened.
  #latest(annotation: Annotation): Annotation {
    return this.#all.find(({ id }) => id === annotation.id) ?? annotation
  }

  #begin(annotation: Annotation): Writing {
    const { id, edition } = annotation
    const before = editOf(annotation)
    const store = async (edit: AnnotationEdit) => {
      const stored = await editAnnotation(id, edit)
      if (this.#writings.has(id)) this.#put(stored)
    }
    const saved = () => {
      this.#settle(id)
    }
    const writing = { edition, before, draft: new Draft(before, store, saved) }
    this.#writings.set(id, writing)
    return writing
  }

  // A note that is closed and stored is one act in the history, however often it was stored.
  #settle(id: string): void {
    const writing = this.#writings.get(id)
    if (!writing || writing.draft.standing !== 'saved' || this.#open?.id === id) return
    this.#writings.delete(id)
    const { edition, before, draft } = writing
    if (JSON.stringify(before) === JSON.stringify(draft.value)) return
    this.#record({ kind: 'edit', id, edition, before, after: draft.value })
  }

  #arrive(annotation: Annotation, coming: Coming): void {
    const { purpose, words } = coming
    const wanted = this.#coming === coming
    if (wanted) {
      this.#coming = null
      this.show(annotation.id, purpose, purpose === 'tag' ? words : '')
    }
    if (purpose === 'body' && words !== '') this.write(annotation, { body: words })
    if (purpose === 'tag' && !wanted) this.tag(annotation, words)
  }

  // What was said of an earlier act would now be taken for this one.
  #record(act: Act): void {
    toast.clear()
    this.#history = record(this.#history, act)
  }

  #put(annotation: Annotation): void {
    if (annotation.edition !== this.#edition) return
    const others = this.#all.filter(({ id }) => id !== annotation.id)
    this.#all = inOrder([...others, annotation])
  }

  #drop(id: string): void {
    this.#all = this.#all.filter((annotation) => annotation.id !== id)
    if (this.#open?.id === id) this.#open = null
    this.#writings.get(id)?.draft.forget()
    this.#writings.delete(id)
  }
}

async function carryOut(act: Act): Promise<Annotation | null> {
  switch (act.kind) {
    case 'add':
      return restoreAnnotation(act.id)
    case 'remove':
      return removeAnnotation(act.id)
    case 'edit':
      return editAnnotation(act.id, act.after)
    case 'take-off':
      return takeOff(act.id)
    case 'put-back':
      return putBack(act.id)
    case 'judge':
      return storeJudgement(act, act.after)
  }
}

function describe(act: Act): string {
  const { kind, edition } = act
  const info = library.edition(edition)?.info
  const name = 'name' in act ? act.name : info ? editionName(info) : edition
  return say().notes.acts[kind](name)
}

const editOf = ({ body, colour, tags }: Annotation): AnnotationEdit => ({ body, colour, tags })

function inOrder(annotations: readonly Annotation[]): Annotation[] {
  const at = ({ start }: Annotation) => start ?? Infinity
  return [...annotations].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
}

/** The notes on the text at hand. */
export const notes = new Notes()
