// A set of criteria in one sentence, and how a criterion is named.
import { inWords, say } from '../lib/messages/language.svelte'
import type { CriterionSet, JudgedCriterion, Verdict } from '../lib/wire'

/** What of a criterion has a part in its name. */
export type Named = Pick<JudgedCriterion, 'number' | 'title'>

/** A criterion where there is little room: its number, else its title. */
export const shortName = ({ number, title }: Named): string =>
  number === '' ? inWords(title) : number

/** A criterion by itself: "5 No discrimination against persons or groups". */
export const fullName = ({ number, title }: Named): string => `${number} ${inWords(title)}`.trim()

/** How many criteria have a verdict. */
export const countOf = (criteria: readonly JudgedCriterion[], wanted: Verdict): number =>
  criteria.filter(({ verdict }) => verdict === wanted).length

/** "Fails 2 of 10 criteria of the Open Source Definition: 5, 6." */
export function summaryOf({ name, criteria }: CriterionSet): string {
  const { verdict } = say()
  const failed = criteria.filter((criterion) => criterion.verdict === 'fails')
  return failed.length === 0
    ? verdict.failsNone(criteria.length, inWords(name))
    : verdict.failsSome(failed.length, criteria.length, inWords(name), failed.map(shortName))
}

/** What became of the criteria that do not fail. */
export const tallyOf = ({ criteria }: CriterionSet): string =>
  say().verdict.tally(
    countOf(criteria, 'meets'),
    countOf(criteria, 'unclear'),
    countOf(criteria, 'not-judged'),
  )
