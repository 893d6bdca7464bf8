// How counts are said: the form of a noun beside a number, and a number's figures.

/** The form of a noun beside a number, in English. */
export const many = (n: number, one: string, more: string): string => (n === 1 ? one : more)

/** The same in French, where nothing and one are alike. */
export const manyInFrench = (n: number, one: string, more: string): string => (n < 2 ? one : more)

/** Writes whole numbers as a language does: "1,312". */
export const figuresIn = (locale: string): ((n: number) => string) => {
  const format = new Intl.NumberFormat(locale)
  return (n) => format.format(n)
}

/** Results are counted so far: a total that reaches this may be larger. The backend ends there. */
const COUNTED = 10_000

/** Writes counts of results: "1,312"; "10,000+" where counting ended. */
export const countsIn = (locale: string): ((n: number) => string) => {
  const figures = figuresIn(locale)
  return (n) => (n < COUNTED ? figures(n) : `${figures(COUNTED)}+`)
}
