// Which key does what in the Reader.
import { media } from '../lib/media.svelte'
import type { Purpose } from '../notes/coming.svelte'
import { notes } from '../notes/notes.svelte'
import type { Colour } from '../lib/wire'
import { COLOURS } from '../settings/preferences.svelte'
import { dialogs } from '../shell/dialogs.svelte'
import type { Keymap } from '../shell/keys'
import { focusedNote } from './focus'
import { reader } from './reader.svelte'

/** What keys do that the state of the Reader cannot do alone. */
export interface Acts {
  /** Goes on to a clause, as by scrolling. */
  stepTo: (clause: number) => void
  stepFinding: (by: 1 | -1) => void
  stepTerm: (by: 1 | -1) => void
  stepEdition: (by: 1 | -1) => void
  openOther: () => void
  /** Begins a note on the words in hand, or opens the one in focus. */
  note: (purpose: Purpose) => void
  noteOnClauseOrWords: () => void
  noteOnText: () => void
  colour: (colour: Colour) => void
  underline: () => void
  find: () => void
  /** Copies the citation of the selected words, or of the clause in hand. */
  cite: () => void
  /** Closes the topmost thing in the page. */
  escape: () => void
}

/** The keys of the Reader. */
export function keymap(acts: Acts): Keymap {
  const last = (reader.reading?.clauses.length ?? 1) - 1
  return {
    j: () => {
      acts.stepTo(Math.min(last, reader.current + 1))
    },
    k: () => {
      acts.stepTo(Math.max(0, reader.current - 1))
    },
    n: () => {
      // On selected words N is a note; else n goes to the next finding.
      if (reader.selection) acts.note('body')
      else acts.stepFinding(1)
    },
    'Shift+N': acts.noteOnClauseOrWords,
    'Shift+E': acts.noteOnText,
    u: acts.underline,
    v: () => (reader.selecting = true),
    s: () => {
      acts.note('supports')
    },
    x: () => {
      acts.note('contradicts')
    },
    l: () => (reader.listing = !reader.listing),
    p: () => {
      acts.stepFinding(-1)
    },
    d: () => {
      acts.stepTerm(1)
    },
    'Shift+D': () => {
      acts.stepTerm(-1)
    },
    t: () => {
      acts.note('tag')
    },
    ...Object.fromEntries(
      COLOURS.map((colour) => [
        String(colour),
        () => {
          acts.colour(colour)
        },
      ]),
    ),
    '[': () => {
      acts.stepEdition(-1)
    },
    ']': () => {
      acts.stepEdition(1)
    },
    b: acts.openOther,
    '\\': () => {
      if (media.drawers) reader.drawer = !reader.drawer
      else reader.noOutline = !reader.noOutline
    },
    q: acts.cite,
    i: () => {
      if (reader.reading) dialogs.show('about')
    },
    'Ctrl+F': acts.find,
    'Ctrl+Enter': () => void notes.close(),
    Escape: acts.escape,
    Delete: () => {
      const note = focusedNote()
      if (note !== null) void notes.remove(note)
    },
  }
}
