// Which dialog is open. At most one is.

export type DialogName =
  'palette' | 'export' | 'keys' | 'unsaved' | 'about' | 'bring' | 'carry' | 'notes-file'

class Dialogs {
  #open: DialogName | null = $state(null)

  get open(): DialogName | null {
    return this.#open
  }

  show(name: DialogName): void {
    this.#open = name
  }

  close(): void {
    this.#open = null
  }
}

/** The dialogs of the window. */
export const dialogs = new Dialogs()
