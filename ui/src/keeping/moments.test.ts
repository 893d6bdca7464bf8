// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { speak } from '../lib/messages/language.svelte'
import { momentInSentence, momentInWords } from './moments'

const now = new Date(2026, 10, 18, 9, 30)
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

afterEach(() => {
  speak('en')
})

it.each([
  ['the same day', at(2026, 10, 18, 0, 5), 'Today, 00:05'],
  ['the evening before', at(2026, 10, 17, 23, 59), 'Yesterday, 23:59'],
  ['earlier in the year', at(2026, 10, 16, 9, 5), '16 November, 09:05'],
  ['another year', at(2025, 11, 31, 14, 0), '31 December 2025, 14:00'],
  ['what is ahead of the clock', at(2026, 10, 19, 1, 0), '19 November, 01:00'],
  ['what is no time', 'soon', 'soon'],
])('names %s', (_, given, words) => {
  expect(momentInWords(given, now)).toBe(words)
})

it('speaks French, and small in a sentence', () => {
  speak('fr')
  expect(momentInSentence(at(2026, 10, 18, 14, 10), now)).toBe('aujourd’hui, 14:10')
  expect(momentInWords(at(2026, 10, 16, 9, 5), now)).toBe('16 novembre, 09:05')
})
