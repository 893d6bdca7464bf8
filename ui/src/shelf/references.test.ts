import { expect, it } from 'vitest'
import { found } from './references.svelte'

const all = [
  { id: 'gemma-2025', title: 'Gemma Terms of Use', publisher: 'Google', notes: 0 },
  { id: 'gpl-3.0', title: 'GNU General Public License 3.0', publisher: 'FSF', notes: 0 },
  { id: 'lgpl-3.0', title: 'GNU Lesser GPL 3.0', publisher: 'FSF', notes: 0 },
]
const ids = (wanted: string) => found(all, wanted).map(({ id }) => id)

it.each([
  ['gemma', ['gemma-2025']],
  ['GOOGLE terms', ['gemma-2025']],
  ['fsf 3.0', ['gpl-3.0', 'lgpl-3.0']],
  // What begins with it comes first, whatever its place by title.
  ['lgpl', ['lgpl-3.0']],
  ['gpl', ['gpl-3.0', 'lgpl-3.0']],
  ['gnu lesser', ['lgpl-3.0']],
  ['apache', []],
  ['  ', []],
])('%s finds %j', (wanted, expected) => {
  expect(ids(wanted)).toEqual(expected)
})
