// Bringing texts onto the shelf: files are looked at one after the other, and each is kept, skipped
// or let go. The backend holds their bytes under a token until this says what becomes of them.
import {
  asFailure,
  chooseFiles,
  examineBytes,
  forgetImport,
  handedFiles,
  keepImport,
} from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Candidate, EditionInfo, Examined, Failure } from '../lib/wire'
import { library } from '../shelf/library.svelte'
import { dialogs } from '../shell/dialogs.svelte'
import { compare, read } from '../shell/go'
import { toast } from '../shell/toast.svelte'
import { nearOnes, sizeInWords } from './alike'
import { LARGEST } from './brought'
import { Description } from './describing.svelte'

/** Something that waits for its turn. */
type Item =
  | { of: 'file'; file: File }
  | {
      of: 'candidate'
      candidate: Candidate
      /** The text that it is compared with once it is kept. */
      beside: string | null
    }

/** What is asked about now. */
export type Asked =
  | {
      of: 'text'
      examined: Examined
      /** What is said of it; it stays as typed whatever fails. */
      description: Description
      beside: string | null
    }
  | { of: 'refused'; message: string }

class Bringing {
  #waiting: readonly Item[] = $state.raw([])
  #asked: Asked | null = $state.raw(null)
  #at = $state(0)
  #of = $state(0)
  #looking = $state(false)
  #keeping = $state(false)
  #kept: readonly EditionInfo[] = $state.raw([])
  #failure: Failure | null = $state.raw(null)
  #again: (() => Promise<void>) | null = null
  #choosing = false
  #putBy = $state(false)
  // What comes of an earlier turn no longer counts.
  #turn = 0

  get asked(): Asked | null {
    return this.#asked
  }

  /** Which file is asked about, one-based, and of how many. */
  get at(): number {
    return this.#at
  }

  get of(): number {
    return this.#of
  }

  /** Texts wait, and their dialog is put by. */
  get putBy(): boolean {
    return this.#putBy
  }

  /** A file is being looked at. */
  get looking(): boolean {
    return this.#looking
  }

  /** The text that is asked about is being kept. */
  get keeping(): boolean {
    return this.#keeping
  }

  /** The text that was kept last, of those brought together. */
  get latest(): EditionInfo | null {
    return this.#kept.at(-1) ?? null
  }

