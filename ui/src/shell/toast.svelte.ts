// A short word after an action, with a way to take it back. It goes by itself.

/** How long it stays, in milliseconds. */
const STAY = 6000

interface Said {
  words: string
  undo: (() => void) | null
}

class Toast {
  #said: Said | null = $state(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  get said(): Said | null {
    return this.#said
  }

  say(words: string, undo: (() => void) | null = null): void {
    clearTimeout(this.#timer)
    this.#said = { words, undo }
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
