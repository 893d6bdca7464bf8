// The checklist as Markdown. Every word is written so that none of it becomes markup where it is pasted.
import { dateInWords, inWords, say } from '../lib/messages/language.svelte'
import type { Duties, Duty } from '../lib/wire'
import { editionName } from '../shelf/library.svelte'
import { whereIs } from '../verdict/opening'
import { byAct, saidTo, waitsFor, whyItApplies } from './checklist'
import type { Mark } from './obliging.svelte'

/** The checklist, with what the reader answered, ticked and noted. */
export function asMarkdown(list: Duties, markOf: (duty: Duty) => Mark): string {
  const { edition, questions, answers } = list
  const words = say().duties
  const said = questions
    .map((question) => ({ question, told: saidTo(question, answers) }))
    .filter(({ told }) => told.length > 0)
    .map(({ question, told }) => `- ${plain(inWords(question.ask))} ${plain(told.join('; '))}`)
  return [
    `# ${plain(words.title(editionName(edition)))}`,
    `${plain(edition.title)}, ${plain(dateInWords(edition.date))}`,
    ...(said.length > 0 ? [`## ${plain(words.situation)}`, said.join('\n')] : []),
    ...byAct(list.duties).flatMap(({ act, duties }) => [
      `## ${plain(words.acts[act])}`,
      duties.map((duty) => itemOf(list, duty, markOf(duty))).join('\n'),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

function itemOf(list: Duties, duty: Duty, { done, note }: Mark): string {
  const proofs = duty.proofs.map((proof) => `“${proof.quote}” (${whereIs(list.documents, proof)})`)
  const waits = waitsFor(list, duty).map(({ ask }) => inWords(ask))
  const why = whyItApplies(list, duty)
  const under = [
    ...proofs,
    ...(why === null ? [] : [why]),
    ...(waits.length > 0 ? [`${say().duties.mayApply} ${waits.join(' ')}`] : []),
    ...(note === '' ? [] : [`${say().duties.note}: ${note}`]),
  ]
  return [
    `- [${done ? 'x' : ' '}] ${plain(inWords(duty.says))}`,
    ...under.map((line) => `  - ${plain(line)}`),
  ].join('\n')
}

/** Words on one line, with a backslash before each sign that Markdown or HTML would take for its own. */
export const plain = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!$]/gu, '\\$&')
    // A number, a plus or a dash at the beginning would make an item of a list.
    .replace(/^(\d+)([.)])/u, '$1\\$2')
    .replace(/^([-+=])/u, '\\$1')
