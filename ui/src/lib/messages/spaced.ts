// French spacing: no line may begin with a colon or a closing quote, nor end with an opening one.
// The messages are written with plain spaces, which stay readable; here they become no-break ones.

/** A wording with its no-break spaces. */
export function spacedWords(words: string): string {
  return words
    .replace(/ (?=[;?!])/gu, '\u202f')
    .replace(/ (?=[:»])/gu, '\u00a0')
    .replace(/« /gu, '«\u00a0')
}

/** A table of messages, those that are functions included, with its no-break spaces. */
export function spaced<T>(messages: T): T {
  if (typeof messages === 'string') return spacedWords(messages) as T
  if (typeof messages === 'function') {
    const say = messages as unknown as (...given: unknown[]) => unknown
    return ((...given: unknown[]) => spaced(say(...given))) as T
  }
  if (typeof messages !== 'object' || messages === null) return messages
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [key, spaced(value as unknown)]),
  ) as T
}
