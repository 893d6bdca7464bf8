// The one door to the backend: each command under its own name, with its types.
// Nothing else in the front end calls `invoke`.
import { Channel, invoke, type InvokeArgs, type InvokeOptions } from '@tauri-apps/api/core'
import type {
  Annotation,
  AnnotationEdit,
  AnnotationVersion,
  Answer,
  Backup,
  Candidate,
  Carried,
  Compared,
  Details,
  Duties,
  EditionInfo,
  Exported,
  Failure,
  FailureCode,
  Fetched,
  Found,
  Imported,
  Judged,
  Keeping,
  Likeness,
  Listed,
  Matrix,
  Moved,
  NewTarget,
  NotesFormat,
  OwnJudgement,
  PdfOptions,
  Preview,
  Prospect,
  Provenance,
  Range,
  Reading,
  Review,
  SetAside,
  Settings,
  Shelf,
  Survey,
  Verdict,
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

/** Two to twelve editions: when each clause came, changed and went. `bundle` takes policies in. */
export const matrixOf = (ids: string[], bundle: boolean): Promise<Matrix> =>
  call('matrix', { ids, bundle })

/** An edition with its bundle, criterion by criterion, and what others and the reader hold of it. */
export const judgeEdition = (id: string): Promise<Judged> => call('judge_edition', { id })

/** Where the reader's own judgement stands. */
export interface JudgementPlace {
  edition: string
  /** The id of the criterion. */
  criterion: string
}

/** Stores the reader's own judgement on a criterion; without a verdict it is withdrawn. */
export const setOwnJudgement = (
  place: JudgementPlace,
  verdict: Verdict | null,
  note: string,
): Promise<OwnJudgement | null> => call('set_own_judgement', { ...place, verdict, note })

/** What an edition with its bundle asks of the reader, whose situation is as answered before. */
export const dutiesOf = (id: string): Promise<Duties> => call('duties_of', { id })

/** Stores the reader's answers about an edition; then what it asks of them. */
export const saveSituation = (id: string, answers: readonly Answer[]): Promise<Duties> =>
  call('save_situation', { id, answers })

/** Stores whether a duty is done, and the reader's note on it. */
export const markDuty = (
  edition: string,
  key: string,
  done: boolean,
  note: string,
): Promise<null> => call('mark_duty', { edition, key, done, note })

/** Asks where, then writes the checklist of an edition there; its path, null if cancelled. */
export const saveChecklist = (id: string, markdown: string): Promise<string | null> =>
  call('save_checklist', { id, markdown })

/** All editions by criteria and by categories. */
export const survey = (): Promise<Survey> => call('survey')

/** The annotations beside a text, in the order of their places. */
export const annotationsOf = (edition: string): Promise<Annotation[]> =>
  call('annotations_of', { edition })

/**
 * Stores a new annotation under a UUID; stored when the promise resolves. Asked again with the same id,
 * as after a failure, it is stored once.
 */
export const addAnnotation = (
  id: string,
  edition: string,
  target: NewTarget,
  edit: AnnotationEdit,
): Promise<Annotation> => call('add_annotation', { id, edition, target, edit })

/** Changes what an annotation says; stored when the promise resolves. */
export const editAnnotation = (id: string, edit: AnnotationEdit): Promise<Annotation> =>
  call('edit_annotation', { id, edit })

/** Puts an annotation on other words of its own text; stored when the promise resolves. */
export const placeAnnotation = (id: string, range: Range): Promise<Annotation> =>
  call('place_annotation', { id, range })

/** Takes an annotation away. `restoreAnnotation` brings it back. */
export const removeAnnotation = (id: string): Promise<null> => call('remove_annotation', { id })

/** Brings a removed annotation back as it was. */
export const restoreAnnotation = (id: string): Promise<Annotation> =>
  call('restore_annotation', { id })

/** What an annotation was, change by change, the first one first. */
export const annotationHistory = (id: string): Promise<AnnotationVersion[]> =>
  call('annotation_history', { id })

/** Makes an annotation what it was after a change: `version` is an index into its history. */
export const revertAnnotation = (id: string, version: number): Promise<Annotation> =>
  call('revert_annotation', { id, version })

/** A number that is another one once anybody changed the library: this window, another, or `gloss`. */
export const libraryState = (): Promise<number> => call('library_state')

/** The notes that wait for a person on an edition. */
export const review = (edition: string): Promise<Review> => call('review', { edition })

/** Carries the notes of an edition to another one: what is sure is placed, the rest waits there. */
export const carryNotes = (from: string, to: string): Promise<Carried> =>
  call('carry_notes', { from, to })

/** Puts a waiting note of another edition on words of this one, as a new annotation. */
export const placeCarried = (id: string, edition: string, range: Range): Promise<Annotation> =>
  call('place_carried', { id, edition, range })

/** A waiting note is not to be put on words of the edition. */
export const leaveNote = (id: string, edition: string): Promise<null> =>
  call('leave_note', { id, edition })

/** A note that was left waits again. */
export const unleaveNote = (id: string, edition: string): Promise<null> =>
  call('unleave_note', { id, edition })

/** Searches texts and notes. What is typed is a query, whatever it is. */
export const search = (query: string, limit: number): Promise<Found> =>
  call('search', { query, limit })

/** The library's file and its backups. */
export const keeping = (): Promise<Keeping> => call('keeping')

/** Makes a backup now. */
export const backUp = (): Promise<Backup> => call('back_up')

/** Puts a backup in the place of the library, which is backed up first. */
export const restoreBackup = (name: string): Promise<Keeping> => call('restore_backup', { name })

/** Looks through the whole library file; what is wrong with it, in sentences. */
export const checkLibrary = (): Promise<string[]> => call('check_library')

/** Sets a damaged library aside and puts a backup in its place, or an empty library. */
export const setAsideLibrary = (backup: string | null): Promise<SetAside> =>
  call('set_aside_library', { backup })

/** Shows the folder of the backups in the system's file manager. */
export const revealBackups = (): Promise<null> => call('reveal_backups')

/** Asks for a folder that the library may move to, and looks at it; null if cancelled. */
export const chooseLibraryFolder = (): Promise<Prospect | null> => call('choose_library_folder')

/** Looks at the folder in which the library lies when none is chosen. */
export const lookAtUsualFolder = (): Promise<Prospect> => call('look_at_usual_folder')

/** Moves the library to the folder that was looked at last. */
export const moveLibrary = (): Promise<Moved> => call('move_library')

/** Uses the library that is in the folder that was looked at last. */
export const useLibrary = (): Promise<null> => call('use_library')

/** Goes back to the usual folder and what is there; an empty library where nothing is. */
export const forgetLibraryFolder = (): Promise<null> => call('forget_library_folder')

/** Shows the library's file in the system's file manager. */
export const revealLibrary = (): Promise<null> => call('reveal_library')

/** Asks where, then writes the notes of an edition, or all; the path, null if cancelled. */
export const exportNotes = (edition: string | null, format: NotesFormat): Promise<string | null> =>
  call('export_notes', { edition, format })

/** Asks for a file of notes and takes them in; null if cancelled. `edition` is for foreign ones. */
export const importNotes = (edition: string | null): Promise<Imported | null> =>
  call('import_notes', { edition })

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

/** Asks for files and looks at each; empty when the reader cancels. Nothing is kept yet. */
export const chooseFiles = (): Promise<Candidate[]> => call('choose_files')

/** Looks at bytes that were dropped or pasted. `fileName` is for show. Nothing is kept yet. */
export const examineBytes = (fileName: string, bytes: Uint8Array): Promise<Candidate> =>
  call('examine_bytes', bytes, { headers: { 'file-name': encodeURIComponent(fileName) } })

/** Looks at the files that the system handed over since the last call. Nothing is kept yet. */
export const handedFiles = (): Promise<Candidate[]> => call('handed_files')

/** From now on `handed` is called, each time, when the system hands files over. */
export const watchFiles = (handed: () => void): Promise<null> =>
  call('watch_files', { page: new Channel<null>(handed) })

/** Keeps a file that was looked at as a text of the reader's own; kept when the promise resolves. */
export const keepImport = (token: number, details: Details): Promise<EditionInfo> =>
  call('keep_import', { token, details })

/** Lets go of a file that was looked at. */
export const forgetImport = (token: number): Promise<null> => call('forget_import', { token })

/** What is said of an own text. */
export const importDetails = (id: string): Promise<Details> => call('import_details', { id })

/** Says something else of an own text; stored when the promise resolves. */
export const describeImport = (id: string, details: Details): Promise<EditionInfo> =>
  call('describe_import', { id, details })

/** Takes an own text off the shelf. `restoreImport` brings it back with its notes. */
export const removeImport = (id: string): Promise<null> => call('remove_import', { id })

/** Brings an own text back that was taken off the shelf. */
export const restoreImport = (id: string): Promise<EditionInfo> => call('restore_import', { id })

/** Asks where, then writes the file of an own text as it was brought; its path, null if cancelled. */
export const saveOriginal = (id: string): Promise<string | null> => call('save_original', { id })

/** Where a text is from, and how what is shown differs from its file. */
export const provenance = (id: string): Promise<Provenance> => call('provenance', { id })

/** The citation of the words between two places of a text, in UTF-16 code units. */
export const cite = (edition: string, start: number, end: number): Promise<string> =>
  call('cite', { edition, start, end })

/** The known texts that a text is nearest to. */
export const whatIs = (id: string): Promise<Likeness> => call('what_is', { id })

/**
 * Asks the publisher for the present copy of a text: the one call that leads to the network, made
 * only when the reader presses for it. The copy waits as a file that was looked at.
 */
export const publishersCopy = (id: string): Promise<Fetched> => call('publishers_copy', { id })

/**
 * Has the window stay open at the next request to close it, and `asked` called instead. Only once:
 * some seconds later a further request closes the window, unless this was called again.
 */
export const watchClose = (asked: () => void): Promise<null> =>
  call('watch_close', { page: new Channel<null>(asked) })

/** Closes the window and so ends the app. */
export const closeWindow = (): Promise<null> => call('close_window')

let damaged: (failure: Failure) => void = () => undefined

/** From now on `tell` is called each time when a command fails because the library is damaged. */
export function whenDamaged(tell: (failure: Failure) => void): void {
  damaged = tell
}

let astray: (failure: Failure) => void = () => undefined

/** From now on `tell` is called each time when a command fails because the library is not in its folder. */
export function whenAstray(tell: (failure: Failure) => void): void {
  astray = tell
}

async function call<T>(command: string, args?: InvokeArgs, options?: InvokeOptions): Promise<T> {
  try {
    return await invoke<T>(command, args, options)
  } catch (thrown) {
    const failure = asFailure(thrown)
    // Any command may be the first to meet it, and what is to be done is the same for all.
    if (failure.code === 'damaged') damaged(failure)
    if (failure.code === 'astray') astray(failure)
    throw failure
  }
}

const CODES: readonly string[] = [
  'input',
  'damaged',
  'astray',
  'store',
  'network',
  'fault',
] satisfies FailureCode[]
const isCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && CODES.includes(code)

/** What a rejected command carries: always a failure with a code that can be switched on. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    const { code, message } = thrown
    if (isCode(code)) return { code, message: String(message) }
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { code: 'fault', message }
}
