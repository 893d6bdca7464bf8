// Closing the window: not before everything is stored, or the reader says so.
import { closeWindow, watchClose } from '../lib/ipc'
import { dialogs } from './dialogs.svelte'
import { saving } from './saving.svelte'

/**
 * Sees to it that nothing typed is lost when the reader closes the window. Where the window cannot
 * be watched it closes at once, as any window does.
 */
export function watchClosing(): void {
  watchClose(() => void storeAndClose()).catch(() => undefined)
}

async function storeAndClose(): Promise<void> {
  // What a field stores once it is left is stored now.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  await saving.flush()
  if (!saving.troubled) {
    await closeWindow()
    return
  }
  watchClosing()
  dialogs.show('unsaved')
}
