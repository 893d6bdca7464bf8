// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { focusedFinding, focusedNote, focusedStart, focusedWords } from './focus'

const focus = (markup: string, id: string) => {
  document.body.innerHTML = markup
  document.getElementById(id)?.focus()
}
const nested =
  '<span id="words" data-finding="3 7" tabindex="0">may <mark id="note" data-note="n" tabindex="0">not</mark></span>'

it('knows the words in focus by their first finding', () => {
  focus(nested, 'words')
  expect([focusedFinding(), focusedWords(), focusedNote()]).toEqual([3, 3, null])
})

it('takes a note on a finding’s words for the note alone', () => {
  focus(nested, 'note')
  expect([focusedFinding(), focusedWords(), focusedNote()]).toEqual([null, null, 'n'])
})

it('takes a gloss for its finding, but not for words', () => {
  focus('<button id="gloss" data-gloss="5">Ban</button>', 'gloss')
  expect([focusedFinding(), focusedWords()]).toEqual([5, null])
})

it('knows nothing of a page that has no focus', () => {
  focus(nested, 'none')
  expect([focusedFinding(), focusedWords(), focusedNote()]).toEqual([null, null, null])
})

it('knows where in the text the focus stands, around words, in them and outside', () => {
  const page =
    '<div data-clause="0" id="clause"><span data-finding="1" tabindex="0" id="around"><b data-start="7">x</b></span>' +
    '<b data-start="9"><a href="#x" id="in">y</a></b></div><button id="out">z</button>'
  expect(['around', 'in', 'out'].map((id) => (focus(page, id), focusedStart()))).toEqual([
    7,
    9,
    null,
  ])
})
