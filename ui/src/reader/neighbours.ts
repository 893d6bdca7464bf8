// The texts beside the one at hand: its older and newer editions, and the other one of its bundle.
import type { Reading } from '../lib/wire'

/** The policy of a licence, the licence of a policy; null when the text stands alone. */
export function otherOf({ edition, licence, policy }: Reading): string | null {
  return edition.kind === 'policy' ? licence : policy
}

/**
 * The next older (-1) or newer (1) edition's text: a policy's neighbour is a policy, or the licence
 * where that edition has none. Null at either end of the family.
 */
export function siblingOf({ family, licence, edition }: Reading, by: 1 | -1): string | null {
  const at = family.findIndex(({ info }) => info.id === licence)
  const next = at < 0 ? undefined : family[at + by]
  if (!next) return null
  return edition.kind === 'policy' ? (next.policy ?? next.info.id) : next.info.id
}
