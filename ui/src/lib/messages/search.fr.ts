// What the app says of searching in texts and notes, in French. Part of `fr.ts`.
import type { FilterName } from '../../search/query'
import { countsIn, manyInFrench as many } from './counting'
import type { SearchWords } from './search.en'

const figures = countsIn('fr-FR')
const filters: Record<FilterName, string> = {
  tag: 'Étiquette',
  colour: 'Couleur',
  category: 'Catégorie',
  family: 'Famille',
  author: 'Auteur',
  in: 'Seulement dans',
  status: 'État',
}
const clauses = (n: number) => `${figures(n)} ${many(n, 'clause', 'clauses')}`
const notes = (n: number) => `${figures(n)} ${many(n, 'note', 'notes')}`
const licences = (n: number) => `${figures(n)} ${many(n, 'licence', 'licences')}`

export const searching: SearchWords = {
  search: {
    results: 'Résultats',
    sorts: 'Sortes de résultats',
    all: 'Tout',
    licences: 'Licences',
    clauses: 'Clauses',
    notes: 'Notes',
    figures,
    moreLicences: (n) => `Les ${licences(n)}`,
    moreClauses: (n) => `Les ${clauses(n)}`,
    moreNotes: (n) => `Les ${notes(n)}`,
    first: (shown, all) =>
      `Les ${figures(shown)} premières de ${figures(all)}. D’autres mots précisent la recherche.`,
    found: (l, c, n) => `${licences(l)}, ${clauses(c)}, ${notes(n)}`,
    waiting: 'Recherche…',
    trouble: (reason) => `Les textes n’ont pu être indexés (${reason}).`,
    building: 'L’index des textes se fait encore : d’autres clauses peuvent venir.',
    failed: 'La recherche dans les textes et les notes échoue.',

    thisWord: 'Ce mot',
    theseWords: 'Tous ces mots',
    inOrder: 'Ces mots dans cet ordre',
    beginning: (word) => `Les mots qui commencent par « ${word} »`,
    andBeginning: (word) => `Tous ces mots, et les mots qui commencent par « ${word} »`,
    without: (words) => `sans ${words}`,
    quoted: (word) => `« ${word} »`,

    policyOf: (name) => `${name}, règles`,
    dayAndSame: ' ; les mêmes mots dans ',
    same: 'Les mêmes mots dans ',
    sameMore: (n) => `${figures(n)} ${many(n, 'autre', 'autres')}`,
    noteOn: (place) => `Votre note sur ${place}`,
    noteBy: (author, place) => `Note de ${author} sur ${place}`,
    changeTo: (place) => `le changement vers ${place}`,

    nothing: (wanted) => `Rien pour « ${wanted} ».`,
    noLicences: 'Aucune licence ne porte ce nom.',
    noClauses: 'Aucune clause n’a ces mots.',
    noNotes: 'Aucune note n’a ces mots.',
    help: 'Le début d’un mot suffit. Tous les mots doivent être dans une même clause ou note, dans n’importe quel ordre ; entre guillemets, dans cet ordre.',
    anyOrder: 'Les mots dans n’importe quel ordre',
    noFilters: 'Sans les filtres',

    filters,
    filter: (filter, value) => `${filter} : ${value}`,
    narrow: 'Préciser par',
    inFilters: 'Filtres',
    drop: (filter) => `Retirer le filtre ${filter}`,
    offered: 'Valeurs du filtre',
    places: { notes: 'notes', texts: 'textes', headings: 'titres' },
    states: { open: 'ouvert', done: 'réglé' },
    misunderstood: 'Non compris :',
    everywhere: (wanted) => `Chercher « ${wanted} » dans les textes et les notes`,
  },
}
