import { describe, expect, it } from 'vitest'
import { doneAgain, fresh, inverse, record, takenBack, together, type Act } from './history'

const edit = (body: string) => ({
  body,
  colour: 1 as const,
  tags: [],
  links: [],
  done: false,
})
const of = { id: 'n', edition: 'one' }
const acts: Act[] = [
  { ...of, kind: 'add', on: 'highlight' },
  { ...of, kind: 'edit', before: edit(''), after: edit('words') },
  { ...of, kind: 'revert', from: 3, to: 0 },
  { ...of, kind: 'place', from: 3, to: 4 },
  { ...of, kind: 'remove', on: 'clause' },
  { kind: 'take-off', id: 'one', edition: 'one', name: 'One' },
]

describe('the history', () => {
  it('takes acts back in turn, last first, and does them again', () => {
    const whole = acts.reduce(record, fresh)
    let history = whole
    for (let act = history.done.at(-1); act; act = history.done.at(-1)) {
      history = takenBack(history, act)
    }
    expect(history).toEqual({ done: [], undone: [...acts].reverse() })
    for (let act = history.undone.at(-1); act; act = history.undone.at(-1)) {
      history = doneAgain(history, act)
    }
    expect(history).toEqual(whole)
  })

  it('takes back an act that is not the last', () => {
    const [first, ...later] = acts
    expect(first && takenBack(acts.reduce(record, fresh), first)).toEqual({
      done: later,
      undone: [first],
    })
  })

  it('forgets what was undone once something new is done', () => {
    const history = { done: [], undone: acts }
    expect(record(history, { kind: 'add', on: 'edition', id: 'm', edition: 'one' }).undone).toEqual(
      [],
    )
  })

  it.each(acts)('an inverse of an inverse is the act itself', (act) => {
    expect(inverse(inverse(act))).toEqual(act)
  })
})

describe('what was done together', () => {
  const carry = (id: string, group?: string): Act => ({
    kind: 'carry',
    id,
    edition: 'two',
    ...(group === undefined ? {} : { group }),
  })
  const [alone, a, b, other, c] = [
    carry('0'),
    carry('1', 'g'),
    carry('2', 'g'),
    carry('3', 'h'),
    carry('4', 'g'),
  ] as const
  const all = [alone, a, b, other, c]

  it.each([
    ['an act without a group is alone', alone, [alone]],
    ['the first brings those after it', a, [a, b]],
    ['the last brings those before it', b, [a, b]],
    ['another group is another', other, [other]],
    ['what came between keeps it apart', c, [c]],
  ])('%s', (_, act, expected) => {
    expect(together(all, act)).toEqual(expected)
  })

  it('is what it was when it is taken back twice', () => {
    const acts: Act[] = [a, { kind: 'leave', id: '1', edition: 'two' }]
    expect(acts.map(inverse).map(inverse)).toEqual(acts)
    expect(acts.map((act) => inverse(act).kind)).toEqual(['uncarry', 'unleave'])
  })
})
