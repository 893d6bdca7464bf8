import { describe, expect, it } from 'vitest'
import { cut } from './runs'

const text = 'You shall keep “Built with” 𝄞 signs.'
const mark = (name: string, start: number, end: number) => ({ name, start, end })

describe('cut', () => {
  const cases: [string, [string, number, number][], [string, string][]][] = [
    ['no marks give one run', [], [[text, '']]],
    [
      'marks that overlap are cut at each end',
      [
        ['a', 0, 9],
        ['b', 4, 14],
      ],
      [
        ['You ', 'a'],
        ['shall', 'ab'],
        [' keep', 'b'],
        [text.slice(14), ''],
      ],
    ],
    [
      'equal marks stay together, in the order given',
      [
        ['b', 0, 3],
        ['a', 0, 3],
      ],
      [
        ['You', 'ba'],
        [text.slice(3), ''],
      ],
    ],
    ['an empty mark cuts nothing', [['a', 5, 5]], [[text, '']]],
    ['a mark that reaches outside is clipped', [['a', -4, 99]], [[text, 'a']]],
  ]

  it.each(cases)('%s', (_, marks, expected) => {
    const runs = cut(
      text,
      0,
      text.length,
      marks.map(([name, start, end]) => mark(name, start, end)),
    )
    expect(runs.map((run) => [run.text, run.marks.map((m) => m.name).join('')])).toEqual(expected)
  })

  it('gives back every character of the stretch, whatever the marks', () => {
    for (let seed = 1; seed < 200; seed++) {
      const at = (n: number) => (seed * 7919 * n) % (text.length + 1)
      const marks = [1, 2, 3, 4].map((n) => mark(String(n), at(n), at(n + 4)))
      const from = Math.min(at(9), at(10))
      const to = Math.max(at(9), at(10))
      const runs = cut(text, from, to, marks)
      expect(runs.map((run) => run.text).join('')).toBe(text.slice(from, to))
      for (const run of runs) expect(text.slice(run.start, run.end)).toBe(run.text)
    }
  })

  it('keeps offsets in UTF-16 units', () => {
    const [, clef] = cut(text, 0, text.length, [mark('clef', 28, 30)])
    expect(clef?.text).toBe('𝄞')
  })
})
