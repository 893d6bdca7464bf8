// What the app says of the library's file, its backups and files of notes, in English. Part of `en.ts`.
import type { BackupReason, NotesFormat } from '../wire'

const many = (n: number, one: string, more: string): string => (n === 1 ? one : more)
const figures = (n: number): string => new Intl.NumberFormat('en-GB').format(n)
const count = (n: number, one: string, more: string): string =>
  `${figures(n)} ${many(n, one, more)}`

const reasons: Record<BackupReason, string> = {
  copy: 'a copy',
  migration: 'before an update',
  restore: 'before a restore',
  unknown: 'put here by hand',
}
const formats: Record<NotesFormat, string> = {
  jsonld: 'Web Annotation (JSON-LD)',
  markdown: 'Markdown',
  csv: 'Table (CSV)',
}

export const keeping = {
  keeping: {
    library: 'Library',
    folder: 'Folder',
    holds: 'Holds',
    notes: (n: number) => count(n, 'note', 'notes'),
    editions: (n: number) => `on ${count(n, 'text', 'texts')}`,
    texts: (n: number) => `${count(n, 'text', 'texts')} of your own`,
    latest: (when: string) => `last note ${when}`,
    unreadable: 'It cannot be read.',
    check: 'Check the library',
    checking: 'Checking…',
    sound: 'The whole file was read. Nothing is wrong with it.',
    unsound: (n: number) => `${count(n, 'thing is', 'things are')} wrong with the file:`,

    backups: 'Backups',
    backupsWhy: 'A copy each day, and before an import',
    kept: (n: number) => `${figures(n)} kept`,
    noBackups: 'There is no backup yet.',
    today: (time: string) => `Today, ${time}`,
    yesterday: (time: string) => `Yesterday, ${time}`,
    day: (day: string, time: string) => `${day}, ${time}`,
    when: 'When',
    why: 'Why',
    size: 'Size',
    reasons,
    restore: 'Restore…',
    restoreOf: (when: string) => `Restore the backup: ${when}`,
    backUp: 'Back up now',
    backingUp: 'Backing up…',
    backedUp: 'Backed up',
    reveal: 'Reveal in folder',
    bad: 'cannot be read',
    showAll: (n: number) => `Show all ${figures(n)}`,
    showFewer: 'Show fewer',

    restoring: {
      title: 'Restore this backup?',
      now: 'The library now',
      backup: 'The backup',
      made: 'Made',
      notes: 'Notes',
      editions: 'On texts',
      texts: 'Your own texts',
      latest: 'Last note',
      size: 'Size',
      none: 'none',
      unknown: 'cannot be read',
      promise:
        'The backup takes the place of the library. What the library holds now is backed up first, so that you can come back to it.',
      fewer: (n: number) =>
        `The backup holds ${count(n, 'note', 'notes')} fewer than the library does now.`,
      unsaved: 'Something is not saved yet: it will not be in that copy.',
      do: 'Back up, then restore',
      doing: 'Restoring…',
      done: (when: string) => `The library is as it was: ${when}`,
    },

    moving: {
      move: 'Move…',
      back: 'Back to the usual folder…',
      command: 'Move the library to another folder…',
      named: 'It was named when Glossator was started, so that no other folder can be chosen here.',
      title: 'Move the library?',
      titleBack: 'Move the library back to the usual folder?',
      titleUse: 'There is a library in this folder',
      now: 'Now',
      then: 'Then',
      promise:
        'The library moves there with its backups. Nothing is deleted: its old file stays in its folder under a name that begins with “moved-”, and the backups stay there too.',
      promiseUse:
        'Glossator shows and keeps your notes there from now on. The present library stays in its folder as it is.',
      unsaved: 'Something is not saved yet: it stays in this window until it can be.',
      do: 'Move the library',
      doUse: 'Use the library that is there',
      doing: 'One moment…',
      done: 'The library has moved',
      liesNow: 'It lies here',
      left: 'The old file',
      backups: (n: number) =>
        n === 0
          ? 'There was no backup to come with it. The old file is yours to delete.'
          : `${count(n, 'backup', 'backups')} came with it. The old file and the old backups are yours to delete.`,
      used: (folder: string) => `The library in use is in ${folder}`,
    },
    astray: {
      title: 'The library is not where it was put',
      what: 'You chose a folder for it. That folder cannot be found, or there is no library in it. If it is on another drive, connect the drive.',
      promise: 'No new library is begun in its place: your notes are in the one that is missing.',
      choose: 'What to do',
      again: 'Look again',
      againHelp: 'In the same folder, once its drive is there.',
      elsewhere: 'Look in another folder…',
      elsewhereHelp: 'The library was moved, or its drive has another name now.',
      none: (folder: string) => `${folder}: there is no library in this folder.`,
      usual: 'Use the library in the usual folder',
      usualEmpty: 'Begin an empty library in the usual folder',
      usualHelp: 'Your notes are not in it. The library that is missing can be chosen again later.',
      do: 'Go on',
      refused: 'That was not possible.',
    },

    files: 'Files of notes',
    exportAll: 'Export all notes',
    exportHere: (format: string) => `Export the notes of this text: ${format}`,
    exportEvery: (format: string) => `Export all notes: ${format}`,
    importNotes: 'Import notes…',
    importHelp:
      'Files that Glossator or another annotation tool wrote. Nothing of yours is deleted: of two versions of a note the newer is shown, the older stays in its history.',
    formats,
    written: (path: string) => `Written: ${path}`,

    imported: {
      title: 'Notes taken in',
      from: (file: string) => `From ${file}`,
      added: (n: number) => count(n, 'note is new', 'notes are new'),
      replaced: (n: number) =>
        `${count(n, 'note is newer than yours, which stands', 'notes are newer than yours, which stand')} in the history`,
      kept: (n: number) =>
        `${count(n, 'note is older than yours, and stands', 'notes are older than yours, and stand')} in the history`,
      same: (n: number) => `${count(n, 'note was', 'notes were')} here already`,
      restored: (n: number) => `${count(n, 'note', 'notes')} back that had been removed here`,
      unplaced: (n: number) =>
        `${count(n, 'note has', 'notes have')} no sure place and can be reviewed`,
      leftOut: (n: number) => `Of ${count(n, 'note', 'notes')} something was left out`,
      refused: (n: number) => `${count(n, 'note was', 'notes were')} not taken`,
      nothing: 'There was no note in the file.',
      on: 'They stand beside',
      read: (edition: string) => `Read ${edition}`,
    },
    filesFailure: 'Not done',

    failure: {
      keeping: 'The library’s file cannot be looked at.',
      backUp: 'No backup was made.',
      restore: 'The backup was not restored.',
      check: 'The library could not be checked.',
      reveal: 'The folder cannot be shown.',
      exporting: 'The notes were not written.',
      importing: 'The notes were not taken in.',
      setAside: 'The library was not set aside.',
      move: 'The library was not moved.',
      use: 'The library there is not in use.',
    },

    damaged: {
      title: 'The library is damaged',
      what: 'Its file cannot be read any more, so that your notes cannot be shown or stored.',
      promise: (folder: string) =>
        `Nothing is written over. The damaged file is set aside as it is, in ${folder}.`,
      promiseHere: 'Nothing is written over. The damaged file is set aside as it is.',
      choose: 'What is to take its place',
      newest: 'The newest good backup',
      other: 'An older backup',
      noBackup: 'There is no backup that can be read.',
      empty: 'An empty library',
      emptyHelp: 'Your notes stay in the file that is set aside, and in the backups.',
      show: (n: number) => `Older backups (${figures(n)})`,
      looking: 'Looking for backups…',
      do: 'Set it aside and go on',
      doing: 'Setting it aside…',
      close: 'Close Glossator',
      done: 'The library can be read again',
      lies: 'The damaged file lies here:',
      restored: (when: string) => `In its place stands the backup: ${when}.`,
      restoredEmpty: 'In its place stands an empty library.',
      goOn: 'Go on',
    },
  },

  settingsPages: {
    appearance: 'Language and appearance',
    colours: 'Colours and findings',
    author: 'Author',
    library: 'Library and backups',
    keys: 'Keys',
    about: 'About',
    list: 'Sections of the settings',
    goTo: (section: string) => `Settings: ${section}`,
    shortcuts: 'Shortcuts',
    name: 'Name',
    app: 'Glossator',
    version: (version: string) => `Version ${version}`,
    aboutWhat: 'Reads, compares and annotates the licences of AI models.',
    aboutAdvice: 'What it finds and judges is what rules find in the words. It is no legal advice.',
    aboutOnline:
      'Your texts and notes stay on this computer. Glossator goes online only when you ask for a publisher’s copy.',
    licence: 'Licence',
    licenceOf: 'MIT or Apache 2.0, as you choose',
  },
}

/** What the keys of backups and files of notes do. */
export const keepingKeys = {
  exportNotes: 'Export the notes of the text, or all',
  importNotes: 'Import notes',
  backUp: 'Back up the library',
}

/** What is said of the library's file and of files of notes. Every language has it all. */
export type KeepingWords = typeof keeping
/** What the keys do. */
export type KeepingKeyWords = typeof keepingKeys
