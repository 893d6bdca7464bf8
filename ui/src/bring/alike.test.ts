// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../lib/messages/language.svelte'
import type { Near } from '../lib/wire'
import { nearOnes, share, sizeInWords } from './alike'

const near = (thousandths: number, exact = false): Near => ({
  id: String(thousandths),
  title: 'T',
  thousandths,
  exact,
  wordsChanged: exact ? 0 : 1,
})

afterEach(() => {
  speak('en')
})

describe('the share of words that are the same', () => {
  it.each([
    [983, false, '98.3%'],
    [900, false, '90.0%'],
    [999, false, '99.9%'],
    [1000, true, '100%'],
    // However little differs, a text that is not the same is never all of it.
    [1000, false, '99.9%'],
  ])('%i, exact %s: %s', (thousandths, exact, words) => {
    expect(share(near(thousandths, exact))).toBe(words)
  })

  it('is written as the language writes numbers', () => {
    speak('fr')
    expect(share(near(983)).replace(/\s/gu, ' ')).toBe('98,3 %')
  })
})

it('calls near only what is half the same or more', () => {
  const texts = [near(700), near(500), near(499)]
  expect(nearOnes({ texts }).map(({ id }) => id)).toEqual(['700', '500'])
})

it.each([
  [143, '143\u00a0bytes'],
  [7296, '7.3\u00a0kB'],
  [20_000_000, '20\u00a0MB'],
  // What is too large never looks as if it were just large enough.
  [20_000_001, '20.1\u00a0MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})
