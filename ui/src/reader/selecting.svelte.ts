// The words that the reader selects, by pointer or keyboard: what they are in the text, where the pen
// stands, and what the pen does to them.
import { onMount } from 'svelte'
import type { Colour, NewTarget, Range as Words } from '../lib/wire'
import type { Place } from '../notes/Pen.svelte'
import type { Purpose } from '../notes/coming.svelte'
import { notes } from '../notes/notes.svelte'
import { focusedNote, focusedWords } from './focus'
import { clauseInHand } from './inhand'
import { decidingWords } from './marks'
import { offsetsOf, rangeOf } from './offsets'
import { placeIn, type Page } from './page'
import { reader } from './reader.svelte'
import { trimmed } from './trimmed'

/** The colour of a note that no colour was chosen for. */
const USUAL: Colour = 1

/** Follows the selection in the page for as long as the calling component is there. */
export function useSelection(page: () => Page | null) {
  let pen: Place | null = $state.raw(null)
  // Where the pen stood when a note was begun with it.
  let begun: Place | null = $state.raw(null)
  let pointerDown = false

  function selected() {
    const text = page()?.text
    if (pointerDown || !text) return
    const selection = document.getSelection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
    const inPage =
      range !== null &&
      !range.collapsed &&
      (text.contains(range.commonAncestorContainer) || range.commonAncestorContainer.contains(text))
    const offsets = inPage ? offsetsOf(text, range) : null
    reader.selection = offsets && reader.reading ? trimmed(reader.reading.text, offsets) : null
    place()
  }

  function place() {
    pen = reader.selection && placeOf(reader.selection)
  }

  function placeOf(words: Words): Place | null {
    const drawn = page()
    const boxes = drawn && rangeOf(drawn.text, words)?.getClientRects()
    const first = boxes?.[0]
    const last = boxes?.[boxes.length - 1]
    return drawn && first && last
      ? placeIn(drawn, { left: last.left, top: first.top, bottom: last.bottom })
      : null
  }

  function add(target: NewTarget, colour: Colour, purpose: Purpose | null, at: Place | null) {
    document.getSelection()?.removeAllRanges()
    reader.selection = null
    begun = at
    pen = null
    void notes.add(target, colour, purpose)
  }

  function mark(kind: 'highlight' | 'underline', colour: Colour, purpose: Purpose | null): boolean {
    const words = reader.selection ?? wordsInFocus()
    if (words) add({ kind, ...words }, colour, purpose, pen ?? placeOf(words))
    return words !== null
  }

  function colour(n: Colour) {
    const annotation = noteInFocus()
    if (annotation && !reader.selection) notes.write(annotation, { colour: n })
    else mark('highlight', n, null)
  }

  function note(purpose: Purpose): boolean {
    const annotation = noteInFocus()
    if (annotation && !reader.selection) {
      notes.show(annotation.id, purpose)
      return true
    }
    return mark('highlight', USUAL, purpose)
  }

  function noteOnClause(clause: number) {
    const { start, end } = reader.reading?.clauses[clause] ?? { start: 0, end: 0 }
    add({ kind: 'clause', clause }, USUAL, 'body', placeOf({ start, end }))
  }

  onMount(() => {
    const down = () => (pointerDown = true)
    const up = () => {
      pointerDown = false
      selected()
    }
    document.addEventListener('selectionchange', selected)
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    return () => {
      document.removeEventListener('selectionchange', selected)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      reader.selection = null
    }
  })

  return {
    /** Where the pen stands; null when nothing is selected. */
    get pen(): Place | null {
      return pen
    },
    /** Where the words stood that a note was begun on. */
    get begun(): Place | null {
      return begun
    },
    /** Puts the pen where the selected words are now. */
    place(): void {
      if (pen) place()
    },
    /** On a mark changes its colour, unless words are selected; else highlights those in hand. */
    colour,
    /** Underlines the words in hand with the colour that was last used. */
    underline(): void {
      mark('underline', notes.colour, null)
    },
    /** Begins a note on the words in hand, or opens the one in focus; whether there was either. */
    note,
    /** The same; where there are no words in hand, on the clause. */
    noteOnClauseOrWords(): void {
      if (!note('body')) noteOnClause(clauseInHand())
    },
    /** Begins a note on a clause itself. */
    noteOnClause,
    /** Begins a note on the text as a whole. */
    noteOnText(): void {
      const drawn = page()
      const { top, right } = drawn?.text.getBoundingClientRect() ?? { top: 0, right: 0 }
      const at = drawn && placeIn(drawn, { left: right, top, bottom: top })
      add({ kind: 'edition' }, USUAL, 'body', at)
    },
  }
}

// Without a pointer: the words of the finding that the keyboard stands on.
function wordsInFocus(): Words | null {
  const index = focusedWords()
  const finding = index === null ? undefined : reader.reading?.findings[index]
  return (finding && decidingWords(finding)[0]) ?? null
}

function noteInFocus() {
  const id = focusedNote()
  return notes.all.find((annotation) => annotation.id === id) ?? null
}
