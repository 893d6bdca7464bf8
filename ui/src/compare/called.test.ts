import { describe, expect, it } from 'vitest'
import { called } from './called'
import { row } from './samples'

describe('called', () => {
  it('names the lines of a licence’s head by what they are', () => {
    expect(called(row({ kind: 'title', title: 'ALPHA LICENCE' }), 0)).toBe('Title')
    expect(called(row({ kind: 'date-line', title: 'Release Date: May 1, 2024' }), 1)).toBe('Date')
  })

  it('names another document by its own title', () => {
    expect(called(row({ kind: 'title', title: 'Alpha Policy' }), 40)).toBe('Alpha Policy')
  })

  it('names a definition by its term', () => {
    for (const [title, name] of [
      ['“Documentation” means the manuals that…', '“Documentation”'],
      ['"Licensee" or "you" means…', '"Licensee"'],
      ['Documentation means the manuals', 'Documentation means the manuals'],
    ] as const) {
      expect(called(row({ kind: 'definition', title }), 3)).toBe(name)
    }
  })

  it('names any other clause by its title', () => {
    expect(called(row({ kind: 'numbered', title: 'Term and Termination' }), 9)).toBe(
      'Term and Termination',
    )
  })
})
