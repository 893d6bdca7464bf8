// When something was, as a person says it: today and yesterday by name, with the time of day.
import { say } from '../lib/messages/language.svelte'

/** "Today, 14:10", "Yesterday, 18:32", "16 November, 09:05", in another year with that year. */
export function momentInWords(rfc3339: string, now: Date = new Date()): string {
  const at = new Date(rfc3339)
  if (Number.isNaN(at.getTime())) return rfc3339
  const { locale, keeping } = say()
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at)
  const days = daysBetween(at, now)
  if (days === 0) return keeping.today(time)
  if (days === 1) return keeping.yesterday(time)
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...year }).format(at)
  return keeping.day(day, time)
}

/** The same within a sentence. */
export function momentInSentence(rfc3339: string, now: Date = new Date()): string {
  return momentInWords(rfc3339, now).replace(/^\p{Lu}/u, (first) => first.toLowerCase())
}

/** How many midnights lie between two moments, where the reader is. */
function daysBetween(at: Date, now: Date): number {
  const midnight = (of: Date) => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate())
  return Math.round((midnight(now) - midnight(at)) / 86_400_000)
}
