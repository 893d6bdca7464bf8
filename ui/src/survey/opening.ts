// The ways on from a cell of the table: to the verdict, or to the first clause of a category.
import { asFailure, readEdition } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { EditionInfo, SurveyRow } from '../lib/wire'
import { judge, read } from '../shell/go'
import { toast } from '../shell/toast.svelte'
import { openFinding } from '../verdict/opening'
import { BEFORE, surveying } from './surveying.svelte'

/** Opens what a cell is about; `column` counts from the licence. */
export async function openCell({ edition, findings }: SurveyRow, column: number): Promise<void> {
  const chosen = surveying.columns[column - BEFORE]
  if (surveying.kind === 'criteria') judge(edition.id, chosen?.id ?? null)
  else if (!chosen) read(edition.id)
  else if ((findings[chosen.index] ?? 0) > 0) await openCategory(edition, chosen.id)
}

/** Opens the Reader at the first clause of a category, in the licence or else in what it incorporates. */
async function openCategory(edition: EditionInfo, category: string): Promise<void> {
  try {
    for (const id of [edition.id, ...edition.incorporates]) {
      const { findings } = await readEdition(id)
      const first = findings
        .filter((finding) => finding.category === category)
        .sort((a, b) => a.start - b.start)[0]
      if (first) {
        await openFinding(id, first)
        return
      }
    }
    toast.say(say().survey.notThere)
  } catch (thrown) {
    toast.say(asFailure(thrown).message)
  }
}