  /** Why a file could not be looked at, or a text not be kept. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** Asks for files with the system's dialog. */
  async choose(): Promise<void> {
    if (this.#choosing) return
    this.#choosing = true
    await this.#take(chooseFiles)
    this.#choosing = false
  }

  /** Takes the files that the system handed over. */
  async takeHanded(): Promise<void> {
    await this.#take(handedFiles)
  }

  /** Takes files that were dropped or pasted. */
  bring(files: readonly File[]): void {
    this.#queue(files.map((file) => ({ of: 'file', file })))
  }

  /** Takes a text that was looked at already; once kept, it is compared with another. */
  offer(examined: Examined, beside: string): void {
    this.#queue([{ of: 'candidate', candidate: { of: 'text', ...examined }, beside }])
  }

  /** Keeps the text that is asked about, with what is said of it, and goes on. */
  async keep(): Promise<void> {
    const asked = this.#asked
    if (asked?.of !== 'text' || this.#keeping) return
    this.#keeping = true
    this.#failure = null
    const turn = this.#turn
    try {
      const info = await keepImport(asked.examined.token, asked.description.details)
      void library.load()
      if (turn !== this.#turn) return
      this.#kept = [...this.#kept, info]
      if (this.#waiting.length === 0) this.#finish(asked, info)
      else await this.#next()
    } catch (thrown) {
      if (turn === this.#turn) this.#failure = asFailure(thrown)
    } finally {
      this.#keeping = false
    }
  }

  /** Lets go of what is asked about, and goes on. */
  async skip(): Promise<void> {
    this.#forget(this.#asked)
    if (this.#waiting.length > 0) await this.#next()
    else this.#finish(null, null)
  }

  /** Opens the text that is the very same file: there is nothing to add. */
  async openHeld(id: string): Promise<void> {
    read(id)
    await this.skip()
  }

  /** Opens a known text to look at. What was brought waits, with what was typed. */
  lookAt(id: string): void {
    const waiting = this.#waiting.length + 1
    this.#putBy = true
    dialogs.close()
    read(id)
    toast.say(say().bring.waiting(waiting), {
      name: say().bring.goOn,
      run: () => {
        this.goOn()
      },
    })
  }

  /** Takes up again what was put by. */
  goOn(): void {
    this.#putBy = false
    dialogs.show('bring')
  }

  /** The dialog went: what it still holds is let go, unless it was put by. */
  left(): void {
    if (this.#putBy) return
    const kept = this.#kept
    this.cancel()
    announce(kept)
  }

  /** Tries again what failed before anything could be asked. */
  async again(): Promise<void> {
    this.#failure = null
    await this.#again?.()
  }

  /** Lets go of all that was not kept. */
  cancel(): void {
    this.#turn++
    this.#forget(this.#asked)
    for (const item of this.#waiting) {
      if (item.of === 'candidate' && item.candidate.of === 'text') letGo(item.candidate)
    }
    this.#clear()
  }

  async #take(look: () => Promise<Candidate[]>): Promise<void> {
    try {
      const candidates = await look()
      this.#queue(candidates.map((candidate) => ({ of: 'candidate', candidate, beside: null })))
    } catch (thrown) {
      const failure = asFailure(thrown)
      // A library that is damaged or not there has a dialog of its own; what was handed over waits
      // meanwhile.
      if (failure.code === 'damaged' || failure.code === 'astray') return
      this.#failure = failure
      this.#again = () => this.#take(look)
      this.goOn()
    }
  }

  #queue(items: readonly Item[]): void {
    if (items.length === 0) return
    this.#waiting = [...this.#waiting, ...items]
    this.#of += items.length
    this.goOn()
    if (this.#asked === null && !this.#looking) void this.#next()
  }

  async #next(): Promise<void> {
    const [item, ...others] = this.#waiting
    this.#asked = null
    this.#failure = null
    if (!item) return
    this.#waiting = others
    this.#at++
    if (item.of === 'candidate') this.#ask(item.candidate, item.beside)
    else await this.#look(item.file)
  }

  async #look(file: File): Promise<void> {
    if (file.size > LARGEST) {
      this.#asked = {
        of: 'refused',
        message: say().bring.tooLarge(file.name, sizeInWords(file.size)),
      }
      return
    }
    const turn = this.#turn
    this.#looking = true
    try {
      const candidate = await examine(file)
      // Whoever cancelled meanwhile has let go of this one too.
      if (turn === this.#turn) this.#ask(candidate, null)
      else if (candidate.of === 'text') letGo(candidate)
    } catch (thrown) {
      if (turn !== this.#turn) return
      this.#failure = asFailure(thrown)
      this.#again = () => this.#look(file)
    } finally {
      if (turn === this.#turn) this.#looking = false
    }
  }

  #ask(candidate: Candidate, beside: string | null): void {
    this.#asked =
      candidate.of === 'text'
        ? {
            of: 'text',
            examined: candidate,
            description: new Description(candidate.details),
            beside,
          }
        : { ...candidate }
  }

  // One text alone is opened, or compared where that was asked for; several are on the shelf.
  #finish(asked: Extract<Asked, { of: 'text' }> | null, info: EditionInfo | null): void {
    const kept = this.#kept
    const [only] = kept
    const alone = this.#of === 1
    this.#clear()
    dialogs.close()
    if (!only) return
    if (!alone || !asked || !info) announce(kept)
    else if (asked.beside !== null) compare([asked.beside, info.id])
    else {
      read(info.id)
      toast.say(say().bring.added(info.title), comparing(asked.examined, info))
    }
  }

  #forget(asked: Asked | null): void {
    if (asked?.of === 'text') letGo(asked.examined)
  }

  #clear(): void {
    this.#waiting = []
    this.#asked = null
    this.#kept = []
    this.#failure = null
    this.#again = null
    this.#looking = false
    this.#putBy = false
    this.#at = 0
    this.#of = 0
  }
}

async function examine(file: File): Promise<Candidate> {
  let bytes: ArrayBuffer
  try {
    bytes = await file.arrayBuffer()
  } catch {
    // A folder, or a file that is gone.
    return { of: 'refused', message: say().bring.unreadable(file.name) }
  }
  return examineBytes(file.name, new Uint8Array(bytes))
}

// The shelf has them; a single one may be read at once.
function announce(kept: readonly EditionInfo[]): void {
  const [only] = kept
  if (kept.length > 1) toast.say(say().bring.addedMany(kept.length))
  else if (only) toast.say(say().bring.added(only.title), opening(only))
}

const opening = ({ id }: EditionInfo) => ({
  name: say().bring.openIt,
  run: () => {
    read(id)
  },
})

function comparing({ likeness }: Examined, { id }: EditionInfo) {
  const nearest = nearOnes(likeness)[0]
  return nearest
    ? {
        name: say().bring.compareWith,
        run: () => {
          compare([nearest.id, id])
        },
      }
    : null
}

// Nothing is lost when the backend cannot answer: it lets go of the oldest files by itself.
function letGo({ token }: Pick<Examined, 'token'>): void {
  forgetImport(token).catch(() => undefined)
}

/** The one bringing of texts. */
export const bringing = new Bringing()
