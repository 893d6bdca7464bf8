// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { offsetAt, offsetsOf, rangeOf } from './offsets'

// Offsets 0–3 are the first clause's printed label, which the page hangs in the margin instead.
const text = 'a.  Grant of rights.\nb.  You may use it.'
let root: HTMLElement

beforeEach(() => {
  root = document.createElement('article')
  const clause = (address: string, runs: [number, ...string[]][]) => {
    const element = document.createElement('div')
    element.dataset['clause'] = address
    const label = document.createElement('b')
    label.textContent = address
    element.append(label)
    for (const [start, ...parts] of runs) {
      const run = document.createElement('span')
      run.dataset['start'] = String(start)
      for (const part of parts) {
        const nested = document.createElement('span')
        nested.append(part)
        run.append(nested)
      }
      element.append(run)
    }
    root.append(element)
    return element
  }
  clause('1.a', [
    [4, 'Grant'],
    [9, ' of ', 'rights.'],
  ])
  clause('1.b', [[25, 'You may use it.']])
  document.body.replaceChildren(root)
})

const runs = () => [...root.querySelectorAll('[data-start]')] as [Element, Element, Element]
const textIn = (element: Element, at = 0) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Node[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node)
  const node = nodes.at(at)
  if (!node) throw new Error('there is text')
  return node
}

const find = (words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

describe('rangeOf and offsetsOf', () => {
  it.each(['Grant', 'rant of rig', ' of ', 'rights.', 'use', 'it.'])('agree on “%s”', (words) => {
    const range = rangeOf(root, find(words))
    expect(range?.toString()).toBe(words)
    expect(range && offsetsOf(root, range)).toEqual(find(words))
  })

  it('cross clauses without counting the hidden label', () => {
    const range = rangeOf(root, find('rights.\nb.  You may'))
    expect(range && offsetsOf(root, range)).toEqual(find('rights.\nb.  You may'))
  })

  it('every place in every run maps to its own offset', () => {
    for (const [start, end] of [
      [4, 20],
      [25, 40],
    ] as const) {
      for (let at = start; at < end; at++) {
        const range = rangeOf(root, { start: at, end: at + 1 })
        expect(range?.toString()).toBe(text.slice(at, at + 1))
        expect(range && offsetsOf(root, range)).toEqual({ start: at, end: at + 1 })
      }
    }
  })

  it('snap out of the labels', () => {
    const range = document.createRange()
    range.selectNodeContents(root)
    expect(offsetsOf(root, range)).toEqual({ start: 4, end: 40 })
    const label = root.querySelectorAll('b')[1]?.firstChild
    if (!label) throw new Error('the page has a second label')
    expect(offsetAt(root, label, 1, 'after')).toBe(25)
    expect(offsetAt(root, label, 1, 'before')).toBe(20)
  })

  it('a triple click ends with its clause, not with the label of the next', () => {
    const [first, , third] = runs()
    const range = document.createRange()
    range.setStart(first, 0)
    for (const node of [third, textIn(third)]) {
      range.setEnd(node, 0)
      expect(offsetsOf(root, range)).toEqual({ start: 4, end: 20 })
    }
  })

  it('a selection that begins behind a clause begins with the next', () => {
    const [, second, third] = runs()
    const range = document.createRange()
    range.setStart(textIn(second, -1), 'rights.'.length)
    range.setEnd(textIn(third), 3)
    expect(offsetsOf(root, range)).toEqual({ start: 25, end: 28 })
  })

  it('a selection that ends in the margin ends with the clause that it began in', () => {
    const margin = document.createElement('aside')
    margin.dataset['margin'] = ''
    margin.textContent = 'a note'
    root.append(margin)
    const range = document.createRange()
    range.setStart(textIn(runs()[0]), 2)
    range.setEnd(textIn(margin), 3)
    expect(offsetsOf(root, range)).toEqual({ start: 6, end: 20 })
    range.selectNodeContents(margin)
    expect(offsetsOf(root, range)).toBeNull()
  })

  it('a selection of a label alone covers nothing', () => {
    const range = document.createRange()
    const label = root.querySelector('b')
    if (!label) throw new Error('the page has a label')
    range.selectNodeContents(label)
    expect(offsetsOf(root, range)).toBeNull()
  })

  it('text that the page does not show has no range', () => {
    expect(rangeOf(root, { start: 0, end: 3 })).toBeNull()
    expect(rangeOf(root, { start: 90, end: 99 })).toBeNull()
  })
})
