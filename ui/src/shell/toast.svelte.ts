// A short word after an action, with a way to take it back. It goes by itself.

/** How long it stays, in milliseconds. */
const STAY = 6000

/** What can be done about it: what that is called, and the doing. */
interface Remedy {
  name: string
  run: () => void
}

interface Said {
  words: string
  remedy: Remedy | null
}

class Toast {
  #said: Said | null = $state.raw(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  get said(): Said | null {
    return this.#said
  }

  say(words: string, remedy: Remedy | null = null): void {
    clearTimeout(this.#timer)
    this.#said = { words, remedy }
    this.#timer = setTimeout(() => {
      this.clear()
    }, STAY)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#said = null
  }
}

/** The one toast of the window. */
export const toast = new Toast()
