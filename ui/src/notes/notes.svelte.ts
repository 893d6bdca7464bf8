// The reader's annotations: added, written, taken away, undone and redone. Everything is stored at
// once; nothing typed is ever lost to a failure.
import { SvelteMap } from 'svelte/reactivity'
import {
  addAnnotation,
  annotationHistory,
  editAnnotation,
  placeAnnotation,
  removeAnnotation,
  revertAnnotation,
} from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type {
  Annotation,
  AnnotationEdit,
  AnnotationLink,
  Colour,
  EditionInfo,
  Failure,
  NewTarget,
  Range,
} from '../lib/wire'
import { isMark, says } from '../reader/glosses'
import { editionName } from '../shelf/library.svelte'
import { takeOff } from '../shelf/own'
import { saving } from '../shell/saving.svelte'
import { Acting } from './acting.svelte'
import { Coming, type Purpose } from './coming.svelte'
import { Draft } from './draft.svelte'
import { Held } from './held.svelte'
import type { Act } from './history'
import { cleared, linked } from './links'

/** A note that is open for writing. */
interface Open {
  id: string
  purpose: Purpose
  /** What was typed for a tag or a claim before the note was open. */
  typed: string
}

/** A note that is being written, and what it said before. */
interface Writing {
  edition: string
  before: AnnotationEdit
  draft: Draft<AnnotationEdit>
}

/** A note that was removed elsewhere while it was open here, and what it says here. */
export interface Bereft {
  annotation: Annotation
  edit: AnnotationEdit
}

