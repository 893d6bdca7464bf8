//! [`Reading`]: the sentences of an outline as rules see them.
//!
//! Owns the way from the canonical text to bare words in small letters, and the way back. It looks
//! for nothing.

use crate::sentence::sentences;
use clause::{Clause, ClauseId, ClauseKind, Outline};
use std::collections::HashSet;
use std::ops::Range;
use text::{Folded, Pos, Span, Text};

/// All sentences of a text.
pub(crate) struct Reading {
    /// The words of the whole text, folded, in small letters.
    pub(crate) words: Words,
    /// In reading order; those of one clause stand together.
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence of a clause.
pub(crate) struct Sentence {
    pub(crate) clause: ClauseId,
    /// Its place in the canonical text.
    pub(crate) span: Span,
    /// Whether it is a heading or a title, which names what follows and seldom says anything.
    pub(crate) banner: bool,
    /// Its words among those of the text, by number.
    pub(crate) words: Range<usize>,
}

impl Reading {
    /// Reads an outline. A clause's heading is a sentence apart, so that a rule fits what a clause
    /// says and not what it is called.
    pub(crate) fn new(text: &Text, outline: &Outline) -> Self {
        let words = Words::of(&text.content);
        let parents: HashSet<ClauseId> =
            outline.clauses.iter().filter_map(|clause| clause.parent).collect();
        let stretches = outline.iter().flat_map(|(id, clause)| {
            let (called, said) = parts(text, clause, parents.contains(&id));
            [called.map(|span| (id, span, true)), said.map(|span| (id, span, false))]
        });
        let mut all = Vec::new();
        let mut next = 0;
        let mut pass = |end: Pos| {
            next += words.places[next..].iter().take_while(|place| place.start() < end).count();
            next
        };
        for (clause, stretch, banner) in stretches.flatten() {
            for span in sentences(&text.content, stretch) {
                let words = pass(span.start())..pass(span.end());
                all.push(Sentence { clause, span, banner, words });
            }
        }
        Self { words, sentences: all }
    }

    /// The place in the canonical text of a stretch of a sentence, in words, from its first word to
    /// its last; nothing when it holds no word.
    pub(crate) fn place(&self, sentence: &Sentence, stretch: Range<usize>) -> Option<Span> {
        let words = self.words.places.get(sentence.words.clone())?.get(stretch)?;
        Some(Span::new(words.first()?.start().bytes(), words.last()?.end().bytes()))
    }
}

/// The words of a text as phrases see them.
pub(crate) struct Words {
    /// One behind the other.
    letters: String,
    /// Of each, the byte of `letters` where it ends.
    ends: Vec<usize>,
    /// Of each, its place in the text.
    places: Vec<Span>,
}

impl Words {
    pub(crate) fn of(content: &str) -> Self {
        let mut all = Self { letters: String::new(), ends: Vec::new(), places: Vec::new() };
        let mut base = 0;
        // Most lines have no typography, and need no folding.
        for line in content.split_inclusive('\n') {
            if line.is_ascii() {
                for word in text::words(line) {
                    all.push(word.span.of(line), base, word.span);
                }
            } else {
                let folded = Folded::new(line);
                for word in text::words(&folded.text) {
                    let place = folded.span(word.span.range());
                    all.push(word.span.of(&folded.text), base, place);
                }
            }
            base += line.len();
        }
        all
    }

    fn push(&mut self, word: &str, base: usize, place: Span) {
        let from = self.letters.len();
        if word.is_ascii() {
            self.letters.push_str(word);
            self.letters[from..].make_ascii_lowercase();
        } else {
            self.letters.extend(word.chars().flat_map(char::to_lowercase));
        }
        self.ends.push(self.letters.len());
        self.places.push(Span::new(base + place.start().bytes(), base + place.end().bytes()));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut from = 0;
        self.ends.iter().map(move |end| &self.letters[std::mem::replace(&mut from, *end)..*end])
    }
}

/// What a clause is called, and what it says: its body without the heading that opens it. An item
/// of a list that is nothing but a heading ("Illegal weapons") says that, unless it is a parent.
fn parts(text: &Text, clause: &Clause, parent: bool) -> (Option<Span>, Option<Span>) {
    let item = !parent && matches!(clause.kind, ClauseKind::Numbered | ClauseKind::Bullet);
    match (clause.kind, clause.heading) {
        (ClauseKind::Title | ClauseKind::Heading | ClauseKind::DateLine, _) => {
            (Some(clause.body), None)
        }
        (_, Some(heading)) => {
            let behind = Span::new(heading.end().bytes(), clause.body.end().bytes());
            if item && !text.of(behind).contains(char::is_alphanumeric) {
                (None, Some(clause.body))
            } else {
                (Some(heading), Some(behind))
            }
        }
        (_, None) => (None, Some(clause.body)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sentences_are_bare_words_that_lead_back() {
        let source = "1. Limits. You may\u{a0}NOT “sub-license” it. Ever.";
        let text = text::read(source.as_bytes(), text::Format::Plain);
        let reading = Reading::new(&text, &clause::outline(&text));
        let words: Vec<&str> = reading.words.iter().collect();
        let bare: Vec<String> =
            reading.sentences.iter().map(|s| words[s.words.clone()].join(" ")).collect();
        assert_eq!(bare, ["limits", "you may not sub license it", "ever"]);
        let banners: Vec<bool> = reading.sentences.iter().map(|s| s.banner).collect();
        assert_eq!(banners, [true, false, false]);
        let said = &reading.sentences[1];
        assert_eq!(reading.place(said, 3..5).map(|place| text.of(place)), Some("sub-license"));
        assert_eq!(reading.place(said, 0..0), None);
    }

    proptest! {
        #[test]
        fn words_are_the_same_line_by_line_as_in_the_whole(
            content in "([a-zÉÖİß©®…7 .`’\u{ad}\u{200b}\u{301}\n]|\\PC){0,40}"
        ) {
            let folded = Folded::new(&content);
            let whole: Vec<(String, Span)> = text::words(&folded.text)
                .map(|w| {
                    let small = w.span.of(&folded.text).chars().flat_map(char::to_lowercase);
                    (small.collect(), folded.span(w.span.range()))
                })
                .collect();
            let words = Words::of(&content);
            let got: Vec<(String, Span)> =
                words.iter().map(str::to_owned).zip(words.places.iter().copied()).collect();
            prop_assert_eq!(got, whole);
        }
    }
}
