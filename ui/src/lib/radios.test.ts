// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { radios } from './radios'

const chosen: string[] = []
let group: HTMLElement

beforeEach(() => {
  chosen.length = 0
  group = document.createElement('div')
  for (const name of ['a', 'b', 'c']) {
    const radio = document.createElement('button')
    radio.setAttribute('role', 'radio')
    radio.id = name
    radio.onclick = () => chosen.push(name)
    group.append(radio)
  }
  document.body.replaceChildren(group)
  radios(group)
})

const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  return document.activeElement?.dispatchEvent(event) === false
}

it('chooses the one beside with an arrow, round both ends, and takes the focus along', () => {
  document.getElementById('b')?.focus()
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft']) press(key)
  expect(chosen).toEqual(['c', 'a', 'c', 'b'])
  expect(document.activeElement?.id).toBe('b')
})

it('leaves other keys, and arrows that mean something else', () => {
  document.getElementById('b')?.focus()
  expect(press('x')).toBe(false)
  expect(press('ArrowLeft', { altKey: true })).toBe(false)
  expect(chosen).toEqual([])
})
