// What editions are called among results, licences and policies alike.
import { say } from '../lib/messages/language.svelte'
import type { AlsoIn, ClauseHit } from '../lib/wire'
import { briefName, editionName, library, lineName } from '../shelf/library.svelte'

/** What an edition is called; `title` is for one that is not on the shelf. */
export function nameOf(edition: string, title: string): string {
  return called(edition, editionName) ?? title
}

/** The same where its day stands beside it. */
export function nameBesideDay(edition: string, title: string): string {
  return called(edition, lineName) ?? title
}

function called(id: string, by: typeof editionName): string | null {
  const edition = library.edition(id)
  if (edition === null) return null
  const name = by(edition.info)
  return edition.info.id === id ? name : say().search.policyOf(name)
}

/** Another edition with the same words, by the name that it needs beside the hit's. */
export interface Also {
  edition: string
  address: string
  name: string
  title: string
}

/**
 * The other editions with a hit's words: those of its family first, in the shelf's order and by short
 * names ("3.2"), then the others.
 */
export function alsoIn({ edition, also }: Pick<ClauseHit, 'edition' | 'also'>): Also[] {
  const order = library.siblings(edition).map(({ info }) => info.id)
  const placed = also.map((one: AlsoIn) => {
    const licence = library.edition(one.edition)?.info
    const at = licence ? order.indexOf(licence.id) : -1
    const name = licence && at >= 0 ? briefName(licence) : nameOf(one.edition, one.title)
    return { at: at < 0 ? order.length : at, also: { ...one, name } }
  })
  return placed.sort((a, b) => a.at - b.at).map(({ also }) => also)
}
