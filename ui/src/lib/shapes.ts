// The signs of a verdict, and of whether a part of a model was released: each its own shape, so that
// none needs its colour.
import type { ComponentState, Verdict } from './wire'

/** A tick, a cross, a disc half filled, a dashed ring. */
export type Shape = 'tick' | 'cross' | 'half' | 'ring'

/** The verdicts, in the order in which they are offered and told. */
export const verdicts: readonly Verdict[] = ['meets', 'fails', 'unclear', 'not-judged']

/** The sign of a verdict. */
export const shapeOf: Readonly<Record<Verdict, Shape>> = {
  meets: 'tick',
  fails: 'cross',
  unclear: 'half',
  'not-judged': 'ring',
}

/** The sign of a component's state. */
export const shapeOfState: Readonly<Record<ComponentState, Shape>> = {
  released: 'tick',
  'not-released': 'cross',
  partly: 'half',
  unknown: 'ring',
}
