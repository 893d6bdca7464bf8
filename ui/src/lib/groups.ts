// The five groups of findings, in the order in which they are always listed.
import type { Group } from './wire'

/** Restriction, condition, control, risk, grant: from what binds most to what is given. */
export const groups: readonly Group[] = ['restriction', 'condition', 'control', 'risk', 'grant']
