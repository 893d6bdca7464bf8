import { expect, it } from 'vitest'
import type { Annotation, Clause, NewTarget } from '../lib/wire'
import { targetOf } from './bereft'

const clauses = [{ start: 0 }, { start: 20 }] as Clause[]
const change = { older: 'old', quote: 'x', address: '1' }

it.each([
  ['words', { kind: 'underline', start: 3, end: 5 }, { kind: 'underline', start: 3, end: 5 }],
  ['a clause', { kind: 'clause', start: 20, end: 30 }, { kind: 'clause', clause: 1 }],
  [
    'a clause that is not at hand',
    { kind: 'clause', start: 7, end: 9 },
    { kind: 'highlight', start: 7, end: 9 },
  ],
  ['the text', { kind: 'edition', start: null, end: null }, { kind: 'edition' }],
  ['words that are gone', { kind: 'highlight', start: null, end: null }, { kind: 'edition' }],
  [
    'a change',
    { kind: 'change', change, start: 3, end: 5 },
    { kind: 'change', older: 'old', old: null, new: { start: 3, end: 5 } },
  ],
] satisfies [string, Partial<Annotation>, NewTarget][])(
  'a note on %s stands on the same again',
  (_, annotation, target) => {
    expect(targetOf(annotation as Annotation, clauses)).toEqual(target)
  },
)
