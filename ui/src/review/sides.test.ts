import { expect, it } from 'vitest'
import { alone, sides } from './sides'

/** A side in one line: what went in brackets, what came in braces. */
const line = (pieces: ReturnType<typeof sides>['old']) =>
  pieces
    .map(({ text, as }) => (as === 'went' ? `[${text}]` : as === 'came' ? `{${text}}` : text))
    .join('')

it.each([
  ['the same words', 'you may not use', 'you may not use', 'you may not use', 'you may not use'],
  ['one word', 'one may use it', 'one must use it', 'one [may] use it', 'one {must} use it'],
  [
    'words that went',
    'to improve any other model',
    'to improve any model',
    'to improve any [other] model',
    'to improve any model',
  ],
  ['words that came', 'any model', 'any other large model', 'any model', 'any {other large} model'],
  ['spaces alone', 'any  model', 'any model', 'any  model', 'any model'],
  ['typography', '“Llama”', '"Llama"', '[“]Llama[”]', '{"}Llama{"}'],
  ['everything', 'a b', 'c', '[a b]', '{c}'],
  ['nothing there', 'a b', '', '[a b]', ''],
  ['marked stretches with words between', 'a b c d', 'x b y d', '[a] b [c] d', '{x} b {y} d'],
])('marks %s', (_, old, now, left, right) => {
  const both = sides(old, now)
  expect([line(both.old), line(both.now)]).toEqual([left, right])
})

it('gives each side back to the letter, whatever stands there', () => {
  const letters = ['a', 'b', ' ', '“', '\u00a0', '<b>', '😀', 'é', '\n', '-']
  let seed = 7
  const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below
  const text = () => Array.from({ length: next(14) }, () => letters[next(letters.length)]).join('')
  for (let i = 0; i < 300; i += 1) {
    const [old, now] = [text(), text()]
    const both = sides(old, now)
    const whole = (pieces: typeof both.old) => pieces.map((piece) => piece.text).join('')
    expect([whole(both.old), whole(both.now)]).toEqual([old, now])
    // What is kept is the same on both sides.
    const kept = (pieces: typeof both.old) =>
      pieces
        .filter(({ as }) => as === 'equal')
        .map((piece) => piece.text)
        .join('')
        .replace(/\s+/gu, '')
    expect(kept(both.old)).toBe(kept(both.now))
  }
})

it('marks two whole pages that are too long to compare, and loses nothing', () => {
  const long = (word: string) => Array.from({ length: 1200 }, (_, i) => `${word}${String(i)}`)
  const both = sides(`same ${long('a').join(' ')} end`, `same ${long('b').join(' ')} end`)
  expect(both.old.map(({ as }) => as)).toEqual(['equal', 'went', 'equal'])
  expect(both.now.map(({ as }) => as)).toEqual(['equal', 'came', 'equal'])
})

it('shows a side alone', () => {
  expect(line(alone('gone', 'went'))).toBe('[gone]')
  expect(alone('', 'went')).toEqual([])
})
