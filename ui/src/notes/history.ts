// What the reader did to annotations, judgements and texts of their own, so that it can be undone and
// redone.
import type { JudgementPlace } from '../lib/ipc'
import type { AnnotationEdit, AnnotationKind, OwnJudgement } from '../lib/wire'

/** Something done to one annotation of an edition. */
export type NoteAct = { id: string; edition: string } & (
  | { kind: 'add' | 'remove'; on: AnnotationKind }
  | { kind: 'edit'; before: AnnotationEdit; after: AnnotationEdit }
  | VersionAct
)

/**
 * An annotation was made what it was once, or put on other words. `from` and `to` are indices into its
 * own history: that only grows, so they stay true.
 */
interface VersionAct {
  kind: 'revert' | 'place'
  from: number
  to: number
}

/** A text of the reader's own left the shelf, or came back to it, with its notes. */
export interface TextAct {
  kind: 'take-off' | 'put-back'
  /** The text's id, twice: it is what the act is done to, and where. */
  id: string
  edition: string
  /** What it is called: the shelf no longer knows. */
  name: string
}

/** What the reader holds of a criterion; null where they do not judge. */
export type Own = Pick<OwnJudgement, 'verdict' | 'note'> | null

/** The reader judged a criterion, judged it otherwise, or withdrew the judgement. */
export interface JudgeAct extends JudgementPlace {
  kind: 'judge'
  /** Unlike any other act's but those on the same judgement. */
  id: string
  /** What is judged, in words. */
  name: string
  before: Own
  after: Own
}

/**
 * A note that waited was carried to a text as a new note, or was left with its old words; and each of
 * these taken back.
 */
export interface ReviewAct {
  kind: 'carry' | 'uncarry' | 'leave' | 'unleave'
  /** The note's id; of a carried one, that of the new note. */
  id: string
  /** The text that it is carried to, or waited for. */
  edition: string
}

/** Something that can be undone. What was done together has the same group, and is undone together. */
export type Act = (NoteAct | TextAct | JudgeAct | ReviewAct) & { group?: string }

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

/** The history once an act was taken back. */
export const takenBack = ({ done, undone }: History, act: Act): History => ({
  done: done.filter((other) => other !== act),
  undone: [...undone, act],
})

/** The history once an act that was taken back was done again. */
export const doneAgain = ({ done, undone }: History, act: Act): History => ({
  done: [...done, act],
  undone: undone.filter((other) => other !== act),
})

/** An act with those that were done together with it and stand beside it, oldest first. */
export function together(acts: readonly Act[], act: Act): Act[] {
  const { group } = act
  if (group === undefined) return [act]
  const at = acts.indexOf(act)
  let [first, last] = [at, at]
  while (acts[first - 1]?.group === group) first -= 1
  while (acts[last + 1]?.group === group) last += 1
  return acts.slice(first, last + 1)
}

/** The act that takes another back. */
export function inverse(act: Act): Act {
  switch (act.kind) {
    case 'add':
      return { ...act, kind: 'remove' }
    case 'remove':
      return { ...act, kind: 'add' }
    case 'edit':
      return { ...act, before: act.after, after: act.before }
    case 'judge':
      return { ...act, before: act.after, after: act.before }
    case 'revert':
    case 'place':
      return { ...act, from: act.to, to: act.from }
    case 'take-off':
      return { ...act, kind: 'put-back' }
    case 'put-back':
      return { ...act, kind: 'take-off' }
    case 'carry':
      return { ...act, kind: 'uncarry' }
    case 'uncarry':
      return { ...act, kind: 'carry' }
    case 'leave':
      return { ...act, kind: 'unleave' }
    case 'unleave':
      return { ...act, kind: 'leave' }
  }
}
