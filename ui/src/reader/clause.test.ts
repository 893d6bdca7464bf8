// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Annotation, Clause as Wire, ClauseKind } from '../lib/wire'
import type { Mark } from './marks'

vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
const { default: Clause } = await import('./Clause.svelte')
const { noteMarks } = await import('./marks')
const { offsetsOf, rangeOf } = await import('./offsets')
const { notes } = await import('../notes/notes.svelte')

// A heading, a paragraph with bold words and a link, a list item and a footnote, as the page draws them:
// the labels are not repeated in the words.
const text =
  'Grant\n1. You may use the Works freely.[1]\n* in a product\n[1] See the policy at example.org.'
const lines: [ClauseKind, string, string][] = [
  ['heading', '', 'Grant'],
  ['numbered', '1. ', 'You may use the Works freely.[1]'],
  ['bullet', '* ', 'in a product'],
  ['paragraph', '', '[1] See the policy at example.org.'],
]
const clauses: Wire[] = lines.map(([kind, label, body], i) => {
  const bodyStart = text.indexOf(label + body) + label.length
  const start = bodyStart - label.length
  return {
    address: String(i),
    label: label === '' ? null : { start, end: start + label.trimEnd().length },
    heading: null,
    kind,
    depth: 0,
    start,
    end: bodyStart + body.length,
    bodyStart,
    parent: null,
    part: 0,
  }
})
const at = (words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})
const note = (id: string, words: string, given: Partial<Annotation> = {}): Annotation => ({
  id,
  edition: 'one',
  kind: 'highlight',
  change: null,
  ...at(words),
  status: 'placed',
  quote: words,
  address: '1',
  colour: 1,
  body: '',
  tags: [],
  links: [],
  done: false,
  author: '',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  ...given,
})

let page: HTMLElement
let drawn: object[] = []
const begin = vi.fn()

function draw(annotations: Annotation[]) {
  notes.take('one', annotations)
  const bold: Mark = { kind: 'strong', ...at('the Works') }
  const link: Mark = { kind: 'link', target: 'https://example.org', ...at('policy') }
  const marks = [bold, link, ...noteMarks(clauses, annotations)]
  drawn = clauses.map((clause, index) =>
    mount(Clause, {
      target: page,
      props: {
        text,
        clause,
        index,
        marks: marks.filter(({ start, end }) => start < clause.end && end > clause.start),
        noted: annotations.filter(({ kind, start }) => kind === 'clause' && start === clause.start),
        begin,
      },
    }),
  )
  flushSync()
}

beforeEach(() => {
  page = document.createElement('article')
  document.body.replaceChildren(page)
  begin.mockClear()
})
afterEach(async () => {
  for (const one of drawn) await unmount(one)
})

const marked = [
  note('a', 'use the Works freely'),
  note('b', 'Works freely.[1]', { kind: 'underline', colour: 3, body: 'x' }),
  note('c', 'Grant\n1. You', { colour: 4 }),
  note('d', '* in a product', { kind: 'clause' }),
]

describe('a selection over words as they are drawn', () => {
  // Marks, bold words and links cut the words into pieces: none of these may shift an offset.
  it.each([
    ['without marks', []],
    ['with marks that overlap', marked],
  ])('has the right offsets, %s', (_, annotations) => {
    draw(annotations)
    const cuts = [...page.querySelectorAll('[data-start]')].map((run) =>
      Number(run.getAttribute('data-start')),
    )
    const within = (place: number) =>
      clauses.some(({ bodyStart, end }) => bodyStart <= place && place < end)
    // Each place beside a cut, from the one as from the other side.
    const places = [...cuts, text.length].flatMap((cut) => [cut - 1, cut, cut + 1]).filter(within)
    for (const start of places) {
      for (const last of places.filter((place) => place >= start)) {
        const range = rangeOf(page, { start, end: last + 1 })
        expect(range && offsetsOf(page, range)).toEqual({ start, end: last + 1 })
      }
    }
  })

  it('has the words that are seen, over a heading, a list item and a footnote', () => {
    draw(marked)
    const seen = (words: string) => rangeOf(page, at(words))?.toString().replace(/\s+/gu, ' ')
    expect(seen('the Works freely.[1]')).toBe('the Works freely.[1]')
    expect(seen('[1] See the policy')).toBe('[1] See the policy')
  })
})

describe('marks that overlap', () => {
  const marks = () =>
    [...page.querySelectorAll<HTMLElement>('mark')].map((mark) => [
      mark.textContent,
      mark.dataset['note'],
      mark.dataset['testid'],
    ])

  it('each have their part, and share what both stand on', () => {
    draw(marked.slice(0, 2))
    expect(marks()).toEqual([
      ['use ', 'a', 'highlight'],
      ['the ', 'a', 'highlight'],
      ['Works', 'b a', 'underline'],
      [' freely', 'b a', 'underline'],
      ['.[1]', 'b', 'underline'],
    ])
  })

  it('each take the keyboard where they begin', () => {
    draw(marked.slice(0, 2))
    const stops = [...page.querySelectorAll<HTMLElement>('mark[tabindex="0"]')]
    expect(stops.map(({ dataset }) => dataset['note'])).toEqual(['a', 'b a'])
  })

  it('take turns', () => {
    draw(marked.slice(0, 2))
    const turns = [1, 2, 3].map(() => {
      const id = notes.turn(['b', 'a'])
      if (id !== null) notes.show(id)
      return id
    })
    expect(turns).toEqual(['b', 'a', 'b'])
  })
})

describe('the number of a clause', () => {
  const numbers = () => [...page.querySelectorAll<HTMLElement>('[data-testid="clause-number"]')]

  it('begins a note on the clause', () => {
    draw([])
    numbers()[1]?.click()
    expect(begin).toHaveBeenCalledOnce()
  })

  it('has the sign of a note on the clause, which a press opens instead', () => {
    draw(marked)
    const number = numbers()[2]
    expect([number?.dataset['note'], number?.tabIndex]).toEqual(['d', 0])
    number?.click()
    expect(begin).not.toHaveBeenCalled()
  })
})
