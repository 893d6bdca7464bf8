import { describe, expect, it } from 'vitest'
import { cell } from '../compare/samples'
import type { Kind, Run } from '../lib/wire'
import { plain, redline } from './redline'

const stays = (text: string): Run => ({ text, came: null, went: null })
const went = (text: string, kind: Kind = 'wording'): Run => ({ text, came: null, went: kind })
const came = (text: string, kind: Kind = 'wording'): Run => ({ text, came: kind, went: null })

/** Deletions in [-…-], insertions in {+…+}, with ~ where they are form. */
const drawn = (old: Run[] | null, now: Run[] | null) =>
  redline(old && cell('', { runs: old }), now && cell('', { runs: now }))
    .map(({ text, as, substance }) => {
      const form = substance ? '' : '~'
      if (as === 'equal') return text
      return as === 'went' ? `[-${form}${text}-]` : `{+${form}${text}+}`
    })
    .join('')

describe('a redline', () => {
  it('puts what went before what came in its place', () => {
    expect(
      drawn(
        [stays('You '), went('may'), stays(' go.')],
        [stays('You '), came('must'), stays(' go.')],
      ),
    ).toBe('You [-may-]{+must+} go.')
  })

  it('finds the place of words that came between words that stayed', () => {
    expect(drawn([stays('You may go.')], [stays('You may '), came('never '), stays('go.')])).toBe(
      'You may {+never+} go.',
    )
    expect(drawn([stays('You '), went('may '), stays('go.')], [stays('You go.')])).toBe(
      'You [-may-] go.',
    )
  })

  it('keeps form apart from substance', () => {
    expect(
      drawn([went('A 1', 'name'), stays(' ends.')], [came('A 2', 'name'), stays(' ends.')]),
    ).toBe('[-~A 1-]{+~A 2+} ends.')
  })

  it('is all of a clause that came or went', () => {
    expect(drawn(null, [stays('You may go.')])).toBe('{+You may go.+}')
    expect(drawn([stays('You may '), went('go.')], null)).toBe('[-You may go.-]')
  })

  it('with all accepted is the new side, and with all refused the old one', () => {
    const old = [stays('a b '), went('c '), stays('d e'), went(' f')]
    const now = [came('x '), stays('a '), stays('b d '), came('y '), stays('e')]
    const pieces = redline(cell('', { runs: old }), cell('', { runs: now }))
    const without = (as: 'came' | 'went') =>
      pieces
        .filter((piece) => piece.as !== as)
        .map(({ text }) => text)
        .join('')
        // Spaces beside a mark stay unmarked.
        .trim()
        .replace(/ +/gu, ' ')
    expect(without('came')).toBe('a b c d e f')
    expect(without('went')).toBe('x a b d y e')
  })
})

it('plain words have no marks', () => {
  expect(plain(cell('', { runs: [stays('a '), went('b')] }))).toEqual([
    { text: 'a b', as: 'equal', substance: false },
  ])
})
