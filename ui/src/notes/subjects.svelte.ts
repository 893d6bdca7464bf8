// What a note can speak for or against: the categories of findings and the criteria, by their names,
// and any claim in words.
import { inWords, say } from '../lib/messages/language.svelte'
import type { AnnotationLink, CategoryInfo, CriterionInfo, LinkSubject } from '../lib/wire'
import { surveying } from '../survey/surveying.svelte'

/** A category, a criterion or a claim, and what it is called. */
export interface Subject {
  subject: LinkSubject
  /** The id of the category or criterion, or the claim's words. */
  words: string
  name: string
}

/** So many categories and criteria are offered at once. */
const OFFERED = 6

let asked = false

/** Sees that the categories and criteria are known, soon. */
export function learn(): void {
  if (asked || surveying.ready) return
  asked = true
  void surveying.load().finally(() => (asked = surveying.ready))
}

/** What a link's subject is called; its id where that is not known, or not yet. */
export function nameOf({ subject, words }: Pick<AnnotationLink, 'subject' | 'words'>): string {
  if (subject === 'claim') return say().notes.quoted(words)
  return known().find((one) => one.subject === subject && one.words === words)?.name ?? words
}

/**
 * What typed words can mean, the likeliest first: the category or criterion of just that name, the
 * claim in these words, then what has the words in its name.
 */
export function meant(typed: string): Subject[] {
  const claim = typed.trim()
  if (claim === '') return []
  const wanted = claim.toLocaleLowerCase()
  const words = wanted.split(/\s+/u)
  const has = ({ name, words: id }: Subject) => {
    const text = `${name} ${id}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
  const is = ({ name, words: id }: Subject) => name.toLocaleLowerCase() === wanted || id === wanted
  const found = known().filter(has)
  const same = found.filter(is)
  return [
    ...same,
    { subject: 'claim', words: claim, name: say().notes.asClaim(claim) },
    ...found.filter((one) => !same.includes(one)).slice(0, OFFERED),
  ]
}

const known = (): Subject[] => [
  ...surveying.categories.map(ofCategory),
  ...surveying.criteria.map(ofCriterion),
]

const ofCategory = ({ id, name }: CategoryInfo): Subject => ({
  subject: 'category',
  words: id,
  name: inWords(name),
})

const ofCriterion = ({ id, set, number, title }: CriterionInfo): Subject => ({
  subject: 'criterion',
  words: id,
  name: `${set.toUpperCase()}${number === '' ? '' : ` ${number}`}, ${inWords(title)}`,
})
