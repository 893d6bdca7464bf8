// Everything that the palette can lead to, from where the reader is.
import { bringing } from '../bring/bringing.svelte'
import { keepingCommands } from '../keeping/commands'
import { groups } from '../lib/groups'
import { inSentence, say } from '../lib/messages/language.svelte'
import type { Theme } from '../lib/wire'
import { notes } from '../notes/notes.svelte'
import { copyCitation } from '../provenance/citing'
import { printed } from '../reader/address'
import { clauseInHand } from '../reader/inhand'
import { wordsOf } from '../reader/outline'
import { reader } from '../reader/reader.svelte'
import { showNote } from '../reader/showing'
import { reviewCommands } from '../review/commands'
import { preferences } from '../settings/preferences.svelte'
import { editionName, library } from '../shelf/library.svelte'
import { surveying } from '../survey/surveying.svelte'
import { dialogs } from './dialogs.svelte'
import {
  canGoTo,
  chart,
  compare,
  familyOf,
  goTo,
  licenceInHand,
  read,
  withTheOneBefore,
} from './go'
import { navigation, VIEWS, type View } from './navigation.svelte'
import type { Target } from './search'
import { redo, undo } from './undoing'

/** What can be gone to or done, in the order in which it is offered. */
export function targets(): Target[] {
  return [...inText(), ...editions(), ...commands(), ...reviewCommands(), ...keepingCommands()]
}

function inText(): Target[] {
  const reading = reader.reading
  const place = navigation.place
  if (!reading || place.view !== 'reader') return []
  const at = (address: string) => () => {
    read(reading.edition.id, address)
  }
  const clauses = reading.clauses
    .filter(({ kind }) => kind !== 'title' && kind !== 'date-line')
    .map((clause): Target => ({
      id: `clause ${clause.address}`,
      kind: 'clauses',
      name: wordsOf(reading.text, clause),
      before: printed(clause.address),
      run: at(clause.address),
    }))
  const written = notes.all
    .filter(({ body }) => body !== '')
    .map((note): Target => ({
      id: `note ${note.id}`,
      kind: 'notes',
      name: note.body.split('\n')[0] ?? '',
      before: printed(note.address),
      run: () => {
        if (note.kind !== 'change') read(reading.edition.id, note.address)
        showNote(note.id)
      },
    }))
  const definitions = reading.definitions.flatMap((definition, i): Target[] => {
    const clause = reading.clauses[definition.clause]
    if (!clause) return []
    const id = `definition ${String(i)}`
    return [{ id, kind: 'definitions', name: definition.term, run: at(clause.address) }]
  })
  return [...clauses, ...written, ...definitions]
}

function editions(): Target[] {
  return (library.families ?? []).flatMap((family) =>
    family.editions.map(({ info }): Target => ({
      id: `edition ${info.id}`,
      kind: 'editions',
      name: say().palettes.open(editionName(info)),
      run: () => {
        read(info.id)
      },
    })),
  )
}

const command = (id: string, name: string, run: () => void, key?: string): Target => ({
  id,
  kind: 'commands',
  name,
  run,
  ...(key === undefined ? {} : { key }),
})

// What is noted on no words of the text; and how words are selected.
function noting(): Target[] {
  const words = say()
  return [
    command(
      'note-clause',
      words.notes.onThisClause,
      () => void notes.add({ kind: 'clause', clause: clauseInHand() }, 1, 'body'),
      'Shift N',
    ),
    command(
      'note-text',
      words.notes.onText,
      () => void notes.add({ kind: 'edition' }, 1, 'body'),
      'Shift E',
    ),
    command('notes', words.notes.listOpen, () => (reader.listing = true), 'l'),
    command('select', words.shortcuts.selecting, () => (reader.selecting = true), 'v'),
  ]
}

function commands(): Target[] {
  const words = say()
  const views: [View, string][] = [
    ...VIEWS.map((view, i): [View, string] => [view, `Ctrl ${String(i + 1)}`]),
    ['settings', 'Ctrl ,'],
  ]
  const themes: Theme[] = ['system', 'light', 'sepia', 'dark']
  const place = navigation.place
  const licence = licenceInHand()
  const pair = licence === null ? null : withTheOneBefore(licence)
  const family = licence === null ? null : familyOf(licence)
  const inReader = place.view === 'reader' && reader.reading !== null
  return [
    ...views
      .filter(([view]) => view !== place.view && canGoTo(view))
      .map(([view, key]) =>
        command(
          `view ${view}`,
          words.palettes.goTo(words.views[view]),
          () => {
            goTo(view)
          },
          key,
        ),
      ),
    ...(pair
      ? [
          command('compare', words.palettes.compareWithBefore, () => {
            compare(pair)
          }),
        ]
      : []),
    ...(family
      ? [
          command('matrix', words.palettes.matrixOfFamily, () => {
            chart(family)
          }),
        ]
      : []),
    ...(inReader
      ? [
          command('find', words.palettes.find, () => (reader.finding = true), 'Ctrl F'),
          command(
            'export',
            words.reader.export,
            () => {
              dialogs.show('export')
            },
            'Ctrl E',
          ),
          command(
            'about',
            words.about.title,
            () => {
              dialogs.show('about')
            },
            'i',
          ),
          ...noting(),
          command('cite', words.about.cite, () => void copyCitation(), 'q'),
          ...[...groups, 'notes' as const].map((layer) =>
            command(
              `layer ${layer}`,
              words.palettes.toggle(layer === 'notes' ? words.reader.notes : words.groups[layer]),
              () => {
                reader.toggle(layer)
              },
            ),
          ),
        ]
      : []),
    command('add', words.shortcuts.add, () => void bringing.choose(), 'Ctrl O'),
    ...(bringing.putBy
      ? [
          command('add-on', words.bring.goOnCommand, () => {
            bringing.goOn()
          }),
        ]
      : []),
    ...(notes.canUndo ? [command('undo', words.undo, () => void undo(), 'Ctrl Z')] : []),
    ...(notes.canRedo ? [command('redo', words.redo, () => void redo(), 'Ctrl Shift Z')] : []),
    ...themes
      .filter((theme) => theme !== preferences.now.theme)
      .map((theme) =>
        command(`theme ${theme}`, words.palettes.theme(words.themes[theme]), () => {
          preferences.change({ theme })
        }),
      ),
    ...([1, -1, 0] as const).map((by) =>
      command(
        `zoom ${String(by)}`,
        words.palettes.zoom(by),
        () => {
          preferences.zoom(by)
        },
        by === 0 ? 'Ctrl 0' : by > 0 ? 'Ctrl +' : 'Ctrl −',
      ),
    ),
    command('larger', words.palettes.larger, () => {
      preferences.resize(1)
    }),
    command('smaller', words.palettes.smaller, () => {
      preferences.resize(-1)
    }),
    ...surveying.categories.map(({ id, name }) =>
      command(`carry ${id}`, words.survey.whichCarry(inSentence(name)), () => {
        surveying.carry(id)
        goTo('survey')
      }),
    ),
    command(
      'keys',
      words.palettes.shortcuts,
      () => {
        dialogs.show('keys')
      },
      '?',
    ),
  ]
}
