// How sure an offer is, in words: a bare figure would look more exact than it is.
import type { ReviewItem } from '../lib/wire'

export type Sureness = 'almost' | 'likely' | 'perhaps' | 'hardly'

/** By how much an offer must be ahead of the next to be more than a guess. */
const AHEAD = 0.1

/** How sure it is that the first offer is the right one; null where there is none. */
export function sureness({ score, margin, offers }: ReviewItem): Sureness | null {
  if (offers.length === 0) return null
  if (score < 0.35) return 'hardly'
  // Another place is as good, or nearly.
  if (offers.length > 1 && margin < AHEAD) return 'perhaps'
  return score >= 0.9 ? 'almost' : score >= 0.65 ? 'likely' : 'perhaps'
}

/** Its words are the same to the letter, and there is one place for them: it only moved. */
export function onlyMoved({ status, old, offers }: ReviewItem): boolean {
  const [offer, another] = offers
  return status === 'moved' && another === undefined && offer?.excerpt.words === old.words
}
