// What a note is about, where that is no words: a clause, the text as a whole, a change.
import { say } from '../lib/messages/language.svelte'
import type { Annotation } from '../lib/wire'
import { printed } from '../reader/address'
import { editionName, library } from '../shelf/library.svelte'

/** What a note is about in words; null for one on words of the text. */
export function about({ kind, address, change }: Annotation): string | null {
  const words = say().notes
  switch (kind) {
    case 'highlight':
    case 'underline':
      return null
    case 'clause':
      return words.section(printed(address) || address)
    case 'edition':
      return words.wholeText
    case 'change':
      return words.changeFrom(nameOfEdition(change?.older ?? ''))
  }
}

function nameOfEdition(id: string): string {
  const info = library.edition(id)?.info
  return info ? editionName(info) : id
}
