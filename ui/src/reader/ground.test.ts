import { describe, expect, it } from 'vitest'
import { ground, type Inked } from './ground'

const highlight = (colour: Inked['colour'], done = false): Inked => ({
  kind: 'highlight',
  colour,
  done,
})
const underline = (colour: Inked['colour']): Inked => ({ kind: 'underline', colour, done: false })
const count = (words: string, part: string) => words.split(part).length - 1

describe('the ground of words', () => {
  it('is a highlight’s colour all over', () => {
    expect(ground([highlight(3)])).toBe('linear-gradient(var(--hl-3) 0% 100%)')
  })

  it('is shared by highlights that overlap, so that each is seen', () => {
    expect(ground([highlight(1), highlight(4)])).toBe(
      'linear-gradient(var(--hl-1) 0% 50%, var(--hl-4) 50% 100%)',
    )
  })

  it('lies behind the lines of underlines, each of its own colour', () => {
    const drawn = ground([highlight(1), underline(2), underline(5)])
    expect([count(drawn, 'var(--pen-2), var(--pen-2)'), count(drawn, 'var(--pen-5)')]).toEqual([
      1, 2,
    ])
    expect(drawn.endsWith('linear-gradient(var(--hl-1) 0% 100%)')).toBe(true)
  })

  it('is soft where what the note asked is done', () => {
    expect(ground([highlight(2, true)])).toContain(
      'color-mix(in srgb, var(--hl-2) 45%, transparent)',
    )
  })

  it.each([1, 2, 3])('leaves a finding’s line free under %i lines of words of 14 px', (n) => {
    const drawn = ground(Array.from({ length: n }, () => underline(1)))
    const ups = [...drawn.matchAll(/\(([\d.]+)em \+ (-?[\d.]+)px\)\) \/ 100% ([\d.]+)px/gu)]
    expect(ups).toHaveLength(n)
    // Under the baseline in px: the descent and the padding, less how far up the line ends.
    const ends = ups.map(([, em, px]) => (0.335 - Number(em)) * 14 + 1 - Number(px))
    expect(Math.max(...ends)).toBeLessThanOrEqual(0.3 * 14 + 0.3)
    const tops = ups.map(([, , , thick], i) => (ends[i] ?? 0) - Number(thick))
    expect(new Set(tops).size).toBe(n)
  })
})
