// What the palette offers of review and carrying.
import { say } from '../lib/messages/language.svelte'
import { nameOf } from '../shelf/naming'
import { dialogs } from '../shell/dialogs.svelte'
import { reviewNotes } from '../shell/go'
import { navigation } from '../shell/navigation.svelte'
import type { Target } from '../shell/search'
import { carrying } from './carrying.svelte'
import { placing } from './placing.svelte'
import { reviewing } from './reviewing.svelte'
import { carryTargets } from './targets'
import { waiting } from './waiting.svelte'

/** On the text in hand: its waiting notes, and where its notes can be carried. */
export function reviewCommands(): Target[] {
  const place = navigation.place
  if (place.view !== 'reader' && place.view !== 'review') return []
  const { edition } = place
  const words = say()
  const command = (id: string, name: string, run: () => void, key = ''): Target => ({
    id,
    kind: 'commands',
    name,
    run,
    ...(key === '' ? {} : { key }),
  })
  const count = waiting.count(edition)
  const open = () => {
    reviewNotes(edition)
  }
  const carry = (to: string) => () => void carrying.carry(edition, to)
  const targets = carryTargets(edition)
  return [
    ...(place.view === 'reader'
      ? [command('review', count > 0 ? words.review.open(count) : words.review.openHere, open, 'r')]
      : inReview(edition)),
    ...(targets.length > 0
      ? [
          command(
            'carry notes',
            words.carry.command,
            () => {
              carrying.begin(edition)
              dialogs.show('carry')
            },
            'Shift C',
          ),
        ]
      : []),
    ...targets
      .filter(({ family }) => family)
      .map(({ id }) => command(`carry notes ${id}`, words.carry.to(nameOf(id)), carry(id))),
  ]

  function inReview(of: string): Target[] {
    const moved = reviewing.moved(waiting.list?.items ?? [])
    const item = reviewing.inHand
    return [
      ...(item && reviewing.offer(item)
        ? [
            command(
              'review confirm',
              words.shortcuts.confirmOffer,
              () => void reviewing.confirm(item, of),
              'Enter',
            ),
          ]
        : []),
      ...(item
        ? [
            command(
              'review hand',
              words.shortcuts.placeByHand,
              () => {
                placing.begin(item, of)
              },
              'm',
            ),
            command(
              'review leave',
              words.shortcuts.leaveNote,
              () => void reviewing.leave(item, of),
              'l',
            ),
          ]
        : []),
      ...(moved.length > 0
        ? [
            command(
              'review moved',
              words.review.confirmMoved(moved.length),
              () => void reviewing.confirmMoved(waiting.list?.items ?? [], of),
              'Shift M',
            ),
          ]
        : []),
    ]
  }
}
