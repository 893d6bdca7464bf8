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

    /// What is left out of the catalogue, by reason.
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Omissions {
        omitted: Vec<Omission>,
    }

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Omission {
        reason: String,
        ids: Vec<String>,
    }

    /// Whether a text of the shelf could be one on AI: by a word of its id or title, or by its text.
    fn may_be_on_ai(reference: &Reference) -> bool {
        const WORDS: [&str; 30] = [
            "ai",
            "chameleon",
            "deepseek",
            "diffusion",
            "exaone",
            "falcon",
            "flux",
            "gemini",
            "gemma",
            "huggingface",
            "hunyuan",
            "hyperclova",
            "intelligence",
            "learning",
            "llama",
            "llm",
            "llms",
            "machine",
            "mistral",
            "ml",
            "model",
            "models",
            "neural",
            "openai",
            "openrail",
            "qwen",
            "rail",
            "training",
            "weights",
            "grok",
        ];
        const PHRASES: [&str; 10] = [
            "ai model",
            "artificial intelligence",
            "artificial-intelligence",
            "deep learning",
            "generative ai",
            "language model",
            "machine learning",
            "machine-learning",
            "model weights",
            "neural network",
        ];
        let name = format!("{} {}", reference.id, reference.title).to_lowercase();
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        let text = reference.text.to_lowercase();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        words.any(|word| WORDS.contains(&word))
            || PHRASES.iter().any(|phrase| text.contains(phrase))
    }

    #[test]
    fn a_text_on_ai_is_an_edition_or_is_left_out_for_a_reason() {
        let omissions: Omissions =
            toml::from_str(include_str!("../../../assets/catalogue-omitted.toml"))
                .expect("its form");
        let mut omitted = std::collections::BTreeSet::new();
        for omission in &omissions.omitted {
            assert!(!omission.reason.trim().is_empty(), "{:?}", omission.ids);
            for id in &omission.ids {
                assert!(omitted.insert(&**id), "{id} is left out twice");
                assert!(reference(id).is_some(), "{id} is not on the shelf");
            }
        }
        let neither: Vec<&str> = references()
            .iter()
            .filter(|one| may_be_on_ai(one) && !omitted.remove(one.id))
            .map(|one| one.id)
            .collect();
        assert!(neither.is_empty(), "neither editions nor left out: {neither:?}");
        assert!(omitted.is_empty(), "the search does not find {omitted:?}");
    }
}
