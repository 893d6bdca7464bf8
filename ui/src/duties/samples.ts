// Questions and duties for the tests beside this file.
import type { Duties, Duty, Question } from '../lib/wire'
import { licence, policy, proof, wording } from '../verdict/samples'

export const question = (id: string, options: string[], many = false): Question => ({
  id,
  ask: wording(`What of ${id}?`),
  help: wording(''),
  many,
  options: options.map((option) => ({ id: option, label: wording(`Say ${option}`) })),
})

/** A duty for everyone, but for what is given. */
export const duty = (key: string, given: Partial<Duty> = {}): Duty => ({
  key,
  act: 'do',
  says: wording(`Do ${key}`),
  proofs: [proof()],
  because: [],
  unanswered: [],
  done: false,
  note: '',
  ...given,
})

export const duties = (list: Duty[], given: Partial<Duties> = {}): Duties => ({
  edition: licence,
  documents: [licence, policy],
  questions: [question('role', ['host', 'sell'], true), question('place', ['here', 'there'])],
  answers: [],
  duties: list,
  ...given,
})
