// The state of the Shelf: which families are left by a search, open, chosen, and where the keyboard stands.
import { SvelteSet } from 'svelte/reactivity'
import type { Family, ShelfEdition } from '../lib/wire'
import { searching } from '../search/searching.svelte'
import { COMPARED } from '../shell/go'
import { editionName, library } from './library.svelte'

/** A line of the table that can be gone to: a family that is folded, or one edition. */
export type Line =
  | { of: 'family'; family: Family }
  | { of: 'edition'; family: Family; edition: ShelfEdition; before: ShelfEdition | null }

class ShelfState {
  /** Name of the line that the keyboard stands on. */
  at = $state('')
  /** Ids of the editions chosen for comparison, in the order chosen. */
  readonly chosen = new SvelteSet<string>()
  readonly #folded = new SvelteSet<string>()
  readonly #unfolded = new SvelteSet<string>()

  /** Families that the search leaves, with the editions that it leaves of them. */
  readonly families = $derived.by((): readonly Family[] => {
    if (!searching.active) return library.families ?? []
    if (searching.name === '') return []
    const words = searching.name
      .toLocaleLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== '')
    const has = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word))
    return (library.families ?? []).flatMap((family) => {
      if (has(`${family.name} ${family.publisher}`)) return [family]
      const editions = family.editions.filter(({ info }) =>
        has(`${editionName(info)} ${info.title} ${family.publisher}`),
      )
      return editions.length > 0 ? [{ ...family, editions }] : []
    })
  })

  readonly lines = $derived(
    this.families.flatMap((family): Line[] =>
      this.isOpen(family)
        ? family.editions.map((edition, i) => ({
            of: 'edition',
            family,
            edition,
            before: family.editions[i - 1] ?? null,
          }))
        : [{ of: 'family', family }],
    ),
  )

  // The one that the invitation speaks of, so that it and the table tell of the same editions.
  readonly #first = $derived.by(() => {
    const families = library.families ?? []
    const invited = invitation(families)?.[0]?.info.family
    const first = families.find(({ editions }) => editions.length > 1)
    return invited ?? first?.name ?? null
  })

  /** A family with one edition is never opened; one with more is open at first, until it is closed. */
  isOpen(family: Family): boolean {
    if (family.editions.length < 2) return false
    if (this.#folded.has(family.name)) return false
    if (searching.active) return true
    return this.#unfolded.has(family.name) || this.#first === family.name
  }

  /** Opens a family that has more than one edition; the keyboard then stands on its first. */
  open(family: Family): void {
    const first = family.editions[0]
    if (!first || family.editions.length < 2) return
    this.#folded.delete(family.name)
    this.#unfolded.add(family.name)
    this.at = editionLine(first)
  }

  /** Folds a family; the keyboard then stands on its one line. */
  fold(family: Family): void {
    this.#unfolded.delete(family.name)
    this.#folded.add(family.name)
    this.at = familyLine(family)
  }

  /** Chooses an edition, or gives it up. False when there are already as many as can be compared. */
  choose(id: string): boolean {
    if (this.chosen.delete(id)) return true
    if (this.chosen.size >= COMPARED.most) return false
    this.chosen.add(id)
    return true
  }
}

/** The one shelf of the window. */
export const shelf = new ShelfState()

/** The name of an edition's line. */
export const editionLine = ({ info }: ShelfEdition): string => `edition ${info.id}`

/** The name of a folded family's line. */
export const familyLine = ({ name }: Family): string => `family ${name}`

/** The name of a line, unlike any other's. */
export const nameOf = (line: Line): string =>
  line.of === 'family' ? familyLine(line.family) : editionLine(line.edition)

/** The edition that a line stands for: its own, or a folded family's newest. */
export const editionOf = (line: Line): ShelfEdition | null =>
  line.of === 'edition' ? line.edition : (line.family.editions.at(-1) ?? null)

/**
 * The first family with three editions or more, for the invitation, and which three: the oldest that
 * come with a policy, since editions of one form read best side by side, else the oldest.
 */
export function invitation(families: readonly Family[]): ShelfEdition[] | null {
  const dated = families.map(({ editions }) => editions.filter(({ info }) => info.date !== null))
  const family = dated.find((editions) => editions.length >= 3)
  const alike = family?.filter(({ policy }) => policy !== null) ?? []
  return (alike.length >= 3 ? alike : family)?.slice(0, 3) ?? null
}
