// The pointer over the text: the finding that it lights, the defined term that it explains, and
// what a click does.
import { asFailure } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Place } from '../notes/Pen.svelte'
import { notes } from '../notes/notes.svelte'
import { toast } from '../shell/toast.svelte'
import { light } from './lights'
import { offsetAt, rangeOf } from './offsets'
import { placeIn, type Page } from './page'
import { reader } from './reader.svelte'
import type { TermUse } from './terms'

/** How long the pointer rests on a term before its definition shows, in ms. */
const REST = 300

/** Follows the pointer over the page. `goTo` goes to a clause. */
export function usePointer(page: () => Page | null, goTo: (clause: number) => void) {
  let card: { definition: number; box: Place } | null = $state.raw(null)
  let term: TermUse | null = $state.raw(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  $effect(() => {
    const text = page()?.text
    if (text && reader.reading) light(text, reader.reading.clauses, 'term', term ? [term] : [])
  })
  $effect(() => () => {
    clearTimeout(timer)
    CSS.highlights.delete('term')
  })

  // A defined term under the pointer is dotted at once, and explained once the pointer rests on it.
  function moved(event: PointerEvent) {
    const drawn = page()
    const use = drawn && event.buttons === 0 ? termAt(drawn.text, event) : null
    if (use === term) return
    term = use
    card = null
    clearTimeout(timer)
    if (!use || !drawn) return
    timer = setTimeout(() => {
      const box = rangeOf(drawn.text, use)?.getClientRects()[0]
      if (!box) return
      const most = drawn.frame.clientWidth
      card = { definition: use.definition, box: { ...placeIn(drawn, box), most } }
    }, REST)
  }

  function gone() {
    clearTimeout(timer)
    term = null
    card = null
    reader.lit = null
  }

  async function click(event: MouseEvent) {
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
      card = null
    },
    over,
    moved,
    gone,
    click,
  }
}

/** Opens the note or the finding at a place in the text; where there is neither, closes the note. */
export function open(target: Element): void {
  const note = target.closest<HTMLElement>('[data-note]')?.dataset['note']
  const finding = findingAt(target)
  if (note !== undefined) notes.show(note)
  else if (finding !== null) reader.opened = finding
  else void notes.close()
}

function over(event: PointerEvent) {
  reader.lit = findingAt(event.target as Element)
}

function findingAt(target: Element): number | null {
  const findings = target.closest<HTMLElement>('[data-findings]')?.dataset['findings']
  return findings === undefined ? null : Number(findings.split(' ')[0])
}

function termAt(text: Element, { target, clientX: x, clientY: y }: PointerEvent): TermUse | null {
  if (!(target as Element).closest('[data-start]')) return null
  // The engine of the window has no other way from a point to the text under it.
  const caret = document.caretRangeFromPoint(x, y)
  const at = caret && offsetAt(text, caret.startContainer, caret.startOffset, 'before')
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
