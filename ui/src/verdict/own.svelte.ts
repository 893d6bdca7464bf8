// The reader's own judgements while they are made: stored at once, undone through the history. They
// never change ours.
import { SvelteMap } from 'svelte/reactivity'
import type { JudgementPlace } from '../lib/ipc'
import { say } from '../lib/messages/language.svelte'
import type { Failure, Verdict } from '../lib/wire'
import { Draft } from '../notes/draft.svelte'
import type { Own } from '../notes/history'
import { notes } from '../notes/notes.svelte'
import { editionName } from '../shelf/library.svelte'
import { judging } from './judging.svelte'
import { storeJudgement } from './storing'
import { fullName } from './summary'

/** A judgement that is being made, and what it was before. */
interface Making {
  place: JudgementPlace
  /** What is judged, in words. */
  name: string
  before: Own
  draft: Draft<Own>
}

class OwnJudgements {
  readonly #makings = new SvelteMap<string, Making>()
  #open: JudgementPlace | null = $state.raw(null)

  /** The judgement that is open for writing. */
  get open(): JudgementPlace | null {
    return this.#open
  }

  isOpen(place: JudgementPlace): boolean {
    return this.#open !== null && keyOf(this.#open) === keyOf(place)
  }

  /** What the reader holds of a criterion now, stored or not. */
  of(place: JudgementPlace): Own {
    const making = this.#makings.get(keyOf(place))
    return making ? making.draft.value : stored(place)
  }

  standing(place: JudgementPlace): 'saved' | 'waiting' | 'failed' {
    return this.#makings.get(keyOf(place))?.draft.standing ?? 'saved'
  }

  /** Why the judgement could not be stored. */
  failure(place: JudgementPlace): Failure | null {
    return this.#makings.get(keyOf(place))?.draft.failure ?? null
  }

  /** Opens a judgement for writing; the one that was open closes. */
  show(place: JudgementPlace): void {
    if (this.isOpen(place)) return
    void this.close()
    this.#open = place
  }

  /** Gives a verdict; stored at once. */
  async judge(place: JudgementPlace, verdict: Verdict): Promise<void> {
    const { draft } = this.#making(place)
    draft.set({ verdict, note: draft.value?.note ?? '' })
    await draft.flush()
  }

  /** Says why; stored soon. Words without a verdict judge nothing yet. */
  explain(place: JudgementPlace, note: string): void {
    const { draft } = this.#making(place)
    draft.set({ verdict: draft.value?.verdict ?? 'not-judged', note })
  }

  /** Stores what was written now. */
  async store(place: JudgementPlace): Promise<void> {
    await this.#makings.get(keyOf(place))?.draft.flush()
  }

  /** Takes the judgement away; the toast and Ctrl Z bring it back. */
  async withdraw(place: JudgementPlace): Promise<void> {
    this.#making(place).draft.set(null)
    if (this.isOpen(place)) this.#open = null
    await this.store(place)
    this.#settle(keyOf(place))
  }

  /** Closes the open judgement and stores it. What cannot be stored is kept. */
  async close(): Promise<void> {
    const open = this.#open
    if (!open) return
    this.#open = null
    await this.store(open)
    this.#settle(keyOf(open))
  }

  #making(place: JudgementPlace): Making {
    const key = keyOf(place)
    const begun = this.#makings.get(key)
    if (begun) return begun
    const before = stored(place)
    const saved = () => {
      this.#settle(key)
    }
    const draft = new Draft<Own>(before, (own) => storeJudgement(place, own), saved)
    const making = { place, name: nameOf(place), before, draft }
    this.#makings.set(key, making)
    return making
  }

  // A judgement that is closed and stored is one act in the history, however often it was stored.
  #settle(key: string): void {
    const making = this.#makings.get(key)
    if (!making || making.draft.standing !== 'saved' || this.isOpen(making.place)) return
    this.#makings.delete(key)
    const { place, name, before } = making
    const after = making.draft.value
    if (JSON.stringify(before) === JSON.stringify(after)) return
    const { verdict } = say()
    const said = after ? verdict.judged(name, verdict.verdicts[after.verdict]) : verdict.withdrawn
    notes.enter({ kind: 'judge', id: key, ...place, name, before, after }, said)
  }
}

const keyOf = ({ edition, criterion }: JudgementPlace): string => `${edition} ${criterion}`

const criterionAt = ({ criterion }: JudgementPlace) =>
  judging.criteria.find(({ id }) => id === criterion)

function stored(place: JudgementPlace): Own {
  const own = judging.judged?.edition.id === place.edition ? criterionAt(place)?.own : null
  return own ? { verdict: own.verdict, note: own.note } : null
}

function nameOf(place: JudgementPlace): string {
  const criterion = criterionAt(place)
  const edition = judging.judged?.edition
  return criterion && edition ? `${fullName(criterion)}, ${editionName(edition)}` : place.criterion
}

/** The reader's own judgements. */
export const own = new OwnJudgements()
