// What the app says of notes, in French. Part of `fr.ts`.
import type { AnnotationKind } from '../wire'
import type { NoteKeys, Noting } from './notes.en'

const many = (n: number, one: string, more: string): string => (n < 2 ? one : more)

const added: Record<AnnotationKind, string> = {
  highlight: 'surlignage ajouté',
  underline: 'soulignement ajouté',
  clause: 'note sur une clause ajoutée',
  edition: 'note sur le texte ajoutée',
  change: 'note sur un changement ajoutée',
}

export const noting: Noting = {
  notes: {
    placeholder: 'Que notez-vous ?',
    body: 'Note',
    delete: 'Supprimer',
    removed: 'Note supprimée',
    taken: {
      highlight: 'Surlignage supprimé',
      underline: 'Soulignement supprimé',
      clause: 'Note supprimée',
      edition: 'Note supprimée',
      change: 'Note supprimée',
    },
    acts: {
      add: (edition, on) => `${added[on]} dans ${edition}`,
      edit: (edition) => `note modifiée dans ${edition}`,
      remove: (edition) => `note supprimée dans ${edition}`,
      revert: (edition) => `note ramenée à un état antérieur dans ${edition}`,
      place: (edition) => `note mise sur d’autres mots dans ${edition}`,
      judge: (criterion) => `jugement changé sur ${criterion}`,
      'take-off': (edition) => `${edition} retiré du rayon`,
      'put-back': (edition) => `${edition} remis au rayon`,
    },
    undone: (act) => `Annulé : ${act}`,
    redone: (act) => `Rétabli : ${act}`,
    colour: 'Couleur',
    addTag: 'Ajouter une étiquette',
    removeTag: (tag) => `Retirer l’étiquette ${tag}`,
    open: 'Ouvrir la note',
    statuses: {
      placed: 'en place',
      edited: 'les mots ont été modifiés',
      moved: 'déplacée avec ses mots',
      removed: 'ses mots ont disparu',
      unsure: 'incertain : ce sont peut-être d’autres mots',
    },
    meaning: (n) => `Couleur ${String(n)}`,

    underline: 'Souligner',
    highlighted: (meaning) => `Surlignage : ${meaning}`,
    underlined: (meaning) => `Soulignement : ${meaning}`,
    supportsClaim: 'Appuie une affirmation',
    contradictsClaim: 'Contredit une affirmation',
    onClause: (address) => `Note sur la clause ${address}`,
    onThisClause: 'Note sur cette clause',
    clauseNotes: (address, n) => `Clause ${address} : ${String(n)} ${many(n, 'note', 'notes')}`,
    onText: 'Note sur ce texte',
    wholeText: 'Sur le texte entier',
    section: (address) => `§ ${address}`,
    changeFrom: (older) => `Sur le changement depuis ${older}`,
    was: (words) => `avant : « ${words} »`,

    links: 'Appuie ou contredit',
    stance: 'Ce que les mots en font',
    stances: { supports: 'appuie', contradicts: 'contredit', unclear: 'laisse incertain' },
    subjects: { claim: 'affirmation', category: 'catégorie', criterion: 'critère' },
    addLink: 'Une affirmation, une adresse, une catégorie ou un critère',
    turn: (stance, subject) => `${stance} : ${subject}. Changer`,
    removeLink: (subject) => `Retirer : ${subject}`,
    asClaim: (words) => `L’affirmation « ${words} »`,
    quoted: (words) => `« ${words} »`,

    dealtWith: 'Réglée',
    history: 'Historique…',
    historyOf: 'Historique de cette note',
    historyFailure: 'L’historique ne peut être lu.',
    versions: {
      added: 'Ajoutée',
      edited: 'Modifiée',
      removed: 'Supprimée',
      restored: 'Rétablie',
      'set-aside': 'Une version plus ancienne est venue, mise de côté',
    },
    now: 'telle qu’elle est',
    noWords: 'sans mots',
    backToThis: 'Y revenir',
    by: (author) => `par ${author}`,

    list: 'Notes',
    listOpen: 'Liste des notes',
    count: (n, all) => (n === all ? String(all) : `${String(n)} sur ${String(all)}`),
    none: 'Pas encore de notes. Choisissez des mots et tapez N.',
    noneLeft: 'Il ne reste aucune note.',
    filters: 'Quelles notes',
    allTags: 'Toutes les étiquettes',
    allAuthors: 'Tous les auteurs',
    nobody: 'sans nom',
    anyStatus: 'Ouvertes ou réglées',
    onlyOpen: 'Seulement ouvertes',
    onlyDone: 'Seulement réglées',
    onlyColour: (meaning) => `Seulement : ${meaning}`,
    review: (n) => `Revoir ${String(n)} ${many(n, 'note', 'notes')}`,
    stood: (words) => `portait sur « ${words} »`,
    show: 'Montrer dans le texte',

    removedElsewhere: 'Une note que vous avez ouverte a été supprimée ailleurs.',
    keepAsNew: 'En garder le contenu dans une nouvelle note',
    letGo: 'L’abandonner',

    caretSelected: (words) => `Choisi : ${words}`,

    changeNote: 'Note sur ce changement',
    changeNotes: 'Notes sur ce changement',
    otherChanges: 'Notes sur des changements non montrés',
  },
}

/** The keys of notes, as they are listed. */
export const noteKeys: NoteKeys = {
  highlight: 'Surligner la sélection, ou les mots du constat',
  underline: 'Les souligner',
  noteKey: 'Y mettre une note',
  clauseNote: 'Y mettre une note, ou à la clause',
  textNote: 'Note sur le texte entier',
  tagKey: 'Y mettre une étiquette',
  claimKey: 'Appuie, contredit une affirmation',
  selecting: 'Choisir des mots au clavier',
  byWord: 'Mot ; avec Maj choisir, avec Ctrl lettre à lettre',
  byClause: 'Clause ; avec Maj choisir',
  clauseEnds: 'Début, fin de la clause',
  deleteNote: 'Supprimer la note sous le curseur',
  notesList: 'Liste des notes',
  closeNote: 'Fermer la note',
  changeNote: 'Note sur le changement',
}
