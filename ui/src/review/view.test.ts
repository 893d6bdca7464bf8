// @vitest-environment jsdom
// What stands on the page of the review, and what its keys do.
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ReviewItem } from '../lib/wire'
import { excerpt, item, note, review } from './samples'

const backend = vi.hoisted(() => ({
  review: vi.fn(),
  placeCarried: vi.fn(),
  leaveNote: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))
vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
Element.prototype.scrollIntoView = vi.fn()

const { default: Here } = await import('./Here.test.svelte')
const { navigation } = await import('../shell/navigation.svelte')
const { reviewNotes } = await import('../shell/go')
const { placing } = await import('./placing.svelte')

let page: object | null = null
async function show(items: readonly ReviewItem[]) {
  backend.review.mockResolvedValue(review(items))
  reviewNotes('bees-2')
  page = mount(Here, { target: document.body })
  await vi.waitFor(() => {
    flushSync()
    expect(document.querySelector('h1')).not.toBeNull()
  })
  await settled()
}
async function settled() {
  flushSync()
  await tick()
  await tick()
  flushSync()
}
const all = (name: string) => [...document.querySelectorAll(`[data-testid="${name}"]`)]
const words = (name: string) =>
  all(name).map(({ textContent }) => textContent.replace(/\s+/gu, ' ').trim())
const focused = () => document.activeElement?.getAttribute('data-note')
async function press(key: string) {
  const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  ;(document.activeElement ?? document.body).dispatchEvent(pressed)
  await settled()
}

beforeEach(() => {
  backend.placeCarried.mockReset().mockResolvedValue(note('x', { edition: 'bees-2' }))
  backend.leaveNote.mockReset().mockResolvedValue(null)
})
afterEach(async () => {
  if (page) await unmount(page)
  page = null
  document.body.replaceChildren()
})

it('shows the old words struck and the new ones underlined, side by side, and the note', async () => {
  await show([item('n')])
  expect(document.querySelector('[data-testid="review-old"] del')?.textContent).toContain('a hive')
  expect(document.querySelector('[data-testid="review-new"] ins')?.textContent).toContain(
    'two hives',
  )
  expect(words('review-status')).toEqual(['edited'])
  expect(words('review-reason')).toEqual(['Other words stand in their place.'])
  expect(words('review-sure')).toEqual(['Almost surely these.'])
  expect(words('review-note')[0]).toContain('ask counsel')
  expect(words('review-place')).toEqual(['Place 1 of 2'])
})

it('says of words that are gone where they stood, and offers no place', async () => {
  const gone = item('n', { status: 'removed', reason: 'clause-gone', offers: [] })
  await show([gone])
  expect(words('review-reason')).toEqual(['No such words in bees-2; the clause is gone.'])
  expect(document.querySelector('.old h3')?.textContent).toBe('Stood in bees-1, § 2.a')
  expect(all('review-confirm')).toEqual([])
  expect([all('review-leave').length, all('review-hand').length]).toEqual([1, 1])
  await press('Enter')
  expect(backend.placeCarried).not.toHaveBeenCalled()
})

it('shows words of others as words', async () => {
  const hostile = '<img src=x onerror=alert(1)>'
  await show([
    item('n', {
      note: note('n', { body: hostile, author: hostile, tags: [hostile] }),
      old: excerpt(hostile, { before: hostile, after: hostile, address: hostile }),
      offers: [{ range: { start: 0, end: 1 }, excerpt: excerpt(hostile) }],
    }),
  ])
  expect(document.querySelector('img')).toBeNull()
  expect(words('review-note')[0]).toContain(hostile)
})

it('walks by keys, chooses a place, puts the note, and goes on to the next', async () => {
  const items = [item('a'), item('b'), item('c')]
  await show(items)
  expect(focused()).toBe('a')
  await press('j')
  await press('ArrowRight')
  expect(words('review-place')[1]).toBe('Place 2 of 2')
  backend.review.mockResolvedValue(review(items.filter(({ note: { id } }) => id !== 'b')))
  await press('Enter')
  expect(backend.placeCarried.mock.calls).toEqual([['b', 'bees-2', { start: 40, end: 52 }]])
  await vi.waitFor(async () => {
    await settled()
    expect([all('review-item').length, focused()]).toEqual([2, 'c'])
  })
  await press('k')
  await press('l')
  expect(backend.leaveNote.mock.calls).toEqual([['a', 'bees-2']])
})

it('opens the text near the place when the words are to be chosen by hand', async () => {
  await show([item('n')])
  await press('m')
  expect(navigation.place).toMatchObject({ view: 'reader', edition: 'bees-2', address: '2.a' })
  expect(placing.wanted?.item.note.id).toBe('n')
  placing.back()
  expect(placing.wanted).toBeNull()
  expect(navigation.place).toMatchObject({ view: 'review', edition: 'bees-2' })
})

it('says when nothing waits', async () => {
  await show([])
  expect(words('review-empty')[0]).toContain('No note waits on bees-2.')
  expect(words('review-count')).toEqual(['0 notes wait.'])
})

it('says why the list cannot be had, and asks again', async () => {
  backend.review.mockRejectedValueOnce({ code: 'store', message: 'locked' })
  reviewNotes('bees-2')
  page = mount(Here, { target: document.body })
  await vi.waitFor(() => {
    flushSync()
    expect(words('trouble')[0]).toContain('locked')
  })
  backend.review.mockResolvedValue(review([item('n')]))
  document.querySelector<HTMLElement>('[data-testid="trouble"] button')?.click()
  await vi.waitFor(() => {
    flushSync()
    expect(all('review-item').length).toBe(1)
  })
})
