// What the reader drops or pastes, as files.

/** The largest file that is taken, in bytes: the backend's own limit. */
export const LARGEST = 20_000_000

/** What a drop or a paste carries: files; else its text, or its markup when it has no text. */
export function filesOf(transfer: DataTransfer, name: string): File[] {
  const files = [...transfer.files]
  if (files.length > 0) return files
  const text = transfer.getData('text/plain')
  if (text.trim() !== '') return [new File([text], `${name}.txt`)]
  const markup = transfer.getData('text/html')
  return markup.trim() === '' ? [] : [new File([markup], `${name}.html`)]
}

/** Whether something that is dragged can be taken. Until it is dropped, only its kinds are told. */
export const canTake = ({ types }: Pick<DataTransfer, 'types'>): boolean =>
  ['Files', 'text/plain', 'text/html'].some((type) => types.includes(type))
