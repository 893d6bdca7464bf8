// Storing the reader's own judgement, from the editor and from the history.
import { setOwnJudgement, type JudgementPlace } from '../lib/ipc'
import type { Own } from '../notes/history'
import { judging } from './judging.svelte'

/** Stores what the reader holds of a criterion; null withdraws it. Shown once it is stored. */
export async function storeJudgement(
  { edition, criterion }: JudgementPlace,
  own: Own,
): Promise<null> {
  const place = { edition, criterion }
  judging.put(place, await setOwnJudgement(place, own?.verdict ?? null, own?.note ?? ''))
  return null
}
