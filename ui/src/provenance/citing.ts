// Citations: of the selected words, or else of the clause in hand.
import { copyAndSay } from '../lib/clipboard'
import { cite } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Range } from '../lib/wire'
import { printed } from '../reader/address'
import { clauseInHand } from '../reader/inhand'
import { reader } from '../reader/reader.svelte'

/** Puts the citation of what is in hand on the clipboard. */
export async function copyCitation(): Promise<void> {
  const inHand = cited()
  if (!reader.reading || !inHand) return
  const { start, end, said } = inHand
  await copyAndSay(cite(reader.reading.edition.id, start, end), said)
}

/** The words that a citation would be of, and what is said once it is copied. */
function cited(): (Range & { said: string }) | null {
  if (reader.selection) return { ...reader.selection, said: say().about.cited }
  const clause = reader.reading?.clauses[clauseInHand()]
  if (!clause) return null
  const address = printed(clause.address)
  const said = address === '' ? say().about.cited : say().about.citedClause(address)
  // Its printed label is the address: that stands in the citation already.
  const start = clause.bodyStart < clause.end ? clause.bodyStart : clause.start
  return { start, end: clause.end, said }
}
