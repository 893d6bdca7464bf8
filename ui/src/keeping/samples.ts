// A library's file and its backups, for the tests of these.
import type { Backup, Holds, Keeping } from '../lib/wire'

export const holds = (notes: number): Holds => ({
  notes,
  editions: 1,
  texts: 0,
  latest: '2026-01-01T00:00:00Z',
  bytes: 40_000,
})

export const backup = (name: string, given: Partial<Backup> = {}): Backup => ({
  name,
  at: '2026-01-02T03:04:05Z',
  why: 'copy',
  holds: holds(3),
  trouble: '',
  ...given,
})

export const kept = (backups: readonly Backup[], now: Holds | null = holds(4)): Keeping => ({
  folder: '/home/reader/glossator',
  place: 'usual',
  now,
  backups: [...backups],
})
