// The history of what was done, over a reload of the window. What is read is hostile until it is shown
// to be a history: anything else is forgotten, act by act.
import type { AnnotationEdit, AnnotationKind, AnnotationLink, Colour, Verdict } from '../lib/wire'
import { fresh, type Act, type History, type Own } from './history'

const KEY = 'glossator.acts'

/** So many acts are kept, the latest ones: what a reader would still want to take back. */
export const MOST = 200

/** Keeps the history for as long as the window is there. Where that cannot be, it ends with the page. */
export function remember({ done, undone }: History): void {
  try {
    const kept: History = { done: done.slice(-MOST), undone: undone.slice(-MOST) }
    sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A page without storage, or a full one: the acts of this page can still be undone.
  }
}

/** The history as it was kept; a fresh one where none was, or none that can be read. */
export function remembered(): History {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isRecord(kept) ? { done: acts(kept['done']), undone: acts(kept['undone']) } : fresh
  } catch {
    return fresh
  }
}

// An act that cannot be read hides those before it: they could not be taken back in their turn.
function acts(kept: unknown): Act[] {
  if (!Array.isArray(kept)) return []
  const read = kept.slice(-MOST).map(actOf)
  return read.slice(read.lastIndexOf(null) + 1).filter((act) => act !== null)
}

/** An act, made anew of what an act must have; null when it is none. */
export function actOf(kept: unknown): Act | null {
  if (!isRecord(kept)) return null
  const act = aloneOf(kept)
  const { group } = kept
  if (group === undefined) return act
  return act && isName(group) ? { ...act, group } : null
}

function aloneOf(kept: Record<string, unknown>): Act | null {
  const { id, edition, kind } = kept
  if (!isName(id) || !isName(edition)) return null
  switch (kind) {
    case 'add':
    case 'remove': {
      const on = oneOf(KINDS, kept['on'])
      return on && { kind, id, edition, on }
    }
    case 'edit': {
      const [before, after] = [editOf(kept['before']), editOf(kept['after'])]
      return before && after && { kind, id, edition, before, after }
    }
    case 'revert':
    case 'place': {
      const { from, to } = kept
      return isIndex(from) && isIndex(to) ? { kind, id, edition, from, to } : null
    }
    case 'carry':
    case 'uncarry':
    case 'leave':
    case 'unleave':
      return { kind, id, edition }
    case 'take-off':
    case 'put-back': {
      const { name } = kept
      return isString(name) ? { kind, id, edition, name } : null
    }
    case 'judge': {
      const { name, criterion } = kept
      const [before, after] = [ownOf(kept['before']), ownOf(kept['after'])]
      if (!isString(name) || !isName(criterion) || !before || !after) return null
      return { kind, id, edition, name, criterion, before: before.own, after: after.own }
    }
    default:
      return null
  }
}

const KINDS: readonly AnnotationKind[] = ['highlight', 'underline', 'clause', 'edition', 'change']
const COLOURS: readonly Colour[] = [1, 2, 3, 4, 5]
const SUBJECTS: readonly AnnotationLink['subject'][] = ['category', 'criterion', 'claim']
const STANCES: readonly AnnotationLink['stance'][] = ['supports', 'contradicts', 'unclear']
const VERDICTS: readonly Verdict[] = ['meets', 'fails', 'unclear', 'not-judged']

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isString = (value: unknown): value is string => typeof value === 'string'
const isName = (value: unknown): value is string => isString(value) && value !== ''
const isIndex = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

function oneOf<T>(all: readonly T[], value: unknown): T | null {
  return all.find((one) => one === value) ?? null
}

function listOf<T>(value: unknown, one: (value: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null
  const read = value.map(one)
  return read.includes(null) ? null : read.filter((each) => each !== null)
}

function editOf(kept: unknown): AnnotationEdit | null {
  if (!isRecord(kept)) return null
  const { body, done } = kept
  const colour = oneOf(COLOURS, kept['colour'])
  const tags = listOf(kept['tags'], (tag) => (isString(tag) ? tag : null))
  const links = listOf(kept['links'], linkOf)
  if (!isString(body) || typeof done !== 'boolean' || !colour || !tags || !links) return null
  return { body, colour, tags, links, done }
}

function linkOf(kept: unknown): AnnotationLink | null {
  if (!isRecord(kept)) return null
  const { words } = kept
  const subject = oneOf(SUBJECTS, kept['subject'])
  const stance = oneOf(STANCES, kept['stance'])
  return isString(words) && subject && stance ? { subject, words, stance } : null
}

// Wrapped: that the reader does not judge is an answer too, and null.
function ownOf(kept: unknown): { own: Own } | null {
  if (kept === null) return { own: null }
  if (!isRecord(kept)) return null
  const { note } = kept
  const verdict = oneOf(VERDICTS, kept['verdict'])
  return isString(note) && verdict ? { own: { verdict, note } } : null
}
