// The keyboard on the words themselves: Tab goes from words to their gloss and on to what comes next
// in the text; Enter and Space do what a click does.
import { media } from '../lib/media.svelte'
import { focusedFinding } from './focus'
import { open } from './pointing.svelte'
import { reader } from './reader.svelte'

/** What takes the keyboard's focus in the text; a gloss takes it from its words. */
const STOPS = '[data-clause] [tabindex="0"], [data-clause] a[href]'

/** Lights the finding whose words or gloss take the focus, and takes it in hand. */
export function focused(): void {
  const finding = focusedFinding()
  if (finding !== null) reader.lit = reader.inHand = finding
}

/** Does what a key means on the words or the gloss that have the focus. */
export function pressed(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const target = event.target as HTMLElement
  if (event.key === 'Enter' || event.key === ' ') {
    if (target.dataset['finding'] === undefined && target.dataset['note'] === undefined) return
    event.preventDefault()
    open(target)
    return
  }
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || media.narrow) return
  const next = (event.shiftKey ? before : after)(event.currentTarget, target)
  if (!next) return
  event.preventDefault()
  next.focus()
}

/**
 * What Tab goes to from words or a gloss: from words to their gloss; from there to the gloss of
 * another finding with the same words, else to what follows the words. Null where the engine knows
 * best.
 */
export function after(text: HTMLElement, from: HTMLElement): HTMLElement | null {
  const words = wordsOf(text, from)
  if (!words) return null
  const gloss = glossesOf(text, words)[glossesOf(text, words).indexOf(from) + 1]
  if (gloss) return gloss
  const follows = (stop: HTMLElement) =>
    (words.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return [...text.querySelectorAll<HTMLElement>(STOPS)].find(follows) ?? null
}

/** What Shift Tab goes to from a gloss: the gloss before it on the same words, or the words. */
export function before(text: HTMLElement, from: HTMLElement): HTMLElement | null {
  const words = wordsOf(text, from)
  if (!words || words === from) return null
  return glossesOf(text, words)[glossesOf(text, words).indexOf(from) - 1] ?? words
}

function wordsOf(text: HTMLElement, from: HTMLElement): HTMLElement | null {
  const gloss = from.dataset['gloss']
  if (gloss !== undefined) return text.querySelector(`[data-finding~="${gloss}"]`)
  return from.dataset['finding'] === undefined ? null : from
}

function glossesOf(text: HTMLElement, words: HTMLElement): HTMLElement[] {
  const indices = words.dataset['finding']?.split(' ') ?? []
  return indices.flatMap((index) => text.querySelector<HTMLElement>(`#gloss-${index}`) ?? [])
}
