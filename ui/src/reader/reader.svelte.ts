// The state of the Reader: which text is open, where the reader stands in it, and what is lit.
import { SvelteSet } from 'svelte/reactivity'
import { groups } from '../lib/groups'
import { asFailure, readEdition } from '../lib/ipc'
import type { Failure, Group, Range, Reading } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { byClause, clauseNotes, decidingWords, marksOf, noteMarks } from './marks'
import { entryOf, outline } from './outline'
import type { Standing } from './page'
import { termUses, type TermUse } from './terms'

/** After this long, in milliseconds, a wait is shown. */
const SLOW = 400

/** What the legend can switch off. */
export type Layer = Group | 'notes'

class Reader {
  #reading: Reading | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)
  #wanted = ''
  #opening: Promise<void> = Promise.resolve()
  #narrowed = false
  #slow = $state(false)

  /** Layers that the reader switched off. */
  readonly off = new SvelteSet<Layer>()
  /** The clause at the top of the page. */
  current = $state(0)
  /** The last clause that is still in view. */
  lastInView = $state(0)
  /** Where the reader stands, or stood when the view was left; null before any text. */
  standing: Standing | null = null
  /** Index of the finding whose whole span is lit. */
  lit: number | null = $state(null)
  /** Index of the finding that was last stepped to, or had the focus. */
  inHand: number | null = null
  /** Index of the finding whose gloss is open. */
  opened: number | null = $state(null)
  /** The words that a search led to. */
  sought: readonly Range[] = $state.raw([])
  /** The words that are selected. */
  selection: Range | null = $state.raw(null)
  /** The drawer with the outline is open, where there is no room for it. */
  drawer = $state(false)
  /** The outline is put away, where there is room for it. */
  noOutline = $state(false)
  /** Words are to be selected without a pointer, from now on. */
  selecting = $state(false)
  /** The list of the notes is open. */
  listing = $state(false)
  /** The find bar is open. */
  finding = $state(false)

  readonly #fixed = $derived(this.#reading ? marksOf(this.#reading) : [])
  readonly #terms = $derived(
    this.#reading ? termUses(this.#reading.text, this.#reading.definitions) : [],
  )
  readonly #marks = $derived.by(() => {
    if (!this.#reading) return []
    const shown = this.#fixed.filter((mark) => mark.kind !== 'words' || !this.off.has(mark.group))
    const own = this.off.has('notes') ? [] : noteMarks(this.#reading.clauses, notes.all)
    return byClause(this.#reading.clauses, [...shown, ...own])
  })
  readonly #clauseNotes = $derived(
    this.#reading && !this.off.has('notes') ? clauseNotes(this.#reading.clauses, notes.all) : [],
  )
  readonly #entries = $derived(
    this.#reading ? outline(this.#reading, this.#reading.findings, notes.all) : [],
  )
  /** Indices of the findings that are shown, in the order of their words. */
  readonly #shown = $derived.by(() => {
    const findings = this.#reading?.findings ?? []
    const at = (index: number) => {
      const finding = findings[index]
      return finding ? (decidingWords(finding)[0]?.start ?? finding.start) : 0
    }
    return findings
      .flatMap((finding, index) => (this.off.has(finding.group) ? [] : [index]))
      .sort((a, b) => at(a) - at(b))
  })

  get reading(): Reading | null {
    return this.#reading
  }

  get failure(): Failure | null {
    return this.#failure
  }

  get slow(): boolean {
    return this.#slow
  }

  /** The marks on each clause. */
  get marks() {
    return this.#marks
  }

  /** The reader's notes on each clause itself. */
  get clauseNotes() {
    return this.#clauseNotes
  }

  /** Where the text uses the terms that it defines. */
  get terms(): readonly TermUse[] {
    return this.#terms
  }

  get entries() {
    return this.#entries
  }

  get shownFindings(): readonly number[] {
    return this.#shown
  }

  /** Index of the outline's line for where the reader stands. */
  get currentEntry(): number {
    return entryOf(this.#entries, this.current)
  }

  /** Opens a text. The one before stays on the page until it is there. */
  open(id: string): Promise<void> {
    if (this.#wanted === id && this.#failure === null) return this.#opening
    this.#wanted = id
    this.#failure = null
    this.#opening = this.#read(id)
    return this.#opening
  }

  async #read(id: string): Promise<void> {
    await notes.close()
    const timer = setTimeout(() => (this.#slow = true), SLOW)
    try {
      const reading = await readEdition(id)
      if (this.#wanted !== id) return
      this.lit = null
      this.inHand = null
      this.opened = null
      this.selection = null
      this.sought = []
      notes.take(id, reading.annotations)
      this.#reading = reading
    } catch (thrown) {
      if (this.#wanted === id) this.#failure = asFailure(thrown)
    } finally {
      clearTimeout(timer)
      if (this.#wanted === id) this.#slow = false
    }
  }

  /** Reads the same text again. */
  async again(): Promise<void> {
    const id = this.#wanted
    this.#wanted = ''
    await this.open(id)
  }

  toggle(layer: Layer): void {
    this.#narrowed = false
    if (!this.off.delete(layer)) this.off.add(layer)
  }

  /** Shows the findings of one group alone, or the notes alone, until [`widen`] or a switch. */
  narrow(layer: Layer): void {
    this.#narrowed = true
    this.off.clear()
    for (const group of groups) if (group !== layer) this.off.add(group)
  }

  /** Shows everything again that [`narrow`] left out; what the reader switched off stays off. */
  widen(): void {
    if (this.#narrowed) this.off.clear()
    this.#narrowed = false
  }

  /**
   * The finding after (1) or before (-1) the one in hand while that is in view, or else after or
   * before the current clause. It is then the one in hand.
   */
  step(by: 1 | -1): number | null {
    const next = this.#beside(by)
    if (next !== null) this.inHand = next
    return next
  }

  #beside(by: 1 | -1): number | null {
    const shown = this.#shown
    const { findings = [], clauses = [] } = this.#reading ?? {}
    const clauseOf = (index: number) => {
      const finding = findings[index]
      const words = finding && decidingWords(finding)[0]
      return words ? clauses.findLastIndex(({ start }) => start <= words.start) : 0
    }
    const inView = (index: number) =>
      clauseOf(index) >= this.current && clauseOf(index) <= this.lastInView
    const at = this.inHand !== null && inView(this.inHand) ? shown.indexOf(this.inHand) : -1
    if (at >= 0) return shown[at + by] ?? null
    return by === 1
      ? (shown.find((index) => clauseOf(index) >= this.current) ?? null)
      : (shown.findLast((index) => clauseOf(index) < this.current) ?? null)
  }
}

/** The one reader of the window. */
export const reader = new Reader()
