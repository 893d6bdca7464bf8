// Where the reader is and was.
import type { Standing } from '../reader/page'

/** A place in the app. */
export type Place =
  | { view: 'shelf' }
  | ReaderPlace
  | { view: 'compare'; editions: readonly string[] }
  | { view: 'matrix'; editions: readonly string[] }
  | VerdictPlace
  | DutiesPlace
  | { view: 'survey' }
  | ReviewPlace
  | SettingsPlace

/** A text, at the clause with this address when one is given. */
export interface ReaderPlace {
  view: 'reader'
  edition: string
  address: string | null
  /** Where the reader stood in the text, and returns to. */
  standing?: Standing
}

/** An edition judged, at the criterion with this id when one is given. */
export interface VerdictPlace {
  view: 'verdict'
  edition: string
  criterion: string | null
  /** How far down the reader was, in px, and returns to. */
  scrolled?: number
}

/** What an edition asks of the reader. */
export interface DutiesPlace {
  view: 'duties'
  edition: string
  /** How far down the reader was, in px, and returns to. */
  scrolled?: number
}

/** The notes that wait for a person on an edition. */
export interface ReviewPlace {
  view: 'review'
  edition: string
  /** How far down the reader was, in px, and returns to. */
  scrolled?: number
}

/** What the settings are about, in the order of their page. */
export const SETTINGS = ['appearance', 'colours', 'author', 'library', 'keys', 'about'] as const
export type SettingsSection = (typeof SETTINGS)[number]

/** The settings, at a section when one is given. */
export interface SettingsPlace {
  view: 'settings'
  section: SettingsSection | null
}

export type View = Place['view']

/** The views that have a tab, and with Ctrl a digit, from the left. */
export const VIEWS = [
  'shelf',
  'reader',
  'compare',
  'matrix',
  'verdict',
  'duties',
  'survey',
] as const satisfies readonly View[]

class Navigation {
  #past: Place[] = $state.raw([])
  #place: Place = $state.raw({ view: 'shelf' })
  #future: Place[] = $state.raw([])

  get place(): Place {
    return this.#place
  }

  get canGoBack(): boolean {
    return this.#past.length > 0
  }

  get canGoForward(): boolean {
    return this.#future.length > 0
  }

  /** The latest place in a view that the reader was in, the current one included. */
  latest<V extends View>(view: V): Extract<Place, { view: V }> | null {
    const found = [...this.#past, this.#place].findLast((place) => place.view === view)
    return (found as Extract<Place, { view: V }> | undefined) ?? null
  }

  go(place: Place): void {
    this.#past = [...this.#past, this.#place]
    this.#future = []
    this.#place = place
  }

  /** Notes where the reader stands in the text at hand. Nothing is drawn anew for it. */
  stand(standing: Standing): void {
    if (this.#place.view === 'reader') this.#place.standing = standing
  }

  /** Notes how far down a list the reader is. Nothing is drawn anew for it. */
  scroll(top: number): void {
    const place = this.#place
    if (place.view === 'verdict' || place.view === 'duties' || place.view === 'review') {
      place.scrolled = top
    }
  }

  /** Changes the current place without a step that can be gone back. */
  amend(place: Place): void {
    this.#place = place
  }

  /** A text is gone: every place that shows it is forgotten. */
  leave(edition: string): void {
    const shows = (place: Place) =>
      ('edition' in place && place.edition === edition) ||
      ('editions' in place && place.editions.includes(edition))
    this.#past = this.#past.filter((place) => !shows(place))
    this.#future = this.#future.filter((place) => !shows(place))
    if (shows(this.#place)) this.#place = { view: 'shelf' }
  }

  back(): void {
    const place = this.#past.at(-1)
    if (!place) return
    this.#past = this.#past.slice(0, -1)
    this.#future = [this.#place, ...this.#future]
    this.#place = place
  }

  forward(): void {
    const place = this.#future[0]
    if (!place) return
    this.#future = this.#future.slice(1)
    this.#past = [...this.#past, this.#place]
    this.#place = place
  }
}

/** The one navigation of the window. */
export const navigation = new Navigation()
