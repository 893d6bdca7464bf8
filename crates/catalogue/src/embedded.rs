//! The checked texts, deflated inside the binary.
//!
//! Owns the unpacking. Which texts there are, and that they are right, was settled at build time.

use flate2::read::DeflateDecoder;
use std::io::Read as _;

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
    let mut bytes = Vec::new();
    DeflateDecoder::new(*deflated)
        .read_to_end(&mut bytes)
        .expect("the build checked this file's hash");
    Some(bytes)
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
            assert_eq!(
                trail::first_difference(&edition.word_trail, &content),
                None,
                "{}",
                edition.id
            );
        }
    }

    #[test]
    fn an_unknown_id_has_no_text() {
        assert_eq!(bytes("no-such-edition"), None);
    }
}
