// What a note speaks for or against: one stance to each subject, as the library keeps it.
import type { AnnotationLink, LinkStance } from '../lib/wire'

/** The stances, in the order in which a press turns one into the next. */
export const STANCES: readonly LinkStance[] = ['supports', 'contradicts', 'unclear']

/** The stance after this one. */
export const turned = (stance: LinkStance): LinkStance =>
  STANCES[(STANCES.indexOf(stance) + 1) % STANCES.length] ?? stance

const same = (a: AnnotationLink, b: AnnotationLink): boolean =>
  a.subject === b.subject && a.words === b.words

/**
 * The links with one more; of two to one subject the later holds, in the place of the first. The very
 * same list where the subject has no word in it, or nothing changes.
 */
export function linked(links: readonly AnnotationLink[], typed: AnnotationLink): AnnotationLink[] {
  const link = { ...typed, words: typed.words.trim() }
  const held = links.find((other) => same(other, link))
  if (link.words === '' || held?.stance === link.stance) return links as AnnotationLink[]
  return held ? links.map((other) => (other === held ? link : other)) : [...links, link]
}

/** The links without those to this one's subject. */
export const cleared = (links: readonly AnnotationLink[], link: AnnotationLink): AnnotationLink[] =>
  links.filter((other) => !same(other, link))
