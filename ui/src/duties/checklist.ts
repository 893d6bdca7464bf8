// Answers and duties as lists: what an answer changes, and in which order duties are told.
import { inWords, say } from '../lib/messages/language.svelte'
import type { Act, Answer, Duties, Duty, Question } from '../lib/wire'

/** The answers after one more: it takes the place of another unless several can be given. */
export function answered(
  answers: readonly Answer[],
  { question, option }: Answer,
  many: boolean,
): Answer[] {
  if (!many) return [...cleared(answers, question), { question, option }]
  const others = answers.filter((one) => one.question !== question || one.option !== option)
  return others.length < answers.length ? others : [...answers, { question, option }]
}

/** The answers without those to a question. */
export const cleared = (answers: readonly Answer[], question: string): Answer[] =>
  answers.filter((answer) => answer.question !== question)

/** The acts, in the order in which they are told: from what stops the reader to what is to be known. */
export const ACTS: readonly Act[] = ['do-not', 'do', 'ask', 'know']

/** The duties of each act that has any; within an act those that surely apply come first. */
export function byAct(duties: readonly Duty[]): { act: Act; duties: Duty[] }[] {
  return ACTS.flatMap((act) => {
    const all = duties.filter((duty) => duty.act === act)
    const sure = all.filter(({ unanswered }) => unanswered.length === 0)
    const open = all.filter(({ unanswered }) => unanswered.length > 0)
    return all.length > 0 ? [{ act, duties: [...sure, ...open] }] : []
  })
}

/** What the reader said to a question, in words; empty when nothing. */
export function saidTo(question: Question, answers: readonly Answer[]): string[] {
  return question.options
    .filter(({ id }) => answers.some((a) => a.question === question.id && a.option === id))
    .map(({ label }) => inWords(label))
}

/** The questions that a duty waits for an answer to. */
export const waitsFor = (
  { questions }: Pick<Duties, 'questions'>,
  { unanswered }: Duty,
): Question[] => questions.filter(({ id }) => unanswered.includes(id))

/** Why a duty applies, in a sentence; null where that is not known yet. */
export function whyItApplies(
  { questions }: Pick<Duties, 'questions'>,
  { because, unanswered }: Pick<Duty, 'because' | 'unanswered'>,
): string | null {
  const answers = questions.flatMap((question) => saidTo(question, because))
  if (answers.length > 0) return say().duties.because(answers)
  return unanswered.length > 0 ? null : say().duties.everyone
}
