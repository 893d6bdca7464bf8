// What the app says of notes that wait for a person and of notes that are carried, in French. Part of
// `fr.ts`.
import type { ReviewKeys, ReviewWords } from './review.en'

const many = (n: number, one: string, more: string): string => (n < 2 ? one : more)
const notes = (n: number): string => `${String(n)} ${many(n, 'note', 'notes')}`

export const review: ReviewWords = {
  review: {
    title: (edition) => `Notes en attente dans ${edition}`,
    count: (n) => `${notes(n)} en attente`,
    open: (n) => `Revoir ${notes(n)}`,
    openHere: 'Revoir les notes en attente',
    promise: 'Aucune n’est posée sur d’autres mots sans votre accord.',
    items: 'Notes en attente',
    none: (edition) => `Aucune note n’attend dans ${edition}.`,
    noneHelp: 'Chaque note est sur ses propres mots, ou a été laissée avec les anciens.',
    read: (edition) => `Lire ${edition}`,
    failure: 'Les notes en attente ne peuvent être listées.',
    statuses: {
      placed: 'placée',
      edited: 'modifiée',
      moved: 'déplacée',
      removed: 'supprimée',
      unsure: 'incertaine : à choisir',
    },
    reasons: {
      typography: () => 'Les mêmes mots, dans une autre typographie.',
      number: () => 'Les mêmes mots ; le numéro de leur clause a changé.',
      reworded: () => 'D’autres mots ont pris leur place.',
      neighbours: () =>
        'Les mêmes mots ; ce qui les entoure a changé, et avec lui peut-être leur sens.',
      'other-clause': () => 'Les mêmes mots, dans une autre clause.',
      ambiguous: () => 'Les mêmes mots se trouvent à plusieurs endroits.',
      alike: () => 'Les mots ont disparu ; des mots semblables se trouvent ici.',
      elsewhere: () => 'Les mêmes mots, parmi d’autres qu’avant.',
      'clause-gone': (edition) => `Ces mots ne sont pas dans ${edition} ; la clause a disparu.`,
      'copy-left': (edition) =>
        `Leur clause n’est pas dans ${edition} ; les mêmes mots sont dans une autre, comme avant.`,
      'place-gone': (edition) => `Dans ${edition}, ces mots ne sont qu’ailleurs, comme avant.`,
      'words-gone': (edition) => `Ces mots ne sont pas dans ${edition}, où la clause demeure.`,
      'no-words': () => 'La note ne cite aucun mot.',
      unfounded: () => 'Ces mots ne sont pas dans l’ancien texte tel qu’il est à présent.',
    },
    sure: {
      almost: 'Presque sûrement ceux-ci.',
      likely: 'Sans doute ceux-ci.',
      perhaps: 'Peut-être ceux-ci.',
      hardly: 'Peu probablement ceux-ci.',
    },
    score: (score, margin) =>
      `Ressemblance de ${score} sur 100, ${margin} de plus que l’endroit suivant`,
    stood: (where) => `Auparavant : ${where}`,
    stands: (where) => `À présent : ${where}`,
    nowhere: (edition) => `Nulle part dans ${edition}`,
    goneHelp: 'Laissez la note avec ses anciens mots, ou choisissez-lui des mots.',
    where: (edition, address) => (address === '' ? edition : `${edition}, § ${address}`),
    place: (at, of) => `Endroit ${String(at)} sur ${String(of)}`,
    next: 'Endroit suivant',
    previous: 'Endroit précédent',
    went: 'retiré :',
    came: 'ajouté :',
    yourNote: 'Votre note',
    noteOf: (author) => `Note de ${author}`,
    noBody: 'Une marque sans texte',
    confirm: 'Poser ici',
    byHand: 'Choisir les mots…',
    leave: 'Laisser',
    leaveHelp: 'La note reste avec ses anciens mots.',
    confirmMoved: (n) =>
      n === 1
        ? 'Poser celle qui n’est que déplacée'
        : `Poser les ${String(n)} qui ne sont que déplacées`,
    confirmMovedHelp: 'Leurs mots sont les mêmes à la lettre, et à un seul endroit.',
    placed: (edition) => `Note posée sur ses mots dans ${edition}`,
    left: 'Note laissée avec ses anciens mots',
    placedMany: (n, edition) =>
      `${notes(n)} ${many(n, 'posée sur ses mots', 'posées sur leurs mots')} dans ${edition}`,
    hand: {
      title: 'Poser la note à la main',
      how: 'Sélectionnez les mots où elle doit être, puis appuyez sur Entrée.',
      old: 'Elle était sur :',
      put: 'Poser ici',
      back: 'Revenir à la liste',
    },
  },

  carry: {
    command: 'Reporter mes notes vers…',
    to: (edition) => `Reporter mes notes vers ${edition}`,
    title: (edition) => `Reporter les notes de ${edition}`,
    why: 'Les notes dont les mots y sont inchangés y sont posées. Les autres vous attendent. Les notes d’ici restent telles quelles.',
    choose: 'Vers quelle édition',
    filter: 'Chercher une édition',
    family: 'La même famille',
    others: 'D’autres familles',
    nothing: 'Aucune édition ne s’appelle ainsi.',
    do: 'Reporter',
    doing: 'Report en cours…',
    failure: 'Les notes n’ont pas été reportées.',
    done: (placed, waiting, before) => {
      if (placed + waiting + before === 0) return 'Il n’y avait aucune note à reporter'
      const parts = [
        ...(placed > 0 ? [`${String(placed)} ${many(placed, 'posée', 'posées')}`] : []),
        ...(waiting > 0 ? [`${String(waiting)} en attente`] : []),
        ...(before > 0
          ? [
              `${String(before)} déjà ${many(before, 'reportée ou laissée', 'reportées ou laissées')}`,
            ]
          : []),
      ]
      return parts.join(', ')
    },
    review: 'Revoir',
  },

  reviewActs: {
    carry: (edition) => `note reportée vers ${edition}`,
    uncarry: (edition) => `note reportée retirée de ${edition}`,
    leave: (edition) => `note non reportée vers ${edition}`,
    unleave: (edition) => `note de nouveau en attente dans ${edition}`,
  },
  reviewActsMany: (n, edition) => `${notes(n)} ${many(n, 'posée', 'posées')} dans ${edition}`,
}

export const reviewKeys: ReviewKeys = {
  review: 'Dans la revue des notes',
  reviewNotes: 'Revoir les notes en attente',
  carryNotes: 'Reporter les notes vers une autre édition',
  waiting: 'Note suivante, précédente',
  offers: 'Endroit suivant, précédent',
  confirmOffer: 'Poser la note ici',
  placeByHand: 'Choisir les mots à la main',
  leaveNote: 'Laisser la note avec ses anciens mots',
  confirmMoved: 'Poser toutes celles qui ne sont que déplacées',
}
