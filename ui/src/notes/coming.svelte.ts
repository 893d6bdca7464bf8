// A note that is to be written, while its highlight is not stored yet: what is typed is kept here,
// so that no letter is lost or taken for a command.

/** What the cursor is for when a note opens. */
export type Purpose = 'body' | 'tag'

export class Coming {
  readonly purpose: Purpose
  /** What was typed until now. */
  words = $state('')

  constructor(purpose: Purpose) {
    this.purpose = purpose
  }
}
