// The texts beside one: its older and newer editions, and the other one of its bundle.
import type { ShelfEdition } from '../lib/wire'

/** The policy of a licence, the licence of a policy; null when the text stands alone. */
export function otherOf(family: readonly ShelfEdition[], id: string): string | null {
  const edition = family[placeOf(family, id)]
  return edition?.policy === id ? edition.info.id : (edition?.policy ?? null)
}

/**
 * The next older (-1) or newer (1) edition's text: a policy's neighbour is a policy, or the licence
 * where that edition has none. Null at either end of the family.
 */
export function siblingOf(family: readonly ShelfEdition[], id: string, by: 1 | -1): string | null {
  const at = placeOf(family, id)
  const next = at < 0 ? undefined : family[at + by]
  if (!next) return null
  return family[at]?.policy === id ? (next.policy ?? next.info.id) : next.info.id
}

const placeOf = (family: readonly ShelfEdition[], id: string): number =>
  family.findIndex(({ info, policy }) => info.id === id || policy === id)
