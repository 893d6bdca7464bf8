// How an address is shown: the part that repeats its parents, and its own step.

/** An address as it hangs in the margin. */
export interface Hanging {
  /** "1.b." */
  prefix: string
  /** "iv" */
  own: string
}

// Printed numbers and letters are short ("12", "b", "viii"); other steps are words.
const PRINTED = /^(\d{1,4}|[ivxlcdm]{1,6}|[a-z]{1,2}|[A-Z]{1,2})$/u

// The documents inside a text, as the first step of an address names them.
const PART = /^(AUP|attachment-\S+|exhibit-\S+|schedule-\S+|appendix-\S+|annex-\S+)$/u

/**
 * The printed steps of an address: "AUP.1.a" hangs as "1.a". A name that the text uses twice keeps
 * no sign of it here. Null where a step is a word of ours: "preamble.1" is not printed anywhere.
 */
export function hanging(address: string): Hanging | null {
  const steps = address.split('.').map((step) => step.replace(/\[\d+\]$/u, ''))
  const printed = PART.test(steps[0] ?? '') ? steps.slice(1) : steps
  const own = printed.pop()
  if (own === undefined || ![...printed, own].every((step) => PRINTED.test(step))) return null
  return { prefix: printed.map((step) => `${step}.`).join(''), own }
}

/** The address itself where it is printed, else that of the nearest clause above that is. */
export function hangingNear(address: string): Hanging | null {
  for (let name = address; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const shown = hanging(name)
    if (shown) return shown
  }
  return null
}

/** The hanging address in one piece; empty when there is none. */
export function printed(address: string): string {
  const shown = hanging(address)
  return shown ? shown.prefix + shown.own : ''
}

/**
 * Where to stand in another edition so as to see the same clause: the clause with the same address,
 * else with the closest parent's address, else the one as far down as `fraction` (0 to 1) says.
 * The answer is an index into `addresses`, which must not be empty.
 */
export function sameOrNearest(
  addresses: readonly string[],
  wanted: string,
  fraction: number,
): number {
  for (let name = wanted; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const found = addresses.indexOf(name)
    if (found >= 0) return found
  }
  return Math.min(addresses.length - 1, Math.max(0, Math.round(fraction * (addresses.length - 1))))
}
