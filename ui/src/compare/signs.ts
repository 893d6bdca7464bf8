// The sign of what happened to a clause between two editions.
import type { Kind, Row, Step } from '../lib/wire'

/** new ●, edited ◆, form only ◇, removed ×, moved ⇅, split ◁, merged ▷. */
export type Sign = 'new' | 'edited' | 'form' | 'removed' | 'moved' | 'split' | 'merged'

/** The same words in other quotes, signs or spaces: marked where it is read, but no change to step to. */
const onlyTypography = ({ relation, kinds }: Step): boolean =>
  relation === 'edited' && kinds.length > 0 && kinds.every((kind) => kind === 'typography')

/** The sign of a step; null where no word changed or the clause is in neither edition. */
export function signOf(step: Step | null): Sign | null {
  if (!step || onlyTypography(step)) return null
  switch (step.relation) {
    case 'same':
      return null
    case 'added':
      return 'new'
    case 'removed':
      return 'removed'
    case 'moved':
      return 'moved'
    case 'split':
    case 'merged':
      return step.relation
    case 'renumbered':
      return 'form'
    case 'moved-edited':
      return step.substance ? 'edited' : 'moved'
    default:
      return step.substance ? 'edited' : 'form'
  }
}

/** Some step of the row changed something. */
export const changed = (row: Row): boolean => row.steps.some((step) => signOf(step) !== null)

/** Some step of the row has substance. */
export const substantive = (row: Row): boolean => row.steps.some((step) => step?.substance === true)

const FORM: readonly Kind[] = ['name', 'date', 'link', 'number-label', 'typography']

/** A kind of change that has no substance. */
export const isForm = (kind: Kind): boolean => FORM.includes(kind)

/** The kinds of a row's changes, each once, substance first. */
export function kindsOf(row: Row): Kind[] {
  const kinds = [...new Set(row.steps.flatMap((step) => step?.kinds ?? []))]
  return [...kinds.filter((kind) => !isForm(kind)), ...kinds.filter(isForm)]
}
