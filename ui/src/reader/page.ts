// The page as it is drawn: where it stands, what of it is in view, and how to bring words into view.
import type { Place } from '../notes/Pen.svelte'
import type { Clause, Range as Offsets } from '../lib/wire'
import { sameOrNearest } from './address'
import { rangeOf } from './offsets'

/** The frame, which does not scroll; the sheet in it, which does; the text on the sheet. */
export interface Page {
  frame: HTMLElement
  sheet: HTMLElement
  text: HTMLElement
}

/** Where the reader stands in a text, so that another edition can open at the same clause. */
export interface Standing {
  address: string
  /** From the running head down to the clause's words, in px. */
  offset: number
  /** How far down the text the clause is, from 0 to 1. */
  fraction: number
}

/** Height of the running head, in px, as in the measures. */
const RUNNING = 36
/** A clause that is gone to stands this far under the running head, in px. */
export const UNDER_HEAD = 12

/** The line under the running head, where the text begins to be seen. */
const top = ({ sheet }: Page): number => sheet.getBoundingClientRect().top + RUNNING

const wordsAt = ({ text }: Page, clause: number): HTMLElement | null =>
  text.querySelector(`[data-clause="${String(clause)}"]`)

/** Where the reader stands, who has this clause at the top. */
export function standing(page: Page, clauses: readonly Clause[], current: number): Standing {
  return {
    address: clauses[current]?.address ?? '',
    offset: (wordsAt(page, current)?.getBoundingClientRect().top ?? 0) - top(page),
    fraction: clauses.length > 1 ? current / (clauses.length - 1) : 0,
  }
}

/** Scrolls to the same clause as in another edition, or the nearest to it. */
export function standAt(page: Page, clauses: readonly Clause[], at: Standing): void {
  if (clauses.length === 0) return
  const addresses = clauses.map((clause) => clause.address)
  scrollTo(page, sameOrNearest(addresses, at.address, at.fraction), at.offset)
}

/** Scrolls so that a clause's words stand `offset` px under the running head. */
export function scrollTo(page: Page, clause: number, offset: number): void {
  const words = wordsAt(page, clause)
  if (words) page.sheet.scrollTop += words.getBoundingClientRect().top - top(page) - offset
}

/** The first and the last clause that are in view, by index. */
export function inView(page: Page): { first: number; last: number } {
  const words = [...page.text.querySelectorAll<HTMLElement>('[data-clause]')]
  const ceiling = top(page) + 16
  const floor = page.sheet.getBoundingClientRect().bottom
  const first = words.findIndex((element) => element.getBoundingClientRect().bottom > ceiling)
  const last = words.findLastIndex((element) => element.getBoundingClientRect().top < floor)
  return { first: Math.max(0, first), last: Math.max(0, last) }
}

/** Scrolls to words only when they are not well in view. */
export function bring(page: Page, range: Offsets): void {
  const box = rangeOf(page.text, range)?.getBoundingClientRect()
  if (!box) return
  const room = page.sheet.getBoundingClientRect()
  if (box.top < top(page) + 24 || box.bottom > room.bottom - 64) {
    page.sheet.scrollTop += box.top - top(page) - (room.height - RUNNING) / 3
  }
}

/** A place in the frame; the words' column bounds what stands over it. */
export function placeIn(
  { frame, text }: Page,
  box: { left: number; top: number; bottom: number },
): Place {
  const origin = frame.getBoundingClientRect()
  const right = text.querySelector('.words')?.getBoundingClientRect().right ?? origin.right
  return {
    left: box.left - origin.left,
    top: box.top - origin.top,
    bottom: box.bottom - origin.top,
    least: 8,
    most: right - origin.left,
    floor: origin.height,
  }
}
