// What the app says of the shelf, in French. Part of `fr.ts`.
import { figuresIn, manyInFrench } from './counting'
import type { OnShelf } from './shelf.en'

const figures = figuresIn('fr-FR')

export const onShelf: OnShelf = {
  shelf: {
    search: 'Chercher licences, clauses et notes',
    clear: 'Effacer la recherche',
    empty: 'Le rayon est vide.',
    invite: 'Première visite ? Lisez ',
    inviteLink: (family, versions) => `${family} ${versions} côte à côte`,
    and: 'et',
    reference: 'Rayon de référence',
    rules:
      'Les nombres comptent les clauses que des règles trouvent dans les mots. Des clauses leur échappent, davantage dans les textes qui ne sont pas des licences de modèles.',
    referenceHint: (all) =>
      `${figures(all)} autres licences sont au rayon de référence. Cherchez-les par leur nom ou par leurs mots.`,
    referenceFound: (n) => `${String(n)} ${manyInFrench(n, 'licence', 'licences')}`,
    referenceMore: (n) => `${String(n)} de plus. Précisez la recherche.`,
    closeInvite: 'Fermer l’invitation',
    date: 'Date',
    family: 'Famille, édition',
    timeline: 'Chronologie',
    verdict: 'Verdict',
    verdictWhy: 'selon la Définition de l’open source',
    verdictOn: (name, words) => `Verdict sur ${name}${words === null ? '' : ` : ${words}`}`,
    notes: 'Notes',
    open: (family) => `Montrer les éditions de ${family}`,
    fold: (family) => `Masquer les éditions de ${family}`,
    count: (n, group) => `${group} : ${String(n)}`,
    notesCount: (n) => `${String(n)} ${manyInFrench(n, 'note', 'notes')}`,
    compare: 'Comparer',
    compareKeys: 'Comparer les éditions choisies',
    matrixOf: (family) => `Matrice de ${family}`,
    matrixKeys: 'Clauses par édition, pour celles choisies',
    select: (name) => `Choisir ${name} pour comparer`,
    tooMany: 'On compare six éditions au plus.',
    chosen: 'Éditions choisies',
    yours: 'à vous',
    yoursLong: 'Un texte que vous avez apporté',
    add: 'Ajouter…',
    addKeys: 'Ajouter vos propres licences (Ctrl O)',
  },
}
