// The reader's settings: applied at once, stored at once.
import { asFailure, saveSettings, settings as loadSettings } from '../lib/ipc'
import { speak } from '../lib/messages/language.svelte'
import type { Colour, Failure, Settings, Theme } from '../lib/wire'
import { Draft } from '../notes/draft.svelte'
import { saving } from '../shell/saving.svelte'

/** What holds until the backend has answered, and if it cannot. */
const UNTIL_KNOWN: Settings = {
  theme: 'system',
  textSize: 17,
  author: '',
  language: 'en',
  colours: ['Key', 'Question', 'Definition', 'Ask counsel', 'Fine for us'],
  invitationClosed: false,
}

/** Smallest and largest text, in px. */
export const TEXT_SIZES = { least: 14, most: 24 } as const

/** The colours that a highlight can have. */
export const COLOURS: readonly Colour[] = [1, 2, 3, 4, 5]

class Preferences {
  #now: Settings = $state.raw(UNTIL_KNOWN)
  #failure: Failure | null = $state.raw(null)
  #draft = new Draft<Settings>(UNTIL_KNOWN, saveSettings)
  #unsaved: (() => void) | null = null

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

  /** Reads and applies the stored settings. Where that fails, the usual ones hold. */
  async load(): Promise<void> {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#apply()
    })
    this.#apply()
    try {
      this.#now = await loadSettings()
      this.#failure = null
    } catch (thrown) {
      this.#failure = asFailure(thrown)
    }
    this.#apply()
  }

  /** Applies a change at once and stores it. */
  change(changed: Partial<Settings>): void {
    this.#now = { ...this.#now, ...changed }
    this.#apply()
    this.#draft.set(this.#now)
    this.#unsaved ??= saving.begin()
    void this.#store()
  }

  /** Larger or smaller text, within what is allowed. */
  resize(by: number): void {
    const wanted = this.#now.textSize + by
    this.change({ textSize: Math.min(TEXT_SIZES.most, Math.max(TEXT_SIZES.least, wanted)) })
  }

  async #store(): Promise<void> {
    await this.#draft.flush()
    if (this.#draft.standing === 'waiting') return
    this.#unsaved?.()
    this.#unsaved = null
    if (this.#draft.failure) saving.fail(this.#draft.failure, () => void this.#store(), this)
    else saving.settle(this)
  }

  #apply(): void {
    const root = document.documentElement
    root.dataset['theme'] = shownTheme(this.#now.theme)
    root.style.setProperty('--reader-size', `${String(this.#now.textSize)}px`)
    speak(this.#now.language)
  }
}

function shownTheme(theme: Theme): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** The one set of settings. */
export const preferences = new Preferences()
