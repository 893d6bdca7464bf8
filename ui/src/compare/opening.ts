// The ways into Compare that lead to one row of it.
import { tick } from 'svelte'
import type { Annotation, Compared } from '../lib/wire'
import { compare } from '../shell/go'
import { comparing } from './compare.svelte'
import { rowOfChange } from './pairs'

/** Opens editions side by side at the row that `find` gives; at the top where it finds none. */
export async function openAtRow(
  editions: readonly string[],
  find: (compared: Compared) => number | null,
): Promise<void> {
  await comparing.open(editions)
  const { compared, failure } = comparing
  const row = compared && !failure ? find(compared) : null
  comparing.now = row
  comparing.scrolled = 0
  compare(editions)
  if (row === null) return
  comparing.onlySubstance = false
  for (const shown of comparing.lines) {
    const [first] = 'rows' in shown && shown.rows.includes(row) ? shown.rows : []
    if (first !== undefined) comparing.opened.add(first)
  }
  await tick()
  scrollTo(row)
}

// The board alone: to scroll a row into view would move the window around it as well.
function scrollTo(row: number): void {
  const line = document.querySelector(`[data-testid="row"][data-rows="${String(row)}"]`)
  const board = line?.closest('[data-testid="board"]')
  if (!line || !board) return
  const [box, room] = [line.getBoundingClientRect(), board.getBoundingClientRect()]
  const heads = board.querySelector('.heads')?.clientHeight ?? 0
  board.scrollTop += box.top - room.top - Math.max(heads, (room.height - box.height) / 2)
}

/** Opens the two editions of a note on a change side by side, at the change. */
export async function openChange(note: Annotation): Promise<void> {
  const { change, edition } = note
  if (change) await openAtRow([change.older, edition], (compared) => rowOfChange(compared, note))
}
