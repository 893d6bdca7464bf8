// The annotations that the window holds, by the edition that they stand beside.
import { SvelteMap } from 'svelte/reactivity'
import type { Annotation } from '../lib/wire'

const NONE: readonly Annotation[] = []

export class Held {
  #byEdition = new SvelteMap<string, readonly Annotation[]>()
  #changes = 0

  /** Another number after each change that the window itself made. */
  get changes(): number {
    return this.#changes
  }

  /** The editions whose annotations are held. */
  get editions(): string[] {
    return [...this.#byEdition.keys()]
  }

  /** Those of an edition, in reading order; those without a place come last. */
  of(edition: string): readonly Annotation[] {
    return this.#byEdition.get(edition) ?? NONE
  }

  /** The annotation with this id. */
  find(id: string): Annotation | null {
    for (const all of this.#byEdition.values()) {
      const found = all.find((annotation) => annotation.id === id)
      if (found) return found
    }
    return null
  }

  /** Holds the annotations of an edition, in the place of what was held. */
  take(edition: string, annotations: readonly Annotation[]): void {
    this.#byEdition.set(edition, inOrder(annotations))
  }

  /** Puts an annotation to those of its edition, when these are held. */
  put(annotation: Annotation): void {
    this.#changes++
    const held = this.#byEdition.get(annotation.edition)
    if (!held) return
    const at = held.findIndex(({ id }) => id === annotation.id)
    const all = at < 0 ? [...held, annotation] : held.with(at, annotation)
    this.#byEdition.set(annotation.edition, inOrder(all))
  }

  /** Lets go of an annotation. */
  drop(id: string): void {
    this.#changes++
    for (const [edition, held] of this.#byEdition) {
      const left = held.filter((annotation) => annotation.id !== id)
      if (left.length < held.length) this.#byEdition.set(edition, left)
    }
  }
}

// A note on the text as a whole comes first, one whose words are gone last.
function inOrder(annotations: readonly Annotation[]): Annotation[] {
  const at = ({ kind, start }: Annotation) => (kind === 'edition' ? -1 : (start ?? Infinity))
  return [...annotations].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
}
