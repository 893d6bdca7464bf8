import { describe, expect, it } from 'vitest'
import type { Kind, Run } from '../lib/wire'
import { bareEdges, excerpt, lookOf, shortened, type Piece } from './excerpt'

const run = (text: string, came: Kind | null = null, went: Kind | null = null): Run => ({
  text,
  came,
  went,
})
const long = 'words '.repeat(60)
const shown = (pieces: Piece[]) => pieces.map((p) => (p.gap ? '[…]' : p.text)).join('|')

describe('shortened', () => {
  it('keeps a clause whole whose equal stretches are short', () => {
    expect(shown(shortened([run('you may '), run('not', 'modality'), run(' use it.')]))).toBe(
      'you may |not| use it.',
    )
  })

  it('cuts long equal stretches but never a changed one', () => {
    const pieces = shortened([run(long), run(long, 'wording'), run(long)])
    expect(pieces.filter((p) => p.gap)).toHaveLength(2)
    expect(pieces.some((p) => !p.gap && p.text === long && p.came === 'wording')).toBe(true)
  })

  it('leaves an unchanged clause alone', () => {
    expect(shown(shortened([run(long)]))).toBe(long)
  })
})

describe('excerpt', () => {
  it('shows a few words on either side of a change of form', () => {
    const pieces = excerpt([run(long), run('Llama 3', 'name'), run(long)])
    expect(pieces.map((p) => p.gap)).toEqual([true, false, false, false, true])
    // The gaps bring the spaces that part them from the words.
    expect(shown(pieces)).toMatch(/^\[…\]\|(words )+\|Llama 3\|(words )*words\|\[…\]$/u)
  })

  it('shows first words when this edition did not change', () => {
    expect(shown(excerpt([run(long)]))).toMatch(/^(words )+words\|\[…\]$/u)
  })
})

describe('bareEdges', () => {
  const edges = (...runs: Run[]) =>
    shown(bareEdges(runs.map((piece) => ({ gap: false as const, ...piece }))))

  it('takes the mark off the spaces at the edges of what changed', () => {
    expect(edges(run('make'), run(' available ', 'wording'), run('it'))).toBe(
      'make| |available| |it',
    )
  })

  it('keeps it on a space between two changed pieces', () => {
    expect(
      edges(run('a service ', 'clause'), run('that uses ', 'clause', 'wording'), run('it')),
    ).toBe('a service |that uses| |it')
  })

  it('keeps a change that is nothing but space', () => {
    expect(edges(run('a'), run('  ', 'typography'), run('b'))).toBe('a|  |b')
  })
})

describe('lookOf', () => {
  it.each([
    [null, null, 'plain'],
    ['wording', null, 'came'],
    [null, 'scope', 'went'],
    ['clause', 'wording', 'both'],
    ['name', 'wording', 'went'],
    ['clause', 'name', 'came'],
    ['name', 'name', 'form'],
    [null, 'date', 'form'],
    ['number-label', null, 'number'],
    [null, 'number-label', 'number'],
  ] as const)('came %s, went %s: %s', (came, went, look) => {
    expect(lookOf(run('x', came, went))).toBe(look)
  })
})
