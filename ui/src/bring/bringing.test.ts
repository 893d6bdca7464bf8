// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import type { Candidate, EditionInfo, Examined, Failure } from '../lib/wire'
import { dialogs } from '../shell/dialogs.svelte'
import { navigation } from '../shell/navigation.svelte'
import { toast } from '../shell/toast.svelte'
import { bringing } from './bringing.svelte'
import { LARGEST } from './brought'

const backend = vi.hoisted(() => ({
  shelf: vi.fn(() => Promise.resolve({ families: [] })),
  chooseFiles: vi.fn<() => Promise<Candidate[]>>(),
  handedFiles: vi.fn<() => Promise<Candidate[]>>(),
  examineBytes: vi.fn<(name: string, bytes: Uint8Array) => Promise<Candidate>>(),
  keepImport: vi.fn(),
  forgetImport: vi.fn(() => Promise.resolve(null)),
}))

vi.mock('../lib/ipc', async (original) => ({
  ...(await original<typeof import('../lib/ipc')>()),
  ...backend,
}))

const text = (token: number): Candidate => ({
  of: 'text',
  token,
  fileName: `${String(token)}.txt`,
  size: 1,
  words: 1,
  sha256: '',
  details: {
    title: `Text ${String(token)}`,
    family: '',
    version: '',
    publisher: '',
    date: null,
    kind: 'licence',
    url: null,
  },
  held: null,
  likeness: { texts: [], plus: [], minus: [] },
  follows: null,
  odd: [],
})

const choose = async (...candidates: Candidate[]) => {
  backend.chooseFiles.mockResolvedValueOnce(candidates)
  await bringing.choose()
}
const asked = () => (bringing.asked?.of === 'text' ? bringing.asked.examined.token : null)
const description = () => {
  if (bringing.asked?.of !== 'text') throw new Error('no text is asked about')
  return bringing.asked.description
}
const forgotten = () => backend.forgetImport.mock.calls.flat()

beforeEach(() => {
  bringing.cancel()
  dialogs.close()
  toast.clear()
  navigation.go({ view: 'shelf' })
  vi.clearAllMocks()
  backend.keepImport.mockImplementation((token: number, { title }: { title: string }) =>
    Promise.resolve({ id: `own-${String(token)}`, title } as EditionInfo),
  )
})

it('asks about one file after the other, in their order', async () => {
  await choose(text(1), { of: 'refused', message: 'b.txt: it is empty' }, text(3))
  expect([dialogs.open, asked(), bringing.at, bringing.of]).toEqual(['bring', 1, 1, 3])
  await bringing.skip()
  expect(bringing.asked).toEqual({ of: 'refused', message: 'b.txt: it is empty' })
  await bringing.skip()
  expect([asked(), bringing.at]).toEqual([3, 3])
  await bringing.skip()
  expect([dialogs.open, bringing.asked]).toEqual([null, null])
})

it('lets the files go that are skipped, and on leaving all that remain', async () => {
  await choose(text(1), text(2), text(3))
  await bringing.skip()
  expect(forgotten()).toEqual([1])
  bringing.left()
  expect(forgotten()).toEqual([1, 2, 3])
  expect([bringing.asked, bringing.of]).toEqual([null, 0])
})

it('does not let a file go that was kept', async () => {
  await choose(text(1), text(2))
  await bringing.keep()
  bringing.left()
  expect(forgotten()).toEqual([2])
})

it('opens the only text once it is kept, and reads the shelf anew', async () => {
  await choose(text(1))
  await bringing.keep()
  expect(backend.shelf).toHaveBeenCalledOnce()
  expect(navigation.place).toEqual({ view: 'reader', edition: 'own-1', address: null })
  expect([dialogs.open, toast.said?.words]).toEqual([null, 'Added: Text 1'])
})

it('stays where the reader is when one of several is kept', async () => {
  await choose(text(1), text(2))
  await bringing.keep()
  await bringing.skip()
  expect(navigation.place.view).toBe('shelf')
  expect(toast.said?.words).toBe('Added: Text 1')
})

it('keeps what was typed when it cannot be stored', async () => {
  const failure: Failure = { code: 'input', message: 'last spring is no date' }
  await choose(text(1))
  description().title = 'Mine'
  description().date = 'last spring'
  backend.keepImport.mockRejectedValueOnce(failure)
  await bringing.keep()
  expect([bringing.failure, dialogs.open, asked()]).toEqual([failure, 'bring', 1])
  expect([description().title, description().date]).toEqual(['Mine', 'last spring'])
  description().date = ''
  await bringing.keep()
  expect(backend.keepImport.mock.calls.at(-1)?.[1]).toMatchObject({ title: 'Mine', date: null })
})

it('waits, with what was typed, while a known text is looked at', async () => {
  await choose(text(1), text(2))
  description().title = 'Mine'
  bringing.lookAt('llama-3.1')
  bringing.left()
  expect([dialogs.open, bringing.putBy, forgotten()]).toEqual([null, true, []])
  expect(navigation.place).toMatchObject({ view: 'reader', edition: 'llama-3.1' })
  toast.said?.remedy?.run()
  expect([dialogs.open, bringing.putBy, description().title]).toEqual(['bring', false, 'Mine'])
})

it('adds to those that wait what comes meanwhile', async () => {
  await choose(text(1))
  backend.handedFiles.mockResolvedValueOnce([text(2)])
  await bringing.takeHanded()
  expect([asked(), bringing.at, bringing.of]).toEqual([1, 1, 2])
})

it('refuses a file that is too large without sending it, in words', () => {
  const file = new File([], 'big.pdf')
  Object.defineProperty(file, 'size', { value: LARGEST + 1 })
  bringing.bring([file])
  expect(backend.examineBytes).not.toHaveBeenCalled()
  expect(bringing.asked).toEqual({
    of: 'refused',
    message: 'big.pdf has 20.1\u00a0MB. Glossator takes files of up to 20 MB.',
  })
})

it('lets a file go that is still looked at when the reader leaves', async () => {
  let answer: (candidate: Candidate) => void = () => undefined
  backend.examineBytes.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  bringing.bring([new File(['words'], 'a.txt')])
  await vi.waitFor(() => {
    expect(backend.examineBytes).toHaveBeenCalledOnce()
  })
  bringing.left()
  answer(text(7))
  await vi.waitFor(() => {
    expect(forgotten()).toEqual([7])
  })
  expect(bringing.asked).toBeNull()
})

it('offers a copy that was looked at already, and compares it once it is kept', async () => {
  bringing.offer(text(1) as Examined, 'llama-3.1')
  await bringing.keep()
  expect(navigation.place).toEqual({ view: 'compare', editions: ['llama-3.1', 'own-1'] })
})
