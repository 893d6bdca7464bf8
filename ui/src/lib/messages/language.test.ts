// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { en } from './en'
import { fr } from './fr'
import { dateInWords, inSentence, inWords, say, speak } from './language.svelte'

afterEach(() => {
  speak('en')
})

describe('the two languages', () => {
  const paths = (table: object, prefix = ''): string[] =>
    Object.entries(table).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? paths(value as object, `${prefix}${key}.`)
        : [`${prefix}${key}`],
    )

  it('say the same things', () => {
    expect(paths(fr)).toEqual(paths(en))
  })

  it('leave nothing unsaid', () => {
    const said = (value: unknown): string[] => {
      if (typeof value === 'string') return [value]
      // A list of one word serves as a name, a number and a list alike.
      if (typeof value === 'function')
        return said((value as (...given: unknown[]) => unknown)(['2'], ['3'], ['4'], ['5']))
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(said) : []
    }
    for (const table of [en, fr]) {
      for (const words of said(table)) expect(words.trim()).not.toBe('')
    }
  })

  it('change at once', () => {
    speak('fr')
    expect(say().views.shelf).toBe('Rayon')
    expect(inWords({ en: 'Notice', fr: 'Mention' })).toBe('Mention')
    expect(document.documentElement.lang).toBe('fr')
  })
})

it.each([
  ['Naming', 'naming'],
  ['EU persons', 'EU persons'],
])('%s is %s inside a sentence', (name, within) => {
  expect(inSentence({ en: name, fr: name })).toBe(within)
})

describe('folded clauses', () => {
  it.each([
    [1, 0, 0, 3, 'Same in all three'],
    [2, 0, 0, 2, 'Two clauses the same in both'],
    [1, 2, 0, 2, 'Two changes of form, one clause the same'],
    [0, 0, 3, 2, 'Same words, renumbered'],
    [0, 1, 12, 2, 'One change of form, 12 renumbered'],
  ])('%i same, %i of form, %i renumbered, in %i: %s', (same, form, number, columns, words) => {
    expect(en.compare.folded(same, form, number, columns)).toBe(words)
  })
})

describe('dates', () => {
  it.each([
    ['2024-07-23', 'long', '23 July 2024'],
    ['2024-07-23', 'short', '23 Jul 2024'],
    ['2004-01', 'long', 'January 2004'],
    ['1988', 'long', '1988'],
    [null, 'long', 'undated'],
    ['no date', 'long', 'no date'],
  ] as const)('%s, %s: %s', (iso, month, words) => {
    expect(dateInWords(iso, month)).toBe(words)
  })
})
