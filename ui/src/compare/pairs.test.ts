import { describe, expect, it } from 'vitest'
import type { Annotation, Cell, Column } from '../lib/wire'
import { isOn, pairOf, rowOfChange, stepToNote } from './pairs'
import { cell, row, step } from './samples'

const column = (id: string, incorporates: string[] = []) =>
  ({ edition: { id, incorporates } }) as unknown as Column
const columns = [column('3', ['3-aup']), column('3.1', ['3.1-aup']), column('3.2')]
const at = (document: string, address: string): Cell => cell('words', { document, address })
const note = (given: Partial<Annotation>) => ({ kind: 'change', ...given }) as Annotation
const change = (older: string, address: string | null = null) => ({ older, quote: null, address })

describe('the sides of a change', () => {
  it.each([
    ['in both', at('3', '1'), at('3.1', '2'), '3', '3.1'],
    ['added', null, at('3.1', '2'), '3', '3.1'],
    ['removed', at('3', '1'), null, '3', '3.1'],
    ['added to a policy', null, at('3.1-aup', '2'), '3-aup', '3.1-aup'],
    ['removed from a policy', at('3-aup', '2'), null, '3-aup', '3.1-aup'],
  ])('%s', (_, old, now, older, newer) => {
    const pair = pairOf(columns, row({ cells: [old, now, null] }), 0)
    expect(pair).toEqual({ older, newer, old, new: now })
  })

  it('are none where neither text has the clause, nor behind the last column', () => {
    expect(pairOf(columns, row({ cells: [null, null, at('3.2', '1')] }), 0)).toBeNull()
    expect(pairOf(columns, row({ cells: [null, null, at('3.2', '1')] }), 2)).toBeNull()
  })
})

describe('a note', () => {
  const both = pairOf(columns, row({ cells: [at('3', '1'), at('3.1', '2'), null] }), 0)
  const removed = pairOf(columns, row({ cells: [at('3', '1'), null, null] }), 0)
  it.each([
    ['its change', both, { edition: '3.1', address: '2', change: change('3', '1') }, true],
    ['another clause', both, { edition: '3.1', address: '9', change: change('3', '1') }, false],
    ['another pair', both, { edition: '3.1', address: '2', change: change('2', '1') }, false],
    ['another edition', both, { edition: '3.2', address: '2', change: change('3', '1') }, false],
    ['words alone', both, { kind: 'highlight', edition: '3.1', address: '2' }, false],
    ['what is gone', removed, { edition: '3.1', address: '', change: change('3', '1') }, true],
    [
      'else that is gone',
      removed,
      { edition: '3.1', address: '', change: change('3', '9') },
      false,
    ],
  ] satisfies [string, typeof both, Partial<Annotation>, boolean][])(
    'on %s',
    (_, pair, given, is) => {
      expect(pair && isOn(pair, note({ change: null, ...given }))).toBe(is)
    },
  )
})

describe('the row of a change that a note is on', () => {
  const rows = [
    row({ cells: [at('3', '1'), at('3.1', '1'), null] }),
    row({ cells: [at('3', '1.b.v'), null, null], steps: [step({}), step({})] }),
    row({ cells: [null, at('3.1', '2.a'), at('3.2', '2.a')], steps: [step({}), step({})] }),
    row({ cells: [at('3', '4'), at('3.1', '3'), at('3.2', '3')], steps: [step({}), step({})] }),
    row({ cells: [at('3-aup', '1'), at('3.1-aup', '1'), null], steps: [step({}), step({})] }),
  ]
  it.each([
    ['of both sides', '3.1', '3', change('3', '4'), 3],
    ['that was removed', '3.1', '', change('3', '1.b.v'), 1],
    ['that was added', '3.1', '2.a', change('3'), 2],
    ['of a later step', '3.2', '3', change('3.1', '3'), 3],
    ['of a policy', '3.1-aup', '1', change('3-aup', '1'), 4],
    ['whose newer side is gone: by the older', '3.1', '9', change('3', '1.b.v'), 1],
    ['whose removed clause was found again: by the older', '3.1', '', change('3', '4'), 3],
    ['whose clauses are gone', '3.1', '9', change('3', '9'), null],
    ['between texts that are not compared', '3.1', '1', change('2', '1'), null],
  ])('%s', (_, edition, address, change, expected) => {
    expect(rowOfChange({ columns, rows }, note({ edition, address, change }))).toBe(expected)
  })
})

describe('the step that a note is put on', () => {
  const form = step({ relation: 'edited', kinds: ['name'] })
  const substance = step({ relation: 'edited', kinds: ['scope'], substance: true })
  it.each([
    ['the first of substance', [form, substance, substance], 1],
    ['the first change of form where there is none', [step({}), form], 1],
    ['none where nothing changed', [step({}), null], null],
  ])('is %s', (_, steps, at) => {
    expect(stepToNote(row({ steps }))).toBe(at)
  })
})
