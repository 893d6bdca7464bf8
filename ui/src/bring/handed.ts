// Files that the system hands over: by a double click, or as arguments of a start of the app.
import { watchFiles } from '../lib/ipc'
import { bringing } from './bringing.svelte'

/** Takes the files that wait, and from now on those that come. */
export function watchHanded(): void {
  // Where they cannot be watched, those that wait are still taken.
  watchFiles(() => void bringing.takeHanded()).catch(() => undefined)
  void bringing.takeHanded()
}
