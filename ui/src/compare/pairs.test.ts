import { describe, expect, it } from 'vitest'
import type { Annotation, Cell, Column } from '../lib/wire'
import { isOn, pairOf, stepToNote } from './pairs'
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
