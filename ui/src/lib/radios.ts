// Radio buttons in a group: an arrow chooses the one beside, as everywhere else; Tab goes past all.
import type { Action } from 'svelte/action'

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Gives a group of radio buttons its arrow keys, round both ends. */
export const radios: Action = (group) => {
  const pressed = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    const all = [...group.querySelectorAll<HTMLElement>('[role="radio"]')]
    const at = all.findIndex((radio) => radio === event.target)
    const next = at < 0 ? undefined : all[(at + step + all.length) % all.length]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.click()
  }
  group.addEventListener('keydown', pressed)
  return {
    destroy: () => {
      group.removeEventListener('keydown', pressed)
    },
  }
}
