//! The checked texts, deflated inside the binary.
//!
//! Owns the unpacking. Which texts there are, and that they are right, was settled at build time.

use crate::reference::{Reference, unpack};
use flate2::read::DeflateDecoder;
use std::io::Read as _;
use std::sync::LazyLock;

mod table {
    include!(concat!(env!("OUT_DIR"), "/corpus.rs"));
}

/// The bytes of a built-in edition's text, in the edition's format. `None` for an unknown id.
///
/// # Panics
/// Never for a corpus that the build accepted: each of its files was deflated by set-up and is
/// checked against the manifest's hash.
pub fn bytes(id: &str) -> Option<Vec<u8>> {
    let (_, deflated) = table::CORPUS.iter().find(|(known, _)| *known == id)?;
    Some(inflate(deflated))
}

/// The reference shelf, sorted by id. It is unpacked at the first call, which takes a moment.
///
/// # Panics
/// Never for a corpus that the build accepted; see [`bytes`].
pub fn references() -> &'static [Reference<'static>] {
    static SHELF: LazyLock<String> = LazyLock::new(|| {
        String::from_utf8(inflate(table::REFERENCE)).expect("set-up packed it from text")
    });
    static REFERENCES: LazyLock<Vec<Reference<'static>>> = LazyLock::new(|| unpack(&SHELF));
    &REFERENCES
}

/// The text of the reference shelf with this id.
pub fn reference(id: &str) -> Option<&'static Reference<'static>> {
    let all = references();
    all.binary_search_by_key(&id, |reference| reference.id).ok().map(|at| &all[at])
}

fn inflate(deflated: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(deflated)
        .read_to_end(&mut bytes)
        .expect("the build checked this file's hash");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{editions, trail};

    #[test]
    fn every_edition_has_its_text_word_for_word() {
        for edition in editions() {
            let bytes = bytes(&edition.id).unwrap_or_else(|| panic!("{} has no text", edition.id));
            let content = text::read(&bytes, edition.format).content;
            assert_eq!(text::word_hash(&content), edition.word_hash, "{}", edition.id);
            let trail = edition.word_trail.as_deref();
            let difference = trail.and_then(|trail| trail::first_difference(trail, &content));
            assert_eq!(difference, None, "{}", edition.id);
        }
    }

    #[test]
    fn an_unknown_id_has_no_text() {
        assert_eq!(bytes("no-such-edition"), None);
        assert_eq!(reference("no-such-licence"), None);
    }

    #[test]
    fn every_reference_is_named_has_a_text_and_is_found() {
        assert!(references().len() > 2_000, "{} references", references().len());
        for one in references() {
            for field in [one.id, one.title, one.publisher, one.text.trim()] {
                assert!(!field.is_empty(), "{one:?}");
            }
            assert_eq!(reference(one.id), Some(one));
            assert!(crate::edition(one.id).is_none(), "{} is an edition too", one.id);
        }
    }
}
