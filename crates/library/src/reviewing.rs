//! Notes that wait for a person.
//!
//! Owns what waits on an edition and how it is shown: the old words and the places that they may have
//! come to, each among its neighbours. It puts no note anywhere.

use crate::carrying::{CarriedNote, followed};
use crate::{Document, Error, Library};
use annotation::{Anchored, Anchoring, Annotation, Selectors};
use std::sync::Arc;
use text::Span;

/// How many characters of the neighbourhood are shown on each side: about two lines.
const AROUND: usize = 120;

/// A note that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The note. Of another edition when it is carried from there.
    pub note: Annotation,
    /// What became of its words here. Never [`Anchoring::Placed`].
    pub anchored: Anchored,
    /// Its words where it was made.
    pub old: Excerpt,
    /// Where it may be put, the likeliest first; all in [`Waiting::text`].
    pub offers: Vec<Offer>,
    /// The text that the offers are in: the one that is reviewed, or one that it incorporates.
    pub text: Arc<Document>,
}

/// A place that a note may be put on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where, in bytes of its text.
    pub span: Span,
    /// What stands there.
    pub excerpt: Excerpt,
}

/// Words with their neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The id of the edition.
    pub edition: String,
    /// The address of the clause that they begin in.
    pub address: String,
    /// What stands before them, on whole words, at most so much as a person reads at a glance.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after them.
    pub after: String,
}

impl Library {
    /// What waits on an edition: notes of its own whose words changed, then those that are carried
    /// to it. What was left is not shown again.
    ///
    /// # Errors
    /// When the library or an older text cannot be read.
    pub fn review(&self, document: &Arc<Document>) -> Result<Vec<Waiting>, Error> {
        let decided = self.decided(document)?;
        let mut waiting = Vec::new();
        for note in self.notes(document)? {
            if let Some(anchored) = note.anchoring
                && !decided.contains(&note.annotation.id)
            {
                waiting.extend(shown(note.annotation, anchored, None, document));
            }
        }
        let asked = self.store().carryings_to(&document.info.id)?;
        for carrying in asked {
            let from = self.document(&carrying.from)?;
            let mut open = self.on_words(&from)?;
            open.retain(|note| !decided.contains(&note.id));
            for CarriedNote { source, anchored, text, .. } in followed(open, &from, document)? {
                waiting.extend(shown(source, anchored, Some(&from), &text));
            }
        }
        Ok(waiting)
    }
}

/// A note that waits; `None` when it is placed, or about no words. `from` is the older text that it
/// was made on, `text` the one that its places are in.
fn shown(
    note: Annotation,
    anchored: Anchored,
    from: Option<&Arc<Document>>,
    text: &Arc<Document>,
) -> Option<Waiting> {
    if matches!(anchored.outcome, Anchoring::Placed(_)) {
        return None;
    }
    let selectors = note.selectors()?;
    let old = from
        .and_then(|from| {
            let there = annotation::anchor(selectors, &from.text, &from.outline);
            Some(excerpt(from, there.outcome.span()?))
        })
        .unwrap_or_else(|| kept(&note, selectors));
    let offers = anchored
        .outcome
        .places()
        .iter()
        .map(|span| Offer { span: *span, excerpt: excerpt(text, *span) })
        .collect();
    Some(Waiting { note, anchored, old, offers, text: Arc::clone(text) })
}

/// Words as they stand in a text.
fn excerpt(document: &Document, span: Span) -> Excerpt {
    let content = &document.text.content;
    let clause = document.outline.at(span.start().bytes());
    Excerpt {
        edition: document.info.id.clone(),
        address: clause.map_or(String::new(), |id| document.outline.clause(id).address.to_string()),
        before: tail(&content[..span.start().bytes()]),
        words: span.of(content).to_owned(),
        after: head(&content[span.end().bytes()..]),
    }
}

/// Words as the note kept them, when the text that they stood in is not at hand.
fn kept(note: &Annotation, selectors: &Selectors) -> Excerpt {
    Excerpt {
        edition: note.edition.clone(),
        address: selectors.address.clone(),
        before: selectors.quote.prefix.clone(),
        words: selectors.quote.exact.clone(),
        after: selectors.quote.suffix.clone(),
    }
}

/// The last words of a stretch.
fn tail(words: &str) -> String {
    let Some((cut, _)) = words.char_indices().rev().nth(AROUND) else { return words.to_owned() };
    let near = &words[cut..];
    near.split_once(char::is_whitespace).map_or(near, |(_, whole)| whole).to_owned()
}

