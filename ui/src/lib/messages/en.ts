// Every word that the app itself says, in English. `fr.ts` has the same keys, checked by its type.
import type { AnnotationStatus, Group, Kind, Theme } from '../wire'
import type { Sign } from '../../compare/signs'

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const number = (n: number): string => small[n] ?? String(n)
const Number_ = (n: number): string => number(n).replace(/^./u, (first) => first.toUpperCase())
const many = (n: number, one: string, more: string): string => (n === 1 ? one : more)

const groups: Record<Group, string> = {
  restriction: 'Restrictions',
  condition: 'Conditions',
  control: 'Control',
  risk: 'Law and risk',
  grant: 'Grants',
}
const groupsBrief: Record<Group, string> = { ...groups, risk: 'Risk' }
const groupMeaning: Record<Group, string> = {
  restriction: 'what you may not do',
  condition: 'what you must do',
  control: 'what the licensor keeps',
  risk: 'who bears what',
  grant: 'what you are given',
}
const came: Record<Group, string> = {
  restriction: 'A ban came:',
  condition: 'A duty came:',
  control: 'A control came:',
  risk: 'A risk came:',
  grant: 'A grant came:',
}
const went: Record<Group, string> = {
  restriction: 'A ban went:',
  condition: 'A duty went:',
  control: 'A control went:',
  risk: 'A risk went:',
  grant: 'A grant went:',
}
const kinds: Record<Kind, string> = {
  name: 'name',
  date: 'date',
  link: 'link',
  'number-label': 'number',
  typography: 'typography',
  wording: 'wording',
  amount: 'amount',
  modality: 'may, must',
  scope: 'scope',
  clause: 'clause',
}
const signs: Record<Sign, string> = {
  new: 'new',
  edited: 'changed in substance',
  form: 'changed in form',
  removed: 'removed',
  moved: 'moved',
}
const statuses: Record<AnnotationStatus, string> = {
  placed: 'placed',
  edited: 'the words were edited',
  moved: 'moved with its words',
  removed: 'its words are gone',
  unsure: 'unsure: the words may be others',
}
const themes: Record<Theme, string> = {
  system: 'System',
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
}

