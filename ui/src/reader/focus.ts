// What the keyboard stands on in the text: a finding's words or its gloss, or a highlight.

/** Index of the finding whose words or gloss have the focus. */
export function focusedFinding(): number | null {
  const { finding, gloss } = focused()
  const index = finding === undefined ? gloss : first(finding)
  return index === undefined ? null : Number(index)
}

/** Index of the finding whose words have the focus. */
export function focusedWords(): number | null {
  const { finding } = focused()
  return finding === undefined ? null : Number(first(finding))
}

/** Id of the annotation whose words, or whose clause's number, have the focus. */
export function focusedNote(): string | null {
  const { note } = focused()
  return note === undefined ? null : (first(note) ?? null)
}

/** Offset into the text of what has the focus in it. */
export function focusedStart(): number | null {
  const element = document.activeElement?.closest('[data-clause] *')
  const run = element?.closest('[data-start]') ?? element?.querySelector('[data-start]')
  return run ? Number(run.getAttribute('data-start')) : null
}

const focused = (): DOMStringMap =>
  document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {}

// Of several on the same words, the first speaks for all.
const first = (indices: string): string | undefined => indices.split(' ')[0]
