//! Where a text is from, and how what is shown differs from the bytes that it was read from.
//!
//! Owns the account that a reader can check. It fetches nothing.

use crate::copy::asked;
use crate::document::read_file;
use crate::{Document, Error, Info, Library, Origin};
use catalogue::Fidelity;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::Path;
use text::{FileFormat, Format};

/// What is known of where a text is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// What it is.
    pub info: Info,
    /// The commit of the publisher's repository that the address and the SHA-256 of the publisher's
    /// file belong to.
    pub commit: Option<String>,
    /// The address that is asked for the publisher's present copy.
    pub asked: Option<String>,
    /// SHA-256 of the publisher's own file, when one was at hand to be compared with.
    pub publisher_sha256: Option<String>,
    /// How near our text is to its publisher's; `None` for what is no edition of the catalogue.
    pub fidelity: Option<Fidelity>,
    /// When the reader brought it.
    pub brought: Option<Timestamp>,
    /// SHA-256 of the bytes that this text was read from.
    pub read_sha256: String,
    /// How many bytes these are.
    pub size: usize,
    /// SHA-256 of the canonical text, as UTF-8.
    pub text_sha256: String,
    /// The format that the bytes were read as.
    pub format: FileFormat,
    /// What of the file's characters does not stand in the canonical text and the other way about.
    /// `None` for files that are more than characters: pages, documents, PDFs.
    pub differs: Option<Differs>,
    /// What was odd in the reading, each once.
    pub odd: Vec<String>,
}

/// How canonical text differs from the characters of its file.
///
/// Counts of spaces and signs, whatever their place: what was only moved is in none of them. Letters
/// and digits are not counted, since a file may give a link's address that words stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differs {
    /// Spaces, tabs and line breaks that went, by joining wrapped lines and dropping indents; less those
    /// that came.
    pub spaces: usize,
    /// Signs that went, such as marks of Markdown: each with how many, most first.
    pub went: Vec<(char, usize)>,
    /// Signs that came.
    pub came: Vec<(char, usize)>,
}

/// The account of a text. `library` is where the reader's own texts are kept; no other needs it.
///
/// # Errors
/// When the bytes cannot be read again: a file that went, a library that the disk does not give.
pub fn provenance(document: &Document, library: Option<&Library>) -> Result<Provenance, Error> {
    let info = &document.info;
    let edition = catalogue::edition(&info.id);
    let gone = || Error::Fault(format!("{}: its bytes are not there", info.id));
    let (bytes, brought) = match (info.origin, library) {
        (Origin::Catalogue, _) => (catalogue::bytes(&info.id).ok_or_else(gone)?, None),
        (Origin::Reference, _) => {
            let found = catalogue::reference(&info.id).ok_or_else(gone)?;
            (found.text.as_bytes().to_vec(), None)
        }
        (Origin::Import, Some(library)) => {
            (library.original(&info.id)?.1, library.brought(&info.id)?)
        }
        (Origin::Import, None) => return Err(gone()),
        (Origin::File, _) => (read_file(Path::new(&info.id))?, None),
    };
    let format = match (edition, info.origin) {
        (Some(edition), _) => FileFormat::Text(edition.format),
        (None, Origin::Reference) => FileFormat::Text(Format::guess(&bytes)),
        (None, _) => FileFormat::guess(&bytes)
            .map_err(|error| Error::Input(format!("{}: {error}", info.id)))?,
    };
    let differs = matches!(format, FileFormat::Text(_))
        .then(|| differs(&text::decode(&bytes), &document.text.content));
    let mut odd: Vec<String> = Vec::new();
    for diagnostic in document.text.diagnostics.iter().chain(&document.outline.diagnostics) {
        if !odd.contains(&diagnostic.message) {
            odd.push(diagnostic.message.clone());
        }
    }
    Ok(Provenance {
        info: info.clone(),
        commit: edition.and_then(|edition| edition.commit.clone()),
        asked: asked(info).map(str::to_owned),
        publisher_sha256: edition.and_then(|edition| edition.publisher_sha256.clone()),
        fidelity: edition.map(|edition| edition.fidelity.clone()),
        brought,
        read_sha256: text::sha256(&bytes),
        size: bytes.len(),
        text_sha256: text::sha256(document.text.content.as_bytes()),
        format,
        differs,
        odd,
    })
}

fn differs(file: &str, content: &str) -> Differs {
    let mut counts: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for c in file.chars() {
        counts.entry(c).or_default().0 += 1;
    }
    for c in content.chars() {
        counts.entry(c).or_default().1 += 1;
    }
    let is_space = |c: char| c.is_whitespace();
    let total = |side: fn(&(usize, usize)) -> usize| -> usize {
        counts.iter().filter(|(c, _)| is_space(**c)).map(|(_, both)| side(both)).sum()
    };
    let more = |of: &dyn Fn(&(usize, usize)) -> usize| {
        let others = counts.iter().filter(|(c, _)| !is_space(**c) && !c.is_alphanumeric());
        let mut more: Vec<(char, usize)> =
            others.map(|(c, both)| (*c, of(both))).filter(|(_, n)| *n > 0).collect();
        more.sort_by_key(|(c, n)| (std::cmp::Reverse(*n), *c));
        more
    };
    Differs {
        spaces: total(|both| both.0).saturating_sub(total(|both| both.1)),
        went: more(&|(file, content)| file.saturating_sub(*content)),
        came: more(&|(file, content)| content.saturating_sub(*file)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_characters_that_differ_are_counted() {
        let found = differs("# **A**\n\n  b & c\n", "A\nb “c");
        assert_eq!(found.spaces, 8 - 2);
        assert_eq!(found.went, [('*', 4), ('#', 1), ('&', 1)]);
        assert_eq!(found.came, [('“', 1)]);
    }

    #[test]
    fn every_edition_has_its_account() {
        for document in crate::editions().unwrap() {
            let found = provenance(&document, None).unwrap();
            assert!(found.size > 0 && found.fidelity.is_some(), "{}", document.info.id);
            let differs = found.differs.expect("a built-in text is characters alone");
            assert!(differs.came.is_empty(), "{}: {differs:?}", document.info.id);
        }
    }

    #[test]
    fn an_own_text_is_told_with_the_day_it_came() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let bytes = b"Bee Licence\n\nKeep bees.\n";
        let details = library.examine("b.txt", bytes).unwrap().details;
        let kept = library.import("b.txt", bytes, details).unwrap();
        let found = provenance(&kept, Some(&library)).unwrap();
        assert!(found.brought.is_some() && found.fidelity.is_none());
        assert_eq!((found.size, found.read_sha256), (bytes.len(), text::sha256(bytes)));
    }
}
