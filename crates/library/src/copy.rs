//! The publisher's own copy of a text, asked for by the reader, beside ours.
//!
//! Owns which address is asked and how the two are compared. It never asks by itself, and keeps
//! nothing: what came can be kept as any file can.

use crate::comparing::{Scope, compare};
use crate::nearest::{Limb, one_sided};
use crate::tally::Tally;
use crate::{Document, Error, Examined, Info, Library};
use publisher::{Hosts, PublishersCopy};
use std::sync::Arc;

/// What a publisher shows, beside our text.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address that it came from.
    pub address: String,
    /// The page or file, byte for byte.
    pub bytes: Vec<u8>,
    /// It as a text that could be kept.
    pub examined: Examined,
    /// Whether it is the very file that our text was checked against; `None` when there was none.
    pub same_file: Option<bool>,
    /// Whether it has the same words as our text.
    pub same_words: bool,
    /// How many changes lead from our text to it.
    pub tally: Tally,
    /// Clauses that it has and ours has not.
    pub plus: Vec<Limb>,
    /// Clauses that ours has and it has not.
    pub minus: Vec<Limb>,
}

impl Library {
    /// Asks the publisher for the present copy of a text: one address, on one of the catalogue's
    /// hosts, over HTTPS.
    ///
    /// # Errors
    /// When no address is known; when it cannot be fetched, with the host and the reason; when what
    /// came is no text.
    pub fn publishers_copy(&self, document: &Arc<Document>) -> Result<Fetched, Error> {
        let info = &document.info;
        let address = asked(info).ok_or_else(|| {
            Error::Input(format!("{}: no address of its publisher's is known", info.title))
        })?;
        let copy = publisher::fetch(address, &hosts())?;
        self.beside(document, copy)
    }

    fn beside(&self, ours: &Arc<Document>, copy: PublishersCopy) -> Result<Fetched, Error> {
        let PublishersCopy { bytes, address, content_type: _ } = copy;
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
        let examined = self.examine(name, &bytes)?;
        let theirs = &examined.document;
        let word_hash = |document: &Document| text::word_hash(&document.text.content);
        let compared = compare(&[Arc::clone(ours), Arc::clone(theirs)], Scope::Alone)?;
        let checked = catalogue::edition(&ours.info.id);
        let checked = checked.and_then(|edition| edition.publisher_sha256.as_deref());
        Ok(Fetched {
            same_file: checked.map(|sha256| sha256 == text::sha256(&bytes)),
            same_words: word_hash(ours) == word_hash(theirs),
            tally: compared.columns.get(1).map(|column| column.tally).unwrap_or_default(),
            plus: one_sided(&compared, 1),
            minus: one_sided(&compared, 0),
            address,
            bytes,
            examined,
        })
    }
}

/// The address that is asked for the present copy of a text.
pub(crate) fn asked(info: &Info) -> Option<&str> {
    let file = catalogue::edition(&info.id).and_then(|edition| edition.copy.as_deref());
    file.or(info.url.as_deref())
}

/// The hosts that may be asked: those of the catalogue's addresses.
fn hosts() -> Hosts {
    let editions = catalogue::editions().iter();
    Hosts::of(
        editions.flat_map(|edition| [edition.url.as_deref(), edition.copy.as_deref()]).flatten(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Origin, edition, find};

    fn beside(bytes: &[u8]) -> Fetched {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let copy = PublishersCopy {
            bytes: bytes.to_vec(),
            address: "https://a.example/models/LICENSE?raw=true".into(),
            content_type: None,
        };
        let fetched = library.beside(&edition("llama-3.1").unwrap(), copy).unwrap();
        assert!(library.imports().unwrap().is_empty(), "nothing is kept unasked");
        fetched
    }

    #[test]
    fn the_same_words_in_another_file_are_told_so() {
        let ours = edition("llama-3.1").unwrap();
        let same = beside(ours.text.content.replace('\n', "\n\n").as_bytes());
        assert!(same.same_words && same.plus.is_empty() && same.minus.is_empty());
        assert_eq!((same.same_file, same.tally.substantive), (Some(false), 0));
        assert_eq!(same.examined.file_name, "LICENSE");
    }

    #[test]
    fn a_clause_more_is_told_by_its_address() {
        let ours = edition("llama-3.1").unwrap();
        let more = ours.text.content.replace('\n', "\n\n")
            + "\n\n8. Bees. You shall keep bees on every roof under which the model runs.";
        let more = beside(more.as_bytes());
        assert!(!more.same_words && more.tally.substantive > 0);
        assert_eq!(more.plus.iter().map(|limb| &*limb.address).collect::<Vec<_>>(), ["8"]);
    }

    #[test]
    fn only_hosts_of_the_catalogue_are_asked_and_only_when_an_address_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "Keep bees.").unwrap();
        let text = find(file.path().to_str().unwrap(), || unreachable!()).unwrap();
        assert_eq!(text.info.origin, Origin::File);
        let error = library.publishers_copy(&text).unwrap_err();
        assert!(error.to_string().contains("no address"), "{error}");
        let bytes = b"Bee Licence\n\nKeep bees.";
        let mut details = library.examine("b.txt", bytes).unwrap().details;
        details.url = Some("https://bees.invalid/LICENSE".into());
        let text = library.import("b.txt", bytes, details).unwrap();
        let error = library.publishers_copy(&text).unwrap_err();
        assert!(error.to_string().contains("no address on this host"), "{error}");
    }
}
