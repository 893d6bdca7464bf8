// What the reader did to annotations, so that it can be undone and redone.
import type { AnnotationEdit } from '../lib/ipc'

/** Something done to one annotation. */
export type Act =
  | { kind: 'add'; id: string }
  | { kind: 'remove'; id: string }
  | { kind: 'edit'; id: string; before: AnnotationEdit; after: AnnotationEdit }

/** Acts done and acts undone, oldest first. */
export interface History {
  done: readonly Act[]
  undone: readonly Act[]
}

/** A history in which nothing was done. */
export const fresh: History = { done: [], undone: [] }

/** A new act. What had been undone can no longer be redone. */
export const record = (history: History, act: Act): History => ({
  done: [...history.done, act],
  undone: [],
})

/** The act to take back, and the history once that is done; null when there is none. */
export function back(history: History): { act: Act; then: History } | null {
  const act = history.done.at(-1)
  if (!act) return null
  return {
    act: inverse(act),
    then: { done: history.done.slice(0, -1), undone: [...history.undone, act] },
  }
}

/** The act to do again, and the history once that is done; null when there is none. */
export function again(history: History): { act: Act; then: History } | null {
  const act = history.undone.at(-1)
  if (!act) return null
  return { act, then: { done: [...history.done, act], undone: history.undone.slice(0, -1) } }
}

/** The act that takes another back. */
export function inverse(act: Act): Act {
  switch (act.kind) {
    case 'add':
      return { kind: 'remove', id: act.id }
    case 'remove':
      return { kind: 'add', id: act.id }
    case 'edit':
      return { ...act, before: act.after, after: act.before }
  }
}
