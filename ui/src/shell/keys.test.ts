// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { keyName, press } from './keys'

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

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
])('%o is %s', (event, name) => {
  expect(keyName({ ...plain, ...event })).toBe(name)
})

it.each(['z', 'Z', 'y'])('Ctrl %s in a field is the field’s own', (key) => {
  const field = document.createElement('textarea')
  document.body.append(field)
  const prevented = vi.fn()
  field.addEventListener('keydown', (event) => {
    press(event)
    prevented(event.defaultPrevented)
  })
  field.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey: true, shiftKey: key === 'Z', cancelable: true }),
  )
  expect(prevented).toHaveBeenCalledWith(false)
})
