// What the app says of verdicts, duties and the table of all licences, in English. Part of `en.ts`.
import type { Act, ComponentState, Stance, Verdict } from '../wire'

const many = (n: number, one: string, more: string): string => (n === 1 ? one : more)

const verdicts: Record<Verdict, string> = {
  meets: 'Meets',
  fails: 'Fails',
  unclear: 'Unclear',
  'not-judged': 'Not judged',
}
const effects: Record<Verdict, string> = {
  meets: 'This clause speaks for it.',
  fails: 'This clause speaks against it.',
  unclear: 'This clause can be read either way.',
  'not-judged': 'This clause decides nothing.',
}
const stances: Record<Stance, string> = {
  'open-source': 'Calls it open source',
  'not-open-source': 'Says that it is not open source',
  free: 'Calls it free',
  'not-free': 'Says that it is not free',
  rating: 'A rating',
}
const states: Record<ComponentState, string> = {
  released: 'Released',
  partly: 'In part',
  'not-released': 'Not released',
  unknown: 'Unknown',
}
const kinds: Record<string, string> = {
  code: 'code',
  data: 'data',
  documentation: 'documentation',
  parameters: 'parameters',
}
const acts: Record<Act, string> = {
  'do-not': 'Do not',
  do: 'Do',
  ask: 'Ask the licensor',
  know: 'Know',
}
const classes: Record<number, string> = { 1: 'I', 2: 'II', 3: 'III' }

export const judging = {
  verdict: {
    title: (name: string) => `Is ${name} open source?`,
    with: (titles: readonly string[]) => `with ${titles.join(' and ')}`,
    verdicts,
    failsSome: (n: number, all: number, definition: string, which: readonly string[]) =>
      `Fails ${String(n)} of ${String(all)} criteria of the ${definition}: ${which.join(', ')}.`,
    failsNone: (all: number, definition: string) =>
      `Fails none of the ${String(all)} criteria of the ${definition}.`,
    tally: (meets: number, unclear: number, notJudged: number) =>
      `${String(meets)} met, ${String(unclear)} unclear, ${String(notJudged)} not judged.`,
    approved: (id: string) =>
      `The SPDX License List records it as approved by the Open Source Initiative (${id}).`,
    rules: 'The verdicts are what rules find in the words. They are no legal advice.',
    criteria: 'Criteria',
    showCriteria: 'Show the list of criteria',
    version: (version: string, publisher: string) => `version ${version}, ${publisher}`,
    deciding: 'Criterion and the words that decide it',
    opinions: 'Opinions',
    own: 'Your judgement',
    asks: 'What it asks',
    failsIf: 'Fails if:',
    sourceOf: 'Source',
    noClause: 'No clause decides it.',
    moreClauses: (n: number) => `${String(n)} more ${many(n, 'clause', 'clauses')}`,
    fewerClauses: 'Fewer clauses',
    section: (address: string) => `§ ${address}`,
    inPolicy: 'in the policy',
    effects,
    stances,
    agrees: 'Agrees with our verdict.',
    differs: (theirs: string, ours: string) =>
      `Differs from our verdict: theirs is “${theirs}”, ours “${ours}”.`,
    differsFails: (n: number) =>
      `Differs from our verdict: ${many(n, 'one criterion fails', `${String(n)} criteria fail`)} here.`,
    differsNone: 'Differs from our verdict: no criterion fails here.',
    memory: 'told from memory',
    others: 'What others say of the whole',
    beyond: 'The model beyond its licence',
    beyondWhy: 'What was released of the model, by the components of the Model Openness Framework.',
    beyondNone: 'Nothing is recorded of what was released under this licence.',
    component: 'Component',
    state: 'State',
    under: 'Under',
    note: 'Note',
    source: 'Source',
    states,
    kinds,
    openness: (kind: string, asked: number) => `${kind}, class ${classes[asked] ?? String(asked)}`,
    bearsOn: (titles: readonly string[]) => `bears on: ${titles.join(', ')}`,
    noSource: 'no source',
    judge: 'Judge…',
    judgeOn: (criterion: string) => `Judge: ${criterion}`,
    changeOn: (criterion: string) => `Change your judgement: ${criterion}`,
    why: 'Why?',
    withdraw: 'Withdraw',
    withdrawn: 'Judgement withdrawn',
    judged: (criterion: string, verdict: string) => `Your judgement on ${criterion}: ${verdict}`,
    ownDiffers: (ours: string) => `Differs from our verdict, “${ours}”.`,
  },

  duties: {
    situation: 'Your situation',
    situationWhy: (n: number) =>
      `${String(n)} ${many(n, 'question', 'questions')}. The answers stay in this library.`,
    clear: 'Clear the answer',
    clearOf: (question: string) => `Clear the answer: ${question}`,
    title: (name: string) => `Duties under ${name}`,
    count: (done: number, all: number) => `${String(done)} of ${String(all)} done`,
    acts,
    everyone: 'For everyone.',
    because: (answers: readonly string[]) => `Because you answered: ${answers.join('; ')}.`,
    mayApply: 'May apply. You have not said:',
    done: (duty: string) => `Done: ${duty}`,
    note: 'Note',
    noteOn: (duty: string) => `Note on: ${duty}`,
    addNote: 'Note…',
    none: 'The rules found nothing that this licence asks of you.',
    copy: 'Copy as Markdown',
    copied: 'Checklist copied',
    written: (path: string) => `Written: ${path}`,
  },

  survey: {
    title: 'All licences',
    columns: 'Columns',
    criteria: 'Criteria',
    categories: 'Categories',
    group: 'Group',
    allGroups: 'All groups',
    carrying: 'With clauses on',
    anything: 'anything',
    find: 'Licences by name',
    licence: 'Licence',
    date: 'Date',
    left: (n: number, all: number) => `${String(n)} of ${String(all)} licences`,
    carry: (n: number, all: number, category: string) =>
      `${String(n)} of ${String(all)} licences have clauses on ${category}`,
    whichCarry: (category: string) => `Which licences have clauses on ${category}`,
    found: (n: number) => `${String(n)} ${many(n, 'clause', 'clauses')}`,
    nothing: 'No licence is left.',
    fails: (which: readonly string[]) => `Fails ${which.join(', ')}`,
    unclear: (which: readonly string[]) => `Unclear ${which.join(', ')}`,
    failsNone: 'None fails',
    notThere: 'The clause was not found in the text.',
  },
}

/** What is said of verdicts, duties and all licences. Every language has it all. */
export type Judging = typeof judging
