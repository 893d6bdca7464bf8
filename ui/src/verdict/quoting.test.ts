import { describe, expect, it } from 'vitest'
import { pieces, type Piece } from './quoting'

const drawn = (all: readonly Piece[]) =>
  all.map((piece) => (piece.gap ? '[…]' : piece.deciding ? `<${piece.text}>` : piece.text))

describe('a quote', () => {
  it('marks the words that decide, and loses none of the others', () => {
    expect(drawn(pieces('You may not sell it.', [{ start: 4, end: 11 }]))).toEqual([
      'You ',
      '<may not>',
      ' sell it.',
    ])
  })

  it('counts in UTF-16', () => {
    expect(drawn(pieces('🐝 may not', [{ start: 3, end: 10 }]))).toEqual(['🐝 ', '<may not>'])
  })

  it('takes a range that reaches outside for what of it is there', () => {
    expect(drawn(pieces('may not', [{ start: 4, end: 99 }]))).toEqual(['may ', '<not>'])
  })

  it('leaves long stretches out, never words that decide', () => {
    const filler = 'word '.repeat(60)
    const quote = `${filler}must not ${filler}ever ${filler}`
    const words = [
      { start: 300, end: 308 },
      { start: 609, end: 613 },
    ]
    const parts = drawn(pieces(quote, words))
    expect(parts.filter((part) => part.startsWith('<'))).toEqual(['<must not>', '<ever>'])
    expect(parts.filter((part) => part === '[…]')).toHaveLength(3)
    expect([parts[0], parts.at(-1)]).toEqual(['[…]', '[…]'])
    expect(parts.join('').length).toBeLessThan(600)
    expect(parts.join('')).not.toMatch(/\bwor\b|\brd\b/u)
  })

  it('is cut at its end where no word decides', () => {
    const parts = drawn(pieces('word '.repeat(200), []))
    expect(parts).toHaveLength(2)
    expect(parts[1]).toBe('[…]')
  })
})
