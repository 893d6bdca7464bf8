// What is known of a text, put into words.
import { inWords, say } from '../lib/messages/language.svelte'
import type { Details, EditionInfo, Fetched, Fidelity, Sign } from '../lib/wire'

/** So many kinds of signs are named. */
const MOST = 8

/** How near a text is to its publisher's; null for what was never checked. */
export function fidelityInWords(fidelity: Fidelity | null): string {
  switch (fidelity?.is) {
    case undefined:
      return say().about.unchecked
    case 'publisher':
      return say().about.publishersOwn
    case 'source':
      return say().about.asSource
    case 'altered':
      return say().about.altered(inWords({ en: fidelity.en, fr: fidelity.fr }))
  }
}

/**
 * Signs, each as "24 × *", the first kinds of them and a word that there are more. A sign that shows
 * nothing, or that turns the line about, goes by its number.
 */
export function signsInWords(signs: readonly Sign[]): string[] {
  const figures = new Intl.NumberFormat(say().locale)
  const named = signs
    .slice(0, MOST)
    .map(({ sign, count }) => `${figures.format(count)} × ${seen(sign)}`)
  return signs.length > MOST ? [...named, say().about.more] : named
}

const seen = (sign: string): string =>
  /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(sign)
    ? sign
    : [...sign]
        .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
        .join(' ')

/** The host of an address, as a person reads it; the address itself when there is none in it. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host || address
  } catch {
    return address
  }
}

/** Whether an address can be asked at all: the backend asks by HTTPS alone. */
export const isAskable = (address: string): boolean => /^https:\/\//iu.test(address)

/** The day that a moment falls on, where the reader is: "2026-11-25". */
export const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

/** What may be said of a publisher's copy: what is said of our text, and the day that it came. */
export const detailsOf = (ours: EditionInfo, fetched: Fetched, day: string): Details => ({
  title: ours.title,
  family: ours.family,
  // Else two editions of the family would be called the same.
  version: ours.version === '' ? day : `${ours.version} (${day})`,
  publisher: ours.publisher,
  date: fetched.sameWords ? ours.date : fetched.examined.details.date,
  kind: ours.kind,
  url: fetched.address,
})
