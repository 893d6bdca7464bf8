import { describe, expect, it } from 'vitest'
import { again, back, fresh, inverse, record, type Act } from './history'

const edit = (body: string) => ({ body, colour: 1 as const, tags: [] })
const acts: Act[] = [
  { kind: 'add', id: 'n' },
  { kind: 'edit', id: 'n', before: edit(''), after: edit('words') },
  { kind: 'remove', id: 'n' },
]

describe('the history', () => {
  it('takes acts back in turn, last first, and does them again', () => {
    let history = acts.reduce(record, fresh)
    const undone: Act[] = []
    for (let step = back(history); step; step = back(history)) {
      undone.push(step.act)
      history = step.then
    }
    expect(undone).toEqual([...acts].reverse().map(inverse))
    const redone: Act[] = []
    for (let step = again(history); step; step = again(history)) {
      redone.push(step.act)
      history = step.then
    }
    expect(redone).toEqual(acts)
    expect(history).toEqual(acts.reduce(record, fresh))
  })

  it('forgets what was undone once something new is done', () => {
    const step = back(acts.reduce(record, fresh))
    expect(step && again(record(step.then, { kind: 'add', id: 'm' }))).toBeNull()
  })

  it('has nothing to take back at first', () => {
    expect(back(fresh)).toBeNull()
    expect(again(fresh)).toBeNull()
  })

  it.each(acts)('an inverse of an inverse is the act itself', (act) => {
    expect(inverse(inverse(act))).toEqual(act)
  })
})
