import { beforeEach, describe, expect, it } from 'vitest'
import { reader } from './reader.svelte'

describe('what a count on the shelf leaves out', () => {
  beforeEach(() => {
    reader.off.clear()
  })

  it('is every other group, but not the notes', () => {
    reader.narrow('condition')
    expect([...reader.off].sort()).toEqual(['control', 'grant', 'restriction', 'risk'])
  })

  it('comes back when a text is opened without one', () => {
    reader.narrow('risk')
    reader.widen()
    expect(reader.off.size).toBe(0)
  })

  it('stays when the reader has used the switches since', () => {
    reader.narrow('notes')
    reader.toggle('grant')
    reader.widen()
    expect([...reader.off].sort()).toEqual(['condition', 'control', 'restriction', 'risk'])
  })
})
