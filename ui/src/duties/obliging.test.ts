import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, Duties } from '../lib/wire'
import { duties, duty } from './samples'

const backend = vi.hoisted(() => ({
  dutiesOf: vi.fn(),
  saveSituation: vi.fn<(id: string, answers: readonly Answer[]) => Promise<Duties>>(),
  markDuty: vi.fn(),
  saveChecklist: vi.fn(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

const badge = duty('badge')
const copy = duty('copy', { done: true })

async function fresh() {
  vi.resetModules()
  const { obliging } = await import('./obliging.svelte')
  const { saving } = await import('../shell/saving.svelte')
  await obliging.show('bees-2')
  return { obliging, saving }
}
let window: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  backend.dutiesOf.mockReset().mockResolvedValue(duties([badge, copy]))
  backend.saveSituation
    .mockReset()
    .mockImplementation((_, answers) => Promise.resolve(duties([copy], { answers: [...answers] })))
  backend.markDuty.mockReset().mockResolvedValue(null)
  backend.saveChecklist.mockReset().mockResolvedValue('/list.md')
  window = await fresh()
})
const sell = { question: 'role', option: 'sell' }
const host = { question: 'role', option: 'host' }

describe('an answer', () => {
  it('is stored at once, and redraws the list', async () => {
    const { obliging } = window
    await obliging.answer('role', 'sell')
    expect(backend.saveSituation.mock.calls).toEqual([['bees-2', [sell]]])
    expect(obliging.list?.duties.map(({ key }) => key)).toEqual(['copy'])
    expect(obliging.answers).toEqual([sell])
  })

  it('given while another is under way has the last word', async () => {
    const { obliging } = window
    let late: (list: Duties) => void = () => undefined
    backend.saveSituation.mockReturnValueOnce(new Promise((resolve) => (late = resolve)))
    const first = obliging.answer('role', 'sell')
    const second = obliging.answer('role', 'host')
    expect(obliging.answers).toEqual([sell, host])
    late(duties([badge]))
    await Promise.all([first, second])
    expect(backend.saveSituation.mock.lastCall?.[1]).toEqual([sell, host])
    expect(obliging.list?.answers).toEqual([sell, host])
  })

  it('that cannot be stored stays as given, and is tried again', async () => {
    const { obliging, saving } = window
    backend.saveSituation.mockRejectedValueOnce({ code: 'store', message: 'full' })
    await obliging.answer('place', 'here')
    expect([saving.state, obliging.answers.length]).toEqual(['failed', 1])
    await saving.flush()
    expect([saving.state, obliging.list?.duties.length]).toEqual(['saved', 1])
  })

  it('goes when it is cleared', async () => {
    const { obliging } = window
    await obliging.answer('place', 'here')
    await obliging.clear('place')
    expect(backend.saveSituation.mock.lastCall).toEqual(['bees-2', []])
  })
})

describe('a duty', () => {
  it('is ticked at once, and counts as done', async () => {
    const { obliging } = window
    expect(obliging.done).toBe(1)
    await obliging.tick(badge)
    expect(backend.markDuty.mock.calls).toEqual([['bees-2', 'badge', true, '']])
    expect(obliging.done).toBe(2)
    await obliging.tick(copy)
    expect(obliging.done).toBe(1)
  })

  it('keeps its tick when an answer brings the list anew', async () => {
    const { obliging } = window
    await obliging.tick(copy)
    await obliging.answer('role', 'sell')
    expect([obliging.list?.duties.length, obliging.done]).toEqual([1, 0])
  })

  it('keeps its tick beside a note that is being written', async () => {
    const { obliging } = window
    obliging.note(badge, 'by June')
    await obliging.tick(badge)
    await obliging.store(badge)
    expect(backend.markDuty.mock.lastCall).toEqual(['bees-2', 'badge', true, 'by June'])
  })

  it('keeps what could not be stored until its edition is shown again', async () => {
    const { obliging, saving } = window
    backend.markDuty.mockRejectedValueOnce({ code: 'store', message: 'full' })
    obliging.note(badge, 'precious')
    await obliging.store(badge)
    const list = duties([badge])
    backend.dutiesOf.mockResolvedValueOnce({ ...list, edition: { ...list.edition, id: 'x' } })
    await obliging.show('x')
    expect(obliging.mark(badge)).toEqual({ done: false, note: '' })
    await obliging.show('bees-2')
    expect([obliging.mark(badge).note, obliging.standing(badge)]).toEqual(['precious', 'failed'])
    await saving.flush()
    expect(backend.markDuty.mock.lastCall).toEqual(['bees-2', 'badge', false, 'precious'])
  })
})

describe('the export', () => {
  it('waits for what is not stored', async () => {
    const { obliging } = window
    obliging.note(badge, 'by June')
    expect(await obliging.export('# List')).toBe('/list.md')
    expect(backend.markDuty.mock.invocationCallOrder[0]).toBeLessThan(
      backend.saveChecklist.mock.invocationCallOrder[0] ?? 0,
    )
  })

  it('says why it was not written', async () => {
    const { obliging } = window
    backend.saveChecklist.mockRejectedValueOnce({ code: 'store', message: 'no room' })
    expect(await obliging.export('# List')).toBeNull()
    expect([obliging.exportFailure?.message, obliging.exporting]).toEqual(['no room', false])
  })
})
