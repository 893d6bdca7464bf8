// Rows and steps for the tests beside this file.
import type { Cell, Row, Step } from '../lib/wire'

/** A step in which nothing happened, but for what is given. */
export const step = (given: Partial<Step>): Step => ({
  relation: 'same',
  kinds: [],
  substance: false,
  gained: [],
  lost: [],
  oldAddress: null,
  newAddress: null,
  ...given,
})

/** A cell with plain words, but for what is given. */
export const cell = (text: string, given: Partial<Cell> = {}): Cell => ({
  document: 'a',
  address: '1',
  at: 0,
  label: null,
  heading: false,
  runs: [{ text, came: null, went: null }],
  elsewhere: null,
  ...given,
})

/** A row in two editions, but for what is given. */
export const row = (given: Partial<Row>): Row => ({
  address: '1',
  title: 'Title',
  serif: false,
  depth: 0,
  kind: 'numbered',
  cells: [cell('words'), cell('words')],
  steps: [step({})],
  ...given,
})
