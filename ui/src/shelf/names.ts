// What editions are called. Families publish editions under one number twice, or under none: then
// the day tells them apart.
import { dateInWords } from '../lib/messages/language.svelte'
import type { EditionInfo } from '../lib/wire'

/** What of an edition has a part in its name. */
export type Named = Pick<EditionInfo, 'family' | 'version' | 'title' | 'date'>

const unlike = (name: string, others: readonly string[]) => !others.includes(name)

/** What an edition is called where its day stands beside it: "Llama 3.1", "Gemma Terms of Use". */
export function nameBesideDate(edition: Named, others: readonly Named[]): string {
  const { family, version, title } = edition
  const numbered = ({ family, version }: Named) => `${family} ${version}`
  if (version === '') return others.length === 0 ? family : title
  return unlike(numbered(edition), others.map(numbered)) ? numbered(edition) : title
}

/** What it is called by itself: the same, and its day where another has that name too. */
export function fullName(edition: Named, others: readonly Named[]): string {
  const { date } = edition
  const name = nameBesideDate(edition, others)
  const names = others.map((other) =>
    nameBesideDate(
      other,
      [edition, ...others].filter((one) => one !== other),
    ),
  )
  return unlike(name, names) || date === null ? name : `${name}, ${dateInWords(date, 'short')}`
}

/** What it is called where its family is said already: "3.1". */
export function shortName(edition: Named, others: readonly Named[]): string {
  const { family, version, title, date } = edition
  if (version === '' && others.length === 0) return family
  const versions = others.map((other) => other.version)
  if (version !== '' && unlike(version, versions)) return version
  const days = others.map((other) => other.date ?? '')
  return date !== null && unlike(date, days) ? dateInWords(date, 'short') : title
}
