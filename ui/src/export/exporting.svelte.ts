// One export: its options, the page that shows what they do, and the file that was written.
import { asFailure, exportPdf, previewPdf, reveal } from '../lib/ipc'
import type { Exported, Failure, PdfOptions } from '../lib/wire'
import { saving } from '../shell/saving.svelte'

/** The page is drawn anew this long after the last change, in milliseconds. */
const SETTLE = 200

export class Exporting {
  #edition: string
  #options: PdfOptions = $state.raw({ findings: true, notes: true, paper: 'a4' })
  #page = $state(1)
  #pages = $state(0)
  #image: string | null = $state(null)
  #drawing = $state(false)
  #previewFailure: Failure | null = $state.raw(null)
  #writing = $state(false)
  #written: Exported | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)
  #revealFailure: Failure | null = $state.raw(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = 0

  constructor(edition: string) {
    this.#edition = edition
    void this.draw()
  }

  get options(): PdfOptions {
    return this.#options
  }

  /** One-based. */
  get page(): number {
    return this.#page
  }

  /** 0 until the first page is drawn. */
  get pages(): number {
    return this.#pages
  }

  /** Address of the drawn page, for an image; null until there is one. */
  get image(): string | null {
    return this.#image
  }

  get drawing(): boolean {
    return this.#drawing
  }

  get previewFailure(): Failure | null {
    return this.#previewFailure
  }

  get writing(): boolean {
    return this.#writing
  }

  get written(): Exported | null {
    return this.#written
  }

  get failure(): Failure | null {
    return this.#failure
  }

  /** Why the written file could not be shown in its folder. */
  get revealFailure(): Failure | null {
    return this.#revealFailure
  }

  choose(changed: Partial<PdfOptions>): void {
    this.#options = { ...this.#options, ...changed }
    this.#written = null
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.draw(), SETTLE)
  }

  turn(by: 1 | -1): void {
    this.#page = Math.max(1, Math.min(this.#pages, this.#page + by))
    void this.draw()
  }

  /** Draws the page. Of several drawings under way only the last counts. */
  async draw(): Promise<void> {
    const turn = ++this.#turn
    this.#drawing = true
    this.#previewFailure = null
    try {
      // The page is made of what is stored.
      await saving.flush()
      const { svg, page, pages } = await previewPdf(this.#edition, this.#options, this.#page)
      if (turn !== this.#turn) return
      this.#forget()
      this.#image = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      this.#page = page
      this.#pages = pages
    } catch (thrown) {
      if (turn === this.#turn) this.#previewFailure = asFailure(thrown)
    } finally {
      if (turn === this.#turn) this.#drawing = false
    }
  }

  /** Writes the file where the reader says. */
  async save(): Promise<void> {
    this.#writing = true
    this.#failure = null
    this.#revealFailure = null
    try {
      await saving.flush()
      this.#written = await exportPdf(this.#edition, this.#options)
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    } finally {
      this.#writing = false
    }
  }

  /** Shows the written file in its folder. */
  async show(): Promise<void> {
    if (!this.#written) return
    this.#revealFailure = null
    try {
      await reveal(this.#written.path)
    } catch (thrown) {
      this.#revealFailure = asFailure(thrown)
    }
  }

  /** Lets go of what is drawn; nothing that is still under way counts any more. */
  end(): void {
    this.#turn++
    clearTimeout(this.#timer)
    this.#forget()
  }

  #forget(): void {
    if (this.#image !== null) URL.revokeObjectURL(this.#image)
    this.#image = null
  }
}
