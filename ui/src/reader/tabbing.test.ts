// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
const { after, before } = await import('./tabbing')

let text: HTMLElement

// Two findings begin with the same words, which a note and a link stand on; another note, a third
// finding, and the margin with the glosses in another order.
beforeEach(() => {
  text = document.createElement('article')
  text.innerHTML = `
    <div data-clause="0">
      <span id="both" data-finding="4 1" tabindex="0">You
        <mark id="inside" data-note="n1" tabindex="0">may not</mark> use
        <a id="link" href="#clause-1">1.a</a></span>
      <mark id="beside" data-note="n2" tabindex="0">these</mark>
      <span id="other" data-finding="2" tabindex="0">works</span>
    </div>
    <aside data-margin>
      <button id="gloss-1" data-gloss="1" tabindex="-1"></button>
      <button id="gloss-2" data-gloss="2" tabindex="-1"></button>
      <button id="gloss-4" data-gloss="4" tabindex="-1"></button>
      <button id="note" tabindex="0"></button>
    </aside>`
  document.body.replaceChildren(text)
})

const at = (id: string) => {
  const element = document.getElementById(id)
  if (!element) throw new Error(id)
  return element
}

describe('Tab', () => {
  it.each([
    ['from words to their gloss', 'both', 'gloss-4'],
    ['to the gloss of the other finding on these words', 'gloss-4', 'gloss-1'],
    ['from the last gloss to the note on these words, not past it', 'gloss-1', 'inside'],
    ['out of the text by the engine’s own way, behind its end', 'gloss-2', undefined],
    ['by the engine’s own way from a note', 'beside', undefined],
  ])('goes %s', (_, from, to) => {
    expect(after(text, at(from))?.id).toBe(to)
  })

  it('stops at a highlight between two findings', () => {
    at('inside').remove()
    at('link').remove()
    expect(after(text, at('gloss-1'))?.id).toBe('beside')
  })
})

describe('Shift Tab', () => {
  it.each([
    ['gloss-1', 'gloss-4'],
    ['gloss-4', 'both'],
    ['gloss-2', 'other'],
    ['both', undefined],
    ['beside', undefined],
  ])('goes from %s to %s', (from, to) => {
    expect(before(text, at(from))?.id).toBe(to)
  })
})
