import { afterEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('document', { documentElement: {} })
const { speak } = await import('../lib/messages/language.svelte')
const { dayOf, detailsOf, fidelityInWords, hostOf, isAskable, signsInWords } =
  await import('./facts')
const { edition, fetched } = await import('./samples')

afterEach(() => {
  speak('en')
})

describe('signs', () => {
  it('are told by how often they stand, and by number when nothing of them is seen', () => {
    const signs = [
      { sign: '*', count: 1240 },
      { sign: '\u202e', count: 1 },
      { sign: '<', count: 2 },
    ]
    expect(signsInWords(signs)).toEqual(['1,240 × *', '1 × U+202E', '2 × <'])
  })

  it('are told up to eight kinds', () => {
    const signs = [...'abcdefghi'].map((sign) => ({ sign, count: 1 }))
    expect(signsInWords(signs.slice(0, 8)).at(-1)).toBe('1 × h')
    expect(signsInWords(signs).slice(-2)).toEqual(['1 × h', 'and more'])
  })
})

it('tells how a text was altered in the reader’s language', () => {
  const altered = { is: 'altered', en: 'A line is missing.', fr: 'Une ligne manque.' } as const
  expect(fidelityInWords(altered)).toBe('Altered in the source: A line is missing.')
  speak('fr')
  expect(fidelityInWords(altered)).toBe('Altéré dans la source\u00a0: Une ligne manque.')
  expect(fidelityInWords(null)).toBe('Non vérifié auprès de l’éditeur.')
})

it.each([
  ['https://github.com/a/b', 'github.com'],
  ['http://a.example:8080/', 'a.example:8080'],
  ['not an address', 'not an address'],
])('names the host of %s', (address, host) => {
  expect(hostOf(address)).toBe(host)
})

it.each([
  ['https://bees.example/LICENSE', true],
  ['http://bees.example/LICENSE', false],
  ['the shelf', false],
])('offers to ask %s: %s', (address, askable) => {
  expect(isAskable(address)).toBe(askable)
})

describe('what is said of a publisher’s copy', () => {
  const day = dayOf(new Date(2026, 10, 5))

  it('is what is said of our text, with the day as its version and the address as its source', () => {
    expect(detailsOf(edition, fetched, day)).toEqual({
      title: 'Bee Licence',
      family: 'Bees',
      version: '1 (2026-11-05)',
      publisher: 'Apiary',
      date: '2025-01-01',
      kind: 'licence',
      url: 'https://raw.bees.example/LICENSE',
    })
    expect(detailsOf({ ...edition, version: '' }, fetched, day).version).toBe('2026-11-05')
  })

  it('keeps our date only where the words are the same', () => {
    expect(detailsOf(edition, { ...fetched, sameWords: true }, day).date).toBe('2024-07-23')
  })
})
