// Rows for the tests beside this file.
import type { Became, Mark, MatrixCell, MatrixRow } from '../lib/wire'

const SIGNS: Record<string, Mark> = {
  o: 'first',
  n: 'new',
  s: 'same',
  f: 'form',
  e: 'edited',
  m: 'moved',
  x: 'gone',
  '.': 'absent',
}
const STANDS: readonly Mark[] = ['first', 'new', 'same', 'form', 'edited']
const SUBSTANCE: readonly Mark[] = ['new', 'edited', 'gone']

const became = (substance: boolean): Became => ({ relation: 'edited', kinds: [], substance })

function cell(sign: string, column: number): MatrixCell {
  const mark = SIGNS[sign] ?? 'absent'
  return {
    stands: STANDS.includes(mark) ? { document: `edition-${String(column)}`, address: '1' } : null,
    mark,
    change: mark === 'first' || mark === 'absent' ? null : became(SUBSTANCE.includes(mark)),
  }
}

/** A row drawn with signs: o first, n new, s same, f form, e edited, m moved, x gone, . absent. */
export const row = (signs: string, given: Partial<MatrixRow> = {}): MatrixRow => ({
  topic: signs,
  begins: null,
  address: '1',
  section: 'own',
  cells: [...signs].map(cell),
  ...given,
})