class Notes {
  #edition = $state('')
  #open: Open | null = $state.raw(null)
  #coming: Coming | null = $state.raw(null)
  #bereft: readonly Bereft[] = $state.raw([])
  #colour: Colour = 1
  #last: string | null = null
  readonly #held = new Held()
  readonly #writings = new SvelteMap<string, Writing>()
  readonly #acting = new Acting({
    rest: () => this.#rest(),
    unstored: (id) => this.#writings.has(id),
    put: (annotation) => {
      this.#held.put(annotation)
    },
    drop: (id) => {
      this.#drop(id)
    },
  })

  /** Annotations on the text at hand, in reading order; those without a place come last. */
  get all(): readonly Annotation[] {
    return this.#held.of(this.#edition)
  }

  get open(): Open | null {
    return this.#open
  }

  /** The note that opens as soon as what it stands on is stored. */
  get coming(): Coming | null {
    return this.#coming
  }

  /** Notes that were removed elsewhere while they were open here. */
  get bereft(): readonly Bereft[] {
    return this.#bereft
  }

  /** The colour that was last given to words. */
  get colour(): Colour {
    return this.#colour
  }

  get canUndo(): boolean {
    return this.#acting.canUndo
  }

  get canRedo(): boolean {
    return this.#acting.canRedo
  }

  /** Annotations beside an edition, when they are held. */
  of(edition: string): readonly Annotation[] {
    return this.#held.of(edition)
  }

  /** Takes up the annotations of a text: it is the one at hand. */
  take(edition: string, annotations: readonly Annotation[]): void {
    this.#edition = edition
    this.#open = null
    this.#coming = null
    this.hold(edition, annotations)
  }

  /** Holds the annotations of an edition beside those of the text at hand. */
  hold(edition: string, annotations: readonly Annotation[]): void {
    this.#held.take(edition, annotations)
  }

  /** The editions whose annotations are held. */
  get editions(): string[] {
    return this.#held.editions
  }

  /** Another number after each change of an annotation that was made here. */
  get changes(): number {
    return this.#held.changes
  }

  /**
   * Takes the annotations of an edition anew, as they were changed elsewhere. What is being written
   * stays as it is here; a note that was removed elsewhere meanwhile is kept as bereft.
   */
  refresh(edition: string, annotations: readonly Annotation[]): void {
    const there = new Set(annotations.map(({ id }) => id))
    for (const annotation of this.#held.of(edition)) {
      const { id } = annotation
      const inHand = this.#open?.id === id || this.#writings.has(id)
      if (there.has(id) || !inHand) continue
      this.#bereft = [...this.#bereft, { annotation, edit: this.edit(annotation) }]
      this.#drop(id)
    }
    this.#held.take(edition, annotations)
  }

  /** Stores what a bereft note says as a new note on `target`, or lets it go. */
  async settle(bereft: Bereft, target: NewTarget | null): Promise<void> {
    const gone = () => (this.#bereft = this.#bereft.filter((other) => other !== bereft))
    if (!target) gone()
    else await this.#store(bereft.annotation.edition, target, bereft.edit, gone)
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

  /** Adds an annotation; with a purpose, its note opens as soon as it is stored. */
  async add(
    target: NewTarget,
    colour: Colour,
    purpose: Purpose | null = null,
    edition = this.#edition,
  ): Promise<void> {
    this.#colour = colour
    const coming = purpose && new Coming(purpose)
    if (coming) this.#coming = coming
    const edit: AnnotationEdit = { body: '', colour, tags: [], links: [], done: false }
    await this.#store(edition, target, edit, (annotation) => {
      if (coming) this.#arrive(annotation, coming)
    })
  }

  /** The note that is coming need not open; nor is what was typed for it wanted. */
  dismiss(): void {
    if (this.#coming) this.#coming.words = ''
    this.#coming = null
  }

  /** Opens a note for writing; the one that was open closes. */
  show(id: string, purpose: Purpose = 'body', typed = ''): void {
    if (this.#open?.id === id) return
    void this.close()
    if (this.#held.find(id)) {
      this.#open = { id, purpose, typed }
      this.#last = id
    }
  }

  /** Of notes on the same words, the one whose turn it is: after the one that was open last. */
  turn(ids: readonly string[]): string | null {
    const last = this.#last === null ? -1 : ids.indexOf(this.#last)
    return ids[(last + 1) % ids.length] ?? null
  }

  /** Changes what a note says: stored soon while it is open for writing, else at once. */
  write(annotation: Annotation, changed: Partial<AnnotationEdit>): void {
    const { id } = annotation
    if (changed.colour) this.#colour = changed.colour
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

  /** Says what a note does to a subject, unless there is no word in that. */
  link(annotation: Annotation, link: AnnotationLink): void {
    const { links } = this.edit(this.#latest(annotation))
    const changed = linked(links, link)
    if (changed !== links) this.write(annotation, { links: changed })
  }

  /** Takes a link away. */
  unlink(annotation: Annotation, link: AnnotationLink): void {
    const { links } = this.edit(this.#latest(annotation))
    this.write(annotation, { links: cleared(links, link) })
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
    const annotation = this.#held.find(open.id)
    if (!annotation || isMark(annotation) || says(this.edit(annotation))) return
    // A note on no words that says nothing is none. It goes in its turn: that of another act may not
    // be over.
    void this.remove(open.id)
  }

  /** Takes an annotation away; the toast and Ctrl Z bring it back. */
  async remove(id: string): Promise<void> {
    await this.#acting.inTurn(async () => {
      const annotation = this.#held.find(id)
      if (!annotation) return
      const { edition, kind } = annotation
      const words = say().notes
      const said = this.edit(annotation).body !== '' ? words.removed : words.taken[kind]
      if (this.#open?.id === id) await this.close()
      await saving.run(
        () => removeAnnotation(id),
        () => {
          this.#drop(id)
          this.#acting.tell({ kind: 'remove', on: kind, id, edition }, said)
        },
        `remove ${id}`,
      )
    })
  }

  /** Makes an annotation what it was: `version` is an index into its history. */
  async revert(id: string, version: number): Promise<void> {
    await this.#become(id, 'revert', () => revertAnnotation(id, version))
  }

  /** Puts an annotation on other words of its own text. */
  async place(id: string, range: Range): Promise<void> {
    await this.#become(id, 'place', () => placeAnnotation(id, range))
  }

  /** Takes an own text off the shelf, with its notes; the toast and Ctrl Z bring both back. */
  async takeOff(info: EditionInfo): Promise<void> {
    const { id } = info
    const name = editionName(info)
    const act: Act = { kind: 'take-off', id, edition: id, name }
    await this.#acting.inTurn(async () => {
      await this.#rest()
      await saving.run(
        () => takeOff(id),
        () => {
          const noted = this.#edition === id && this.all.length > 0
          this.#acting.tell(act, say().about.takenOff(name, noted))
        },
        `take off ${id}`,
      )
    })
  }

  /**
   * Puts what was done elsewhere into the history, with the annotation that it left; `said` tells it,
   * with a way to take it back.
   */
  enter(act: Act, said: string, annotation: Annotation | null = null): void {
    if (annotation) this.#held.put(annotation)
    this.#acting.tell(act, said)
  }

  /** Another library is here: what was done in the one before cannot be taken back in it. */
  startAfresh(): void {
    this.#acting.forget()
  }

  /** Takes back the last act. */
  undo(): Promise<void> {
    return this.#acting.undo()
  }

  /** Does again what was last taken back. */
  redo(): Promise<void> {
    return this.#acting.redo()
  }

  async #store(
    edition: string,
    target: NewTarget,
    edit: AnnotationEdit,
    stored: (annotation: Annotation) => void,
  ): Promise<void> {
    // However often it is tried, it is one note: what failed may be stored all the same.
    const made = crypto.randomUUID()
    await this.#acting.inTurn(() =>
      saving.run(
        () => addAnnotation(made, edition, target, edit),
        (annotation) => {
          const { id, kind } = annotation
          this.#held.put(annotation)
          this.#acting.record({ kind: 'add', on: kind, id, edition })
          stored(annotation)
        },
      ),
    )
  }

  // What is being written is stored first: it is a state of its own, that can be come back to. Its
  // history tells which one that is.
  async #become(
    id: string,
    kind: 'revert' | 'place',
    work: () => Promise<Annotation>,
  ): Promise<void> {
    await this.#acting.inTurn(async () => {
      await this.store(id)
      if (this.standing(id) !== 'saved') return
      await saving.run(
        async () => {
          const from = (await annotationHistory(id)).length - 1
          const annotation = await work()
          const to = (await annotationHistory(id)).length - 1
          return { annotation, from, to }
        },
        ({ annotation, from, to }) => {
          this.#conclude(id)
          this.#held.put(annotation)
          this.#acting.record({ kind, id, edition: annotation.edition, from, to })
        },
        `${kind} ${id}`,
      )
    })
  }

  // Nothing is being written, so that all that was written is in the history.
  async #rest(): Promise<void> {
    await this.close()
    await Promise.all([...this.#writings.keys()].map((id) => this.store(id)))
  }

  // A field may know its note as it was when the field was opened.
  #latest(annotation: Annotation): Annotation {
    return this.#held.find(annotation.id) ?? annotation
  }

  #begin(annotation: Annotation): Writing {
    const { id, edition } = annotation
    const before = editOf(annotation)
    const store = async (edit: AnnotationEdit) => {
      const stored = await editAnnotation(id, edit)
      if (this.#writings.has(id)) this.#held.put(stored)
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
    if (writing?.draft.standing === 'saved' && this.#open?.id !== id) this.#conclude(id)
  }

  #conclude(id: string): void {
    const writing = this.#writings.get(id)
    if (!writing) return
    this.#writings.delete(id)
    const { edition, before, draft } = writing
    if (JSON.stringify(before) === JSON.stringify(draft.value)) return
    this.#acting.record({ kind: 'edit', id, edition, before, after: draft.value })
  }

  #arrive(annotation: Annotation, coming: Coming): void {
    const { purpose, words } = coming
    const wanted = this.#coming === coming
    if (wanted) {
      this.#coming = null
      this.show(annotation.id, purpose, purpose === 'body' ? '' : words)
    }
    if (purpose === 'body') {
      if (words !== '') this.write(annotation, { body: words })
    } else if (wanted) return
    else if (purpose === 'tag') this.tag(annotation, words)
    else this.link(annotation, { subject: 'claim', words, stance: purpose })
  }

  #drop(id: string): void {
    this.#held.drop(id)
    if (this.#open?.id === id) this.#open = null
    this.#writings.get(id)?.draft.forget()
    this.#writings.delete(id)
  }
}

const editOf = ({ body, colour, tags, links, done }: Annotation): AnnotationEdit => ({
  body,
  colour,
  tags,
  links,
  done,
})

/** The reader's notes in this window. */
export const notes = new Notes()
