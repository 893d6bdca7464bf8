//! The texts that notes were made on.
//!
//! Owns that each is kept in the library as it was, and where notes stand in a text that was corrected
//! since: with the older words at hand the way from them is walked clause by clause, as it is from one
//! edition to the next, where a quote alone would have to be looked for.

use crate::carrying::{pairs, side};
use crate::{Document, Error, Library, PlacedNote};
use annotation::{Anchored, Annotation, Selectors, Side, Target, content_hash};
use std::collections::HashMap;
use store::{Problem, StoreError};
use text::Text;

impl Library {
    /// Keeps a text as it is now for a note that is made on it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn keep_noted(&self, text: &Text, selectors: &Selectors) -> Result<(), Error> {
        let hash = &selectors.text_hash;
        let mut store = self.store();
        if !store.has_noted_text(hash)? && content_hash(&text.content) == *hash {
            store.keep_noted_text(hash, text)?;
        }
        Ok(())
    }

    /// As [`Library::keep_noted`], the texts of both sides of a note that is made on `document`.
    ///
    /// # Errors
    /// When one cannot be written, or the older one is not here.
    pub(crate) fn keep_all_noted(
        &self,
        document: &Document,
        annotation: &Annotation,
    ) -> Result<(), Error> {
        if let Some(selectors) = annotation.selectors() {
            self.keep_noted(&document.text, selectors)?;
        }
        if let Target::Change(change) = &annotation.target
            && let Some(selectors) = change.sides.in_older()
        {
            self.keep_noted(&self.document(&change.older)?.text, selectors)?;
        }
        Ok(())
    }

    /// Where the words of notes stand in their own text as it is now.
    ///
    /// # Errors
    /// When the library cannot be read. A kept text that is damaged is told as none.
    pub(crate) fn standing(
        &self,
        document: &Document,
        annotations: Vec<Annotation>,
    ) -> Result<Vec<PlacedNote>, Error> {
        let now = content_hash(&document.text.content);
        let selectors = || annotations.iter().filter_map(Annotation::selectors);
        let mut anchored = annotation::anchor_all(selectors(), &document.text, &document.outline);
        let mut older: HashMap<&str, Vec<(usize, &Selectors)>> = HashMap::new();
        for (nth, one) in selectors().enumerate() {
            if one.text_hash != now && !one.text_hash.is_empty() {
                older.entry(&one.text_hash).or_default().push((nth, one));
            }
        }
        for (hash, notes) in older {
            let before = match self.store().noted_text(hash) {
                Ok(Some(before)) => before,
                // The quote is there still.
                Ok(None) | Err(StoreError { problem: Problem::Value { .. }, .. }) => continue,
                Err(error) => return Err(error.into()),
            };
            let found = followed(notes.iter().map(|(_, one)| *one), &before, document);
            for ((nth, _), found) in notes.into_iter().zip(found) {
                anchored[nth] = found;
            }
        }
        let mut anchored = anchored.into_iter();
        let placed = annotations.into_iter().map(|annotation| {
            let anchoring = annotation.selectors().is_some().then(|| anchored.next()).flatten();
            PlacedNote { annotation, anchoring }
        });
        Ok(placed.collect())
    }

    /// As [`Library::standing`], of one note.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn stands(
        &self,
        document: &Document,
        annotation: Annotation,
    ) -> Result<PlacedNote, Error> {
        let mut placed = self.standing(document, vec![annotation])?;
        placed.pop().ok_or_else(|| Error::Fault("a note was lost on its way".into()))
    }
}

/// Words of a text as it was, in the same text as it is.
fn followed<'a>(
    selectors: impl Iterator<Item = &'a Selectors>,
    before: &Text,
    now: &Document,
) -> Vec<Anchored> {
    let outline = clause::outline(before);
    let old = comparison::Document { text: before, outline: &outline, ..now.compared() };
    let comparison = comparison::compare(&[old], &[now.compared()]);
    let old = Side { text: before, outline: &outline };
    annotation::carry_all(selectors, old, side(now), &pairs(&comparison, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NewNote, NewTarget, NoteEdit};
    use annotation::Mark;
    use std::sync::Arc;
    use text::Span;

    /// A text, and what it would be if it were corrected into another one.
    fn corrected() -> (Arc<Document>, Document) {
        let before = crate::edition("llama-3").unwrap();
        let other = crate::edition("llama-3.1").unwrap();
        let now = Document { info: before.info.clone(), ..Document::clone(&other) };
        (before, now)
    }

    fn mark(library: &Library, document: &Document, within: &str, words: &str) {
        let content = &document.text.content;
        let from = content.find(within).unwrap();
        let at = from + content[from..].find(words).unwrap();
        let target =
            NewTarget::Words { span: Span::new(at, at + words.len()), mark: Mark::Highlight };
        library.add(document, NewNote { target, edit: NoteEdit::mark(1) }).unwrap();
    }

    #[test]
    fn short_words_of_a_clause_that_was_taken_out_are_gone() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let (before, now) = corrected();
        mark(
            &library,
            &before,
            "You will not use the Llama Materials or any output",
            "Llama Materials",
        );
        let notes = library.notes(&now).unwrap();
        assert_eq!(notes[0].status(), "removed");
        // What the quote alone would have come to.
        let quote = notes[0].annotation.selectors().unwrap();
        let guessed = annotation::anchor(quote, &now.text, &now.outline);
        assert_ne!(guessed.outcome.id(), "removed");
    }

    #[test]
    fn words_that_stayed_stand_there_and_the_text_is_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let (before, now) = corrected();
        for words in ["royalty-free limited license", "non-transferable"] {
            mark(&library, &before, "a. Grant of Rights", words);
        }
        let hash = content_hash(&before.text.content);
        let kept = library.store().noted_text(&hash).unwrap().unwrap();
        assert_eq!(clause::outline(&kept), before.outline);
        for note in library.notes(&now).unwrap() {
            assert_eq!(note.status(), "placed");
            let quote = &note.annotation.selectors().unwrap().quote.exact;
            assert_eq!(note.span().unwrap().of(&now.text.content), quote);
        }
        // In the text as it was made on, nothing is asked of the way.
        assert!(library.notes(&before).unwrap().iter().all(|note| note.status() == "placed"));
    }
}
