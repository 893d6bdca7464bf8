// The language that the app speaks, and the words it says in it.
import type { Language, Wording } from '../wire'
import { en, type Messages } from './en'
import { fr } from './fr'
import { spaced, spacedWords } from './spaced'

const tables: Record<Language, Messages> = { en, fr: spaced(fr) }

let language = $state<Language>('en')

/** Speaks another language from now on. */
export function speak(wanted: Language): void {
  language = wanted
  document.documentElement.lang = wanted
}

/** The words of the app in the language in use. */
export const say = (): Messages => tables[language]

/** A wording of the backend's in the language in use. */
export const inWords = (wording: Wording): string =>
  language === 'fr' ? spacedWords(wording.fr) : wording[language]

/** The same inside a sentence: "Naming" as "naming", but "EU persons" as it is. */
export const inSentence = (wording: Wording): string =>
  inWords(wording).replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())

/** An ISO date ("2024-07-23") or moment in words: "23 July 2024", or short "23 Jul 2024". */
export function dateInWords(iso: string | null, month: 'long' | 'short' = 'long'): string {
  if (iso === null) return say().undated
  const precision = /^\d{4}(-\d{2})?(-\d{2})?/u.exec(iso)
  const time = Date.parse(iso)
  if (!precision || Number.isNaN(time)) return iso
  return new Intl.DateTimeFormat(tables[language].locale, {
    year: 'numeric',
    ...(precision[1] === undefined ? {} : { month }),
    ...(precision[2] === undefined ? {} : { day: 'numeric' }),
    // An edition's date has no time and no zone; a note's moment is told in the reader's own zone.
    ...(iso.length > 10 ? {} : { timeZone: 'UTC' }),
  }).format(time)
}

/** A moment in words, in the reader's own zone: "23 Jul 2024, 14:05". */
export function momentInWords(iso: string): string {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  return new Intl.DateTimeFormat(tables[language].locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(time)
}