export const en = {
  locale: 'en-GB',
  appName: 'Glossator',

  views: { shelf: 'Shelf', reader: 'Reader', compare: 'Compare', settings: 'Settings' },
  view: 'View',
  back: 'Back',
  forward: 'Forward',
  palette: 'Search or run a command',
  edition: 'Edition',
  editions: 'Editions',
  chooseEditions: 'Choose editions',
  textOfBundle: 'Text of the bundle',
  licence: 'Licence',
  policy: 'Policy',
  close: 'Close',
  cancel: 'Cancel',
  done: 'Done',
  undo: 'Undo',
  redo: 'Redo',
  undated: 'undated',
  groups,
  groupsBrief,
  groupMeaning,
  themes,

  saved: 'Saved',
  saving: 'Saving…',
  notSaved: 'Not saved.',
  notSavedWhy: (why: string) => `Not saved: ${why}. What you wrote is kept here.`,
  refused: (why: string) => `Not done: ${why}`,
  retry: 'Retry',
  unsaved: {
    title: 'Not everything is saved',
    why: 'If you close Glossator now, what is not saved is lost.',
    keepOpen: 'Keep open',
    closeAnyway: 'Close anyway',
  },

  failure: {
    shelf: 'The shelf cannot be read.',
    reading: 'This text cannot be opened.',
    comparing: 'These editions cannot be compared.',
    preview: 'The page cannot be drawn.',
    exporting: 'The PDF was not written.',
    settings: 'The settings cannot be read.',
    revealing: 'The file cannot be shown.',
    again: 'Try again',
  },
  loading: 'Loading…',

  shelf: {
    search: 'Search licences by name',
    clear: 'Clear the search',
    nothing: (wanted: string) => `No family or edition is called “${wanted}”.`,
    empty: 'The shelf is empty.',
    invite: 'New here? Read ',
    inviteLink: (family: string, versions: string) => `${family} ${versions} side by side`,
    and: 'and',
    reference: 'Reference shelf',
    referenceHint: (all: number) =>
      `${new Intl.NumberFormat('en-GB').format(all)} more licences stand on the reference shelf. Search them by name.`,
    referenceFound: (n: number) => `${String(n)} ${many(n, 'licence', 'licences')}`,
    referenceMore: (n: number) => `${String(n)} more. Type on to narrow the search.`,
    closeInvite: 'Close the invitation',
    date: 'Date',
    family: 'Family, edition',
    timeline: 'Time line',
    notes: 'Notes',
    open: (family: string) => `Show the editions of ${family}`,
    fold: (family: string) => `Hide the editions of ${family}`,
    count: (n: number, group: string) => `${group}: ${String(n)}`,
    notesCount: (n: number) => `${String(n)} ${many(n, 'note', 'notes')}`,
    compare: 'Compare',
    compareKeys: 'Compare the chosen editions',
    select: (name: string) => `Choose ${name} for comparison`,
    tooMany: 'At most six editions can be compared.',
    chosen: 'Chosen editions',
  },

  reader: {
    outline: 'Outline',
    definitions: 'Definitions',
    openLicence: 'Licence',
    openPolicy: 'Acceptable Use Policy',
    notes: 'Notes',
    unchecked: (source: string) =>
      `From ${source}. Not checked against the publisher; and the rules behind the marks were written for other licences: they may miss clauses here.`,
    legend: 'Show or hide the groups of findings',
    glosses: 'Glosses',
    lost: 'Notes whose words are gone',
    rule: 'Rule',
    criteria: 'Criteria',
    likely: 'Likely, not certain',
    more: 'More',
    less: 'Less',
    annotate: 'Annotate the selected words',
    highlight: (meaning: string) => `Highlight: ${meaning}`,
    note: 'Note',
    tag: 'Tag',
    find: 'Find in this text',
    findNext: 'Next hit',
    findPrevious: 'Previous hit',
    findCount: (at: number, of: number) => `${String(at)} of ${String(of)}`,
    findNone: 'Not found',
    definedAs: 'Defined in this text',
    copyAddress: (target: string) => `Copy the address ${target}`,
    copied: 'Address copied',
    export: 'Export…',
    unreadable: (why: string) => `Unreadable place: ${why}`,
    finding: (group: string, name: string) => `${group}: ${name}`,
    there: (n: number, onPolicy: boolean) => `+ ${String(n)} in ${onPolicy ? 'licence' : 'policy'}`,
    thereOpen: (what: string, n: number, onPolicy: boolean) =>
      `${what}: ${String(n)} more in the ${onPolicy ? 'licence' : 'policy'}. Open it`,
    showOutline: 'Show the outline',
    empty: 'This text has no words.',
  },

  notes: {
    placeholder: 'What do you note?',
    body: 'Note',
    delete: 'Delete',
    removed: 'Note removed',
    highlightRemoved: 'Highlight removed',
    acts: {
      add: (edition: string) => `highlight added in ${edition}`,
      edit: (edition: string) => `note changed in ${edition}`,
      remove: (edition: string) => `note removed in ${edition}`,
    },
    undone: (act: string) => `Undone: ${act}`,
    redone: (act: string) => `Done again: ${act}`,
    colour: 'Colour',
    addTag: 'Add a tag',
    removeTag: (tag: string) => `Remove the tag ${tag}`,
    open: 'Open the note',
    statuses,
    meaning: (n: number) => `Colour ${String(n)}`,
  },

  compare: {
    changes: 'Changes',
    listOfChanges: 'List of changes',
    columns: 'Editions compared',
    onlyChanges: 'Only changes',
    onlySubstance: 'Only substance',
    withPolicies: 'With policies',
    next: 'Next change',
    previous: 'Previous change',
    counter: (at: number, of: number) => `${String(at)} of ${String(of)}`,
    keyCame: 'came',
    keyWent: 'went',
    keyNumber: 'renumbered',
    keyForm: 'name, date, link',
    against: (substance: number, form: number) =>
      `${String(substance)} of substance, ${String(form)} of form`,
    to: (version: string) => `→ ${version}`,
    notIn: (edition: string) => `Not in ${edition}`,
    sameAs: (edition: string) => `Same as in ${edition}`,
    titleLine: 'Title',
    dateLine: 'Date',
    stood: (address: string) => `Stood at ${address} before`,
    stoodAt: (address: string) => `Stood at ${address}`,
    movedTo: (address: string) => `Moved to ${address}`,
    differs: 'Reads otherwise at the other place',
    came,
    went,
    changedFinding: (group: Group): string =>
      ({
        restriction: 'A ban changed:',
        condition: 'A duty changed:',
        control: 'A control changed:',
        risk: 'A risk changed:',
        grant: 'A grant changed:',
      })[group],
    kinds,
    signs,
    folded: (same: number, form: number, renumbered: number, columns: number): string => {
      if (form === 0 && renumbered === 0) {
        const where = columns === 2 ? 'both' : `all ${number(columns)}`
        return same === 1 ? `Same in ${where}` : `${Number_(same)} clauses the same in ${where}`
      }
      if (form === 0 && same === 0) return 'Same words, renumbered'
      const parts = [
        form > 0 ? `${number(form)} ${many(form, 'change', 'changes')} of form` : '',
        renumbered > 0 ? `${number(renumbered)} renumbered` : '',
        same > 0 ? `${number(same)} ${many(same, 'clause', 'clauses')} the same` : '',
      ]
      return parts
        .filter((part) => part !== '')
        .join(', ')
        .replace(/^./u, (first) => first.toUpperCase())
    },
    inside: (clauses: number, editions: readonly string[]): string =>
      `${Number_(clauses)} ${many(clauses, 'clause', 'clauses')}, only in ${editions.join(' and ')}`,
    openFold: 'Show these clauses',
    nothing: 'No difference of substance',
    nothingForm: (form: number) =>
      `${Number_(form)} ${many(form, 'clause', 'clauses')} changed in name, date, link or number.`,
    nothingAtAll: 'No difference',
    section: (substance: number, form: number): string => {
      const first =
        substance === 0
          ? 'Nothing of substance.'
          : `${String(substance)} ${many(substance, 'change', 'changes')} of substance.`
      return form === 0
        ? first
        : `${first} ${String(form)} ${many(form, 'clause', 'clauses')} changed in form.`
    },
    strip: 'Where the changes are',
    cut: 'Equal words left out',
  },

  export: {
    title: (name: string) => `Export ${name}`,
    preview: 'Preview',
    page: (page: number, pages: number) => `Page ${String(page)} of ${String(pages)}`,
    previousPage: 'Previous page',
    nextPage: 'Next page',
    pageAlt: (page: number) => `Page ${String(page)} as it will be written`,
    with: 'With',
    notes: 'Highlights and notes',
    notesSmall: 'as comments others can answer',
    findings: 'Findings',
    findingsSmall: 'underlines, explained in the margin',
    paper: 'Paper',
    a4: 'A4',
    letter: 'Letter',
    save: 'Save…',
    writing: 'Writing…',
    written: (pages: number, notes: number) =>
      `${String(pages)} ${many(pages, 'page', 'pages')}, ${String(notes)} ${many(notes, 'comment', 'comments')}`,
    reveal: 'Reveal in folder',
    unsaved: 'Some of what you noted is not saved: the PDF will lack it.',
  },

  settings: {
    title: 'Settings',
    appearance: 'Appearance',
    theme: 'Theme',
    textSize: 'Text size',
    textSizeValue: (px: number) => `${String(px)} px`,
    language: 'Language',
    languages: { en: 'English', fr: 'Français' },
    highlights: 'Highlights',
    highlightsHelp: 'A new name changes every highlight of that colour, and exports carry it.',
    meaning: (n: number) => `Meaning of colour ${String(n)}`,
    key: (n: number) => `key ${String(n)}`,
    sample: 'breach',
    findings: 'Findings',
    findingsHelp: 'Each group has its own line as well as its colour, on paper too.',
    author: 'Author',
    authorHelp: 'Stands on new notes and in the PDF.',
    keys: 'Keys',
    allKeys: 'All keys…',
    reading: 'The sample shows your size: licences are read in this face, at this measure.',
  },

  palettes: {
    commands: 'Commands',
    clauses: 'Clauses',
    notes: 'Notes',
    editions: 'Editions',
    definitions: 'Definitions',
    nothing: 'Nothing is called that.',
    choose: 'Up, Down to choose',
    go: 'Enter to go',
    narrow: '> commands   # clauses   @ notes',
    results: 'Results',
    open: (name: string) => `Read ${name}`,
    compareWithBefore: 'Compare with the edition before',
    theme: (theme: string) => `Theme: ${theme}`,
    zoom: (by: 1 | -1 | 0): string =>
      by === 0 ? 'Window at its usual size' : by > 0 ? 'Window larger' : 'Window smaller',
    larger: 'Larger text',
    smaller: 'Smaller text',
    toggle: (group: string) => `Show or hide: ${group}`,
    goTo: (view: string) => `Go to: ${view}`,
    find: 'Find in this text',
    shortcuts: 'Show all keys',
  },

  shortcuts: {
    title: 'Keys',
    everywhere: 'Everywhere',
    text: 'In the text',
    note: 'In a note',
    shelf: 'On the shelf',
    compare: 'In Compare',
    views: 'Shelf, Reader, Compare',
    palette: 'Search or run a command',
    settings: 'Settings',
    undoRedo: 'Undo, redo',
    export: 'Export',
    help: 'These keys',
    history: 'Back, forward',
    escape: 'Close the topmost',
    clause: 'Next, previous clause',
    finding: 'Next, previous finding',
    highlight: 'Highlight the selection, or the finding’s words',
    noteKey: 'Note on them',
    tagKey: 'Tag them',
    term: 'Explain the next, previous defined term',
    find: 'Find in the text',
    older: 'Older, newer edition',
    outline: 'Show or hide the outline',
    bundle: 'Licence or policy',
    tab: 'Words, their gloss, next words',
    closeNote: 'Close the note',
    rows: 'Next, previous row',
    openRow: 'Open the row',
    fold: 'Close, open the family',
    select: 'Choose the row',
    search: 'Search',
    compareChosen: 'Compare the chosen rows',
    change: 'Next, previous change',
    onlyChanges: 'Only changes',
    onlySubstance: 'Only substance',
    withPolicies: 'With policies',
  },
}

/** The words of the app. Every language has them all. */
export type Messages = typeof en
