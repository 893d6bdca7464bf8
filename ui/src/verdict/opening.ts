// The way from a quoted clause to its place in the text.
import type { EditionInfo, Finding, Proof } from '../lib/wire'
import { printed } from '../reader/address'
import { reader } from '../reader/reader.svelte'
import { say } from '../lib/messages/language.svelte'
import { read } from '../shell/go'

/** Opens the Reader at a clause, with the gloss of its finding open and its words lit. */
export async function openProof(documents: readonly EditionInfo[], proof: Proof): Promise<void> {
  const edition = documents[proof.document]
  if (edition) await openFinding(edition.id, proof)
}

/** What of a finding tells it from the others of its text. */
export type Sought = Pick<Finding, 'address' | 'category' | 'start' | 'end'>

/** Opens the Reader at a finding. */
export async function openFinding(edition: string, sought: Sought): Promise<void> {
  reader.widen()
  read(edition, sought.address)
  await reader.open(edition)
  // Meanwhile the reader may have gone on to another text.
  if (reader.reading?.edition.id !== edition) return
  const index = reader.reading.findings.findIndex(
    ({ category, start, end }) =>
      category === sought.category && start < sought.end && end > sought.start,
  )
  if (index >= 0) reader.lit = reader.inHand = reader.opened = index
}

/** Where a quote stands, in words: "§ 1.b.iv", and whether that is in the policy. */
export function whereIs(
  documents: readonly EditionInfo[],
  { document, address }: Pick<Proof, 'document' | 'address'>,
): string {
  const { verdict } = say()
  const number = printed(address)
  const place = number === '' ? address : verdict.section(number)
  return documents[document]?.kind === 'policy' ? `${place}, ${verdict.inPolicy}` : place
}
