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

/** The name of a pressed key. ⌘ counts as Ctrl; Shift is named with Ctrl and with letters. */
export function keyName(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}): string {
  const letter = /^\p{L}$/u.test(event.key)
  const named = event.key.length > 1
  const command = event.ctrlKey || event.metaKey
  const shift = event.shiftKey && (letter || named || command)
  const key = letter
    ? shift || command
      ? event.key.toUpperCase()
      : event.key.toLowerCase()
    : event.key
  return `${command ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`
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
  const name = keyName(event)
  const typing = isTyping(event.target)
  // While typing, undo and the like are the field's own.
  if (typing && (!/^(Ctrl\+|Escape$|F\d)/u.test(name) || /^Ctrl\+((Shift\+)?Z|Y)$/u.test(name)))
    return
  // Space and Enter on a button press the button.
  if ((name === ' ' || name === 'Enter') && event.target instanceof HTMLButtonElement) return
  const action = maps.findLast((keys) => name in keys())?.()[name]
  if (!action) return
  event.preventDefault()
  action(event)
}
