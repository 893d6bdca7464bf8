// The keyboard on the words themselves: Tab goes from words to their gloss and on to the next words;
// Enter and Space do what a click does.
import { media } from '../lib/media.svelte'
import { open } from './pointing.svelte'
import { reader } from './reader.svelte'

/** Lights the finding whose words take the focus. */
export function focused(event: FocusEvent): void {
  const finding = (event.target as HTMLElement).dataset['finding']
  if (finding !== undefined) reader.lit = Number(finding)
}

/** Does what a key means on the words or the gloss that have the focus. */
export function pressed(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const text = event.currentTarget
  const target = event.target as HTMLElement
  if (event.key === 'Enter' || event.key === ' ') {
    if (target.dataset['finding'] === undefined && target.dataset['note'] === undefined) return
    event.preventDefault()
    open(target)
    return
  }
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || media.narrow) return
  const words = target.dataset['finding']
  const gloss = target.dataset['gloss']
  const focus = (selector: string) => {
    const element = text.querySelector<HTMLElement>(selector)
    if (!element) return
    event.preventDefault()
    element.focus()
  }
  if (words !== undefined && !event.shiftKey) focus(`#gloss-${words}`)
  if (gloss === undefined) return
  const at = reader.shownFindings.indexOf(Number(gloss))
  const next = event.shiftKey ? Number(gloss) : reader.shownFindings[at + 1]
  if (next !== undefined) focus(`[data-finding="${String(next)}"]`)
}
