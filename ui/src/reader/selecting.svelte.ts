// The words that the reader selects: what they are in the text, where the pen stands, and what the
// pen does to them.
import { onMount } from 'svelte'
import type { Colour, Range as Words } from '../lib/wire'
import type { Place } from '../notes/Pen.svelte'
import type { Purpose } from '../notes/coming.svelte'
import { notes } from '../notes/notes.svelte'
import { focusedNote, focusedWords } from './focus'
import { decidingWords } from './marks'
import { offsetsOf, rangeOf } from './offsets'
import { placeIn, type Page } from './page'
import { reader } from './reader.svelte'
import { trimmed } from './trimmed'

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
    const drawn = page()
    const boxes =
      drawn && reader.selection ? rangeOf(drawn.text, reader.selection)?.getClientRects() : null
    const first = boxes?.[0]
    const last = boxes?.[boxes.length - 1]
    pen =
      drawn && first && last
        ? placeIn(drawn, { left: last.left, top: first.top, bottom: last.bottom })
        : null
  }

  function annotate(colour: Colour, purpose: Purpose | null) {
    const range = reader.selection ?? wordsInFocus()
    if (!range) return
    document.getSelection()?.removeAllRanges()
    reader.selection = null
    begun = pen
    pen = null
    void notes.add(range, colour, purpose)
  }

  function colour(n: Colour) {
    const focused = focusedNote()
    const annotation = notes.all.find(({ id }) => id === focused)
    if (annotation && !reader.selection) notes.write(annotation, { colour: n })
    else annotate(n, null)
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
    /** Where the pen stood when a note was begun with it. */
    get begun(): Place | null {
      return begun
    },
    /** Puts the pen where the selected words are now. */
    place(): void {
      if (pen) place()
    },
    /** Highlights the selected words, or a finding's in focus; with a purpose, their note opens. */
    annotate,
    /** On a highlight changes its colour, unless words are selected; else highlights those in hand. */
    colour,
  }
}

// Without a pointer: the words of the finding that the keyboard stands on.
function wordsInFocus(): Words | null {
  const index = focusedWords()
  const finding = index === null ? undefined : reader.reading?.findings[index]
  return (finding && decidingWords(finding)[0]) ?? null
}
