// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { canTake, filesOf } from './brought'

const transfer = (said: Record<string, string>, files: File[] = []) =>
  ({
    files,
    types: [...Object.keys(said), ...(files.length > 0 ? ['Files'] : [])],
    getData: (type: string) => said[type] ?? '',
  }) as unknown as DataTransfer

it('takes files before all else, then text, then markup', async () => {
  const file = new File(['x'], 'a.txt')
  expect(filesOf(transfer({ 'text/plain': 'b' }, [file]), 'Pasted')).toEqual([file])
  const [text] = filesOf(transfer({ 'text/plain': 'b', 'text/html': '<p>b' }), 'Pasted')
  expect([text?.name, await text?.text()]).toEqual(['Pasted.txt', 'b'])
  expect(filesOf(transfer({ 'text/html': '<p>b' }), 'Pasted')[0]?.name).toBe('Pasted.html')
  expect(filesOf(transfer({ 'text/plain': ' \n' }), 'Pasted')).toEqual([])
})

it('can take files and words, nothing else', () => {
  expect(canTake(transfer({}, [new File([], 'a')]))).toBe(true)
  expect(canTake(transfer({ 'text/plain': '' }))).toBe(true)
  expect(canTake(transfer({ 'image/png': '' }))).toBe(false)
})
