// From places in the page to offsets into the text and back. Each run of text in the page is an
// element with `data-start`, the UTF-16 offset of its first character; labels and other furniture
// stand outside such elements, so they never shift an offset.
import type { Range as Offsets } from '../lib/wire'

const RUN = '[data-start]'

/** Which way a place between two runs falls: to the run after it or to the run before it. */
export type Bias = 'after' | 'before'

/** The text offset of a place in the page under `root`; null when no run stands that way. */
export function offsetAt(root: Element, node: Node, place: number, bias: Bias): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const run = element?.closest(RUN)
  if (run && root.contains(run)) return startOf(run) + lengthBefore(run, node, place)
  const point = root.ownerDocument.createRange()
  point.setStart(node, place)
  const runs = [...root.querySelectorAll(RUN)]
  // -1: the run stands before the point; so the first that does not is the run after it.
  const next = runs.findIndex((candidate) => point.comparePoint(candidate, 0) >= 0)
  if (bias === 'after') {
    const after = next < 0 ? undefined : runs[next]
    return after ? startOf(after) : null
  }
  const before = next < 0 ? runs.at(-1) : runs[next - 1]
  return before ? startOf(before) + (before.textContent?.length ?? 0) : null
}

/** The stretch of text that a selection covers; null when it covers no character of it. */
export function offsetsOf(root: Element, selection: Range): Offsets | null {
  const start = offsetAt(root, selection.startContainer, selection.startOffset, 'after')
  const end = offsetAt(root, selection.endContainer, selection.endOffset, 'before')
  return start !== null && end !== null && start < end ? { start, end } : null
}

/** The page range that shows the text from `start` to `end`; null when none of it is shown. */
export function rangeOf(root: Element, { start, end }: Offsets): Range | null {
  const runs = [...root.querySelectorAll(RUN)]
  const first = runs.find((run) => startOf(run) + (run.textContent?.length ?? 0) > start)
  const last = runs.findLast((run) => startOf(run) < end)
  if (!first || !last || startOf(first) >= end) return null
  const range = root.ownerDocument.createRange()
  const from = nodeAt(first, Math.max(0, start - startOf(first)))
  const to = nodeAt(last, Math.min(last.textContent?.length ?? 0, end - startOf(last)))
  if (!from || !to) return null
  range.setStart(from.node, from.place)
  range.setEnd(to.node, to.place)
  return range
}

function startOf(run: Element): number {
  return Number(run.getAttribute('data-start'))
}

function lengthBefore(run: Element, node: Node, place: number): number {
  const range = run.ownerDocument.createRange()
  range.setStart(run, 0)
  range.setEnd(node, place)
  return range.toString().length
}

function nodeAt(run: Element, offset: number): { node: Text; place: number } | null {
  const walker = run.ownerDocument.createTreeWalker(run, NodeFilter.SHOW_TEXT)
  let left = offset
  let found: { node: Text; place: number } | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    found = { node: text, place: Math.min(left, text.length) }
    if (left <= text.length) return found
    left -= text.length
  }
  return found
}
