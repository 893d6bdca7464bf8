// The values that a filter can have here: the reader's own tags, colours and authors, the families on
// the shelf, the categories of findings.
import { search } from '../lib/ipc'
import { inWords, say } from '../lib/messages/language.svelte'
import type { Colour, NoteHit } from '../lib/wire'
import { COLOURS, preferences } from '../settings/preferences.svelte'
import { library } from '../shelf/library.svelte'
import { surveying } from '../survey/surveying.svelte'
import { filtersOf, type FilterName } from './query'

/** A value of a filter: as it is typed, and what it is called. */
export interface Value {
  value: string
  name: string
  colour?: Colour
}

/** So many notes are looked at for tags and authors. */
const LOOKED_AT = 500

class Vocabulary {
  #notes: readonly NoteHit[] = $state.raw([])

  readonly #tags = $derived(named(this.#notes.flatMap(({ tags }) => tags)))
  readonly #authors = $derived(named(this.#notes.map(({ author }) => author)))

  /**
   * Looks at the reader's notes for tags and authors. A query with notes alone, so that the texts'
   * index is begun with the first look at the field.
   */
  async load(): Promise<void> {
    try {
      this.#notes = (await search('in:notes', LOOKED_AT)).notes
    } catch {
      // What cannot be offered can be typed, and the search itself tells what is wrong.
    }
  }

  /** The values that a filter can have, in the order in which they are offered. */
  valuesOf(name: FilterName): readonly Value[] {
    const { search } = say()
    switch (name) {
      case 'tag':
        return this.#tags
      case 'author':
        return this.#authors
      case 'family':
        return (library.families ?? []).map(({ name }) => ({ value: name, name }))
      case 'category':
        return surveying.categories.map(({ id, name }) => ({ value: id, name: inWords(name) }))
      case 'colour':
        return COLOURS.map((colour) => ({
          value: String(colour),
          name: preferences.called(colour),
          colour,
        }))
      case 'in':
        return (['notes', 'texts', 'headings'] as const).map((value) => ({
          value,
          name: search.places[value],
        }))
      case 'status':
        return (['open', 'done'] as const).map((value) => ({ value, name: search.states[value] }))
    }
  }

  /** The value that was typed: by its value or its name; else as it was typed. */
  valueOf(name: FilterName, typed: string): Value {
    const wanted = typed.toLocaleLowerCase()
    const is = (words: string) => words.toLocaleLowerCase() === wanted
    const known = this.valuesOf(name).find(({ value, name }) => is(value) || is(name))
    return known ?? { value: typed, name: typed }
  }
}

/** The one vocabulary of the window. */
export const vocabulary = new Vocabulary()

/** The filters of a query as they are told, but for those that were not understood. */
export function chipsOf(query: string, misunderstood: readonly string[]) {
  return filtersOf(query)
    .filter(({ start, end }) => !misunderstood.includes(query.slice(start, end)))
    .map((filter) => ({ filter, value: vocabulary.valueOf(filter.name, filter.value) }))
}

const named = (all: readonly string[]): Value[] =>
  [...new Set(all)]
    .filter((name) => name !== '')
    .sort((a, b) => a.localeCompare(b, say().locale))
    .map((name) => ({ value: name, name }))
