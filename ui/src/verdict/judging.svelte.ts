// The state of Verdict: which edition is judged, and where the reader is among its criteria.
import { Asking } from '../lib/asking.svelte'
import { judgeEdition, type JudgementPlace } from '../lib/ipc'
import type { CriterionSet, Failure, Judged, JudgedCriterion, OwnJudgement } from '../lib/wire'

class Judging {
  #judged: Judged | null = $state.raw(null)
  readonly #asking = new Asking()

  /** The place at the top of the page: a criterion's id, or what stands below; null above all. */
  inView: string | null = $state(null)
  /** The drawer with the criteria is open, where there is no room for them. */
  drawer = $state(false)

  get judged(): Judged | null {
    return this.#judged
  }

  /** Every criterion, set by set. */
  get criteria(): readonly JudgedCriterion[] {
    return this.#judged?.sets.flatMap(({ criteria }) => criteria) ?? []
  }

  get failure(): Failure | null {
    return this.#asking.failure
  }

  get slow(): boolean {
    return this.#asking.slow
  }

  /** Judges an edition. What was shown stays until the answer is there. */
  async show(id: string): Promise<void> {
    const judged = await this.#asking.ask(id, () => judgeEdition(id))
    if (judged === null) return
    this.#judged = judged
    this.inView = null
  }

  /** Another library took the place of the one that was asked: the edition is judged anew. */
  forget(): void {
    this.#asking.forget()
  }

  /** The reader's own judgement is now this, where its edition is still shown. */
  put({ edition, criterion }: JudgementPlace, own: OwnJudgement | null): void {
    const judged = this.#judged
    if (judged?.edition.id !== edition) return
    const put = (set: CriterionSet): CriterionSet => ({
      ...set,
      criteria: set.criteria.map((one) => (one.id === criterion ? { ...one, own } : one)),
    })
    this.#judged = { ...judged, sets: judged.sets.map(put) }
  }
}

/** The one verdict of the window. */
export const judging = new Judging()
