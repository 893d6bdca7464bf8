// What a change did: which duties, bans, controls, risks and grants came, went or changed with it.
import type { Gained, Step } from '../lib/wire'
import { groups } from '../lib/groups'

/** One line under a changed clause. */
export interface Did {
  what: 'came' | 'went' | 'changed'
  finding: Gained
}

/**
 * The lines of a step: by group in the usual order, each category once. A category that both came
 * and went has changed.
 */
export function did({ gained, lost }: Step): Did[] {
  const has = (list: readonly Gained[], { category }: Gained) =>
    list.some((other) => other.category === category)
  const came = once(gained).map((finding): Did => ({
    what: has(lost, finding) ? 'changed' : 'came',
    finding,
  }))
  const went = once(lost)
    .filter((finding) => !has(gained, finding))
    .map((finding): Did => ({ what: 'went', finding }))
  const order = ({ finding }: Did) => groups.indexOf(finding.group)
  return [...came, ...went].sort((a, b) => order(a) - order(b))
}

function once(list: readonly Gained[]): Gained[] {
  return list.filter(
    ({ category }, i) => list.findIndex((other) => other.category === category) === i,
  )
}
