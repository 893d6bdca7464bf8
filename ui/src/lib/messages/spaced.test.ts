import { expect, it } from 'vitest'
import { spaced } from './spaced'

it('keeps French punctuation on the line of its words', () => {
  const table = spaced({
    plain: 'Non enregistré : rien. Vraiment ?',
    inner: { quoted: (wanted: string) => `Aucune ne s’appelle « ${wanted} ».` },
    key: 3,
  })
  expect(table.plain).toBe('Non enregistré\u00a0: rien. Vraiment\u202f?')
  expect(table.inner.quoted('MIT')).toBe('Aucune ne s’appelle «\u00a0MIT\u00a0».')
  expect(table.key).toBe(3)
})
