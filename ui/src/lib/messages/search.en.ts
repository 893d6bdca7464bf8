// What the app says of searching in texts and notes, in English. Part of `en.ts`.
import type { FilterName } from '../../search/query'
import { countsIn, many } from './counting'

const figures = countsIn('en-GB')
const filters: Record<FilterName, string> = {
  tag: 'Tag',
  colour: 'Colour',
  category: 'Category',
  family: 'Family',
  author: 'Author',
  in: 'Only in',
  status: 'Status',
}
const clauses = (n: number) => `${figures(n)} ${many(n, 'clause', 'clauses')}`
const notes = (n: number) => `${figures(n)} ${many(n, 'note', 'notes')}`
const licences = (n: number) => `${figures(n)} ${many(n, 'licence', 'licences')}`

export const searching = {
  search: {
    results: 'Results',
    sorts: 'Kinds of results',
    all: 'All',
    licences: 'Licences',
    clauses: 'Clauses',
    notes: 'Notes',
    figures,
    moreLicences: (n: number) => `All ${licences(n)}`,
    moreClauses: (n: number) => `All ${clauses(n)}`,
    moreNotes: (n: number) => `All ${notes(n)}`,
    first: (shown: number, all: number) =>
      `The first ${figures(shown)} of ${figures(all)}. Further words narrow the search.`,
    found: (l: number, c: number, n: number) => `${licences(l)}, ${clauses(c)}, ${notes(n)}`,
    waiting: 'Searching…',
    trouble: (reason: string) => `The texts could not be indexed (${reason}).`,
    building: 'The texts are still being indexed: further clauses may come.',
    failed: 'Texts and notes cannot be searched.',

    thisWord: 'This word',
    theseWords: 'All these words',
    inOrder: 'These words in this order',
    beginning: (word: string) => `Words that begin with “${word}”`,
    andBeginning: (word: string) => `All these words, and words that begin with “${word}”`,
    without: (words: string) => `without ${words}`,
    quoted: (word: string) => `“${word}”`,

    policyOf: (name: string) => `${name}, policy`,
    dayAndSame: '; the same words in ',
    same: 'The same words in ',
    sameMore: (n: number) => `${figures(n)} more`,
    noteOn: (place: string) => `Your note on ${place}`,
    noteBy: (author: string, place: string) => `Note by ${author} on ${place}`,
    changeTo: (place: string) => `the change to ${place}`,

    nothing: (wanted: string) => `Nothing found for “${wanted}”.`,
    noLicences: 'No licence is called that.',
    noClauses: 'No clause has these words.',
    noNotes: 'No note has these words.',
    help: 'The beginning of a word is enough. All words must stand in one clause or note, in any order; in quotation marks, in that order.',
    anyOrder: 'The words in any order',
    noFilters: 'Without the filters',

    filters,
    filter: (filter: string, value: string) => `${filter}: ${value}`,
    narrow: 'Narrow by',
    inFilters: 'Filters',
    drop: (filter: string) => `Take out the filter ${filter}`,
    offered: 'Values of the filter',
    places: { notes: 'notes', texts: 'texts', headings: 'headings' },
    states: { open: 'open', done: 'done' },
    misunderstood: 'Not understood:',
    everywhere: (wanted: string) => `Search texts and notes for “${wanted}”`,
  },
}

/** What is said of searching. Every language has it all. */
export type SearchWords = typeof searching
