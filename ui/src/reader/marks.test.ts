import { describe, expect, it } from 'vitest'
import type { Finding, Range } from '../lib/wire'
import { wordMarks } from './marks'

const finding = (start: number, end: number, words: Range[] = []): Finding => ({
  rule: 'r',
  category: 'notice',
  group: 'condition',
  name: { en: 'Notice', fr: 'Mention' },
  address: '1',
  clause: 0,
  start,
  end,
  words,
  criteria: [],
  confidence: 'sure',
  why: { en: '', fr: '' },
})

describe('wordMarks', () => {
  it('underlines the deciding words, or the whole finding when none are named', () => {
    const marks = wordMarks([finding(0, 50, [{ start: 4, end: 9 }]), finding(60, 70)])
    expect(marks.map((mark) => [mark.start, mark.end])).toEqual([
      [4, 9],
      [60, 70],
    ])
  })

  it('puts a second finding on the same words in the lower lane', () => {
    const lanes = wordMarks([finding(0, 10), finding(5, 15), finding(20, 30)]).map((mark) =>
      mark.kind === 'words' ? mark.lane : null,
    )
    expect(lanes).toEqual([0, 1, 0])
  })

  it('lowers only those of a finding’s words that have a line already', () => {
    const two = [
      { start: 5, end: 15 },
      { start: 40, end: 50 },
    ]
    const lanes = wordMarks([finding(0, 10), finding(5, 50, two)]).map((mark) =>
      mark.kind === 'words' ? mark.lane : null,
    )
    expect(lanes).toEqual([0, 1, 0])
  })
})
