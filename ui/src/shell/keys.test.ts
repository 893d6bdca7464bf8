import { expect, it } from 'vitest'
import { keyName } from './keys'

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
