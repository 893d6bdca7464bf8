// What a query is made of, as far as the window tells it: words, phrases and filters. The backend reads
// the same string for itself; whatever is typed is a query.

/** The filters of the query language. */
export const FILTERS = ['tag', 'colour', 'category', 'family', 'author', 'in', 'status'] as const
export type FilterName = (typeof FILTERS)[number]

/** A piece of a query. `start` and `end` are UTF-16 offsets into it, the quotation marks included. */
export type Piece = { start: number; end: number } & (
  | {
      of: 'words'
      /** A word, or the words of a phrase. */
      text: string
      /** They stood in quotation marks. */
      phrase: boolean
      /** A word need only begin with it: "termin*", or the last word while it is being typed. */
      prefix: boolean
      /** They must not stand there: "-word". */
      excluded: boolean
    }
  | {
      of: 'filter'
      name: FilterName
      /** Empty while it is to be typed. */
      value: string
      /** What has it must not be found: "-tag:EU". */
      excluded: boolean
    }
)
type Filter = Extract<Piece, { of: 'filter' }>

// A minus; then a filter's name and its value, or words; each in quotation marks or without. A mark
// that is not closed goes to the end.
const MARKS = '"“”„«»'
const TOKEN = new RegExp(
  `(?<minus>-(?=\\S))?(?:(?<name>[a-z]+):)?` +
    `(?:[${MARKS}](?<quoted>[^${MARKS}]*)(?<closed>[${MARKS}]|$)|(?<plain>[^\\s${MARKS}]*))`,
  'giu',
)

/** The pieces of a query, in order. */
export function piecesOf(query: string): Piece[] {
  return [...query.matchAll(TOKEN)].flatMap((match): Piece[] => {
    const { minus, name, quoted, closed = '', plain = '' } = match.groups ?? {}
    const place = { start: match.index, end: match.index + match[0].length }
    const excluded = minus !== undefined
    const value = (quoted ?? plain).trim()
    const filter = FILTERS.find(
      (known) => known === name?.toLowerCase().replace(/^color$/u, 'colour'),
    )
    if (filter) return [{ ...place, of: 'filter', name: filter, value, excluded }]
    const phrase = quoted !== undefined
    const text = `${name === undefined ? '' : `${name}:`}${phrase ? value : value.replace(/\*+$/u, '')}`
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    const typing = closed === '' && place.end === query.length
    const prefix = (typing && !excluded) || (!phrase && value.endsWith('*'))
    return [{ ...place, of: 'words', text, phrase, prefix, excluded }]
  })
}

/** The filters of a query that have a value. */
export const filtersOf = (query: string): Filter[] =>
  piecesOf(query).filter((piece): piece is Filter => piece.of === 'filter' && piece.value !== '')

/** A query without the filters that have no value yet. */
export const finished = (query: string): string => {
  const begun = piecesOf(query).filter((piece) => piece.of === 'filter' && piece.value === '')
  return begun.length === 0 ? query : without(query, begun)
}

/** A filter as it is typed. */
export const typed = (name: FilterName, value: string): string => {
  const plain = value.replace(new RegExp(`[${MARKS}]`, 'gu'), '')
  return /\s/u.test(plain) ? `${name}:"${plain}"` : `${name}:${plain}`
}

/** A query without some of its pieces. */
export function without(query: string, pieces: readonly Piece[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of pieces) {
    rest += query.slice(at, start)
    at = end
  }
  rest += query.slice(at)
  return rest.replace(/\s+/gu, ' ').trimStart()
}

/** A query whose words may stand in any order: phrases without their quotation marks. */
export function loosened(query: string): string {
  let rest = ''
  let at = 0
  for (const piece of piecesOf(query)) {
    if (piece.of !== 'words' || !piece.phrase || piece.excluded) continue
    rest += `${query.slice(at, piece.start)}${piece.text} `
    at = piece.end
  }
  return (rest + query.slice(at)).replace(/\s+/gu, ' ')
}

/**
 * What a licence must be called to be meant: the words of a query and the families that it names.
 * Empty where it asks for something that no licence is called by.
 */
export function nameSought(query: string): string {
  const pieces = piecesOf(query)
  if (pieces.some((piece) => piece.of === 'filter' && piece.name !== 'family')) return ''
  return pieces
    .flatMap((piece) => {
      if (piece.excluded) return []
      return [piece.of === 'filter' ? piece.value : piece.text]
    })
    .join(' ')
}
