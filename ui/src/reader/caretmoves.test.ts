import { describe, expect, it } from 'vitest'
import { beginIn, moved, wordAt, type By } from './caretmoves'

// Labels hang in the margin: 'a. ' and '(1) ' are no place for a caret. The third line has no word.
const text = 'a. Grant of rights.\n(1) You may\n* \n* l’œuvre “as is”.'
const clauses = [
  { bodyStart: 3, end: 19 },
  { bodyStart: 24, end: 31 },
  { bodyStart: 34, end: 34 },
  { bodyStart: 37, end: 53 },
]
const at = (words: string) => text.indexOf(words)
const after = (words: string) => at(words) + words.length

describe('a caret', () => {
  it('begins at the first word of a clause, or of the next that has one', () => {
    expect([0, 1, 2, 3, 4].map((clause) => beginIn(text, clauses, clause))).toEqual([
      at('Grant'),
      at('You'),
      at('l’œuvre'),
      at('l’œuvre'),
      null,
    ])
  })

  it.each([
    ['to the next word', at('Grant'), 'word', 1, at('of')],
    ['over the label of the next clause', at('rights'), 'word', 1, at('You')],
    ['over a clause without words', at('may'), 'word', 1, at('l’œuvre')],
    ['back over it', at('l’œuvre'), 'word', -1, at('may')],
    ['to the word that it stands in', at('Grant') + 2, 'word', -1, at('Grant')],
    ['no further than the last word', at('is”'), 'word', 1, at('is”')],
    ['no further than the first', at('Grant'), 'word', -1, at('Grant')],
    ['to the next letter', at('Grant'), 'letter', 1, at('rant')],
    ['from the last letter to the next clause', after('rights.'), 'letter', 1, at('You')],
    ['from the first letter to the clause before', at('You'), 'letter', -1, after('rights.')],
    ['to the next clause', at('of'), 'clause', 1, at('You')],
    ['to the beginning of its clause', at('may'), 'clause', -1, at('You')],
    ['to the clause before', at('You'), 'clause', -1, at('Grant')],
    ['to the end of the last clause', at('is”'), 'clause', 1, text.length],
    ['to the end of its clause', at('of'), 'clause-end', 1, after('rights.')],
    ['to the beginning, by Home', at('of'), 'clause-end', -1, at('Grant')],
  ] satisfies [string, number, By, 1 | -1, number][])('goes %s', (_, from, by, direction, to) => {
    const caret = { anchor: from, at: from }
    expect(moved(text, clauses, caret, by, direction, false)).toEqual({ anchor: to, at: to })
  })

  it.each([
    ['the next word whole', at('of'), at('of'), 'word', 1, 'of'],
    ['one word more', at('of'), after('of'), 'word', 1, 'of rights'],
    ['words of the next clause', at('rights'), after('rights'), 'word', 1, 'rights.\n(1) You'],
    ['the word before', at('rights'), at('rights'), 'word', -1, 'of '],
    ['the rest of its clause', at('of'), at('of'), 'clause', 1, 'of rights.'],
    [
      'the whole of the next clause',
      at('of'),
      after('rights.'),
      'clause',
      1,
      'of rights.\n(1) You may',
    ],
    ['to its clause’s beginning', at('of'), at('of'), 'clause-end', -1, 'Grant '],
    ['a letter with its accent', at('l’œ'), at('œ'), 'letter', 1, 'l’œ'],
  ] satisfies [string, number, number, By, 1 | -1, string][])(
    'takes %s',
    (_, anchor, from, by, direction, words) => {
      const caret = moved(text, clauses, { anchor, at: from }, by, direction, true)
      expect(caret.anchor).toBe(anchor)
      expect(text.slice(Math.min(caret.at, anchor), Math.max(caret.at, anchor))).toBe(words)
    },
  )

  // From every place a caret can be, by every key: it comes to stand in a clause's own words, goes the
  // way of the key or stays, and nothing but the ends of the text can hold it.
  it('never comes to stand in a label, whatever the key', () => {
    const within = (place: number) =>
      clauses.some(({ bodyStart, end }) => bodyStart <= place && place <= end)
    for (const { bodyStart, end } of clauses.filter((body) => body.bodyStart < body.end)) {
      for (let from = bodyStart; from <= end; from++) {
        for (const by of ['word', 'letter', 'clause', 'clause-end'] as const) {
          for (const direction of [1, -1] as const) {
            for (const extend of [true, false]) {
              const to = moved(text, clauses, { anchor: from, at: from }, by, direction, extend).at
              expect([by, direction, from, within(to)]).toEqual([by, direction, from, true])
              expect((to - from) * direction).toBeGreaterThanOrEqual(0)
            }
          }
        }
      }
    }
  })

  it('stays in a text without words', () => {
    expect(moved('', [], { anchor: 0, at: 0 }, 'word', 1, false)).toEqual({ anchor: 0, at: 0 })
  })
})

it.each([
  [at('Grant') + 1, 'Grant'],
  [after('Grant'), 'of'],
  [after('rights.'), ''],
])('at %i is the word “%s”', (place, word) => {
  expect(wordAt(text, clauses, place)).toBe(word)
})
