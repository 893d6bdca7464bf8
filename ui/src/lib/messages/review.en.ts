// What the app says of notes that wait for a person and of notes that are carried, in English. Part of
// `en.ts`.
import type { AnnotationStatus, ReviewReason } from '../wire'

const many = (n: number, one: string, more: string): string => (n === 1 ? one : more)
const notes = (n: number): string => `${String(n)} ${many(n, 'note', 'notes')}`

const statuses: Record<AnnotationStatus, string> = {
  placed: 'placed',
  edited: 'edited',
  moved: 'moved',
  removed: 'removed',
  unsure: 'unsure: choose',
}
const reasons: Record<ReviewReason, (edition: string) => string> = {
  typography: () => 'The same words, in other typography.',
  number: () => 'The same words; the number of their clause changed.',
  reworded: () => 'Other words stand in their place.',
  neighbours: () => 'The same words; what stands around them changed, and so may what they say.',
  'other-clause': () => 'The same words, in another clause.',
  ambiguous: () => 'The same words stand in several places.',
  alike: () => 'The words are gone; words like them stand here.',
  elsewhere: () => 'The same words, among others than before.',
  'clause-gone': (edition) => `No such words in ${edition}; the clause is gone.`,
  'copy-left': (edition) =>
    `Their clause is not in ${edition}; the same words stand in another, as before.`,
  'place-gone': (edition) => `In ${edition} these words stand elsewhere only, as before.`,
  'words-gone': (edition) => `No such words in ${edition}, though the clause is there.`,
  'no-words': () => 'The note quotes no words.',
  unfounded: () => 'The words do not stand in the older text as it is now.',
}

export const review = {
  review: {
    title: (edition: string) => `Notes that wait on ${edition}`,
    count: (n: number) => `${notes(n)} ${many(n, 'waits', 'wait')}`,
    open: (n: number) => `Review ${notes(n)}`,
    openHere: 'Review the notes that wait',
    promise: 'None of them stands on other words until you say so.',
    items: 'Notes that wait',
    none: (edition: string) => `No note waits on ${edition}.`,
    noneHelp: 'Every note stands on its own words, or was left with its old ones.',
    read: (edition: string) => `Read ${edition}`,
    failure: 'The notes that wait cannot be listed.',
    statuses,
    reasons,
    /** How sure it is that the first offer is these words. */
    sure: {
      almost: 'Almost surely these.',
      likely: 'Likely these.',
      perhaps: 'Perhaps these.',
      hardly: 'Hardly these.',
    },
    score: (score: string, margin: string) =>
      `Likeness ${score} of 100, ${margin} ahead of the next place`,
    stood: (where: string) => `Stood in ${where}`,
    stands: (where: string) => `Now in ${where}`,
    nowhere: (edition: string) => `Nowhere in ${edition}`,
    goneHelp: 'Leave the note with its old words, or choose words for it.',
    where: (edition: string, address: string) =>
      address === '' ? edition : `${edition}, § ${address}`,
    place: (at: number, of: number) => `Place ${String(at)} of ${String(of)}`,
    next: 'Next place',
    previous: 'Previous place',
    went: 'went:',
    came: 'came:',
    yourNote: 'Your note',
    noteOf: (author: string) => `Note by ${author}`,
    noBody: 'A mark without words',
    confirm: 'Put it here',
    byHand: 'Choose the words…',
    leave: 'Leave it',
    leaveHelp: 'The note stays with its old words.',
    confirmMoved: (n: number) =>
      n === 1 ? 'Put the one that only moved' : `Put the ${String(n)} that only moved`,
    confirmMovedHelp: 'Their words are the same to the letter, and stand in one place only.',
    placed: (edition: string) => `Note put on its words in ${edition}`,
    left: 'Note left with its old words',
    placedMany: (n: number, edition: string) =>
      `${notes(n)} put on ${many(n, 'its', 'their')} words in ${edition}`,
    hand: {
      title: 'Put the note by hand',
      how: 'Select the words that it is to stand on, then press Enter.',
      old: 'It stood on:',
      put: 'Put it here',
      back: 'Back to the list',
    },
  },

  carry: {
    command: 'Carry my notes to…',
    to: (edition: string) => `Carry my notes to ${edition}`,
    title: (edition: string) => `Carry the notes of ${edition}`,
    why: 'Notes whose words stand there unchanged are put on them. The rest wait for you. The notes here stay as they are.',
    choose: 'To which edition',
    filter: 'Find an edition',
    family: 'The same family',
    others: 'Other families',
    nothing: 'No edition is called that.',
    do: 'Carry',
    doing: 'Carrying…',
    failure: 'The notes were not carried.',
    done: (placed: number, waiting: number, before: number): string => {
      if (placed + waiting + before === 0) return 'There was no note to carry'
      const parts = [
        ...(placed > 0 ? [`${String(placed)} placed`] : []),
        ...(waiting > 0 ? [`${String(waiting)} ${many(waiting, 'waits', 'wait')}`] : []),
        ...(before > 0 ? [`${String(before)} carried or left before`] : []),
      ]
      return parts.join(', ')
    },
    review: 'Review',
  },

  reviewActs: {
    carry: (edition: string) => `note carried to ${edition}`,
    uncarry: (edition: string) => `carried note taken from ${edition}`,
    leave: (edition: string) => `note left behind by ${edition}`,
    unleave: (edition: string) => `note waiting again on ${edition}`,
  },
  reviewActsMany: (n: number, edition: string) => `${notes(n)} put in ${edition}`,
}

/** The keys of the review. */
export const reviewKeys = {
  review: 'In the review of notes',
  reviewNotes: 'Review the notes that wait',
  carryNotes: 'Carry the notes to another edition',
  waiting: 'Next, previous note',
  offers: 'Next, previous place',
  confirmOffer: 'Put the note here',
  placeByHand: 'Choose the words by hand',
  leaveNote: 'Leave the note with its old words',
  confirmMoved: 'Put all that only moved',
}

/** What is said of review and carrying. Every language has it all. */
export type ReviewWords = typeof review
/** What its keys do. */
export type ReviewKeys = typeof reviewKeys
