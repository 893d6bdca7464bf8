// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const { leave } = vi.hoisted(() => ({ leave: [] as (() => void)[] }))
vi.mock('svelte', () => ({
  onMount: (begin: () => () => void) => {
    leave.push(begin())
  },
}))

import { keyNames, press, useKeys, type Keymap } from './keys'

const keydown = (pressed: KeyboardEventInit) =>
  new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...pressed })

describe('the names of a key', () => {
  it.each([
    [{ key: 'j' }, 'j'],
    [{ key: 'S', shiftKey: true }, 'Shift+S'],
    [{ key: 'k', ctrlKey: true }, 'Ctrl+K'],
    [{ key: 'k', metaKey: true }, 'Ctrl+K'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    // A sign that needs Shift on some keyboards is the sign itself.
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: '[' }, '['],
    [{ key: '\\' }, '\\'],
    [{ key: 'J' }, 'j'],
    [{ key: 'Tab', shiftKey: true }, 'Shift+Tab'],
    [{ key: 'Enter', ctrlKey: true }, 'Ctrl+Enter'],
    [{ key: 'ArrowLeft', altKey: true }, 'Alt+ArrowLeft'],
    [{ key: '1', code: 'Digit1', ctrlKey: true }, 'Ctrl+1'],
    // A French keyboard writes [ with AltGr, which some systems report as Ctrl and Alt.
    [{ key: '[', code: 'Digit5', modifierAltGraph: true }, '['],
    [{ key: ']', code: 'Minus', ctrlKey: true, altKey: true, modifierAltGraph: true }, ']'],
    // It takes Shift to write a digit on a French one.
    [{ key: '6', code: 'Digit6', ctrlKey: true, shiftKey: true }, 'Ctrl+6'],
    // Shift and the key of 1 is no 1 on an English keyboard.
    [{ key: '!', code: 'Digit1', shiftKey: true }, '!'],
  ] satisfies [KeyboardEventInit, string][])('%o is %s', (pressed, name) => {
    expect(keyNames(keydown(pressed))).toEqual([name])
  })

  it.each([
    [{ key: '&', code: 'Digit1', ctrlKey: true }, ['Ctrl+&', 'Ctrl+1']],
    [{ key: '(', code: 'Digit5' }, ['(', '5']],
    // What the key writes is likelier: smaller, before the sixth view.
    [{ key: '-', code: 'Digit6', ctrlKey: true }, ['Ctrl+-', 'Ctrl+6']],
    [{ key: 'è', code: 'Digit7', ctrlKey: true }, ['Ctrl+È', 'Ctrl+7']],
  ] satisfies [KeyboardEventInit, string[]][])(
    '%o on a French keyboard is a digit too',
    (pressed, names) => {
      expect(keyNames(keydown(pressed))).toEqual(names)
    },
  )
})

describe('a pressed key', () => {
  const done: string[] = []
  const map = (...names: string[]): Keymap =>
    Object.fromEntries(names.map((name) => [name, () => done.push(name)]))
  const add = (...names: string[]) => {
    useKeys(() => map(...names))
  }
  /** Presses a key on an element, and says whether that was taken from the element. */
  const on = (element: Element, pressed: KeyboardEventInit) =>
    !element.dispatchEvent(keydown(pressed))
  const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag) => {
    const element = document.createElement(tag)
    document.body.append(element)
    return element
  }

  beforeEach(() => {
    done.length = 0
    window.addEventListener('keydown', press)
  })
  afterEach(() => {
    window.removeEventListener('keydown', press)
    for (const end of leave.splice(0)) end()
    document.body.replaceChildren()
  })

  it('does what the map says, and nothing else does', () => {
    add('j')
    expect(on(document.body, { key: 'j' })).toBe(true)
    expect(on(document.body, { key: 'x' })).toBe(false)
    expect(done).toEqual(['j'])
  })

  it('belongs to the latest map that knows it, for as long as that is there', () => {
    useKeys(() => ({ j: () => done.push('first'), k: () => done.push('first k') }))
    useKeys(() => ({ j: () => done.push('second') }))
    on(document.body, { key: 'j' })
    on(document.body, { key: 'k' })
    leave.pop()?.()
    on(document.body, { key: 'j' })
    expect(done).toEqual(['second', 'first k', 'first'])
  })

  it('is what it writes before it is a digit', () => {
    add('1', '(', '5')
    on(document.body, { key: '&', code: 'Digit1' })
    on(document.body, { key: '(', code: 'Digit5' })
    expect(done).toEqual(['1', '('])
  })

  it('is a letter where the reader types, but a command with Ctrl and Escape', () => {
    add('j', 'Delete', 'Ctrl+K', 'Escape')
    const field = make('input')
    for (const key of ['j', 'Delete']) expect(on(field, { key })).toBe(false)
    expect(on(field, { key: 'k', ctrlKey: true })).toBe(true)
    expect(on(field, { key: 'Escape' })).toBe(true)
    expect(done).toEqual(['Ctrl+K', 'Escape'])
  })

  it.each(['z', 'Z', 'y'])('Ctrl %s in a field is the field’s own', (key) => {
    add('Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y')
    expect(on(make('textarea'), { key, ctrlKey: true, shiftKey: key === 'Z' })).toBe(false)
    expect(done).toEqual([])
  })

  it('is not taken from a dialog, nor twice, nor while a word is composed', () => {
    add('j')
    on(document.body, { key: 'j', isComposing: true })
    const button = make('button')
    button.addEventListener('keydown', (event) => {
      event.preventDefault()
    })
    on(button, { key: 'j' })
    make('dialog').setAttribute('open', '')
    on(document.body, { key: 'j' })
    expect(done).toEqual([])
  })

  it('Space and Enter do what buttons, boxes and links do with them', () => {
    add(' ', 'Enter', 'j')
    const box = make('input')
    box.type = 'checkbox'
    const link = make('a')
    link.href = '#x'
    for (const element of [make('button'), box, link]) {
      for (const key of [' ', 'Enter']) expect(on(element, { key })).toBe(false)
      on(element, { key: 'j' })
    }
    on(document.body, { key: ' ' })
    expect(done).toEqual(['j', 'j', 'j', ' '])
  })
})
