import { describe, expect, it } from 'vitest'
import type { Annotation, Clause, Finding, Range } from '../lib/wire'
import { clauseNotes, noteMarks, wordMarks } from './marks'

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

describe('noteMarks', () => {
  // 'a. Grant.\nb. Use it.', the labels hung in the margin.
  const clauses = [
    { start: 0, bodyStart: 3, end: 9 },
    { start: 10, bodyStart: 13, end: 20 },
  ] as Clause[]
  const shown = (start: number | null, end: number | null) =>
    noteMarks(clauses, [{ kind: 'underline', start, end } as Annotation]).map((mark) => [
      mark.start,
      mark.end,
    ])

  it.each([
    ['stays on its words', [3, 8], [3, 8]],
    ['ends with the last word that is shown, not in the next label', [3, 13], [3, 9]],
    ['begins with the first word that is shown', [0, 5], [3, 5]],
    ['goes over from one clause to the next', [5, 16], [5, 16]],
    ['begins behind a clause with the next', [9, 16], [13, 16]],
  ])('%s', (_, [start = 0, end = 0], [from, to]) => {
    expect(shown(start, end)).toEqual([[from, to]])
  })

  it('has no mark without a word that is shown', () => {
    expect(shown(10, 12)).toEqual([])
    expect(shown(null, null)).toEqual([])
  })

  it.each(['clause', 'edition', 'change'] as const)('are none for a note on the %s', (kind) => {
    expect(noteMarks(clauses, [{ kind, start: 0, end: 9 } as Annotation])).toEqual([])
  })
})

describe('clauseNotes', () => {
  const clauses = [
    { start: 0, bodyStart: 3, end: 9 },
    { start: 10, bodyStart: 13, end: 20 },
  ] as Clause[]

  it('stand at their own clause, and no other kind does', () => {
    const on = (id: string, kind: Annotation['kind'], start: number | null) =>
      ({ id, kind, start }) as Annotation
    const all = [
      on('second', 'clause', 10),
      on('gone', 'clause', null),
      on('words', 'highlight', 0),
      on('first', 'clause', 0),
    ]
    const ids = clauseNotes(clauses, all).map((of) => of.map(({ id }) => id))
    expect(ids).toEqual([['first'], ['second']])
  })
})
