// A small table for the tests beside this file.
import type { Survey, SurveyRow, Verdict } from '../lib/wire'
import { licence, wording } from '../verdict/samples'

/** A row: "mfu-" are its verdicts (meets, fails, unclear, not judged), the numbers its findings. */
export const row = (
  id: string,
  drawn: string,
  findings: number[],
  date: string | null = '2024-01-01',
): SurveyRow => ({
  edition: { ...licence, id, family: id, version: '', title: `Licence ${id}`, date },
  family: id,
  verdicts: [...drawn].map((sign) => SIGNS[sign] ?? 'not-judged'),
  findings,
})

const SIGNS: Record<string, Verdict> = { m: 'meets', f: 'fails', u: 'unclear' }

export const survey = (rows: SurveyRow[]): Survey => ({
  criteria: [
    { id: 'osd-5', set: 'osd', number: '5', title: wording('Persons') },
    { id: 'osd-6', set: 'osd', number: '6', title: wording('Fields') },
    { id: 'use', set: 'osaid', number: '', title: wording('Use') },
  ],
  categories: [
    { id: 'output-use', group: 'restriction', name: wording('Use of outputs') },
    { id: 'territory', group: 'restriction', name: wording('Territory') },
    { id: 'notice', group: 'condition', name: wording('Notices') },
  ],
  rows,
})
