//! [`Reading`]: the sentences of an outline as rules see them.
//!
//! Owns the way from the canonical text to bare words in small letters, and the way back. It looks
//! for nothing.

use crate::sentence::sentences;
use clause::{Clause, ClauseId, ClauseKind, Outline};
use std::collections::HashSet;
use std::ops::Range;
use text::{Folded, Span, Text};

/// All sentences of a text.
pub(crate) struct Reading {
    /// Each sentence as " word word ": folded, small letters, one space around each word.
    words: String,
    /// Of each word, the byte of `words` where it begins and its place in the canonical text.
    places: Vec<(usize, Span)>,
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
    /// Its bytes in `Reading::words`.
    words: Range<usize>,
}

impl Reading {
    /// Reads an outline. A clause's heading is a sentence apart, so that a rule fits what a clause
    /// says and not what it is called.
    pub(crate) fn new(text: &Text, outline: &Outline) -> Self {
        let folded = Folded::new(&text.content);
        let mut all = text::words(&folded.text)
            .map(|w| (&folded.text[w.span.range()], folded.span(w.span.range())))
            .peekable();
        let mut reading = Self { words: String::new(), places: Vec::new(), sentences: Vec::new() };
        let parents: HashSet<ClauseId> =
            outline.clauses.iter().filter_map(|clause| clause.parent).collect();
        let stretches = outline.iter().flat_map(|(id, clause)| {
            let (called, said) = parts(text, clause, parents.contains(&id));
            [called.map(|span| (id, span, true)), said.map(|span| (id, span, false))]
        });
        for (clause, stretch, banner) in stretches.flatten() {
            for span in sentences(&text.content, stretch) {
                let start = reading.words.len();
                while all.next_if(|(_, place)| place.start() < span.start()).is_some() {}
                while let Some((word, place)) = all.next_if(|(_, p)| p.start() < span.end()) {
                    reading.words.push(' ');
                    reading.places.push((reading.words.len(), place));
                    reading.words.extend(word.chars().flat_map(char::to_lowercase));
                }
                reading.words.push(' ');
                let words = start..reading.words.len();
                reading.sentences.push(Sentence { clause, span, banner, words });
            }
        }
        reading
    }

    /// The words of a sentence, each with one space before it, and one behind the last.
    pub(crate) fn words(&self, sentence: &Sentence) -> &str {
        &self.words[sentence.words.clone()]
    }

    /// The place in the canonical text of a stretch of a sentence's words, from its first word to
    /// its last; nothing when it holds no word.
    pub(crate) fn place(&self, sentence: &Sentence, stretch: Range<usize>) -> Option<Span> {
        let base = sentence.words.start;
        let first = self.places.partition_point(|(at, _)| *at < base + stretch.start);
        let last = self.places.partition_point(|(at, _)| *at < base + stretch.end);
        let (_, first) = self.places[first..last].first()?;
        let (_, last) = self.places[..last].last()?;
        Some(Span::new(first.start().bytes(), last.end().bytes()))
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

    #[test]
    fn sentences_are_bare_words_that_lead_back() {
        let source = "1. Limits. You may\u{a0}NOT “sub-license” it. Ever.";
        let text = text::read(source.as_bytes(), text::Format::Plain);
        let reading = Reading::new(&text, &clause::outline(&text));
        let bare: Vec<&str> = reading.sentences.iter().map(|s| reading.words(s)).collect();
        assert_eq!(bare, [" limits ", " you may not sub license it ", " ever "]);
        let banners: Vec<bool> = reading.sentences.iter().map(|s| s.banner).collect();
        assert_eq!(banners, [true, false, false]);
        let first = &reading.sentences[1];
        let at = bare[1].find(" sub").unwrap();
        let place = reading.place(first, at..at + " sub license".len()).unwrap();
        assert_eq!(text.of(place), "sub-license");
        assert_eq!(reading.place(first, 0..0), None);
    }
}
