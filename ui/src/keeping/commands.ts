// What the palette and the keys do with backups and files of notes, wherever the reader is.
import { say } from '../lib/messages/language.svelte'
import { reader } from '../reader/reader.svelte'
import { openSettings } from '../shell/go'
import type { Keymap } from '../shell/keys'
import { navigation, SETTINGS } from '../shell/navigation.svelte'
import type { Target } from '../shell/search'
import { filing, FORMATS } from './filing.svelte'
import { folder } from './folder.svelte'
import { keeping } from './keeping.svelte'

/** The text that is read; null in any other view. */
const inHand = (): string | null =>
  navigation.place.view === 'reader' ? (reader.reading?.edition.id ?? null) : null

/** Makes a backup and shows it among the others. */
function backUp(): void {
  openSettings('library')
  void keeping.backUp()
}

/** Asks for another folder for the library, unless it was named. */
function moveLibrary(): void {
  openSettings('library')
  void folder.choose()
}

function check(): void {
  openSettings('library')
  void keeping.check()
}

/** The keys, everywhere. */
export const keepingKeys = (): Keymap => ({
  'Ctrl+Shift+B': backUp,
  'Ctrl+Shift+E': () => void filing.export(inHand(), 'jsonld'),
  'Ctrl+Shift+O': () => void filing.import(inHand()),
})

/** The commands. Notes are written and taken in for the text in hand first. */
export function keepingCommands(): Target[] {
  const { keeping: words, settingsPages } = say()
  const edition = inHand()
  const command = (id: string, name: string, run: () => void, key = ''): Target => ({
    id,
    kind: 'commands',
    name,
    run,
    ...(key === '' ? {} : { key }),
  })
  const first = FORMATS[0]
  const exporting = (of: string | null) =>
    FORMATS.map((format) =>
      command(
        `export notes ${of === null ? 'all' : 'here'} ${format}`,
        (of === null ? words.exportEvery : words.exportHere)(words.formats[format]),
        () => void filing.export(of, format),
        of === edition && format === first ? 'Ctrl Shift E' : '',
      ),
    )
  return [
    ...(edition === null ? [] : exporting(edition)),
    ...exporting(null),
    command('import notes', words.importNotes, () => void filing.import(edition), 'Ctrl Shift O'),
    command('back up', words.backUp, backUp, 'Ctrl Shift B'),
    command('check library', words.check, check),
    command('move library', words.moving.command, moveLibrary),
    ...SETTINGS.map((section) =>
      command(`settings ${section}`, settingsPages.goTo(settingsPages[section]), () => {
        openSettings(section)
      }),
    ),
  ]
}
