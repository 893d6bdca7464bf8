// What the app says of the shelf, in English. Part of `en.ts`.
import { figuresIn, many } from './counting'

const figures = figuresIn('en-GB')

export const onShelf = {
  shelf: {
    search: 'Search licences, clauses and notes',
    clear: 'Clear the search',
    empty: 'The shelf is empty.',
    invite: 'New here? Read ',
    inviteLink: (family: string, versions: string) => `${family} ${versions} side by side`,
    and: 'and',
    reference: 'Reference shelf',
    rules:
      'The counts are of clauses that rules find in the words. Rules miss clauses, more of them in texts that are not licences of models.',
    referenceHint: (all: number) =>
      `${figures(all)} more licences stand on the reference shelf. Search them by name or by their words.`,
    referenceFound: (n: number) => `${String(n)} ${many(n, 'licence', 'licences')}`,
    referenceMore: (n: number) => `${String(n)} more. Type on to narrow the search.`,
    closeInvite: 'Close the invitation',
    date: 'Date',
    family: 'Family, edition',
    timeline: 'Time line',
    verdict: 'Verdict',
    verdictWhy: 'by the Open Source Definition',
    verdictOn: (name: string, words: string | null) =>
      `Verdict on ${name}${words === null ? '' : `: ${words}`}`,
    notes: 'Notes',
    open: (family: string) => `Show the editions of ${family}`,
    fold: (family: string) => `Hide the editions of ${family}`,
    count: (n: number, group: string) => `${group}: ${String(n)}`,
    notesCount: (n: number) => `${String(n)} ${many(n, 'note', 'notes')}`,
    compare: 'Compare',
    compareKeys: 'Compare the chosen editions',
    matrixOf: (family: string) => `Matrix of ${family}`,
    matrixKeys: 'Clauses by editions, for the chosen ones',
    select: (name: string) => `Choose ${name} for comparison`,
    tooMany: 'At most six editions can be compared.',
    chosen: 'Chosen editions',
    yours: 'yours',
    yoursLong: 'A text that you brought',
    add: 'Add…',
    addKeys: 'Add licences of your own (Ctrl O)',
  },
}

/** What is said of the shelf. Every language has it all. */
export type OnShelf = typeof onShelf
