import { expect, it } from 'vitest'
import { countsIn } from './counting'

it('says where counting ended', () => {
  const [english, french] = [countsIn('en-GB'), countsIn('fr-FR')]
  expect([0, 1312, 9999, 10_000, 10_001].map(english)).toEqual([
    '0',
    '1,312',
    '9,999',
    '10,000+',
    '10,000+',
  ])
  expect(french(10_000)).toMatch(/^10\s000\+$/u)
})
