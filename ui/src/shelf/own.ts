// The reader's own texts: they leave the shelf, and come back with their notes.
import { removeImport, restoreImport } from '../lib/ipc'
import { navigation } from '../shell/navigation.svelte'
import { library } from './library.svelte'
import { shelf } from './shelf.svelte'

/** Takes a text off the shelf. No way leads to it any more, nor is it chosen for comparison. */
export async function takeOff(id: string): Promise<null> {
  await removeImport(id)
  shelf.chosen.delete(id)
  navigation.leave(id)
  await library.load()
  return null
}

/** Puts a text back on the shelf. */
export async function putBack(id: string): Promise<null> {
  await restoreImport(id)
  await library.load()
  return null
}
