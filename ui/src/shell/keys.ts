// Which key does what. The latest map that knows a key gets it; dialogs keep keys to themselves.
import { onMount } from 'svelte'

/** Key names ("Ctrl+K", "j", "Shift+S", "ArrowDown") and what they do. */
export type Keymap = Record<string, (event: KeyboardEvent) => void>

const maps: (() => Keymap)[] = []

/** Gives keys a meaning for as long as the calling component is there. */
export function useKeys(keys: () => Keymap): void {
  onMount(() => {
    maps.push(keys)
    return () => {
      maps.splice(maps.indexOf(keys), 1)
    }
  })
}

/** What of a pressed key says which one it is. */
type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'getModifierState'
>

/**
 * The names of a pressed key, the likelier first. On some keyboards, such as the French, the top row
 * writes signs: its keys are digits too, where the sign means nothing.
 */
export function keyNames(event: Pressed): string[] {
  const digit = /^Digit([1-7])$/u.exec(event.code)?.[1]
  const asDigit = digit !== undefined && !event.shiftKey && !event.getModifierState('AltGraph')
  return asDigit
    ? [...new Set([nameOf(event, event.key), nameOf(event, digit)])]
    : [nameOf(event, event.key)]
}

// ⌘ counts as Ctrl; Shift is named with Ctrl and with letters. A digit is one also where it takes Shift
// to write it: on a French keyboard the key of 6 writes the sign that makes the window smaller. AltGr, which some systems report as
// Ctrl and Alt together, only chooses the sign.
function nameOf(event: Pressed, typed: string): string {
  const letter = /^\p{L}$/u.test(typed)
  const named = typed.length > 1
  const chosen = event.getModifierState('AltGraph')
  const command = (event.ctrlKey && !chosen) || event.metaKey
  const alt = event.altKey && !chosen
  const digit = /^\d$/u.test(typed)
  const shift = event.shiftKey && !digit && (letter || named || command)
  const key = letter ? (shift || command ? typed.toUpperCase() : typed.toLowerCase()) : typed
  return `${command ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`
}

/** Whether keys go into a field where the reader types. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type))
  )
}

/** Does what a key means, unless a dialog is open or the reader is typing a plain letter. */
export function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
  const names = keyNames(event)
  if (names.some((name) => isOwn(event.target, name))) return
  const action = names.map(meaning).find((found) => found !== undefined)
  if (!action) return
  event.preventDefault()
  action(event)
}

// While typing, undo and the like are the field's own; Space and Enter on a button press the button.
function isOwn(target: EventTarget | null, name: string): boolean {
  if (isTyping(target)) {
    return !/^(Ctrl\+|Escape$|F\d)/u.test(name) || /^Ctrl\+((Shift\+)?Z|Y)$/u.test(name)
  }
  const presses = name === ' ' || name === 'Enter'
  return presses && target instanceof Element && target.matches('button, input, a[href]')
}

const meaning = (name: string) => maps.findLast((keys) => Object.hasOwn(keys(), name))?.()[name]
