// The reader's settings: applied at once, stored at once. What is stored is what the reader changed,
// put upon the settings as they are stored: what could not be read is never written over.
import { asFailure, saveSettings, settings as loadSettings, zoom } from '../lib/ipc'
import { say, speak } from '../lib/messages/language.svelte'
import type { Colour, Failure, Settings, Theme } from '../lib/wire'
import { DEFAULT_SETTINGS } from '../lib/wire/DEFAULT_SETTINGS'
import { Draft } from '../notes/draft.svelte'

/** Smallest and largest text, in px. */
export const TEXT_SIZES = { least: 14, most: 24 } as const

/** Smallest, largest and usual size of the whole window, and a step between them, in percent. */
export const ZOOM = { least: 50, most: 300, usual: 100, step: 10 } as const

/** The colours that a highlight can have. */
export const COLOURS: readonly Colour[] = [1, 2, 3, 4, 5]

/** What the reader changed since the app started; a colour's meaning apart from the others'. */
type Changes = Partial<Omit<Settings, 'colours'>> & {
  meanings?: Partial<Record<Colour, string>>
}

class Preferences {
  /** As they are stored; null while they could not be read. */
  #stored: Settings | null = $state.raw(null)
  #failure: Failure | null = $state.raw(null)
  #draft = $state.raw(this.#begin())
  /** How large the window is drawn, in percent. */
  #drawn: number = ZOOM.usual
  readonly #now = $derived(changed(this.#stored ?? DEFAULT_SETTINGS, this.#draft.value))

  get now(): Settings {
    return this.#now
  }

  /** Why the stored settings could not be read. */
  get failure(): Failure | null {
    return this.#failure
  }

  /** The reader's name for a colour. */
  meaning(colour: Colour): string {
    return this.#now.colours[colour - 1] ?? ''
  }

  /** What a colour is called: the reader's name for it, else its number. */
  called(colour: Colour): string {
    return this.meaning(colour) || say().notes.meaning(colour)
  }

  /** Reads and applies the stored settings. Where that fails, the usual ones hold. */
  async load(): Promise<void> {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#apply()
    })
    this.#apply()
    await this.again()
  }

  /** Reads them as another library has them: what was changed before, and stored, is of that one. */
  async afresh(): Promise<void> {
    if (this.#draft.standing === 'saved') this.#draft = this.#begin()
    await this.again()
  }

  /** Reads the stored settings again. */
  async again(): Promise<void> {
    try {
      await this.#read()
      // What was changed meanwhile can be put upon them now.
      void this.#draft.flush()
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    }
    this.#apply()
  }

  /** Applies a change at once and stores it. */
  change(changes: Partial<Omit<Settings, 'colours'>>): void {
    this.#change(changes)
  }

  /** Gives a colour another meaning. */
  rename(colour: Colour, meaning: string): void {
    this.#change({ meanings: { ...this.#draft.value.meanings, [colour]: meaning } })
  }

  /** Larger or smaller text, within what is allowed. */
  resize(by: number): void {
    const wanted = this.#now.textSize + by
    this.change({ textSize: Math.min(TEXT_SIZES.most, Math.max(TEXT_SIZES.least, wanted)) })
  }

  /** Draws the whole window larger or smaller by a step, or at its usual size. */
  zoom(by: 1 | -1 | 0): void {
    const wanted = by === 0 ? ZOOM.usual : this.#now.zoom + by * ZOOM.step
    this.change({ zoom: Math.min(ZOOM.most, Math.max(ZOOM.least, wanted)) })
  }

  #begin(): Draft<Changes> {
    return new Draft<Changes>({}, (changes) => this.#store(changes))
  }

  #change(changes: Changes): void {
    this.#draft.set({ ...this.#draft.value, ...changes })
    this.#apply()
    void this.#draft.flush()
  }

  async #read(): Promise<Settings> {
    const stored = await loadSettings()
    this.#stored = stored
    this.#failure = null
    return stored
  }

  async #store(changes: Changes): Promise<void> {
    const stored = this.#stored ?? (await this.#read())
    await saveSettings(changed(stored, changes))
    this.#apply()
  }

  #apply(): void {
    if (this.#drawn !== this.#now.zoom) {
      this.#drawn = this.#now.zoom
      // A window that cannot be drawn larger stays as it is, and everything in it works.
      void zoom(this.#now.zoom).catch(() => null)
    }
    const root = document.documentElement
    root.dataset['theme'] = shownTheme(this.#now.theme)
    root.style.setProperty('--reader-size', `${String(this.#now.textSize)}px`)
    speak(this.#now.language)
  }
}

function changed(settings: Settings, { meanings = {}, ...others }: Changes): Settings {
  const colours = settings.colours.map((old, i) => meanings[(i + 1) as Colour] ?? old)
  return { ...settings, ...others, colours }
}

function shownTheme(theme: Theme): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** The one set of settings. */
export const preferences = new Preferences()
