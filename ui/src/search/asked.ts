// What was searched for, in words.
import { say } from '../lib/messages/language.svelte'
import { piecesOf } from './query'

/** What a query asks of the words; empty where it only filters. */
export function askedFor(query: string): string {
  const { search } = say()
  const words = piecesOf(query).filter((piece) => piece.of === 'words')
  const wanted = words.filter(({ excluded }) => !excluded)
  const unwanted = words.filter(({ excluded }) => excluded)
  const begun = wanted.findLast(({ prefix, phrase }) => prefix && !phrase)
  const whole = () => {
    const [only] = wanted
    if (!only) return []
    if (begun)
      return [wanted.length === 1 ? search.beginning(begun.text) : search.andBeginning(begun.text)]
    if (wanted.length > 1) return [search.theseWords]
    return [/\s/u.test(only.text) ? search.inOrder : search.thisWord]
  }
  const left =
    unwanted.length === 0
      ? []
      : [search.without(unwanted.map(({ text }) => search.quoted(text)).join(', '))]
  return [...whole(), ...left].join(', ')
}
