// A note that is to be written, while what it stands on is not stored yet: what is typed is kept here,
// so that no letter is lost or taken for a command.

/** What the cursor is for when a note opens: its words, a tag, or a claim that it speaks to. */
export type Purpose = 'body' | 'tag' | 'supports' | 'contradicts'

export class Coming {
  readonly purpose: Purpose
  /** What was typed until now. */
  words = $state('')

  constructor(purpose: Purpose) {
    this.purpose = purpose
  }
}
