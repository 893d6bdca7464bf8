// What the app says of the library's file, its backups and files of notes, in French. Part of `fr.ts`.
import type { KeepingKeyWords, KeepingWords } from './keeping.en'

const many = (n: number, one: string, more: string): string => (n < 2 ? one : more)
const figures = (n: number): string => new Intl.NumberFormat('fr-FR').format(n)
const count = (n: number, one: string, more: string): string =>
  `${figures(n)} ${many(n, one, more)}`

export const keeping: KeepingWords = {
  keeping: {
    library: 'Bibliothèque',
    folder: 'Dossier',
    holds: 'Contient',
    notes: (n) => count(n, 'note', 'notes'),
    editions: (n) => `dans ${count(n, 'texte', 'textes')}`,
    texts: (n) => `${count(n, 'texte', 'textes')} à vous`,
    latest: (when) => `dernière note ${when}`,
    unreadable: 'Elle ne peut être lue.',
    check: 'Vérifier la bibliothèque',
    checking: 'Vérification…',
    sound: 'Le fichier entier a été lu. Il est en ordre.',
    unsound: (n) => `${count(n, 'défaut', 'défauts')} dans le fichier :`,

    backups: 'Sauvegardes',
    backupsWhy: 'Une copie par jour, et avant un import',
    kept: (n) => count(n, 'gardée', 'gardées'),
    noBackups: 'Il n’y a pas encore de sauvegarde.',
    today: (time) => `Aujourd’hui, ${time}`,
    yesterday: (time) => `Hier, ${time}`,
    day: (day, time) => `${day}, ${time}`,
    when: 'Quand',
    why: 'Pourquoi',
    size: 'Taille',
    reasons: {
      copy: 'une copie',
      migration: 'avant une mise à jour',
      restore: 'avant une restauration',
      unknown: 'déposée à la main',
    },
    restore: 'Restaurer…',
    restoreOf: (when) => `Restaurer la sauvegarde : ${when}`,
    backUp: 'Sauvegarder maintenant',
    backingUp: 'Sauvegarde…',
    backedUp: 'Sauvegardé',
    reveal: 'Montrer dans le dossier',
    bad: 'illisible',
    showAll: (n) => `Montrer les ${figures(n)}`,
    showFewer: 'En montrer moins',

    restoring: {
      title: 'Restaurer cette sauvegarde ?',
      now: 'La bibliothèque actuelle',
      backup: 'La sauvegarde',
      made: 'Faite',
      notes: 'Notes',
      editions: 'Dans des textes',
      texts: 'Textes à vous',
      latest: 'Dernière note',
      size: 'Taille',
      none: 'aucune',
      unknown: 'illisible',
      promise:
        'La sauvegarde prend la place de la bibliothèque. Ce que la bibliothèque contient à présent est d’abord sauvegardé : vous pourrez y revenir.',
      fewer: (n) =>
        `La sauvegarde contient ${count(n, 'note', 'notes')} de moins que la bibliothèque actuelle.`,
      unsaved: 'Tout n’est pas encore enregistré : cela manquera dans cette copie.',
      do: 'Sauvegarder, puis restaurer',
      doing: 'Restauration…',
      done: (when) => `La bibliothèque est de nouveau celle-ci : ${when}`,
    },

    moving: {
      move: 'Déplacer…',
      back: 'Retour au dossier habituel…',
      command: 'Déplacer la bibliothèque dans un autre dossier…',
      named:
        'Il a été nommé au démarrage de Glossator : aucun autre dossier ne peut être choisi ici.',
      title: 'Déplacer la bibliothèque ?',
      titleBack: 'Remettre la bibliothèque dans le dossier habituel ?',
      titleUse: 'Il y a une bibliothèque dans ce dossier',
      now: 'Maintenant',
      then: 'Ensuite',
      promise:
        'La bibliothèque y est déplacée avec ses sauvegardes. Rien n’est effacé : son ancien fichier reste dans son dossier sous un nom qui commence par « moved- », et les sauvegardes y restent aussi.',
      promiseUse:
        'Glossator y montre et y garde désormais vos notes. La bibliothèque actuelle reste telle quelle dans son dossier.',
      unsaved: 'Tout n’est pas encore enregistré : cela reste dans cette fenêtre en attendant.',
      do: 'Déplacer la bibliothèque',
      doUse: 'Utiliser celle qui s’y trouve',
      doing: 'Un instant…',
      done: 'La bibliothèque a été déplacée',
      liesNow: 'Elle est ici',
      left: 'L’ancien fichier',
      backups: (n) =>
        n === 0
          ? 'Il n’y avait aucune sauvegarde à emporter. Libre à vous d’effacer l’ancien fichier.'
          : `${count(n, 'sauvegarde a suivi', 'sauvegardes ont suivi')}. Libre à vous d’effacer l’ancien fichier et les anciennes sauvegardes.`,
      used: (folder) => `La bibliothèque utilisée est dans ${folder}`,
    },
    astray: {
      title: 'La bibliothèque n’est pas là où elle a été mise',
      what: 'Vous avez choisi un dossier pour elle. Ce dossier est introuvable, ou ne contient pas de bibliothèque. S’il est sur un autre disque, branchez-le.',
      promise:
        'Aucune nouvelle bibliothèque n’est commencée à sa place : vos notes sont dans celle qui manque.',
      choose: 'Que faire',
      again: 'Chercher encore',
      againHelp: 'Dans le même dossier, une fois son disque branché.',
      elsewhere: 'Chercher dans un autre dossier…',
      elsewhereHelp: 'La bibliothèque a été déplacée, ou son disque a changé de nom.',
      none: (folder) => `${folder} : il n’y a pas de bibliothèque dans ce dossier.`,
      usual: 'Utiliser la bibliothèque du dossier habituel',
      usualEmpty: 'Commencer une bibliothèque vide dans le dossier habituel',
      usualHelp:
        'Vos notes n’y sont pas. La bibliothèque qui manque pourra être choisie de nouveau plus tard.',
      do: 'Continuer',
      refused: 'Cela n’a pas été possible.',
    },

    files: 'Fichiers de notes',
    exportAll: 'Exporter toutes les notes',
    exportHere: (format) => `Exporter les notes de ce texte : ${format}`,
    exportEvery: (format) => `Exporter toutes les notes : ${format}`,
    importNotes: 'Importer des notes…',
    importHelp:
      'Des fichiers écrits par Glossator ou par un autre outil d’annotation. Rien de ce qui est à vous n’est effacé : de deux versions d’une note, la plus récente est montrée, l’autre reste dans son historique.',
    formats: {
      jsonld: 'Web Annotation (JSON-LD)',
      markdown: 'Markdown',
      csv: 'Tableau (CSV)',
    },
    written: (path) => `Écrit : ${path}`,

    imported: {
      title: 'Notes importées',
      from: (file) => `Depuis ${file}`,
      added: (n) => count(n, 'note est nouvelle', 'notes sont nouvelles'),
      replaced: (n) =>
        `${count(n, 'note est plus récente que la vôtre, qui reste', 'notes sont plus récentes que les vôtres, qui restent')} dans l’historique`,
      kept: (n) =>
        `${count(n, 'note est plus ancienne que la vôtre, et figure', 'notes sont plus anciennes que les vôtres, et figurent')} dans l’historique`,
      same: (n) => `${count(n, 'note était', 'notes étaient')} déjà là`,
      restored: (n) =>
        count(n, 'note supprimée ici est revenue', 'notes supprimées ici sont revenues'),
      unplaced: (n) =>
        count(
          n,
          'note n’a pas de place sûre et attend',
          'notes n’ont pas de place sûre et attendent',
        ),
      leftOut: (n) => `Une partie de ${count(n, 'note', 'notes')} n’a pas été reprise`,
      refused: (n) => `${count(n, 'note n’a pas été prise', 'notes n’ont pas été prises')}`,
      nothing: 'Il n’y avait aucune note dans le fichier.',
      on: 'Elles sont à côté de',
      read: (edition) => `Lire ${edition}`,
    },
    filesFailure: 'Non fait',

    failure: {
      keeping: 'Le fichier de la bibliothèque ne peut être examiné.',
      backUp: 'Aucune sauvegarde n’a été faite.',
      restore: 'La sauvegarde n’a pas été restaurée.',
      check: 'La bibliothèque n’a pu être vérifiée.',
      reveal: 'Le dossier ne peut être montré.',
      exporting: 'Les notes n’ont pas été écrites.',
      importing: 'Les notes n’ont pas été importées.',
      setAside: 'La bibliothèque n’a pas été mise de côté.',
      move: 'La bibliothèque n’a pas été déplacée.',
      use: 'La bibliothèque qui s’y trouve n’est pas utilisée.',
    },

    damaged: {
      title: 'La bibliothèque est endommagée',
      what: 'Son fichier ne peut plus être lu : vos notes ne peuvent être ni montrées ni enregistrées.',
      promise: (folder) =>
        `Rien n’est écrasé. Le fichier endommagé est mis de côté tel quel, dans ${folder}.`,
      promiseHere: 'Rien n’est écrasé. Le fichier endommagé est mis de côté tel quel.',
      choose: 'Ce qui prendra sa place',
      newest: 'La dernière bonne sauvegarde',
      other: 'Une sauvegarde plus ancienne',
      noBackup: 'Aucune sauvegarde ne peut être lue.',
      empty: 'Une bibliothèque vide',
      emptyHelp: 'Vos notes restent dans le fichier mis de côté, et dans les sauvegardes.',
      show: (n) => `Sauvegardes plus anciennes (${figures(n)})`,
      looking: 'Recherche de sauvegardes…',
      do: 'Le mettre de côté et continuer',
      doing: 'Mise de côté…',
      close: 'Fermer Glossator',
      done: 'La bibliothèque peut de nouveau être lue',
      lies: 'Le fichier endommagé est ici :',
      restored: (when) => `À sa place, la sauvegarde : ${when}.`,
      restoredEmpty: 'À sa place, une bibliothèque vide.',
      goOn: 'Continuer',
    },
  },

  settingsPages: {
    appearance: 'Langue et apparence',
    colours: 'Couleurs et constats',
    author: 'Auteur',
    library: 'Bibliothèque et sauvegardes',
    keys: 'Touches',
    about: 'À propos',
    list: 'Sections des réglages',
    goTo: (section) => `Réglages : ${section}`,
    shortcuts: 'Raccourcis',
    name: 'Nom',
    app: 'Glossator',
    version: (version) => `Version ${version}`,
    aboutWhat: 'Pour lire, comparer et annoter les licences des modèles d’IA.',
    aboutAdvice:
      'Ce qu’il constate et juge est ce que des règles trouvent dans les mots. Ce n’est pas un avis juridique.',
    aboutOnline:
      'Vos textes et vos notes restent sur cet ordinateur. Glossator ne va en ligne que si vous demandez la copie d’un éditeur.',
    licence: 'Licence',
    licenceOf: 'MIT ou Apache 2.0, à votre choix',
  },
}

export const keepingKeys: KeepingKeyWords = {
  exportNotes: 'Exporter les notes du texte, ou toutes',
  importNotes: 'Importer des notes',
  backUp: 'Sauvegarder la bibliothèque',
}
