// An edition and what is known of it, for tests.
import type { EditionInfo, Fetched, Provenance } from '../lib/wire'

export const edition: EditionInfo = {
  id: 'bees-1',
  family: 'Bees',
  version: '1',
  title: 'Bee Licence',
  publisher: 'Apiary',
  date: '2024-07-23',
  kind: 'licence',
  words: 12,
  incorporates: [],
  url: 'https://bees.example/LICENSE',
  sha256: 'aa',
  source: 'your own file',
  origin: 'import',
}

export const provenance: Provenance = {
  edition,
  commit: null,
  asked: 'https://raw.bees.example/LICENSE',
  publisherSha256: null,
  fidelity: null,
  brought: '2026-11-25T12:00:00Z',
  size: 90,
  readSha256: 'bb',
  textSha256: 'cc',
  format: 'plain',
  spaces: 3,
  went: [],
  came: [],
  odd: [],
}

export const fetched: Fetched = {
  address: 'https://raw.bees.example/LICENSE',
  examined: {
    token: 7,
    fileName: 'LICENSE',
    size: 90,
    words: 13,
    sha256: 'dd',
    details: {
      title: 'LICENSE',
      family: 'LICENSE',
      version: '',
      publisher: '',
      date: '2025-01-01',
      kind: 'policy',
      url: null,
    },
    held: null,
    likeness: { texts: [], plus: [], minus: [] },
    follows: null,
    odd: [],
  },
  sameFile: null,
  sameWords: false,
  substantive: 1,
  formal: 2,
  plus: [],
  minus: [],
}
