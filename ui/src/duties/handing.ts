// Handing the checklist over: as Markdown on the clipboard, or as a file.
import { copyAndSay } from '../lib/clipboard'
import { asFailure, reveal } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import { toast } from '../shell/toast.svelte'
import { asMarkdown } from './markdown'
import { obliging } from './obliging.svelte'

/** Puts the checklist on the clipboard, as it stands. */
export async function copyChecklist(): Promise<void> {
  const written = checklist()
  if (written !== null) await copyAndSay(written, say().duties.copied)
}

function checklist(): string | null {
  const { list } = obliging
  return list && asMarkdown(list, (duty) => obliging.mark(duty))
}

/** Writes the checklist where the reader says, and tells where it is. */
export async function exportChecklist(): Promise<void> {
  const written = checklist()
  const path = written === null ? null : await obliging.export(written)
  if (path === null) return
  toast.say(say().duties.written(path), {
    name: say().export.reveal,
    run: () => void show(path),
  })
}

async function show(path: string): Promise<void> {
  try {
    await reveal(path)
  } catch (thrown) {
    toast.say(asFailure(thrown).message)
  }
}
