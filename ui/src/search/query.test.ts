import { describe, expect, it } from 'vitest'
import { filtersOf, finished, loosened, nameSought, piecesOf, typed, without } from './query'

/** A query's pieces in short: "+" is a beginning, "-" excluded, "“…”" a phrase. */
const drawn = (query: string) =>
  piecesOf(query).map((piece) => {
    if (piece.of === 'filter') return `${piece.excluded ? '-' : ''}${piece.name}=${piece.value}`
    const words = piece.phrase ? `“${piece.text}”` : piece.text
    return `${piece.excluded ? '-' : ''}${words}${piece.prefix ? '+' : ''}`
  })

describe('a query', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['may terminate', ['may', 'terminate+']],
    ['may terminate ', ['may', 'terminate']],
    ['termin* licence ', ['termin+', 'licence']],
    ['"may terminate"', ['“may terminate”']],
    // What is not closed yet is a phrase all the same.
    ['"may term', ['“may term”+']],
    ['« en l’état » “as is”', ['“en l’état”', '“as is”']],
    ['licence -patent', ['licence', '-patent']],
    ['-"as is" x ', ['-“as is”', 'x']],
    ['tag:EU ', ['tag=EU']],
    ['author:"A. Reader" x ', ['author=A. Reader', 'x']],
    ['TAG:EU in:notes', ['tag=EU', 'in=notes']],
    ['tag:', ['tag=']],
    // What is no filter is words.
    ['mauve:2 ', ['mauve:2']],
    ['https://a.b/c ', ['https://a.b/c']],
    ['-tag:EU color:2 ', ['-tag=EU', 'colour=2']],
    ['- * -', []],
    ['a"b', ['a', '“b”+']],
  ])('%s', (query, expected) => {
    expect(drawn(query)).toEqual(expected)
  })

  it('has its pieces where they stand, whatever is typed', () => {
    const odd = [
      '"',
      'tag:"',
      '🐝 tag:🐝',
      ':::',
      '-',
      '"a" "b',
      'x  "y" z*',
      '\u00a0in:\ttexts',
      '-"',
    ]
    for (const query of odd.flatMap((one) => odd.map((other) => one + other))) {
      let at = 0
      for (const { start, end } of piecesOf(query)) {
        expect([query, start >= at, end > start, end <= query.length]).toEqual([
          query,
          true,
          true,
          true,
        ])
        at = end
      }
    }
  })

  it('loses a filter that is taken out, and nothing else', () => {
    const query = 'may tag:"E U" terminate in:notes '
    const [first] = filtersOf(query)
    expect(first && without(query, [first])).toBe('may terminate in:notes ')
    expect(without(query, filtersOf(query))).toBe('may terminate ')
  })
})

it.each([
  ['tag', 'EU', 'tag:EU'],
  ['author', 'A. Reader', 'author:"A. Reader"'],
  ['tag', 'say "no"', 'tag:"say no"'],
] as const)('the filter %s of %s is typed %s', (name, value, expected) => {
  expect(typed(name, value)).toBe(expected)
})

it.each([
  ['llama 3.1', 'llama 3.1'],
  ['"community license" -gemma', 'community license'],
  ['family:Llama 3', 'Llama 3'],
  ['llama tag:EU', ''],
  ['in:notes llama', ''],
])('%s seeks the name “%s”', (query, expected) => {
  expect(nameSought(query)).toBe(expected)
})

it('loosens phrases, not filters nor what is left out', () => {
  const query = 'x "may terminate" -"at any time" tag:"E U"'
  expect(loosened(query)).toBe('x may terminate -"at any time" tag:"E U"')
})

it.each([
  ['may tag:', 'may '],
  ['-tag:" ', ''],
  ['tag: in:notes  x', 'in:notes x'],
  ['may  tag:EU', 'may  tag:EU'],
])('%s is finished as “%s”', (query, expected) => {
  expect(finished(query)).toBe(expected)
})
