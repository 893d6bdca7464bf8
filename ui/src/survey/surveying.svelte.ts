// The state of the Table: what its columns are, which licences are left, their order, and the cell in
// hand.
import { asFailure, survey } from '../lib/ipc'
import type { CategoryInfo, CriterionInfo, Failure, Group, Survey, SurveyRow } from '../lib/wire'
import { moved, type At } from '../matrix/rows'
import { editionName } from '../shelf/library.svelte'
import { inBrief, type Brief } from './brief'
import { columnsOf, pressed, sorted, type By, type Column, type Kind, type Sort } from './columns'

/** The licence and its day stand before the criteria or categories. */
export const BEFORE = 2

const UNSORTED: Sort = { by: null, descending: false }

class Surveying {
  #survey: Survey | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)
  #kind: Kind = $state('criteria')
  #category: string | null = $state(null)
  #sort: Sort = $state.raw(UNSORTED)

  /** The group whose categories are shown; null for all. */
  group: Group | null = $state(null)
  /** What the name of a licence is to have in it. */
  wanted = $state('')
  /** The cell in hand, which has the keyboard: line 0 is the head, column 0 the licence. */
  at: At | null = $state.raw(null)
  /** How far down and to the right the table was when it was last seen, in px. */
  scrolled = { top: 0, left: 0 }

  readonly #columns = $derived(this.#survey ? columnsOf(this.#survey, this.#kind, this.group) : [])
  readonly #rows = $derived.by(() => {
    const words = this.wanted
      .toLocaleLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '')
    const category = this.categories.findIndex(({ id }) => id === this.#category)
    const left = (this.#survey?.rows ?? []).filter((row) => {
      const { title, publisher } = row.edition
      const text = `${nameOf(row)} ${title} ${publisher}`.toLocaleLowerCase()
      const carries = category < 0 || (row.findings[category] ?? 0) > 0
      return carries && words.every((word) => text.includes(word))
    })
    return sorted(left, this.#sort, this.#kind, nameOf)
  })
  readonly #briefs = $derived(
    new Map((this.#survey?.rows ?? []).map((row) => [row.edition.id, inBrief(this.criteria, row)])),
  )

  get ready(): boolean {
    return this.#survey !== null
  }

  get failure(): Failure | null {
    return this.#failure
  }

  get criteria(): readonly CriterionInfo[] {
    return this.#survey?.criteria ?? []
  }

  get categories(): readonly CategoryInfo[] {
    return this.#survey?.categories ?? []
  }

  /** How many licences there are in all. */
  get all(): number {
    return this.#survey?.rows.length ?? 0
  }

  get kind(): Kind {
    return this.#kind
  }

  get columns(): readonly Column[] {
    return this.#columns
  }

  /** The rows that are left, in order. */
  get rows(): readonly SurveyRow[] {
    return this.#rows
  }

  get sort(): Sort {
    return this.#sort
  }

  /** The category that every licence shown has a clause of; null for none. */
  get category(): CategoryInfo | null {
    return this.categories.find(({ id }) => id === this.#category) ?? null
  }

  /** The verdict on an edition in brief; null where it is not known. */
  brief(edition: string): Brief | null {
    return this.#briefs.get(edition) ?? null
  }

  /** Makes the table anew. What was shown stays until the answer is there. */
  async load(): Promise<void> {
    try {
      this.#survey = await survey()
      this.#failure = null
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    }
  }

  /** Shows criteria or categories. A sort by one of the others goes with them. */
  show(kind: Kind): void {
    if (kind === this.#kind) return
    this.#kind = kind
    if (typeof this.#sort.by === 'number') this.#sort = UNSORTED
    this.at = null
  }

  /** Leaves only licences with a clause of this category, and shows its column; null leaves all. */
  carry(category: string | null): void {
    this.#category = category
    this.at = null
    const chosen = this.category
    if (chosen === null) return
    this.show('categories')
    if (this.group !== chosen.group) this.group = null
  }

  /** Sorts by the licence, its day or a column. */
  sortBy(by: Exclude<By, null>): void {
    this.#sort = pressed(this.#sort, by, this.#kind)
  }

  /** Takes another cell in hand: so many lines down and columns to the right. */
  step(down: number, right: number): void {
    const lines = [...Array(this.#rows.length + 1).keys()]
    this.at = moved(this.at, lines, BEFORE + this.#columns.length, down, right)
  }
}

const nameOf = ({ edition }: SurveyRow): string => editionName(edition)

/** The one table of the window. */
export const surveying = new Surveying()
