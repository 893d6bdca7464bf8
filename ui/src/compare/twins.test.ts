import { describe, expect, it } from 'vitest'
import { cell, step } from './samples'
import { absence, isTwin, lookOfTwin } from './twins'

const moved = step({ relation: 'moved', oldAddress: 'AUP.2', newAddress: '1.b' })
const edited = step({ relation: 'moved-edited', oldAddress: 'AUP.2', newAddress: '1.b' })
const merged = step({ relation: 'merged', oldAddress: '3', newAddress: '2' })
const split = step({ relation: 'split', oldAddress: '2', newAddress: '3' })
const removed = step({ relation: 'removed', oldAddress: 'AUP.2' })

describe('an empty cell', () => {
  it.each([
    ['its words moved here, elsewhere', moved, null, { why: 'moved', address: '1.b' }],
    ['they were edited on the way', edited, null, { why: 'moved', address: '1.b' }],
    ['they stood here, elsewhere', null, moved, { why: 'stood', address: 'AUP.2' }],
    ['it was merged into another', merged, null, { why: 'part', address: '2' }],
    ['it is a part of one that was split', null, split, { why: 'part', address: '2' }],
    ['they went', removed, null, { why: 'not-there' }],
    ['they are yet to come', null, step({ relation: 'added' }), { why: 'not-there' }],
    ['they are in neither', null, null, { why: 'not-there' }],
  ] as const)('says why: %s', (_, into, out, why) => {
    expect(absence(into, out)).toEqual(why)
  })
})

it('tells a twin from a clause that moved with its row and from one that went', () => {
  const words = cell('words')
  expect(isTwin(words, null, edited)).toBe(true)
  expect(isTwin(words, words, edited)).toBe(false)
  expect(isTwin(words, null, removed)).toBe(false)
  expect(isTwin(words, null, null)).toBe(false)
})

it('strikes no word of a twin', () => {
  expect(lookOfTwin({ text: 'x', came: null, went: null })).toBe('plain')
  expect(lookOfTwin({ text: 'x', came: null, went: 'scope' })).toBe('differs')
  expect(lookOfTwin({ text: 'x', came: 'wording', went: 'scope' })).toBe('came')
  expect(lookOfTwin({ text: 'x', came: null, went: 'name' })).toBe('form')
})
