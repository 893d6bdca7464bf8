// From places in the page to offsets into the text and back. Each run of text in the page is an
// element with `data-start`, the UTF-16 offset of its first character; labels and other furniture
// stand outside such elements, so they never shift an offset.
import type { Range as Offsets } from '../lib/wire'

const RUN = '[data-start]'

/**
 * Which way a place that is not inside a run falls: to the run after it or to the run before it. The
 * edges of a run are not inside it: what a reader sees beyond them may be a label.
 */
export type Bias = 'after' | 'before'

/** The text offset of a place inside a run or at its edges; null for any other place. */
export function offsetIn(root: Element, node: Node, place: number): number | null {
  const run = elementOf(node)?.closest(RUN)
  return run && root.contains(run) ? startOf(run) + lengthBefore(run, node, place) : null
}

/** The text offset of a place in the page under `root`; null when no run stands that way. */
export function offsetAt(root: Element, node: Node, place: number, bias: Bias): number | null {
  const run = elementOf(node)?.closest(RUN)
  if (run && root.contains(run)) {
    const inside = lengthBefore(run, node, place)
    if (inside !== (bias === 'after' ? lengthOf(run) : 0)) return startOf(run) + inside
    const all = [...root.querySelectorAll(RUN)]
    const beside = all[all.indexOf(run) + (bias === 'after' ? 1 : -1)]
    if (!beside) return null
    return bias === 'after' ? startOf(beside) : endOf(beside)
  }
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
  return before ? endOf(before) : null
}

/**
 * The stretch of text that a selection covers; null when it covers no character of it. The margin
 * stands behind all clauses in the page: what ends there ends with the clause that it began in.
 */
export function offsetsOf(root: Element, selection: Range): Offsets | null {
  const { startContainer, startOffset, endContainer, endOffset } = selection
  const start = offsetAt(root, startContainer, startOffset, 'after')
  const end = elementOf(endContainer)?.closest('[data-margin]')
    ? endOfClause(startContainer)
    : offsetAt(root, endContainer, endOffset, 'before')
  return start !== null && end !== null && start < end ? { start, end } : null
}

/** The page range that shows the text from `start` to `end`; null when none of it is shown. */
export function rangeOf(root: Element, { start, end }: Offsets): Range | null {
  const runs = [...root.querySelectorAll(RUN)]
  const first = runs.find((run) => endOf(run) > start)
  const last = runs.findLast((run) => startOf(run) < end)
  if (!first || !last || startOf(first) >= end) return null
  const range = root.ownerDocument.createRange()
  const from = nodeAt(first, Math.max(0, start - startOf(first)))
  const to = nodeAt(last, Math.min(lengthOf(last), end - startOf(last)))
  if (!from || !to) return null
  range.setStart(from.node, from.place)
  range.setEnd(to.node, to.place)
  return range
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}

function endOfClause(node: Node): number | null {
  const last = [...(elementOf(node)?.closest('[data-clause]')?.querySelectorAll(RUN) ?? [])].at(-1)
  return last ? endOf(last) : null
}

function startOf(run: Element): number {
  return Number(run.getAttribute('data-start'))
}

function lengthOf(run: Element): number {
  return run.textContent?.length ?? 0
}

function endOf(run: Element): number {
  return startOf(run) + lengthOf(run)
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
