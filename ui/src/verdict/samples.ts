// Criteria, clauses and opinions for the tests of verdicts and duties.
import { edition } from '../provenance/samples'
import type {
  CriterionSet,
  EditionInfo,
  Judged,
  JudgedCriterion,
  Opinion,
  Proof,
  Verdict,
  Wording,
} from '../lib/wire'

export const wording = (en: string, fr = en): Wording => ({ en, fr })

export const licence: EditionInfo = {
  ...edition,
  id: 'bees-2',
  version: '2',
  title: 'Bee Licence 2',
}
export const policy: EditionInfo = {
  ...edition,
  id: 'bees-2-aup',
  kind: 'policy',
  title: 'Bee Use Policy',
}

/** A clause of the licence, but for what is given. */
export const proof = (given: Partial<Proof> = {}): Proof => ({
  effect: 'fails',
  document: 0,
  address: '2',
  clause: 3,
  start: 100,
  end: 134,
  quote: 'You may not keep more than a hive.',
  words: [{ start: 4, end: 11 }],
  category: 'scale-threshold',
  name: wording('Threshold'),
  why: wording('It shuts out the large.'),
  confidence: 'sure',
  ...given,
})

/** A criterion with this number and verdict, but for what is given. */
export const criterion = (
  number: string,
  verdict: Verdict,
  given: Partial<JudgedCriterion> = {},
): JudgedCriterion => ({
  id: `osd-${number}`,
  number,
  title: wording(`Criterion ${number}`, `Critère ${number}`),
  meaning: wording('It asks much.'),
  fails: wording('A clause shuts somebody out.'),
  verdict,
  reason: wording('So it is.'),
  because: [],
  opinions: [],
  own: null,
  ...given,
})

export const set = (criteria: JudgedCriterion[]): CriterionSet => ({
  id: 'osd',
  name: wording('Hive Definition', 'Définition de la ruche'),
  publisher: 'Apiary',
  version: '1',
  source: 'https://bees.example/definition',
  criteria,
})

export const opinion = (given: Partial<Opinion> = {}): Opinion => ({
  who: wording('Wasps'),
  date: '2025-02-18',
  stance: 'not-open-source',
  criteria: [],
  says: wording('It is closed.'),
  quote: null,
  title: 'On bees',
  source: 'https://wasps.example/bees',
  checked: true,
  ...given,
})

/** The licence with its policy, judged. */
export const judged = (criteria: JudgedCriterion[], given: Partial<Judged> = {}): Judged => ({
  edition: licence,
  documents: [licence, policy],
  approved: null,
  sets: [set(criteria)],
  opinions: [],
  components: [],
  ...given,
})
