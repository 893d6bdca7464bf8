// Every word that the app itself says, in French.
import type { Group } from '../wire'
import type { Messages } from './en'

const small = [
  'aucune',
  'une',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
]
const number = (n: number): string => small[n] ?? String(n)
const capital = (words: string): string => words.replace(/^./u, (first) => first.toUpperCase())
const many = (n: number, one: string, more: string): string => (n < 2 ? one : more)

const groups: Record<Group, string> = {
  restriction: 'Restrictions',
  condition: 'Conditions',
  control: 'Contrôle',
  risk: 'Droit et risque',
  grant: 'Droits accordés',
}

export const fr: Messages = {
  locale: 'fr-FR',
  appName: 'Glossator',

  views: { shelf: 'Rayon', reader: 'Lecture', compare: 'Comparer', settings: 'Réglages' },
  view: 'Vue',
  back: 'Retour',
  forward: 'Suivant',
  palette: 'Chercher ou lancer une commande',
  edition: 'Édition',
  editions: 'Éditions',
  chooseEditions: 'Choisir les éditions',
  textOfBundle: 'Texte de l’ensemble',
  licence: 'Licence',
  policy: 'Règles',
  close: 'Fermer',
  cancel: 'Annuler',
  done: 'Terminé',
  undo: 'Annuler',
  redo: 'Rétablir',
  undated: 'sans date',
  groups,
  groupsBrief: { ...groups, risk: 'Risque', grant: 'Droits' },
  groupMeaning: {
    restriction: 'ce qui vous est interdit',
    condition: 'ce que vous devez faire',
    control: 'ce que le concédant garde',
    risk: 'qui supporte quoi',
    grant: 'ce qui vous est accordé',
  },
  themes: { system: 'Système', light: 'Clair', sepia: 'Sépia', dark: 'Sombre' },

  saved: 'Enregistré',
  saving: 'Enregistrement…',
  notSaved: 'Non enregistré.',
  notSavedWhy: (why) => `Non enregistré : ${why}. Votre texte est gardé ici.`,
  refused: (why) => `Refusé : ${why}`,
  retry: 'Réessayer',
  unsaved: {
    title: 'Tout n’est pas enregistré',
    why: 'Si vous fermez Glossator maintenant, ce qui n’est pas enregistré est perdu.',
    keepOpen: 'Garder ouvert',
    closeAnyway: 'Fermer quand même',
  },

  failure: {
    shelf: 'Le rayon ne peut être lu.',
    reading: 'Ce texte ne peut être ouvert.',
    comparing: 'Ces éditions ne peuvent être comparées.',
    preview: 'La page ne peut être dessinée.',
    exporting: 'Le PDF n’a pas été écrit.',
    settings: 'Les réglages ne peuvent être lus.',
    revealing: 'Le fichier ne peut être montré.',
    again: 'Réessayer',
  },
  loading: 'Chargement…',

  shelf: {
    search: 'Chercher une licence par son nom',
    clear: 'Effacer la recherche',
    nothing: (wanted) => `Aucune famille ni édition ne s’appelle « ${wanted} ».`,
    empty: 'Le rayon est vide.',
    invite: 'Première visite ? Lisez ',
    inviteLink: (family, versions) => `${family} ${versions} côte à côte`,
    and: 'et',
    reference: 'Rayon de référence',
    referenceHint: (all) =>
      `${new Intl.NumberFormat('fr-FR').format(all)} autres licences sont au rayon de référence. Cherchez-les par leur nom.`,
    referenceFound: (n) => `${String(n)} ${many(n, 'licence', 'licences')}`,
    referenceMore: (n) => `${String(n)} de plus. Précisez la recherche.`,
    closeInvite: 'Fermer l’invitation',
    date: 'Date',
    family: 'Famille, édition',
    timeline: 'Chronologie',
    notes: 'Notes',
    open: (family) => `Montrer les éditions de ${family}`,
    fold: (family) => `Masquer les éditions de ${family}`,
    count: (n, group) => `${group} : ${String(n)}`,
    notesCount: (n) => `${String(n)} ${many(n, 'note', 'notes')}`,
    compare: 'Comparer',
    compareKeys: 'Comparer les éditions choisies',
    select: (name) => `Choisir ${name} pour comparer`,
    tooMany: 'On compare six éditions au plus.',
    chosen: 'Éditions choisies',
  },

  reader: {
    outline: 'Plan',
    definitions: 'Définitions',
    openLicence: 'Licence',
    openPolicy: 'Règles d’utilisation acceptable',
    notes: 'Notes',
    unchecked: (source) =>
      `Source : ${source}. Non vérifié auprès de l’éditeur ; et les règles derrière les marques ont été écrites pour d’autres licences : des clauses peuvent leur échapper ici.`,
    legend: 'Montrer ou masquer les groupes de constats',
    glosses: 'Gloses',
    lost: 'Notes dont les mots ont disparu',
    rule: 'Règle',
    criteria: 'Critères',
    likely: 'Probable, non certain',
    more: 'Plus',
    less: 'Moins',
    annotate: 'Annoter les mots choisis',
    highlight: (meaning) => `Surligner : ${meaning}`,
    note: 'Note',
    tag: 'Étiquette',
    find: 'Chercher dans ce texte',
    findNext: 'Occurrence suivante',
    findPrevious: 'Occurrence précédente',
    findCount: (at, of) => `${String(at)} sur ${String(of)}`,
    findNone: 'Introuvable',
    definedAs: 'Défini dans ce texte',
    copyAddress: (target) => `Copier l’adresse ${target}`,
    copied: 'Adresse copiée',
    export: 'Exporter…',
    unreadable: (why) => `Passage illisible : ${why}`,
    finding: (group, name) => `${group} : ${name}`,
    there: (n, onPolicy) => `+ ${String(n)} (${onPolicy ? 'licence' : 'règles'})`,
    thereOpen: (what, n, onPolicy) =>
      `${what} : ${String(n)} de plus dans ${onPolicy ? 'la licence' : 'les règles'}. Ouvrir ce texte`,
    showOutline: 'Montrer le plan',
    empty: 'Ce texte est vide.',
  },

  notes: {
    placeholder: 'Que notez-vous ?',
    body: 'Note',
    delete: 'Supprimer',
    removed: 'Note supprimée',
    highlightRemoved: 'Surlignage supprimé',
    acts: {
      add: (edition) => `surlignage ajouté dans ${edition}`,
      edit: (edition) => `note modifiée dans ${edition}`,
      remove: (edition) => `note supprimée dans ${edition}`,
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
  },

  compare: {
    changes: 'Changements',
    listOfChanges: 'Liste des changements',
    columns: 'Éditions comparées',
    onlyChanges: 'Seuls changements',
    onlySubstance: 'Seul le fond',
    withPolicies: 'Avec les règles',
    next: 'Changement suivant',
    previous: 'Changement précédent',
    counter: (at, of) => `${String(at)} sur ${String(of)}`,
    keyCame: 'venu',
    keyWent: 'parti',
    keyNumber: 'renuméroté',
    keyForm: 'nom, date, lien',
    against: (substance, form) => `${String(substance)} de fond, ${String(form)} de forme`,
    to: (version) => `→ ${version}`,
    notIn: (edition) => `Absent de ${edition}`,
    sameAs: (edition) => `Comme dans ${edition}`,
    titleLine: 'Titre',
    dateLine: 'Date',
    stood: (address) => `Se trouvait avant en ${address}`,
    stoodAt: (address) => `Se trouvait en ${address}`,
    movedTo: (address) => `Déplacée en ${address}`,
    differs: 'Se lit autrement à l’autre place',
    came: {
      restriction: 'Une interdiction est venue :',
      condition: 'Une obligation est venue :',
      control: 'Un contrôle est venu :',
      risk: 'Un risque est venu :',
      grant: 'Un droit est venu :',
    },
    went: {
      restriction: 'Une interdiction est partie :',
      condition: 'Une obligation est partie :',
      control: 'Un contrôle est parti :',
      risk: 'Un risque est parti :',
      grant: 'Un droit est parti :',
    },
    changedFinding: (group) =>
      ({
        restriction: 'Une interdiction a changé :',
        condition: 'Une obligation a changé :',
        control: 'Un contrôle a changé :',
        risk: 'Un risque a changé :',
        grant: 'Un droit a changé :',
      })[group],
    kinds: {
      name: 'nom',
      date: 'date',
      link: 'lien',
      'number-label': 'numéro',
      typography: 'typographie',
      wording: 'rédaction',
      amount: 'montant',
      modality: 'pouvoir, devoir',
      scope: 'portée',
      clause: 'clause',
    },
    signs: {
      new: 'nouvelle',
      edited: 'changée au fond',
      form: 'changée de forme',
      removed: 'supprimée',
      moved: 'déplacée',
    },
    folded: (same, form, renumbered, columns) => {
      if (form === 0 && renumbered === 0) {
        const where = columns === 2 ? 'les deux' : `les ${number(columns)}`
        return same === 1
          ? `Identique dans ${where}`
          : capital(`${number(same)} clauses identiques dans ${where}`)
      }
      if (form === 0 && same === 0) return 'Mêmes mots, renumérotés'
      const parts = [
        form > 0
          ? `${form === 1 ? 'un' : number(form)} ${many(form, 'changement', 'changements')} de forme`
          : '',
        renumbered > 0
          ? `${number(renumbered)} ${many(renumbered, 'renumérotée', 'renumérotées')}`
          : '',
        same > 0 ? `${number(same)} ${many(same, 'clause identique', 'clauses identiques')}` : '',
      ]
      return capital(parts.filter((part) => part !== '').join(', '))
    },
    inside: (clauses, editions) =>
      capital(
        `${number(clauses)} ${many(clauses, 'clause', 'clauses')}, dans ${editions.join(' et ')} seulement`,
      ),
    openFold: 'Montrer ces clauses',
    nothing: 'Aucune différence de fond',
    nothingForm: (form) =>
      capital(
        `${number(form)} ${many(form, 'clause a changé', 'clauses ont changé')} de nom, de date, de lien ou de numéro.`,
      ),
    nothingAtAll: 'Aucune différence',
    section: (substance, form) => {
      const first =
        substance === 0
          ? 'Rien au fond.'
          : `${String(substance)} ${many(substance, 'changement', 'changements')} de fond.`
      return form === 0
        ? first
        : `${first} ${String(form)} ${many(form, 'clause changée', 'clauses changées')} de forme.`
    },
    strip: 'Où sont les changements',
    cut: 'Mots identiques omis',
  },

  export: {
    title: (name) => `Exporter ${name}`,
    preview: 'Aperçu',
    page: (page, pages) => `Page ${String(page)} sur ${String(pages)}`,
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
    pageAlt: (page) => `La page ${String(page)} telle qu’elle sera écrite`,
    with: 'Avec',
    notes: 'Surlignages et notes',
    notesSmall: 'en commentaires auxquels on peut répondre',
    findings: 'Constats',
    findingsSmall: 'soulignés, expliqués en marge',
    paper: 'Papier',
    a4: 'A4',
    letter: 'Letter',
    save: 'Enregistrer…',
    writing: 'Écriture…',
    written: (pages, notes) =>
      `${String(pages)} ${many(pages, 'page', 'pages')}, ${String(notes)} ${many(notes, 'commentaire', 'commentaires')}`,
    reveal: 'Montrer dans le dossier',
    unsaved: 'Une partie de vos notes n’est pas enregistrée : elle manquera dans le PDF.',
  },

  settings: {
    title: 'Réglages',
    appearance: 'Apparence',
    theme: 'Thème',
    textSize: 'Taille du texte',
    textSizeValue: (px) => `${String(px)} px`,
    language: 'Langue',
    languages: { en: 'English', fr: 'Français' },
    highlights: 'Surlignages',
    highlightsHelp:
      'Un nouveau nom vaut pour tous les surlignages de cette couleur, et les exports le portent.',
    meaning: (n) => `Sens de la couleur ${String(n)}`,
    key: (n) => `touche ${String(n)}`,
    sample: 'manquement',
    findings: 'Constats',
    findingsHelp: 'Chaque groupe a son trait autant que sa couleur, sur papier aussi.',
    author: 'Auteur',
    authorHelp: 'Figure sur les nouvelles notes et dans le PDF.',
    keys: 'Touches',
    allKeys: 'Toutes les touches…',
    reading: 'L’exemple montre votre taille : les licences se lisent ainsi, à cette mesure.',
  },

  palettes: {
    commands: 'Commandes',
    clauses: 'Clauses',
    notes: 'Notes',
    editions: 'Éditions',
    definitions: 'Définitions',
    nothing: 'Rien ne porte ce nom.',
    choose: 'Haut, Bas pour choisir',
    go: 'Entrée pour aller',
    narrow: '> commandes   # clauses   @ notes',
    results: 'Résultats',
    open: (name) => `Lire ${name}`,
    compareWithBefore: 'Comparer avec l’édition précédente',
    theme: (theme) => `Thème : ${theme}`,
    zoom: (by) =>
      by === 0
        ? 'Affichage à la taille normale'
        : by > 0
          ? 'Agrandir l’affichage'
          : 'Réduire l’affichage',
    larger: 'Texte plus grand',
    smaller: 'Texte plus petit',
    toggle: (group) => `Montrer ou masquer : ${group}`,
    goTo: (view) => `Aller à : ${view}`,
    find: 'Chercher dans ce texte',
    shortcuts: 'Montrer toutes les touches',
  },

  shortcuts: {
    title: 'Touches',
    everywhere: 'Partout',
    text: 'Dans le texte',
    note: 'Dans une note',
    shelf: 'Au rayon',
    compare: 'Dans Comparer',
    views: 'Rayon, Lecture, Comparer',
    palette: 'Chercher ou lancer une commande',
    settings: 'Réglages',
    undoRedo: 'Annuler, rétablir',
    export: 'Exporter',
    help: 'Ces touches',
    history: 'Retour, suivant',
    escape: 'Fermer ce qui est au-dessus',
    clause: 'Clause suivante, précédente',
    finding: 'Constat suivant, précédent',
    highlight: 'Surligner la sélection, ou les mots du constat',
    noteKey: 'Y mettre une note',
    tagKey: 'Y mettre une étiquette',
    term: 'Expliquer le terme défini suivant, précédent',
    find: 'Chercher dans le texte',
    older: 'Édition plus ancienne, plus récente',
    outline: 'Montrer ou masquer le plan',
    bundle: 'Licence ou règles',
    tab: 'Les mots, leur glose, les mots suivants',
    closeNote: 'Fermer la note',
    rows: 'Ligne suivante, précédente',
    openRow: 'Ouvrir la ligne',
    fold: 'Fermer, ouvrir la famille',
    select: 'Choisir la ligne',
    search: 'Chercher',
    compareChosen: 'Comparer les lignes choisies',
    change: 'Changement suivant, précédent',
    onlyChanges: 'Seuls changements',
    onlySubstance: 'Seul le fond',
    withPolicies: 'Avec les règles',
  },
}
