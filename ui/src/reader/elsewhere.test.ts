import { expect, it } from 'vitest'
import type { Annotation, Finding, Group, ShelfEdition } from '../lib/wire'
import { countsOf, elsewhere } from './elsewhere'

const finding = (group: Group, clause: number) => ({ group, clause }) as Finding
const findings = [finding('restriction', 1), finding('restriction', 2), finding('risk', 3)]
const none = { restriction: 0, condition: 0, control: 0, risk: 0, grant: 0 }
const shelved = (counts: Partial<typeof none>, notes: number) =>
  ({ info: { id: 'l' }, counts: { ...none, ...counts }, notes }) as ShelfEdition
const reading = { findings, annotations: [{} as Annotation], licence: 'l' }

it('counts a clause with two rules of a group once', () => {
  expect(countsOf({ findings: [...findings, finding('risk', 3)] })).toEqual({
    ...none,
    restriction: 2,
    risk: 1,
  })
})

it('says what the bundle has beyond the text', () => {
  const family = [shelved({ restriction: 33, risk: 1 }, 4)]
  expect(elsewhere({ ...reading, family })).toEqual({ ...none, restriction: 31, notes: 3 })
})

it('says nothing where the text has it all, such as a policy that is printed in the licence', () => {
  const family = [shelved({ restriction: 1 }, 0)]
  expect(elsewhere({ ...reading, family })).toEqual({ ...none, notes: 0 })
  expect(elsewhere({ ...reading, family: [] })).toEqual({ ...none, notes: 0 })
})
