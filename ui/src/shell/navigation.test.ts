import { beforeEach, expect, it, vi } from 'vitest'
import type { Standing } from '../reader/page'

const at = (address: string): Standing => ({ address, offset: 12, fraction: 0 })

/** The ways of a window that has just been opened. */
async function fresh() {
  vi.resetModules()
  const { navigation } = await import('./navigation.svelte')
  const { chart, compare, goTo, judge, listDuties, read } = await import('./go')
  const stood = () =>
    navigation.place.view === 'reader' ? navigation.place.standing?.address : undefined
  return { navigation, chart, compare, goTo, judge, listDuties, read, stood }
}
let window: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  window = await fresh()
})

it('goes back to where the reader stood, not to where the text was opened', () => {
  const { navigation, read, stood } = window
  read('llama-3')
  navigation.stand(at('1.b'))
  read('llama-3', '6')
  navigation.stand(at('6'))
  navigation.back()
  expect(stood()).toBe('1.b')
  navigation.forward()
  expect(stood()).toBe('6')
})

it('returns to a view where the reader last stood in it', () => {
  const { navigation, goTo, read, stood } = window
  read('llama-3', '6')
  navigation.stand(at('1.b'))
  goTo('shelf')
  navigation.stand(at('nowhere'))
  goTo('reader')
  expect(stood()).toBe('1.b')
})

it('keeps each visit apart from the one that it began as', () => {
  const { navigation, goTo, read, stood } = window
  read('llama-3')
  navigation.stand(at('1.b'))
  goTo('shelf')
  goTo('reader')
  navigation.stand(at('5'))
  navigation.back()
  navigation.back()
  expect(stood()).toBe('1.b')
})

it('goes on from Compare to the matrix of the same editions', () => {
  const { navigation, chart, compare, goTo } = window
  chart(['gemma-1', 'gemma-2'])
  compare(['llama-2', 'llama-3'])
  goTo('matrix')
  expect(navigation.place).toEqual({ view: 'matrix', editions: ['llama-2', 'llama-3'] })
  goTo('shelf')
  goTo('matrix')
  expect(navigation.place).toEqual({ view: 'matrix', editions: ['llama-2', 'llama-3'] })
})

it('shows the twelve newest of more editions, and no single one', () => {
  const { navigation, chart } = window
  chart(['only'])
  expect(navigation.place).toEqual({ view: 'shelf' })
  chart([...Array(14).keys()].map(String))
  expect(navigation.place).toMatchObject({ editions: expect.arrayContaining(['2', '13']) })
  expect(navigation.place).not.toMatchObject({ editions: expect.arrayContaining(['1']) })
})

it('forgets a matrix of which a text is gone', () => {
  const { navigation, chart } = window
  chart(['llama-2', 'own'])
  navigation.leave('own')
  expect(navigation.place).toEqual({ view: 'shelf' })
})

it('goes from a text to its own verdict and duties, and back, not to another’s', () => {
  const { navigation, goTo, judge, read } = window
  judge('mit', 'osd-2')
  read('llama-3', '6')
  goTo('verdict')
  expect(navigation.place).toEqual({ view: 'verdict', edition: 'llama-3', criterion: null })
  goTo('duties')
  expect(navigation.place).toEqual({ view: 'duties', edition: 'llama-3' })
  goTo('reader')
  expect(navigation.place).toMatchObject({ view: 'reader', edition: 'llama-3', address: '6' })
})

it('returns to a verdict where it was left, each visit apart', () => {
  const { navigation, goTo, judge } = window
  judge('mit', 'osd-2')
  navigation.scroll(120)
  goTo('survey')
  navigation.scroll(7)
  goTo('verdict')
  expect(navigation.place).toMatchObject({ criterion: 'osd-2', scrolled: 120 })
  navigation.scroll(300)
  navigation.back()
  navigation.back()
  expect(navigation.place).toMatchObject({ scrolled: 120 })
})

it('judges the last of the editions that are compared', () => {
  const { navigation, compare, goTo } = window
  compare(['llama-2', 'llama-3'])
  goTo('verdict')
  expect(navigation.place).toMatchObject({ view: 'verdict', edition: 'llama-3' })
})

it('forgets the verdict on a text that is gone, and its duties', () => {
  const { navigation, judge, listDuties, read } = window
  read('mit')
  judge('own')
  listDuties('own')
  navigation.leave('own')
  expect(navigation.place).toEqual({ view: 'shelf' })
  navigation.back()
  expect(navigation.place).toMatchObject({ view: 'reader', edition: 'mit' })
})
