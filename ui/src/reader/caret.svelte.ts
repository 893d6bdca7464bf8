// Selecting words without a pointer: a caret in the text, which the engine of the window has none of.
// What it selects is the window's own selection, so that everything else follows as after a drag.
import { onMount, untrack } from 'svelte'
import { say } from '../lib/messages/language.svelte'
import { isTyping, type Keymap } from '../shell/keys'
import { beginIn, moved, wordAt, type By, type Caret } from './caretmoves'
import { clauseInHand } from './inhand'
import { rangeOf } from './offsets'
import { bring, type Page } from './page'
import { reader } from './reader.svelte'

/** Of a long selection so many letters are said at each end. */
const SAID = 40

/** Keeps a caret in the page for as long as the calling component is there. */
export function useCaret(page: () => Page | null) {
  let caret: Caret | null = $state.raw(null)

  const said = $derived.by(() => {
    const reading = reader.reading
    if (!caret || !reading) return ''
    const { start, end } = ends(caret)
    if (start === end) return wordAt(reading.text, reading.clauses, start)
    const words = reading.text.slice(start, end)
    const short = words.length <= 2 * SAID
    return say().notes.caretSelected(
      short ? words : `${words.slice(0, SAID)} … ${words.slice(-SAID)}`,
    )
  })

  $effect(() => {
    void reader.reading
    untrack(() => (caret = null))
  })

  $effect(() => {
    if (!reader.selecting) return
    untrack(begin)
    reader.selecting = false
  })

  // At the selection where there is one, else at the first word of the clause in hand.
  function begin() {
    const drawn = page()
    const reading = reader.reading
    if (!drawn || !reading) return
    const { selection } = reader
    const at = selection ? selection.end : beginIn(reading.text, reading.clauses, clauseInHand())
    if (at === null) return
    caret = { anchor: selection?.start ?? at, at }
    drawn.sheet.focus({ preventScroll: true })
    show(drawn, caret)
  }

  function move(by: By, direction: 1 | -1, extend: boolean) {
    if (!caret) begin()
    const drawn = page()
    const reading = reader.reading
    if (!caret || !drawn || !reading) return
    caret = moved(reading.text, reading.clauses, caret, by, direction, extend)
    show(drawn, caret)
  }

  function show(drawn: Page, shown: Caret) {
    const { start, end } = ends(shown)
    const range = start < end ? rangeOf(drawn.text, { start, end }) : null
    const selection = document.getSelection()
    selection?.removeAllRanges()
    if (range) selection?.addRange(range)
    bring(drawn, { start: Math.max(0, shown.at - 1), end: shown.at + 1 })
  }

  function end() {
    caret = null
    document.getSelection()?.removeAllRanges()
  }

  onMount(() => {
    const leave = () => (caret = null)
    // Once its words are annotated the caret stands behind them.
    const selected = () => {
      const gone = document.getSelection()?.isCollapsed !== false
      if (caret && gone && caret.anchor !== caret.at) caret = { anchor: caret.at, at: caret.at }
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('selectionchange', selected)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('selectionchange', selected)
    }
  })

  function keys(): Keymap {
    // A selection that was dragged can be made longer or shorter too.
    if (isTyping(document.activeElement) || (!caret && !reader.selection)) return {}
    const steps: [string, By, 1 | -1][] = [
      ['ArrowRight', 'word', 1],
      ['ArrowLeft', 'word', -1],
      ['ArrowDown', 'clause', 1],
      ['ArrowUp', 'clause', -1],
      ['End', 'clause-end', 1],
      ['Home', 'clause-end', -1],
    ]
    const keymap: Keymap = {}
    for (const [name, by, direction] of steps) {
      const step = (how: By, extend: boolean) => () => {
        move(how, direction, extend)
      }
      keymap[`Shift+${name}`] = step(by, true)
      if (by === 'word') keymap[`Ctrl+Shift+${name}`] = step('letter', true)
      if (!caret) continue
      keymap[name] = step(by, false)
      if (by === 'word') keymap[`Ctrl+${name}`] = step('letter', false)
    }
    return keymap
  }

  return {
    /** Where the caret stands; null while there is none. */
    get at(): number | null {
      return caret?.at ?? null
    },
    /** What the caret stands at or selects, for those who cannot see it. */
    get said(): string {
      return said
    },
    begin,
    end,
    /** The keys that move it. */
    keys,
  }
}

const ends = ({ anchor, at }: Caret) => ({
  start: Math.min(anchor, at),
  end: Math.max(anchor, at),
})
