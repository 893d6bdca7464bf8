// Ways to the views, for the tabs, the palette and the keys.
import { library } from '../shelf/library.svelte'
import { navigation, type SettingsSection, type View } from './navigation.svelte'

/** The most editions that can stand side by side, and the fewest that make a comparison. */
export const COMPARED = { least: 2, most: 6 } as const

/** The same for the Matrix. */
export const CHARTED = { least: 2, most: 12 } as const

/** Goes to a view, where the reader last was in it; else where it is best begun. */
export function goTo(view: View): void {
  if (navigation.place.view === view) return
  const place = startOf(view)
  if (place) navigation.go(place)
}

/** Whether there is anything to show in a view. */
export const canGoTo = (view: View): boolean => startOf(view) !== null

/** Opens a text, at the clause with this address when one is given. */
export function read(edition: string, address: string | null = null): void {
  navigation.go({ view: 'reader', edition, address })
}

/** Judges an edition, at the criterion with this id when one is given. */
export function judge(edition: string, criterion: string | null = null): void {
  navigation.go({ view: 'verdict', edition: licenceOf(edition), criterion })
}

/** Lists what an edition asks of the reader. */
export function listDuties(edition: string): void {
  navigation.go({ view: 'duties', edition: licenceOf(edition) })
}

/** Lists the notes that wait for a person on a text. */
export function reviewNotes(edition: string): void {
  navigation.go({ view: 'review', edition })
}

/** Opens the settings at a section. */
export function openSettings(section: SettingsSection): void {
  navigation.go({ view: 'settings', section })
}

/** The licence of the bundle that a text belongs to. */
export const licenceOf = (id: string): string => library.edition(id)?.info.id ?? id

/** The licence in hand: that of the text, the verdict or the duties that are shown. */
export const licenceInHand = (): string | null =>
  'edition' in navigation.place ? licenceOf(navigation.place.edition) : null

/** Puts two to six editions side by side. */
export function compare(editions: readonly string[]): void {
  if (editions.length < COMPARED.least) return
  navigation.go({ view: 'compare', editions: editions.slice(0, COMPARED.most) })
}

/** Shows when each clause of two to twelve editions came, changed and went. */
export function chart(editions: readonly string[]): void {
  if (editions.length < CHARTED.least) return
  navigation.go({ view: 'matrix', editions: editions.slice(-CHARTED.most) })
}

/** The family of an edition, the newest twelve; null when there is no other. */
export function familyOf(id: string): string[] | null {
  const ids = library.siblings(id).map(({ info }) => info.id)
  return ids.length < CHARTED.least ? null : ids.slice(-CHARTED.most)
}

/** The edition in hand with the one before it, or the first two of its family. */
export function withTheOneBefore(id: string): string[] | null {
  const ids = library.siblings(id).map(({ info }) => info.id)
  const licence = library.edition(id)?.info.id
  const at = licence === undefined ? -1 : ids.indexOf(licence)
  if (at < 0 || ids.length < COMPARED.least) return null
  return at === 0 ? ids.slice(0, 2) : ids.slice(at - 1, at + 1)
}

function startOf(view: View) {
  const inHand = navigation.place
  // From the columns of Compare one goes on to the matrix of the same editions.
  if (view === 'matrix' && inHand.view === 'compare') return { view, editions: inHand.editions }
  const licence = licenceInHand()
  const latest = navigation.latest(view)
  // From one text one goes on to its own verdict and duties, and back, not to another's.
  const ofAnother =
    latest !== null &&
    'edition' in latest &&
    licence !== null &&
    licenceOf(latest.edition) !== licence
  // A place of its own: it is left apart from the one that it is like.
  if (latest && !ofAnother) return { ...latest }
  const families = library.families ?? []
  const id =
    licence ??
    ('editions' in inHand ? inHand.editions.at(-1) : families[0]?.editions.at(-1)?.info.id)
  switch (view) {
    case 'shelf':
    case 'survey':
      return { view } as const
    case 'settings':
      return { view, section: null } as const
    case 'reader':
      return id === undefined ? null : ({ view, edition: id, address: null } as const)
    case 'verdict':
      return id === undefined ? null : ({ view, edition: id, criterion: null } as const)
    case 'duties':
    case 'review':
      return id === undefined ? null : ({ view, edition: id } as const)
    case 'compare': {
      const pair = licence === null ? null : withTheOneBefore(licence)
      const first = families.find(({ editions }) => editions.length >= COMPARED.least)
      const editions = pair ?? first?.editions.slice(-COMPARED.least).map(({ info }) => info.id)
      return editions ? ({ view, editions } as const) : null
    }
    case 'matrix': {
      const family = licence === null ? null : familyOf(licence)
      const first = families.find(({ editions }) => editions.length >= CHARTED.least)
      const editions = family ?? (first?.editions[0] ? familyOf(first.editions[0].info.id) : null)
      return editions ? ({ view, editions } as const) : null
    }
  }
}
