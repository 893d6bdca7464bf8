// Whether what others say and what we find agree, in words. Nothing here weighs one against another.
import { say } from '../lib/messages/language.svelte'
import type { CriterionSet, Opinion, Stance, Verdict } from '../lib/wire'
import { countOf } from './summary'

/** What an opinion holds of a criterion that it names; a rating takes no side. */
const HOLDS: Readonly<Record<Stance, Verdict | null>> = {
  'open-source': 'meets',
  free: 'meets',
  'not-open-source': 'fails',
  'not-free': 'fails',
  rating: null,
}

/** How an opinion stands to a verdict. */
export interface Agreement {
  agrees: boolean
  told: string
}

/** How an opinion stands to our verdict on a criterion that it names; null when it takes no side. */
export function onCriterion({ stance }: Pick<Opinion, 'stance'>, ours: Verdict): Agreement | null {
  const theirs = HOLDS[stance]
  if (theirs === null) return null
  const { agrees, differs, verdicts } = say().verdict
  return theirs === ours
    ? { agrees: true, told: agrees }
    : { agrees: false, told: differs(verdicts[theirs], verdicts[ours]) }
}

/** How an opinion on the whole stands to what we find of a set of criteria. */
export function onSet(
  { stance }: Pick<Opinion, 'stance'>,
  { criteria }: Pick<CriterionSet, 'criteria'>,
): Agreement | null {
  const theirs = HOLDS[stance]
  if (theirs === null) return null
  const fails = countOf(criteria, 'fails')
  const { agrees, differsFails, differsNone } = say().verdict
  if ((theirs === 'fails') === fails > 0) return { agrees: true, told: agrees }
  return { agrees: false, told: fails > 0 ? differsFails(fails) : differsNone }
}
