// How much room there is, where the layout itself and not only its style depends on it.
import { MediaQuery } from 'svelte/reactivity'

const narrow = new MediaQuery('max-width: 899px')
const drawers = new MediaQuery('max-width: 1100px')
const compact = new MediaQuery('max-width: 1239px')
const roomy = new MediaQuery('min-width: 1360px')
const twoColumns = new MediaQuery('max-width: 1000px')

export const media = {
  /** No margin beside the text: glosses stand under their clauses. So too at 200 % zoom. */
  get narrow() {
    return narrow.current
  },
  /** No room for the outline and the tabs: they open when asked. */
  get drawers() {
    return drawers.current
  },
  /** No room in the bar for words on the palette's button. */
  get compact() {
    return compact.current
  },
  /** Room in the bar for long names of editions. */
  get roomy() {
    return roomy.current
  },
  /** No room for the list of changes beside the columns. */
  get twoColumns() {
    return twoColumns.current
  },
}
