// The one door to the backend: each command under its own name, with its types.
// Nothing else in the front end calls `invoke`.
import { Channel, invoke } from '@tauri-apps/api/core'
import type {
  Annotation,
  Colour,
  Compared,
  Exported,
  Failure,
  Listed,
  PdfOptions,
  Preview,
  Reading,
  Settings,
  Shelf,
} from './wire'

/** Everything on the shelf: families with their licences, oldest edition first. */
export const shelf = (): Promise<Shelf> => call('shelf')

/** Every licence of the reference shelf, by title. */
export const referenceShelf = (): Promise<Listed[]> => call('reference_shelf')

/** One text with all that is known about it. Offsets are UTF-16 code units into `text`. */
export const readEdition = (id: string): Promise<Reading> => call('read_edition', { id })

/** Two to six editions, clause by clause. `bundle` takes their policies in. */
export const compareEditions = (ids: string[], bundle: boolean): Promise<Compared> =>
  call('compare_editions', { ids, bundle })

/** A new highlight, with or without a note. Its place is in UTF-16 code units into the text. */
export interface NewAnnotation {
  edition: string
  start: number
  end: number
  colour: Colour
  body: string
  tags: string[]
}

/** Stores a new annotation; stored when the promise resolves. */
export const addAnnotation = (added: NewAnnotation): Promise<Annotation> =>
  call('add_annotation', { ...added })

/** What a reader may change in an annotation. */
export interface AnnotationEdit {
  body: string
  colour: Colour
  tags: string[]
}

/** Changes an annotation's note, colour and tags; stored when the promise resolves. */
export const editAnnotation = (id: string, edit: AnnotationEdit): Promise<Annotation> =>
  call('edit_annotation', { id, ...edit })

/** Takes an annotation away. `restoreAnnotation` brings it back. */
export const removeAnnotation = (id: string): Promise<null> => call('remove_annotation', { id })

/** Brings a removed annotation back as it was. */
export const restoreAnnotation = (id: string): Promise<Annotation> =>
  call('restore_annotation', { id })

/** The reader's settings. */
export const settings = (): Promise<Settings> => call('settings')

/** Stores the settings and gives them back as stored. */
export const saveSettings = (changed: Settings): Promise<Settings> =>
  call('save_settings', { settings: changed })

/** Draws the whole window as large as this, in percent. */
export const zoom = (percent: number): Promise<null> => call('zoom', { percent })

/** Asks where, then writes the annotated PDF there; null when the reader cancels. */
export const exportPdf = (edition: string, options: PdfOptions): Promise<Exported | null> =>
  call('export_pdf', { edition, options })

/** One page of the PDF as it would be written. `page` is one-based. */
export const previewPdf = (edition: string, options: PdfOptions, page: number): Promise<Preview> =>
  call('preview_pdf', { edition, options, page })

/** Shows a file that was just exported in the system's file manager. */
export const reveal = (path: string): Promise<null> => call('reveal', { path })

/**
 * Has the window stay open at the next request to close it, and `asked` called instead. Only once:
 * some seconds later a further request closes the window, unless this was called again.
 */
export const watchClose = (asked: () => void): Promise<null> =>
  call('watch_close', { page: new Channel<null>(asked) })

/** Closes the window and so ends the app. */
export const closeWindow = (): Promise<null> => call('close_window')

async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args)
  } catch (thrown) {
    throw asFailure(thrown)
  }
}

/** What a rejected command carries: always a failure with a code that can be switched on. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const { code, message } = thrown
    if (code === 'input' || code === 'store' || code === 'fault') {
      return { code, message: String(message) }
    }
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: 'fault', message }
}
