// How near a text is to the known ones, in words and figures. Only a text that is the same word for
// word is ever called wholly alike.
import { say } from '../lib/messages/language.svelte'
import type { Likeness, Near } from '../lib/wire'

/** A known text is near when at least so many thousandths of the words are the same. */
const NEAR = 500

/** The known texts that are near, the nearest first: there is always a nearest, however far. */
export const nearOnes = ({ texts }: Pick<Likeness, 'texts'>): Near[] =>
  texts.filter(({ exact, thousandths }) => exact || thousandths >= NEAR)

/** The share of words that are the same: "98.3%". Never all of them while any word differs. */
export function share({ thousandths, exact }: Pick<Near, 'thousandths' | 'exact'>): string {
  const shown = exact ? 1000 : Math.min(Math.floor(thousandths), 999)
  return new Intl.NumberFormat(say().locale, {
    style: 'percent',
    minimumFractionDigits: exact ? 0 : 1,
    maximumFractionDigits: 1,
  }).format(shown / 1000)
}

/** A number as the language writes it: "1,234". */
export const inFigures = (n: number): string => new Intl.NumberFormat(say().locale).format(n)

/** How large a file is, rounded up so that what is too large never looks small enough. */
export function sizeInWords(bytes: number): string {
  const [unit, in1] = bytes < 1000 ? [0, 1] : bytes < 1_000_000 ? [1, 100] : [2, 100_000]
  const tenths = unit === 0 ? bytes : Math.ceil(bytes / in1) / 10
  return `${inFigures(tenths)}\u00a0${say().bring.units[unit] ?? ''}`
}
