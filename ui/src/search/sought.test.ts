import { expect, it } from 'vitest'
import { soughtIn } from './sought'

/** A text with its clause between "[" and "]", and a snippet with its hits between "<" and ">". */
function drawn(text: string, marked: string): string[] {
  const clause = { start: text.indexOf('['), end: text.indexOf(']') - 1 }
  const plain = text.replace(/[[\]]/gu, '')
  const hits: { start: number; end: number }[] = []
  let snippet = ''
  for (const c of marked) {
    if (c === '<') hits.push({ start: snippet.length, end: snippet.length })
    else if (c === '>') hits.splice(-1, 1, { start: hits.at(-1)?.start ?? 0, end: snippet.length })
    else snippet += c
  }
  return soughtIn(plain, clause, { snippet, hits }).map(({ start, end }) => {
    const from = start - clause.start
    return `${String(from)} ${plain.slice(start, end)}`
  })
}

it.each([
  ['the words where they stand', '🐝 x [We may end it.] x', '…<may> end…', ['3 may']],
  ['only in the clause', 'may [We may end it.] may', 'We <may> end', ['3 may']],
  ['words of a phrase as one', '[You may, or may not]', '<may> <not>', ['12 may not']],
  [
    'whatever white space is between',
    '[Meta may\nterminate]',
    '<may terminate>',
    ['5 may\nterminate'],
  ],
  ['quotes of another kind', '[a “license’s” end]', "<license's>", ['3 license’s']],
  ['no part of a word', '[Art is no article, art]', '<Art> is', ['0 Art', '19 art']],
  ['the beginning of a word where that was hit', '[to terminate]', '<termin>ation', ['3 termin']],
  ['nothing where the words are not', '[other words]', '<may>', []],
  ['each place once', '[may may]', '<may> be <may>', ['0 may', '4 may']],
])('finds %s', (_, text, marked, expected) => {
  expect(drawn(text, marked)).toEqual(expected)
})
