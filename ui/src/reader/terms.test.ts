import { expect, it } from 'vitest'
import { termBeside, termUses } from './terms'

const text =
  '“Meta” means X. “Meta Works” means Y. Meta may use Meta Works; Metallic and meta may not.'
const define = (term: string, start: number) => ({
  term,
  start,
  end: start + term.length,
  clause: 0,
})
const definitions = [define('Meta', 1), define('Meta Works', text.indexOf('Meta Works'))]

it('finds whole words in their own case, the longer term first, and not the defining words', () => {
  const uses = termUses(text, definitions)
  expect(uses.map((use) => [text.slice(use.start, use.end), use.definition])).toEqual([
    ['Meta', 0],
    ['Meta Works', 1],
  ])
})

it.each(['a-b', '(', '[a', 'a+b', 'x.y', '\\', '$'])(
  'takes the term “%s” as plain words',
  (term) => {
    const uses = termUses(`use ${term} here`, [{ term, start: 900, end: 901, clause: 0 }])
    expect(uses).toEqual([{ start: 4, end: 4 + term.length, definition: 0 }])
  },
)

it('finds nothing when nothing is defined', () => {
  expect(termUses(text, [])).toEqual([])
})

it('steps from one use to the next, and begins where the reader stands', () => {
  const uses = [10, 20, 30].map((start) => ({ start, end: start + 4, definition: 0 }))
  const [first, second, third] = uses
  expect(termBeside(uses, null, 20, 1)).toBe(second)
  expect(termBeside(uses, null, 20, -1)).toBe(first)
  expect(termBeside(uses, second ?? null, 0, 1)).toBe(third)
  expect(termBeside(uses, third ?? null, 0, 1)).toBeNull()
  expect(termBeside([], null, 0, 1)).toBeNull()
})
