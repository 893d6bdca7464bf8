// Words that the reader looks for in the text: where they stand, and which of the places is in hand.
import { findAll } from './find'
import { light } from './lights'
import { bring, type Page } from './page'
import { reader } from './reader.svelte'

/** Searches the text while the find bar is open, and lights what is found. */
export function useSearch(page: () => Page | null) {
  let wanted = $state('')
  let at = $state(0)
  const hits = $derived(
    reader.reading && reader.finding ? findAll(reader.reading.text, wanted) : [],
  )

  $effect(() => {
    void reader.marks
    const now = hits[at]
    const drawn = page()
    if (!drawn || !reader.reading) return
    const { clauses } = reader.reading
    const others = hits.filter((hit) => hit !== now)
    light(drawn.text, clauses, 'found', others)
    light(drawn.text, clauses, 'found-now', now ? [now] : [])
    if (now) bring(drawn, now)
  })
  $effect(() => {
    void wanted
    at = 0
  })
  $effect(() => () => {
    for (const name of ['found', 'found-now']) CSS.highlights.delete(name)
  })

  return {
    get wanted(): string {
      return wanted
    },
    set wanted(words: string) {
      wanted = words
    },
    get hits() {
      return hits
    },
    /** Index of the hit in hand. */
    get at(): number {
      return at
    },
    /** To the next (1) or the previous (-1) hit, round the end. */
    step(by: 1 | -1): void {
      if (hits.length > 0) at = (at + by + hits.length) % hits.length
    },
  }
}
