// How much hangs on a text, and how much more on the other text of its bundle. The Shelf counts both.
import { groups } from '../lib/groups'
import type { Counts, Reading } from '../lib/wire'

/** Clauses of this text that carry a rule of each group: one with two rules counts once, as on the
 * Shelf. */
export function countsOf({ findings }: Pick<Reading, 'findings'>): Counts {
  return perGroup(
    (group) => new Set(findings.filter((f) => f.group === group).map((f) => f.clause)).size,
  )
}

/** What the Shelf counts of the bundle beyond this text. */
export function elsewhere(
  reading: Pick<Reading, 'findings' | 'annotations' | 'family' | 'licence'>,
): Counts & { notes: number } {
  const bundle = reading.family.find(({ info }) => info.id === reading.licence)
  const here = countsOf(reading)
  return {
    ...perGroup((group) => Math.max(0, (bundle?.counts[group] ?? 0) - here[group])),
    notes: Math.max(0, (bundle?.notes ?? 0) - reading.annotations.length),
  }
}

const perGroup = (count: (group: keyof Counts) => number): Counts =>
  Object.fromEntries(groups.map((group) => [group, count(group)])) as Counts
