// The keys as they are shown to the reader, by where they work.
import type { Messages } from '../lib/messages/en'

type Word = keyof Messages['shortcuts']

/** Keys and what they do, by place. Words are names in the message table. */
export const shortcuts: readonly { where: Word; keys: readonly (readonly [string, Word])[] }[] = [
  {
    where: 'everywhere',
    keys: [
      ['Ctrl 1 – 7', 'views'],
      ['Ctrl K', 'palette'],
      ['Ctrl O', 'add'],
      ['Ctrl ,', 'settings'],
      ['Ctrl Shift E', 'exportNotes'],
      ['Ctrl Shift O', 'importNotes'],
      ['Ctrl Shift B', 'backUp'],
      ['Ctrl Z, Ctrl Shift Z', 'undoRedo'],
      ['Alt ← →', 'history'],
      ['Esc', 'escape'],
      ['?', 'help'],
    ],
  },
  {
    where: 'text',
    keys: [
      ['j k', 'clause'],
      ['n p', 'finding'],
      ['Tab', 'tab'],
      ['1 – 5', 'highlight'],
      ['u', 'underline'],
      ['N', 'noteKey'],
      ['T', 'tagKey'],
      ['s x', 'claimKey'],
      ['Shift N', 'clauseNote'],
      ['Shift E', 'textNote'],
      ['Delete', 'deleteNote'],
      ['l', 'notesList'],
      ['v', 'selecting'],
      ['← →', 'byWord'],
      ['↑ ↓', 'byClause'],
      ['Home, End', 'clauseEnds'],
      ['q', 'citeKey'],
      ['d, Shift D', 'term'],
      ['Ctrl F', 'find'],
      ['[ ]', 'older'],
      ['b', 'bundle'],
      ['\\', 'outline'],
      ['i', 'about'],
      ['Ctrl E', 'export'],
      ['r', 'reviewNotes'],
      ['Shift C', 'carryNotes'],
    ],
  },
  { where: 'note', keys: [['Esc, Ctrl Enter', 'closeNote']] },
  {
    where: 'review',
    keys: [
      ['j k, ↑ ↓', 'waiting'],
      ['← →', 'offers'],
      ['Enter', 'confirmOffer'],
      ['m', 'placeByHand'],
      ['l', 'leaveNote'],
      ['Shift M', 'confirmMoved'],
      ['[ ]', 'older'],
    ],
  },
  {
    where: 'shelf',
    keys: [
      ['/', 'search'],
      ['j k, ↑ ↓', 'rows'],
      ['← →', 'fold'],
      ['Enter', 'openRow'],
      ['Space', 'select'],
      ['c', 'compareChosen'],
      ['m', 'matrixChosen'],
      ['v', 'verdictOf'],
    ],
  },
  {
    where: 'compare',
    keys: [
      ['n p', 'change'],
      ['Shift N', 'changeNote'],
      ['Shift C', 'onlyChanges'],
      ['Shift S', 'onlySubstance'],
      ['Shift P', 'withPolicies'],
    ],
  },
  {
    where: 'matrix',
    keys: [
      ['← → ↑ ↓', 'cells'],
      ['Home, End', 'rowEnds'],
      ['Enter', 'openCell'],
      ['Shift C', 'onlyChanges'],
      ['Shift S', 'onlySubstance'],
      ['Shift P', 'withPolicies'],
    ],
  },
  {
    where: 'verdict',
    keys: [
      ['j k', 'criterion'],
      ['v', 'judge'],
      ['1 – 4', 'chooseVerdict'],
      ['Esc, Ctrl Enter', 'closeJudgement'],
      ['[ ]', 'older'],
      ['\\', 'outline'],
    ],
  },
  {
    where: 'duties',
    keys: [
      ['j k', 'duty'],
      ['Space', 'tick'],
      ['[ ]', 'older'],
      ['Ctrl E', 'export'],
    ],
  },
  {
    where: 'survey',
    keys: [
      ['/', 'search'],
      ['← → ↑ ↓', 'cells'],
      ['Home, End', 'rowEnds'],
      ['Enter', 'openSurveyed'],
      ['Shift C', 'categories'],
    ],
  },
]
