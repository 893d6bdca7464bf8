import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { JudgementPlace } from '../lib/ipc'
import type { OwnJudgement, Verdict } from '../lib/wire'
import { criterion, judged } from './samples'

const backend = vi.hoisted(() => ({
  judgeEdition: vi.fn(),
  setOwnJudgement:
    vi.fn<
      (place: JudgementPlace, verdict: Verdict | null, note: string) => Promise<OwnJudgement | null>
    >(),
}))
vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

const five: JudgementPlace = { edition: 'bees-2', criterion: 'osd-5' }
const modified = '2026-11-25T12:00:00Z'

async function fresh() {
  vi.resetModules()
  const { judging } = await import('./judging.svelte')
  const { own } = await import('./own.svelte')
  const { notes } = await import('../notes/notes.svelte')
  const { saving } = await import('../shell/saving.svelte')
  const { toast } = await import('../shell/toast.svelte')
  const { undo, redo } = await import('../shell/undoing')
  await judging.show('bees-2')
  const stored = () => judging.criteria[0]?.own
  return { judging, own, notes, saving, toast, undo, redo, stored }
}
let window: Awaited<ReturnType<typeof fresh>>
beforeEach(async () => {
  backend.judgeEdition.mockReset().mockResolvedValue(judged([criterion('5', 'fails')]))
  backend.setOwnJudgement
    .mockReset()
    .mockImplementation((_, verdict, note) =>
      Promise.resolve(verdict && { verdict, note, modified }),
    )
  window = await fresh()
})
const asked = () => backend.setOwnJudgement.mock.calls.map(([, verdict, note]) => [verdict, note])

describe('a judgement of the reader’s own', () => {
  it('is stored at once, and never changes ours', async () => {
    const { judging, own, saving, stored } = window
    own.show(five)
    await own.judge(five, 'meets')
    expect(backend.setOwnJudgement.mock.calls).toEqual([[five, 'meets', '']])
    expect(stored()).toEqual({ verdict: 'meets', note: '', modified })
    expect(judging.criteria[0]?.verdict).toBe('fails')
    expect(saving.state).toBe('saved')
  })

  it('with words alone judges nothing yet', async () => {
    const { own } = window
    own.show(five)
    own.explain(five, 'not sure')
    await own.close()
    expect(asked()).toEqual([['not-judged', 'not sure']])
  })

  it('is one act, however often it was stored, and is taken back and done again', async () => {
    const { own, toast, undo, redo, stored } = window
    own.show(five)
    await own.judge(five, 'meets')
    own.explain(five, 'why')
    await own.close()
    expect(toast.said?.words).toBe('Your judgement on 5 Criterion 5, Bees 2: Meets')
    await undo()
    expect([stored(), asked().at(-1)]).toEqual([null, [null, '']])
    await redo()
    expect(stored()).toMatchObject({ verdict: 'meets', note: 'why' })
  })

  it('is finished before an act is taken back, so that it is that act', async () => {
    const { own, undo, stored } = window
    own.show(five)
    await own.judge(five, 'unclear')
    await undo()
    expect([own.open, stored()]).toEqual([null, null])
  })

  it('comes back from the toast after it was withdrawn', async () => {
    const { own, toast, stored } = window
    own.show(five)
    await own.judge(five, 'meets')
    await own.close()
    own.show(five)
    await own.withdraw(five)
    expect([own.open, own.of(five), toast.said?.words]).toEqual([null, null, 'Judgement withdrawn'])
    toast.said?.remedy?.run()
    await vi.waitFor(() => {
      expect(stored()).toMatchObject({ verdict: 'meets' })
    })
  })

  it('is no act when it is as it was', async () => {
    const { own, notes } = window
    own.show(five)
    await own.close()
    own.show(five)
    await own.judge(five, 'meets')
    await own.withdraw(five)
    expect(notes.canUndo).toBe(false)
  })

  it('keeps what was written when storing fails, and stores it on the next try', async () => {
    const { own, notes, saving, stored } = window
    backend.setOwnJudgement.mockRejectedValueOnce({ code: 'store', message: 'the disk is full' })
    own.show(five)
    own.explain(five, 'precious')
    await own.close()
    expect([saving.state, own.of(five)?.note, own.standing(five)]).toEqual([
      'failed',
      'precious',
      'failed',
    ])
    expect(notes.canUndo).toBe(false)
    saving.retry()
    await vi.waitFor(() => {
      expect(saving.state).toBe('saved')
    })
    expect([stored()?.note, notes.canUndo]).toEqual(['precious', true])
  })

  it('on one edition does not show on another', async () => {
    const { judging, own } = window
    own.show(five)
    await own.judge(five, 'meets')
    await own.close()
    const other = judged([criterion('5', 'fails')])
    backend.judgeEdition.mockResolvedValue({ ...other, edition: { ...other.edition, id: 'x' } })
    await judging.show('x')
    expect(own.of({ edition: 'x', criterion: 'osd-5' })).toBeNull()
    judging.put(five, { verdict: 'meets', note: '', modified })
    expect(judging.criteria[0]?.own).toBeNull()
  })
})
