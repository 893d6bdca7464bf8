import { expect, it } from 'vitest'
import type { Gained, Group } from '../lib/wire'
import { did } from './did'
import { step } from './samples'

const finding = (group: Group, category: string): Gained => ({
  group,
  category,
  rule: category,
  name: { en: category, fr: category },
})

it('says what came, went and changed, each category once, what binds most first', () => {
  const lines = did(
    step({
      gained: [
        finding('grant', 'patent'),
        finding('condition', 'naming'),
        finding('condition', 'naming'),
        finding('condition', 'notice'),
      ],
      lost: [finding('restriction', 'output-use'), finding('condition', 'notice')],
    }),
  )
  expect(lines.map(({ what, finding: { category } }) => `${category} ${what}`)).toEqual([
    'output-use went',
    'naming came',
    'notice changed',
    'patent came',
  ])
})
