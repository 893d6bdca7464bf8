// Finds targets by a few letters: every word that is typed must stand somewhere in the name.
import { escaped } from '../reader/terms'

/** What the palette can lead to, in the order in which groups are listed. */
export const KINDS = [
  'clauses',
  'notes',
  'definitions',
  'editions',
  'commands',
  'everywhere',
] as const
export type TargetKind = (typeof KINDS)[number]

/** Something that the palette can do. */
export interface Target {
  /** Unlike any other's. */
  id: string
  kind: TargetKind
  /** What it is called. */
  name: string
  /** Stands before the name and can be typed too: a clause's address. */
  before?: string
  /** The key that does the same. */
  key?: string
  run: () => void
}

/** A target with the letters of its name that were typed. */
export interface Found {
  target: Target
  parts: { text: string; hit: boolean }[]
}

/** At most this many of a kind are shown, so that every kind has its place. */
const MOST = 8

const SIGNS: Record<string, TargetKind> = { '>': 'commands', '#': 'clauses', '@': 'notes' }

/** Targets that match, by kind; within a kind, those whose name begins with the words come first. */
export function search(
  targets: readonly Target[],
  typed: string,
): { kind: TargetKind; found: Found[] }[] {
  const only = SIGNS[typed.trimStart().charAt(0)]
  const words = typed
    .replace(/^\s*[>#@]/u, '')
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  return KINDS.flatMap((kind) => {
    if (only !== undefined && only !== kind) return []
    // With nothing typed, only what can always be done is offered.
    if (words.length === 0 && only === undefined && kind !== 'commands' && kind !== 'editions')
      return []
    const matching = targets.filter((target) => target.kind === kind && matches(target, words))
    const best = words[0] ?? ''
    const rank = ({ name, before = '' }: Target) =>
      before.toLocaleLowerCase() === best ? 0 : name.toLocaleLowerCase().startsWith(best) ? 1 : 2
    const found = matching
      .map((target, i) => ({ target, i }))
      .sort((a, b) => rank(a.target) - rank(b.target) || a.i - b.i)
      .slice(0, only === undefined ? MOST : undefined)
      .map(({ target }) => ({ target, parts: marked(target.name, words) }))
    return found.length > 0 ? [{ kind, found }] : []
  })
}

function matches({ name, before = '' }: Target, words: readonly string[]): boolean {
  const text = `${before} ${name}`.toLocaleLowerCase()
  return words.every((word) => text.includes(word))
}

function marked(name: string, words: readonly string[]): Found['parts'] {
  if (words.length === 0) return [{ text: name, hit: false }]
  return name
    .split(new RegExp(`(${words.map(escaped).join('|')})`, 'giu'))
    .map((text, i) => ({ text, hit: i % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
