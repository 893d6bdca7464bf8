// The verdict on an edition in two words, by the first definition of the table.
import { say } from '../lib/messages/language.svelte'
import type { CriterionInfo, SurveyRow, Verdict } from '../lib/wire'
import { shortName } from '../verdict/summary'

/** A verdict on the whole, and the words for it. */
export interface Brief {
  verdict: Verdict
  words: string
}

/** "Fails 5, 6"; where none fails, what is unclear; else that none fails. */
export function inBrief(criteria: readonly CriterionInfo[], { verdicts }: SurveyRow): Brief {
  const first = criteria[0]?.set
  const having = (wanted: Verdict) =>
    criteria.filter(({ set }, i) => set === first && verdicts[i] === wanted).map(shortName)
  const failed = having('fails')
  if (failed.length > 0) return { verdict: 'fails', words: say().survey.fails(failed) }
  const unclear = having('unclear')
  if (unclear.length > 0) return { verdict: 'unclear', words: say().survey.unclear(unclear) }
  return { verdict: 'meets', words: say().survey.failsNone }
}
