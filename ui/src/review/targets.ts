// To which editions notes can be carried: those of the same family first.
import { library } from '../shelf/library.svelte'
import { nameOf } from '../shelf/naming'

/** An edition to carry to. */
export interface CarryTarget {
  id: string
  name: string
  /** The day that it came out; null where that is unknown. */
  date: string | null
  family: boolean
}

/** A licence's notes go to licences, a policy's to policies. The text itself is none of them. */
export function carryTargets(from: string): CarryTarget[] {
  const own = library.edition(from)
  const ofPolicy = own !== null && own.info.id !== from
  const family = library.siblings(from)[0]?.info.family
  const all = (library.families ?? []).flatMap(({ name, editions }) =>
    editions.flatMap(({ info, policy }): CarryTarget[] => {
      const id = ofPolicy ? policy : info.id
      if (id === null || id === from) return []
      return [{ id, name: nameOf(id), date: info.date, family: name === family }]
    }),
  )
  return [...all.filter((target) => target.family), ...all.filter((target) => !target.family)]
}

/** The one that is likeliest meant: the next edition of the family, or else the one before. */
export function likeliest(from: string, targets: readonly CarryTarget[]): string | null {
  const siblings = library.siblings(from)
  const at = siblings.findIndex(({ info, policy }) => info.id === from || policy === from)
  const has = (i: number) => {
    const sibling = siblings[i]
    return targets.find(({ id }) => id === sibling?.info.id || id === sibling?.policy)?.id
  }
  return has(at + 1) ?? has(at - 1) ?? targets[0]?.id ?? null
}

/** Those whose name has every word that was typed. */
export function matching(targets: readonly CarryTarget[], typed: string): CarryTarget[] {
  const words = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  return targets.filter(({ name }) =>
    words.every((word) => name.toLocaleLowerCase().includes(word)),
  )
}
