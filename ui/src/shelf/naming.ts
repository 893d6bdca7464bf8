// What a text is called that is known by its id alone.
import { say } from '../lib/messages/language.svelte'
import { editionName, library } from './library.svelte'

/** "Llama 3.1", "Llama 3.1, policy"; what is not on the shelf is called by its id. */
export function nameOf(id: string): string {
  const edition = library.edition(id)
  if (!edition) return id
  const name = editionName(edition.info)
  return edition.info.id === id ? name : `${name}, ${say().policy.toLowerCase()}`
}
