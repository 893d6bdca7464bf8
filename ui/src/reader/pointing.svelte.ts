// The pointer over the text: the finding that it lights, the defined term that it explains, and
// what a click does. A key explains terms without it.
import { untrack } from 'svelte'
import { asFailure } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Place } from '../notes/Pen.svelte'
import { notes } from '../notes/notes.svelte'
import { toast } from '../shell/toast.svelte'
import { focusedFinding, focusedStart } from './focus'
import { light } from './lights'
import { offsetIn, rangeOf } from './offsets'
import { bring, placeIn, type Page } from './page'
import { reader } from './reader.svelte'
import { termBeside, type TermUse } from './terms'

/** How long the pointer rests on a term before its definition shows, in ms. */
const REST = 300

/** Follows the pointer over the page. `goTo` goes to a clause. */
export function usePointer(page: () => Page | null, goTo: (clause: number) => void) {
  let card: { definition: number; box: Place } | null = $state.raw(null)
  let term: TermUse | null = $state.raw(null)
  // A key asked for the term: its card goes where the term goes, until another takes its place.
  let asked = false
  let timer: ReturnType<typeof setTimeout> | undefined

  $effect(() => {
    const text = page()?.text
    if (text && reader.reading) light(text, reader.reading.clauses, 'term', term ? [term] : [])
  })
  $effect(() => {
    void reader.reading
    untrack(() => {
      take(null)
    })
  })
  $effect(() => () => {
    clearTimeout(timer)
    CSS.highlights.delete('term')
  })

  // A defined term under the pointer is dotted at once, and explained once the pointer rests on it.
  function moved(event: PointerEvent) {
    const drawn = page()
    const use = drawn && event.buttons === 0 ? termAt(drawn.text, event) : null
    if (use === term || (use === null && asked)) return
    take(use)
    if (use && drawn) {
      timer = setTimeout(() => {
        show(drawn, use)
      }, REST)
    }
  }

  function take(use: TermUse | null) {
    clearTimeout(timer)
    term = use
    card = null
    asked = false
  }

  function show(drawn: Page, use: TermUse) {
    const box = rangeOf(drawn.text, use)?.getClientRects()[0]
    const room = drawn.sheet.getBoundingClientRect()
    card =
      box && box.bottom > room.top && box.top < room.bottom
        ? {
            definition: use.definition,
            box: { ...placeIn(drawn, box), most: drawn.frame.clientWidth },
          }
        : null
  }

  function gone() {
    if (!asked) take(null)
    reader.lit = focusedFinding()
  }

  // From the term that is explained; else from what has the focus, or from where the reader stands.
  function explain(by: 1 | -1) {
    const drawn = page()
    const from = focusedStart() ?? reader.reading?.clauses[reader.current]?.start ?? 0
    const use = termBeside(reader.terms, asked ? term : null, from, by)
    if (!drawn || !use) return
    take(use)
    asked = true
    bring(drawn, use)
    show(drawn, use)
  }

  async function click(event: MouseEvent) {
    if (asked) take(null)
    const target = event.target as Element
    if (target.closest('[data-margin]')) return
    const reference = target.closest<HTMLElement>('[data-reference]')
    const link = target.closest<HTMLElement>('[data-target]')
    if (reference || link) event.preventDefault()
    if (document.getSelection()?.isCollapsed === false) return
    if (reference) goTo(Number(reference.dataset['reference']))
    else if (link) await copy(link.dataset['target'] ?? '')
    else open(target)
  }

  return {
    /** The definition that is shown, and where. */
    get card() {
      return card
    },
    putCardAway(): void {
      take(null)
    },
    /** The page has moved under the pointer, and the words away from what stands over them. */
    settle(): void {
      const drawn = page()
      if (asked && term && drawn) show(drawn, term)
      else card = null
    },
    /** Explains the next (1) or the previous (-1) defined term. */
    explain,
    over,
    moved,
    gone,
    click,
  }
}

/** Opens the note or the finding at a place in the text; where there is neither, closes the note. */
export function open(target: Element): void {
  const ids = target.closest<HTMLElement>('[data-note]')?.dataset['note']
  // Of notes that overlap, each has its turn.
  const note = ids === undefined ? null : notes.turn(ids.split(' '))
  const finding = findingAt(target)
  if (note !== null) notes.show(note)
  else if (finding !== null) reader.opened = finding
  else void notes.close()
}

// In the margin each gloss lights its own finding.
function over(event: PointerEvent) {
  const target = event.target as Element
  if (!target.closest('[data-margin]')) reader.lit = findingAt(target) ?? focusedFinding()
}

function findingAt(target: Element): number | null {
  const findings = target.closest<HTMLElement>('[data-findings]')?.dataset['findings']
  return findings === undefined ? null : Number(findings.split(' ')[0])
}

function termAt(text: Element, { target, clientX: x, clientY: y }: PointerEvent): TermUse | null {
  if (!(target as Element).closest('[data-start]')) return null
  // The engine of the window has no other way from a point to the text under it.
  const caret = document.caretRangeFromPoint(x, y)
  const at = caret && offsetIn(text, caret.startContainer, caret.startOffset)
  const use = reader.terms.find(({ start, end }) => at !== null && start <= at && at <= end)
  const boxes = use ? [...(rangeOf(text, use)?.getClientRects() ?? [])] : []
  const within = boxes.some(
    (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
  )
  return use && within ? use : null
}

// The app opens no connection: an address is copied, for the reader to take elsewhere.
async function copy(target: string) {
  try {
    await navigator.clipboard.writeText(target)
    toast.say(say().reader.copied)
  } catch (thrown) {
    toast.say(asFailure(thrown).message)
  }
}
