import { describe, expect, it } from 'vitest'
import { offerAt, taken } from './completing'
import type { Value } from './vocabulary.svelte'
import type { FilterName } from './query'

const values: Partial<Record<FilterName, Value[]>> = {
  tag: ['breach', 'EU', 'neutral', 'A. B.'].map((name) => ({ value: name, name })),
  colour: [
    { value: '1', name: 'Question' },
    { value: '2', name: 'Risk' },
  ],
}
const valuesOf = (name: FilterName) => values[name] ?? []

/** What is offered where the bar stands. */
const offered = (query: string) => {
  const caret = query.indexOf('|')
  return offerAt(query.replace('|', ''), caret, valuesOf)?.values.map(({ value }) => value) ?? null
}

describe('a filter that is being typed', () => {
  it.each([
    ['tag:|', ['breach', 'EU', 'neutral', 'A. B.']],
    // Those that begin with it come first.
    ['tag:eu|', ['EU', 'neutral']],
    ['may tag:br| x', ['breach']],
    ['-tag:br|', ['breach']],
    ['tag:"a. |', ['A. B.']],
    // By its name too.
    ['colour:ri|', ['2']],
    // Nothing more can be said of it.
    ['colour:2|', null],
    ['tag:xyz|', null],
    ['tag|:', null],
    ['tag:EU |', null],
    ['may|', null],
    ['family:|', null],
    ['|', null],
  ])('%s is offered %j', (query, expected) => {
    expect(offered(query)).toEqual(expected)
  })

  it.each([
    ['tag:b| may', 'breach', 'tag:breach |may'],
    ['may -tag:|', 'A. B.', 'may -tag:"A. B." |'],
    ['tag:"A| in:notes', 'A. B.', 'tag:"A. B." |in:notes'],
  ])('%s becomes with %s %s', (query, value, expected) => {
    const caret = query.indexOf('|')
    const plain = query.replace('|', '')
    const offer = offerAt(plain, caret, valuesOf)
    expect(offer).not.toBeNull()
    if (!offer) return
    const after = taken(plain, offer, value)
    expect(`${after.query.slice(0, after.caret)}|${after.query.slice(after.caret)}`).toBe(expected)
  })
})