/// The first words of a stretch.
fn head(words: &str) -> String {
    let Some((cut, _)) = words.char_indices().nth(AROUND) else { return words.to_owned() };
    let near = &words[..cut];
    near.rsplit_once(char::is_whitespace).map_or(near, |(whole, _)| whole).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NewNote, NewTarget, NoteEdit};
    use annotation::Mark;

    #[test]
    fn neighbours_are_whole_words() {
        let words = "one ".repeat(60);
        assert!(tail(&words).len() <= AROUND && tail(&words).starts_with("one"));
        assert!(head(&words).len() <= AROUND && head(&words).ends_with("one"));
        assert_eq!((tail("é"), head("é")), ("é".to_owned(), "é".to_owned()));
        let long = "é".repeat(500);
        assert_eq!(tail(&long).chars().count(), AROUND + 1);
    }

    /// Puts a highlight on words of an edition and says what becomes of them in another.
    fn check(words: &str, status: &str, then: impl FnOnce(&Library, &Arc<Document>, &str)) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let (old, new) = (crate::edition("llama-3").unwrap(), crate::edition("llama-3.1").unwrap());
        let at = old.text.content.find(words).unwrap();
        let span = Span::new(at, at + words.len());
        let target = NewTarget::Words { span, mark: Mark::Highlight };
        let edit = NoteEdit { body: "why?".into(), ..NoteEdit::mark(3) };
        let note = library.add(&old, NewNote { target, edit }).unwrap();
        let id = note.annotation.id.as_str();
        let carried = library.carry(&old, &new).unwrap();
        assert_eq!(carried.notes.len(), 1);
        assert_eq!(carried.notes[0].anchored.outcome.id(), status, "{words}");
        then(&library, &new, id);
    }

    #[test]
    fn words_that_stayed_are_put_there_and_nothing_waits() {
        check("royalty-free limited license under Meta", "placed", |library, new, _| {
            assert!(library.review(new).unwrap().is_empty());
            let notes = library.notes(new).unwrap();
            assert_eq!(notes.len(), 1);
            assert_eq!(notes[0].annotation.body, "why?");
            assert_eq!(notes[0].status(), "placed");
            let old = crate::edition("llama-3").unwrap();
            let again = library.carry(&old, new).unwrap();
            assert_eq!((again.notes.len(), again.before), (0, 1));
        });
    }

    #[test]
    fn words_that_went_wait_with_their_old_text_until_they_are_left() {
        check("to improve any other large language model", "removed", |library, new, id| {
            let waiting = library.review(new).unwrap();
            assert_eq!(waiting.len(), 1);
            assert_eq!(waiting[0].old.words, "to improve any other large language model");
            assert_eq!(waiting[0].old.address, "1.b.v");
            assert!(waiting[0].old.before.ends_with("output or results of the Llama Materials "));
            assert!(waiting[0].offers.is_empty() && library.notes(new).unwrap().is_empty());
            library.leave(id, &new.info.id).unwrap();
            assert!(library.review(new).unwrap().is_empty());
            library.unleave(id, &new.info.id).unwrap();
            assert_eq!(library.review(new).unwrap().len(), 1);
            assert!(library.unleave(id, &new.info.id).is_err());
        });
    }

    #[test]
    fn words_put_by_hand_wait_no_more_until_that_is_taken_back() {
        check("to improve any other large language model", "removed", |library, new, id| {
            let put = library.put_carried(id, new, Span::new(0, 20)).unwrap();
            assert!(library.review(new).unwrap().is_empty());
            assert_eq!(library.put_carried(id, new, Span::new(0, 20)).unwrap(), put);
            let elsewhere = library.put_carried(id, new, Span::new(0, 30)).unwrap_err();
            assert!(matches!(elsewhere, Error::Input(_)), "no other try can help: {elsewhere}");
            library.remove(put.annotation.id.as_str()).unwrap();
            assert_eq!(library.review(new).unwrap().len(), 1);
            library.restore(put.annotation.id.as_str()).unwrap();
            assert!(library.review(new).unwrap().is_empty());
        });
    }

    /// The older edition prints its policy in its licence; the newer one's is a text of its own.
    #[test]
    fn words_that_went_into_the_policy_are_offered_there_and_wait() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let (old, new) = (crate::edition("llama-3").unwrap(), crate::edition("llama-3.1").unwrap());
        let policy = crate::edition(&new.info.incorporates[0]).unwrap();
        let words = "Human trafficking";
        let printed = old.text.content.find(words).unwrap();
        let span = Span::new(printed, printed + words.len());
        let target = NewTarget::Words { span, mark: Mark::Highlight };
        let id = library.add(&old, NewNote { target, edit: NoteEdit::mark(3) }).unwrap();
        let id = id.annotation.id.as_str().to_owned();
        library.carry(&old, &new).unwrap();
        assert!(library.notes(&policy).unwrap().is_empty(), "nothing is put there unasked");
        let waiting = library.review(&new).unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].text.info.id, policy.info.id);
        let offer = &waiting[0].offers[0];
        assert_eq!(
            (&*offer.excerpt.edition, offer.span.of(&policy.text.content)),
            (&*policy.info.id, words)
        );
        library.put_carried(&id, &policy, offer.span).unwrap();
        assert!(library.review(&new).unwrap().is_empty());
        assert_eq!(library.carry(&old, &new).unwrap().before, 1);
    }
}
