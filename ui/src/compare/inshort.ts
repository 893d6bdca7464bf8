// The summary of a comparison: how much of it is shown at once, its signs, and how it is copied.
import type { What } from '../lib/wire'

/** So many sentences of a step are shown before "more" is pressed. */
export const FEW = 5

/** The sign before a sentence: something came, went, or has other words. */
export function signOfWhat(what: What): 'plus' | 'minus' | 'changed' {
  switch (what) {
    case 'came':
    case 'more':
      return 'plus'
    case 'went':
    case 'fewer':
      return 'minus'
    default:
      return 'changed'
  }
}

/** The summary of a step as plain text: its name, then a line for each sentence. */
export const asText = (name: string, sentences: readonly string[]): string =>
  [name, ...sentences.map((sentence) => `- ${sentence}`)].join('\n')
