// What the app says of notes, in English. Part of `en.ts`.
import type { AnnotationKind, AnnotationStatus, LinkStance, LinkSubject, VersionAct } from '../wire'

const many = (n: number, one: string, more: string): string => (n === 1 ? one : more)

const statuses: Record<AnnotationStatus, string> = {
  placed: 'placed',
  edited: 'the words were edited',
  moved: 'moved with its words',
  removed: 'its words are gone',
  unsure: 'unsure: the words may be others',
}
const added: Record<AnnotationKind, string> = {
  highlight: 'highlight added',
  underline: 'underline added',
  clause: 'note on a clause added',
  edition: 'note on the text added',
  change: 'note on a change added',
}
const taken: Record<AnnotationKind, string> = {
  highlight: 'Highlight removed',
  underline: 'Underline removed',
  clause: 'Note removed',
  edition: 'Note removed',
  change: 'Note removed',
}
const stances: Record<LinkStance, string> = {
  supports: 'supports',
  contradicts: 'contradicts',
  unclear: 'leaves unclear',
}
const subjects: Record<LinkSubject, string> = {
  claim: 'claim',
  category: 'category',
  criterion: 'criterion',
}
const versions: Record<VersionAct, string> = {
  added: 'Added',
  edited: 'Changed',
  removed: 'Removed',
  restored: 'Brought back',
  'set-aside': 'An older version came, and was set aside',
}

export const noting = {
  notes: {
    placeholder: 'What do you note?',
    body: 'Note',
    delete: 'Delete',
    removed: 'Note removed',
    taken,
    acts: {
      add: (edition: string, on: AnnotationKind) => `${added[on]} in ${edition}`,
      edit: (edition: string) => `note changed in ${edition}`,
      remove: (edition: string) => `note removed in ${edition}`,
      revert: (edition: string) => `note put back to an earlier state in ${edition}`,
      place: (edition: string) => `note put on other words in ${edition}`,
      judge: (criterion: string) => `judgement changed on ${criterion}`,
      'take-off': (edition: string) => `${edition} taken off the shelf`,
      'put-back': (edition: string) => `${edition} put back on the shelf`,
    },
    undone: (act: string) => `Undone: ${act}`,
    redone: (act: string) => `Done again: ${act}`,
    colour: 'Colour',
    addTag: 'Add a tag',
    removeTag: (tag: string) => `Remove the tag ${tag}`,
    open: 'Open the note',
    statuses,
    meaning: (n: number) => `Colour ${String(n)}`,

    underline: 'Underline',
    highlighted: (meaning: string) => `Highlight: ${meaning}`,
    underlined: (meaning: string) => `Underline: ${meaning}`,
    supportsClaim: 'Supports a claim',
    contradictsClaim: 'Contradicts a claim',
    onClause: (address: string) => `Note on clause ${address}`,
    onThisClause: 'Note on this clause',
    clauseNotes: (address: string, n: number) =>
      `Clause ${address}: ${String(n)} ${many(n, 'note', 'notes')}`,
    onText: 'Note on this text',
    wholeText: 'On the whole text',
    section: (address: string) => `§ ${address}`,
    changeFrom: (older: string) => `On the change from ${older}`,
    was: (words: string) => `before: “${words}”`,

    links: 'Supports or contradicts',
    stance: 'What the words do to it',
    stances,
    subjects,
    addLink: 'A claim, an address, a category or a criterion',
    turn: (stance: string, subject: string) => `${stance}: ${subject}. Change`,
    removeLink: (subject: string) => `Remove: ${subject}`,
    asClaim: (words: string) => `The claim “${words}”`,
    quoted: (words: string) => `“${words}”`,

    dealtWith: 'Dealt with',
    history: 'History…',
    historyOf: 'History of this note',
    historyFailure: 'The history cannot be read.',
    versions,
    now: 'as it is now',
    noWords: 'no words',
    backToThis: 'Back to this',
    by: (author: string) => `by ${author}`,

    list: 'Notes',
    listOpen: 'List of notes',
    count: (n: number, all: number) => (n === all ? String(all) : `${String(n)} of ${String(all)}`),
    none: 'No notes yet. Select words and press N.',
    noneLeft: 'No note is left.',
    filters: 'Which notes',
    allTags: 'All tags',
    allAuthors: 'All authors',
    nobody: 'no name',
    anyStatus: 'Open or dealt with',
    onlyOpen: 'Only open',
    onlyDone: 'Only dealt with',
    onlyColour: (meaning: string) => `Only: ${meaning}`,
    review: (n: number) => `Review ${String(n)} ${many(n, 'note', 'notes')}`,
    stood: (words: string) => `stood on “${words}”`,
    show: 'Show in the text',
    showChange: 'Show the change in Compare',

    removedElsewhere: 'A note that you have open was removed elsewhere.',
    keepAsNew: 'Keep what it says as a new note',
    letGo: 'Let it go',

    caretSelected: (words: string) => `Selected: ${words}`,

    changeNote: 'Note on this change',
    changeNotes: 'Notes on this change',
    otherChanges: 'Notes on changes that are not shown',
  },
}

/** The keys of notes, as they are listed. */
export const noteKeys = {
  highlight: 'Highlight the selection, or the finding’s words',
  underline: 'Underline them',
  noteKey: 'Note on them',
  clauseNote: 'Note on them, or on the clause',
  textNote: 'Note on the whole text',
  tagKey: 'Tag them',
  claimKey: 'Supports, contradicts a claim',
  selecting: 'Select words by keyboard',
  byWord: 'Word; with Shift select, with Ctrl letter by letter',
  byClause: 'Clause; with Shift select',
  clauseEnds: 'Start, end of the clause',
  deleteNote: 'Delete the note in focus',
  notesList: 'List of notes',
  closeNote: 'Close the note',
  changeNote: 'Note on the change',
}

/** What is said of notes. Every language has it all. */
export type Noting = typeof noting
/** Every language names the same keys. */
export type NoteKeys = typeof noteKeys
