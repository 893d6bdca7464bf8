import { describe, expect, it } from 'vitest'
import type { Row } from '../lib/wire'
import { changes, folded, insides, isHeading, lines, stoodBehind } from './board'
import { cell, row, step } from './samples'

const heading = (title: string, depth: number): Row => {
  const only = cell(`${title}.`, { heading: true })
  return row({ title, depth, cells: [only, only] })
}
const clause = (given: Partial<Row>): Row =>
  row({ serif: true, title: 'words', depth: 2, ...given })
const edited = step({ relation: 'edited', kinds: ['scope'], substance: true })
const renamed = step({ relation: 'edited', kinds: ['name'] })

// 0 heading 1, 1 heading 1.b, 2 edited, 3 same, 4 same, 5 renamed, 6 headed and renamed
const rows = [
  heading('Rights', 0),
  heading('Use', 1),
  clause({ steps: [edited] }),
  clause({}),
  clause({}),
  clause({ steps: [renamed] }),
  row({ title: 'Terms', steps: [renamed] }),
]
const all = { onlyChanges: false, onlySubstance: false, opened: new Set<number>() }
const shape = (shown: typeof all) =>
  lines(rows, shown).map((line) =>
    'rows' in line ? `${line.as} ${line.rows.join()}` : `${line.as} ${String(line.row)}`,
  )

describe('lines', () => {
  it('shows every row when nothing is folded', () => {
    expect(shape(all)).toEqual([
      'head 0',
      'head 1',
      'whole 2',
      'whole 3',
      'whole 4',
      'whole 5',
      'whole 6',
    ])
  })

  it('folds equal rows, keeps headings over changes, shortens changes of form', () => {
    expect(shape({ ...all, onlyChanges: true })).toEqual([
      'head 0',
      'head 1',
      'whole 2',
      'fold 3,4',
      'short 5',
      'head 6',
      'short 6',
    ])
  })

  it('folds changes of form too when only substance is wanted', () => {
    expect(shape({ ...all, onlySubstance: true })).toEqual([
      'head 0',
      'head 1',
      'whole 2',
      'fold 3,4,5,6',
    ])
  })

  it('opens a fold', () => {
    expect(shape({ ...all, onlyChanges: true, opened: new Set([3]) }).slice(3, 5)).toEqual([
      'whole 3',
      'whole 4',
    ])
  })

  it('keeps headings where they stand, between the clauses folded about them', () => {
    const early = [clause({}), heading('Rights', 0), clause({}), clause({ steps: [edited] })]
    const shown = lines(early, { ...all, onlyChanges: true })
    expect(shown.map((line) => ('rows' in line ? line.rows : line.row))).toEqual([[0], 1, [2], 3])
  })

  it('lets another document begin under its own title', () => {
    const bundle = [clause({}), row({ kind: 'title', title: 'Policy' }), clause({})]
    const shown = lines(bundle, { ...all, onlyChanges: true })
    expect(shown.map(({ as }) => as)).toEqual(['fold', 'head', 'fold'])
  })

  it('leaves no row out and shows none twice in full', () => {
    for (const shown of [all, { ...all, onlyChanges: true }, { ...all, onlySubstance: true }]) {
      const seen = lines(rows, shown).flatMap((line) =>
        'rows' in line ? line.rows : line.as === 'head' ? [] : [line.row],
      )
      const heads = lines(rows, shown).flatMap((line) => (line.as === 'head' ? [line.row] : []))
      expect(new Set(seen).size).toBe(seen.length)
      expect(new Set([...seen, ...heads])).toEqual(new Set(rows.keys()))
    }
  })
})

it('counts as changes what is shown', () => {
  expect(changes(rows, all)).toEqual([2, 5, 6])
  expect(changes(rows, { ...all, onlySubstance: true })).toEqual([2])
})

it('counts what a fold holds', () => {
  const mixed = [...rows, clause({ steps: [step({ relation: 'renumbered' })] })]
  expect(folded(mixed, [3, 4, 5, 7])).toEqual({ same: 2, form: 1, renumbered: 1 })
})

it('tells a heading from a clause with a heading', () => {
  expect(isHeading(heading('Rights', 0))).toBe(true)
  expect(
    isHeading(row({ title: 'Terms', cells: [cell('Terms. If you', { heading: true })] })),
  ).toBe(false)
})

describe('a document that stands in one edition only', () => {
  const gone = (kind: Row['kind'] = 'numbered') =>
    row({
      kind,
      cells: [cell('words'), null],
      steps: [step({ relation: 'removed', substance: true })],
    })
  const rows = [row({ kind: 'title' }), row({}), gone('title'), gone(), gone()]
  const shown = { onlyChanges: true, onlySubstance: false, opened: new Set<number>() }

  it('is one change, and its clauses are one line', () => {
    expect(insides(rows)).toEqual([[3, 4]])
    expect(changes(rows, shown)).toEqual([2])
    expect(lines(rows, shown).at(-1)).toEqual({ as: 'inside', rows: [3, 4] })
  })

  it('opens', () => {
    const opened = lines(rows, { ...shown, opened: new Set([3]) })
    expect(opened.filter((line) => line.as === 'whole').map((line) => line.row)).toEqual([3, 4])
  })

  it('is compared clause by clause where one of them stands in the other edition too', () => {
    expect(insides([...rows, row({ steps: [step({ relation: 'moved' })] })])).toEqual([])
  })
})

describe('a clause that moved', () => {
  const stands = (old: number | null, next: number | null, relation: 'same' | 'moved' = 'same') =>
    clause({
      cells: [old, next].map((at) => (at === null ? null : cell('words', { at }))),
      steps: [step({ relation })],
    })
  // The clause that stood second stands last.
  const rows = [stands(0, 0), stands(2, 1), stands(3, 2), stands(1, 3, 'moved')]

  it('leaves a line where it stood', () => {
    expect([...stoodBehind(rows)]).toEqual([[3, 0]])
    expect(lines(rows, all)).toEqual([
      { as: 'whole', row: 0 },
      { as: 'left', row: 3 },
      { as: 'whole', row: 1 },
      { as: 'whole', row: 2 },
      { as: 'whole', row: 3 },
    ])
  })

  it('leaves it behind the fold that it stood in', () => {
    const changed = rows.with(1, { ...stands(2, 1), steps: [edited] })
    const shown = lines(changed, { ...all, onlyChanges: true })
    expect(shown.map(({ as }) => as)).toEqual(['fold', 'left', 'whole', 'fold', 'short'])
  })

  it('leaves none where it would stand right before itself', () => {
    const near = [stands(0, 0), stands(1, 1, 'moved')]
    expect(lines(near, all).map(({ as }) => as)).toEqual(['whole', 'whole'])
  })
})
