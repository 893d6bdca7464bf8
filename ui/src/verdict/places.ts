// The places on the page of a verdict: its criteria by their ids, and what stands below them.
import type { Judged, Opinion } from '../lib/wire'

/** The opinions that name no criterion. */
export const OTHERS = 'others'
/** The model beyond its licence. */
export const BEYOND = 'beyond'

/** The opinions that stand at no criterion. */
export function othersOf({ sets, opinions }: Pick<Judged, 'sets' | 'opinions'>): Opinion[] {
  const named = new Set(
    sets.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.opinions)),
  )
  return opinions.filter((_, index) => !named.has(index))
}
