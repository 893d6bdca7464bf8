import { describe, expect, it } from 'vitest'
import { doneAgain, fresh, inverse, record, takenBack, type Act } from './history'

const edit = (body: string) => ({ body, colour: 1 as const, tags: [] })
const of = { id: 'n', edition: 'one' }
const acts: Act[] = [
  { ...of, kind: 'add' },
  { ...of, kind: 'edit', before: edit(''), after: edit('words') },
  { ...of, kind: 'remove' },
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
    expect(record(history, { kind: 'add', id: 'm', edition: 'one' }).undone).toEqual([])
  })

  it.each(acts)('an inverse of an inverse is the act itself', (act) => {
    expect(inverse(inverse(act))).toEqual(act)
  })
})
