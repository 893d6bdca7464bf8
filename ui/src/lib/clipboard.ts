// Words for the reader to take elsewhere. The app opens no address by itself: it copies them.
import { asFailure } from './ipc'
import { say } from './messages/language.svelte'
import { toast } from '../shell/toast.svelte'

/** Puts words on the clipboard and says so; says why when they could not be put there. */
export async function copyAndSay(words: string | Promise<string>, said: string): Promise<void> {
  try {
    await copy(words)
    toast.say(said)
  } catch (thrown) {
    toast.say(asFailure(thrown).message)
  }
}

/** The same for words that are called something: "Copied: Source". */
export function copyNamed(words: string, what: string): void {
  void copyAndSay(words, say().about.copied(what))
}

/**
 * Puts words on the clipboard. Words that are still to come are promised to it at once: the engine
 * takes them only while the press of the reader's is fresh.
 */
export async function copy(words: string | Promise<string>): Promise<void> {
  if (typeof words === 'string') {
    await navigator.clipboard.writeText(words)
    return
  }
  // Why the words did not come says more than that the clipboard did not get them.
  const item = new ClipboardItem({
    'text/plain': words.then((come) => new Blob([come], { type: 'text/plain' })),
  })
  await Promise.all([words, navigator.clipboard.write([item])])
}
