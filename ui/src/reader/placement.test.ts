import { describe, expect, it } from 'vitest'
import { crowded, place, tie } from './placement'

const gloss = (middle: number, height = 38, raised = false) => ({ middle, height, raised })

describe('place', () => {
  it('puts a gloss level with its words when there is room', () => {
    expect(place([gloss(100), gloss(200)])).toEqual([91, 191])
  })

  it('pushes a gloss below the one in its way, 12 under a tall one and 9 under a short one', () => {
    expect(place([gloss(100), gloss(110), gloss(112)])).toEqual([91, 141, 191])
    expect(place([gloss(100, 18), gloss(110)])).toEqual([91, 118])
  })

  it('lets later glosses return to their own level', () => {
    expect(place([gloss(100), gloss(105), gloss(400)])[2]).toBe(391)
  })

  it('raises an open note by the top of its frame', () => {
    expect(place([gloss(100, 150, true)])).toEqual([81])
  })

  it('never lets two overlap, whatever they are', () => {
    for (let seed = 1; seed < 100; seed++) {
      const glosses = Array.from({ length: 12 }, (_, i) =>
        gloss(i * ((seed * 13) % 60), 18 + ((seed * i * 7) % 90), (seed + i) % 5 === 0),
      )
      const tops = place(glosses)
      glosses.slice(1).forEach((_, i) => {
        const bottom = (tops[i] ?? 0) + (glosses[i]?.height ?? 0)
        expect(tops[i + 1]).toBeGreaterThanOrEqual(bottom + 9)
      })
    }
  })
})

describe('crowded', () => {
  it('shrinks a gloss whose successor is less than 36 px away', () => {
    expect(crowded([0, 35, 71, 200])).toEqual([true, false, false, false])
  })
})

describe('tie', () => {
  it('is straight when level and bent otherwise', () => {
    expect(tie({ edge: 600, end: 644, middle: 100, level: 104 })).toBe('M606 100.5H644')
    expect(tie({ edge: 600, end: 644, middle: 100, level: 150 })).toBe('M606 100.5h6L638 150.5H644')
  })
})
