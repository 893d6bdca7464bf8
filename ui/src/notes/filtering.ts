// Which of the notes are listed: by colour, tag, author, and whether they are dealt with.
import type { Annotation, AnnotationEdit, Colour } from '../lib/wire'

/** What a listed note must have; null or empty lets everything pass. */
export interface Filters {
  /** Any of these colours. */
  colours: readonly Colour[]
  tag: string | null
  author: string | null
  status: 'open' | 'done' | null
}

/** Filters that let everything pass. */
export const ALL: Filters = { colours: [], tag: null, author: null, status: null }

/** A note, and what it says now. */
export interface Listed {
  annotation: Annotation
  edit: AnnotationEdit
}

/** The notes that pass, in their order. */
export const passing = (
  listed: readonly Listed[],
  { colours, tag, author, status }: Filters,
): Listed[] =>
  listed.filter(
    ({ annotation, edit }) =>
      (colours.length === 0 || colours.includes(edit.colour)) &&
      (tag === null || edit.tags.includes(tag)) &&
      (author === null || annotation.author === author) &&
      (status === null || edit.done === (status === 'done')),
  )

/** Every tag and every author of the notes, by the alphabet. */
export function choices(listed: readonly Listed[]): { tags: string[]; authors: string[] } {
  const distinct = (all: readonly string[]) => [...new Set(all)].sort((a, b) => a.localeCompare(b))
  return {
    tags: distinct(listed.flatMap(({ edit }) => edit.tags)),
    authors: distinct(listed.map(({ annotation }) => annotation.author)),
  }
}

/** The filters without what no note has any more, so that a list is never empty for a tag that is gone. */
export function still(filters: Filters, listed: readonly Listed[]): Filters {
  const { tags, authors } = choices(listed)
  return {
    ...filters,
    tag: filters.tag !== null && tags.includes(filters.tag) ? filters.tag : null,
    author: filters.author !== null && authors.includes(filters.author) ? filters.author : null,
  }
}
