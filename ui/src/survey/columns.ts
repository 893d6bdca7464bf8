// The table's columns and the order of its rows. A column is a criterion, or a category of findings.
import { inWords } from '../lib/messages/language.svelte'
import type { CategoryInfo, CriterionInfo, Group, Survey, SurveyRow, Verdict } from '../lib/wire'
import { fullName, shortName } from '../verdict/summary'

/** What the columns are. */
export type Kind = 'criteria' | 'categories'

/** A column: where its cells stand in a row's verdicts or findings, and what it is called. */
export interface Column {
  index: number
  id: string
  short: string
  full: string
  /** The set of a criterion, the group of a category: what it stands under. */
  under: string
}

/** The columns of a kind; of the categories, those of one group when one is wanted. */
export function columnsOf(survey: Survey, kind: Kind, group: Group | null): Column[] {
  return kind === 'criteria'
    ? survey.criteria.map(ofCriterion)
    : survey.categories.map(ofCategory).filter(({ under }) => group === null || under === group)
}

const ofCriterion = (criterion: CriterionInfo, index: number): Column => ({
  index,
  id: criterion.id,
  short: shortName(criterion),
  full: fullName(criterion),
  under: criterion.set,
})

const ofCategory = ({ id, name, group }: CategoryInfo, index: number): Column => ({
  index,
  id,
  short: inWords(name),
  full: inWords(name),
  under: group,
})

/** Columns that stand under the same set or group, side by side. */
export function spans(columns: readonly Column[]): { under: string; columns: number }[] {
  const all: { under: string; columns: number }[] = []
  for (const { under } of columns) {
    const last = all.at(-1)
    if (last?.under === under) last.columns += 1
    else all.push({ under, columns: 1 })
  }
  return all
}

/** What rows are sorted by: the licence, its day, or a column by its index; null as in the catalogue. */
export type By = 'name' | 'date' | number | null

export interface Sort {
  by: By
  descending: boolean
}

/** What fails comes first, what is met last. */
const RANK: Readonly<Record<Verdict, number>> = { fails: 0, unclear: 1, 'not-judged': 2, meets: 3 }

/** The sort after a press on a column: what is sought most comes first, another press turns it about. */
export function pressed(sort: Sort, by: Exclude<By, null>, kind: Kind): Sort {
  if (sort.by === by) return { by, descending: !sort.descending }
  return { by, descending: by === 'date' || (typeof by === 'number' && kind === 'categories') }
}

/** The rows in order. Rows that are alike keep the catalogue's order; those without a day come last. */
export function sorted(
  rows: readonly SurveyRow[],
  { by, descending }: Sort,
  kind: Kind,
  nameOf: (row: SurveyRow) => string,
): SurveyRow[] {
  if (by === null) return [...rows]
  const turn = descending ? -1 : 1
  return [...rows].sort((a, b) => {
    if (by === 'name')
      return turn * nameOf(a).localeCompare(nameOf(b), undefined, { numeric: true })
    if (by === 'date') {
      const [one, other] = [a.edition.date, b.edition.date]
      if (one === null || other === null) return Number(one === null) - Number(other === null)
      return turn * one.localeCompare(other)
    }
    return turn * (valueOf(a, by, kind) - valueOf(b, by, kind))
  })
}

function valueOf(row: SurveyRow, index: number, kind: Kind): number {
  if (kind === 'categories') return row.findings[index] ?? 0
  return RANK[row.verdicts[index] ?? 'not-judged']
}
