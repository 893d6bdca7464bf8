import { describe, expect, it } from 'vitest'
import type { Annotation, Clause, ClauseKind, Finding } from '../lib/wire'
import { entryOf, outline } from './outline'

const blocks: [ClauseKind, number, string, string][] = [
  ['title', 0, '', 'A LICENCE'],
  ['date-line', 0, '', 'July 23, 2024'],
  ['definition', 0, '', '“A” means a.'],
  ['definition', 0, '', '“B” means b.'],
  ['paragraph', 0, '', 'By clicking you agree.'],
  ['numbered', 0, '1.', ' Rights. You may.'],
  ['numbered', 2, '(i)', ' If you distribute the work, keep this.'],
  ['bullet', 1, '*', ' no spam'],
]
const text = blocks.map(([, , label, body]) => label + body).join('\n')
const clauses = blocks.map(([kind, depth, label, body], i): Clause => {
  const start = blocks.slice(0, i).reduce((sum, [, , l, b]) => sum + l.length + b.length + 1, 0)
  const bodyStart = start + label.length
  const heading = label === '1.' ? { start: bodyStart + 1, end: bodyStart + 7 } : null
  return {
    address: String(i),
    label: label ? { start, end: bodyStart } : null,
    heading,
    kind,
    depth,
    start,
    end: bodyStart + body.length,
    bodyStart,
    parent: null,
    part: i < 7 ? 0 : 1,
  }
})
const note = { start: clauses[4]?.start ?? 0, end: 0 } as Annotation
const finding = { clause: 3, group: 'risk' } as Finding

describe('outline', () => {
  const shape = (annotations: Annotation[]) =>
    outline({ text, clauses }, [finding], annotations).map((entry) => [
      entry.label,
      entry.text,
      entry.level,
    ])

  it('gathers definitions, leaves out titles, dates and unmarked paragraphs', () => {
    expect(shape([])).toEqual([
      ['', null, 1],
      ['1', 'Rights', 1],
      ['i', 'If you distribute the work, keep this.', 3],
      ['•', 'no spam', 2],
    ])
  })

  it('takes the number out of a label of two words', () => {
    const printed = 'Section 12: Terms'
    const clause = { ...clauses[5], label: { start: 0, end: 11 }, heading: null, start: 0, end: 17 }
    const entries = outline(
      { text: printed, clauses: [{ ...clause, bodyStart: 12 } as Clause] },
      [],
      [],
    )
    expect(entries[0]?.label).toBe('12')
  })

  it('lists a paragraph that has a heading', () => {
    const words = 'Distribution. You may share it.'
    const clause = {
      ...clauses[1],
      kind: 'paragraph',
      label: null,
      start: 0,
      end: words.length,
      bodyStart: 0,
      heading: { start: 0, end: 12 },
    }
    const entries = outline({ text: words, clauses: [clause as Clause] }, [], [])
    expect(entries.map((entry) => entry.text)).toEqual(['Distribution'])
  })

  it('lists a paragraph that is annotated', () => {
    expect(shape([note])[1]).toEqual(['', 'By clicking you agree.', 1])
  })

  it('says what hangs on a line, and where a document begins', () => {
    const entries = outline({ text, clauses }, [finding], [])
    expect(entries[0]?.groups).toEqual(['risk'])
    expect(entries.map((entry) => entry.opensPart)).toEqual([false, false, false, true])
  })

  it('finds the line that a clause falls under', () => {
    const entries = outline({ text, clauses }, [], [])
    expect([1, 3, 4, 5, 7].map((clause) => entryOf(entries, clause))).toEqual([-1, 0, 0, 1, 3])
  })
})
