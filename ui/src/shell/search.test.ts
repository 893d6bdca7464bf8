import { describe, expect, it } from 'vitest'
import { search, type Target } from './search'

const target = (kind: Target['kind'], name: string, before = ''): Target => ({
  id: kind + name,
  kind,
  name,
  before,
  run: () => undefined,
})
const targets = [
  target('clauses', 'Additional Commercial Terms', '2'),
  target('clauses', 'Term and Termination', '6'),
  target('notes', 'termination needs a breach'),
  target('commands', 'Theme: Dark'),
  target('editions', 'Llama 3.1'),
]
const names = (typed: string) =>
  search(targets, typed).flatMap(({ found }) => found.map(({ target: { name } }) => name))

describe('search', () => {
  it.each([
    ['term', ['Term and Termination', 'Additional Commercial Terms', 'termination needs a breach']],
    ['#term', ['Term and Termination', 'Additional Commercial Terms']],
    ['@term', ['termination needs a breach']],
    ['> dark', ['Theme: Dark']],
    ['6', ['Term and Termination']],
    ['terms add', ['Additional Commercial Terms']],
    ['', ['Llama 3.1', 'Theme: Dark']],
    ['(', []],
  ])('“%s”', (typed, expected) => {
    expect(names(typed)).toEqual(expected)
  })

  it('marks the letters that were typed and loses none', () => {
    const [group] = search(targets, '#term')
    const parts = group?.found[0]?.parts ?? []
    expect(parts.map(({ text }) => text).join('')).toBe('Term and Termination')
    expect(parts.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Term', 'Term'])
  })
})
