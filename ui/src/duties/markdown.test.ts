import { describe, expect, it } from 'vitest'
import { proof, wording } from '../verdict/samples'
import { asMarkdown, plain } from './markdown'
import { duties, duty } from './samples'

it('lists what is asked, with its clauses, reasons, ticks and notes', () => {
  const answers = [{ question: 'role', option: 'sell' }]
  const list = duties(
    [
      duty('badge', { because: answers, proofs: [proof({ document: 1, address: 'AUP.1' })] }),
      duty('ask', { act: 'ask', unanswered: ['place'] }),
    ],
    { answers },
  )
  const marked = (key: string) => ({
    done: key === 'badge',
    note: key === 'badge' ? 'by June' : '',
  })
  expect(asMarkdown(list, ({ key }) => marked(key))).toBe(`# Duties under Bees 2

Bee Licence 2, 23 July 2024

## Your situation

- What of role? Say sell

## Do

- [x] Do badge
  - “You may not keep more than a hive.” (§ 1, in the policy)
  - Because you answered: Say sell.
  - Note: by June

## Ask the licensor

- [ ] Do ask
  - “You may not keep more than a hive.” (§ 2)
  - May apply. You have not said: What of place?
`)
})

it('keeps words of others from becoming markup', () => {
  const hostile = '<script>alert(1)</script>\n# [x](javascript:1) `code` *b*'
  const list = duties([duty('a', { says: wording(hostile), proofs: [proof({ quote: hostile })] })])
  const written = asMarkdown(list, () => ({ done: false, note: `- [x] ${hostile}` }))
  expect(written.split('\n').filter((line) => line.startsWith('- ['))).toHaveLength(1)
  expect(written.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '# Duties under Bees 2',
    '## Do',
  ])
  expect(written).not.toMatch(/(?<!\\)[<`*]/u)
  expect(written).not.toMatch(/(?<!\\)\[x\]/u)
})

describe('words that would begin a list', () => {
  it.each([
    ['1. Grant', '1\\. Grant'],
    ['- dash', '\\- dash'],
    ['+ plus', '\\+ plus'],
    ['2024 is a year', '2024 is a year'],
  ])('%s', (words, written) => {
    expect(plain(words)).toBe(written)
  })
})
