// Words that a search led to: lit on the page until they are put out or another text is opened.
import { light } from './lights'
import { bring, type Page } from './page'
import { reader } from './reader.svelte'

/** Lights the words that were sought, and brings the first of them into view. */
export function useSought(page: () => Page | null) {
  function show() {
    const drawn = page()
    const [first] = reader.sought
    if (drawn && first) bring(drawn, first)
  }

  $effect(() => {
    void reader.marks
    const drawn = page()
    if (drawn && reader.reading) {
      light(drawn.text, reader.reading.clauses, 'sought', reader.sought)
    }
  })
  $effect(() => {
    void reader.sought
    show()
  })
  $effect(() => () => {
    CSS.highlights.delete('sought')
    reader.sought = []
  })

  return { show }
}
