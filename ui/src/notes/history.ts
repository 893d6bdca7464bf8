// What the reader did to annotations, judgements and texts of their own, so that it can be undone and
// redone.
import type { AnnotationEdit, JudgementPlace } from '../lib/ipc'
import type { OwnJudgement } from '../lib/wire'

/** Something done to one annotation of an edition. */
export type NoteAct = { id: string; edition: string } & (
  | { kind: 'add' }
  | { kind: 'remove' }
  | { kind: 'edit'; before: AnnotationEdit; after: AnnotationEdit }
)

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

/** Something that can be undone. */
export type Act = NoteAct | TextAct | JudgeAct

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
    case 'take-off':
      return { ...act, kind: 'put-back' }
    case 'put-back':
      return { ...act, kind: 'take-off' }
  }
}
