// Where editions stand on the time line. Pure arithmetic; widths are in px.

/** Width of a year. */
export const YEAR = 60
/** Years that the time line has room for. */
export const YEARS = 5

/** A date as a fraction of years: the first of July 2024 is about 2024.5. Null when unknown. */
export function yearOf(iso: string | null): number | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/u.exec(iso ?? '')
  if (!match) return null
  const [, year, month = '1', day = '1'] = match
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 365.25
}

/** Whether a date is known and lies before the time line. */
export function isEarly(iso: string | null, first: number): boolean {
  const year = yearOf(iso)
  return year !== null && year < first
}

/** The first year of the time line: the last [`YEARS`] years up to the newest of the dates. */
export function firstYear(dates: readonly (string | null)[], today: number): number {
  const years = dates.map(yearOf).filter((year) => year !== null)
  const newest = years.length > 0 ? Math.floor(Math.max(...years)) : today
  return Math.max(newest, today) - YEARS + 1
}

/** Where a date stands: px from the left; null before the time line begins or when unknown. */
export function placeOf(iso: string | null, first: number): number | null {
  const year = yearOf(iso)
  return year === null || year < first ? null : Math.round((year - first) * YEAR)
}
