// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import type { Failure } from '../lib/wire'
import { saving } from '../shell/saving.svelte'
import { Exporting } from './exporting.svelte'

const failure: Failure = { code: 'fault', message: 'no file manager' }
const backend = vi.hoisted(() => ({
  previewPdf: vi.fn(() => Promise.resolve({ svg: '', page: 1, pages: 1 })),
  exportPdf: vi.fn(() =>
    Promise.resolve({ path: '/a.pdf', pages: 1, annotations: 1, warnings: [] }),
  ),
  reveal: vi.fn(),
}))

vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

beforeEach(() => {
  vi.clearAllMocks()
  vi.stubGlobal('URL', { createObjectURL: () => 'blob:', revokeObjectURL: vi.fn() })
})

it('draws and writes only what is stored: notes under way are waited for', async () => {
  const first = saving.begin()
  const exporting = new Exporting('one')
  await Promise.resolve()
  expect(backend.previewPdf).not.toHaveBeenCalled()
  first()
  await vi.waitFor(() => {
    expect(backend.previewPdf).toHaveBeenCalledOnce()
  })
  const second = saving.begin()
  const saved = exporting.save()
  await Promise.resolve()
  expect([backend.exportPdf.mock.calls, exporting.writing]).toEqual([[], true])
  second()
  await saved
  expect(exporting.written?.path).toBe('/a.pdf')
})

it('says at the place that the file could not be shown', async () => {
  const exporting = new Exporting('one')
  await exporting.save()
  backend.reveal.mockRejectedValueOnce(failure)
  await exporting.show()
  expect(exporting.revealFailure).toEqual(failure)
  backend.reveal.mockResolvedValueOnce(null)
  await exporting.show()
  expect(exporting.revealFailure).toBeNull()
})
