import { expect, it, vi } from 'vitest'
import type { AnnotationEdit } from '../lib/ipc'
import type { Annotation } from '../lib/wire'
import { saving } from '../shell/saving.svelte'
import { notes } from './notes.svelte'

const note: Annotation = {
  id: 'n1',
  edition: 'one',
  start: 0,
  end: 4,
  status: 'placed',
  quote: 'word',
  address: '1',
  colour: 1,
  body: '',
  tags: [],
  author: '',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
}
const sent = vi.hoisted(() => [] as { body: string; done: () => void }[])

vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  editAnnotation: (_: string, edit: AnnotationEdit) =>
    new Promise<Annotation>((resolve) => {
      sent.push({
        body: edit.body,
        done: () => {
          resolve({ ...note, ...edit })
        },
      })
    }),
}))

it('is not saved while words typed during the storing are not stored', async () => {
  notes.take('one', [note])
  notes.show('n1')
  notes.write('n1', { body: 'a' })
  const first = notes.store('n1')
  await vi.waitFor(() => {
    expect(sent).toHaveLength(1)
  })
  notes.write('n1', { body: 'ab' })
  sent[0]?.done()
  await first
  expect(saving.state).toBe('saving')
  const second = notes.store('n1')
  await vi.waitFor(() => {
    expect(sent).toHaveLength(2)
  })
  sent[1]?.done()
  await second
  expect(sent.map(({ body }) => body)).toEqual(['a', 'ab'])
  expect(saving.state).toBe('saved')
})
