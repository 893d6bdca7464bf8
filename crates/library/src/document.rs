//! [`Document`]: one text, read and judged.
//!
//! Owns the way from an edition's id, or a file's path, to its text, outline and findings, and keeps
//! each built-in edition once made. It never looks at notes.

use crate::Error;
use catalogue::reference::Reference;
use catalogue::{Edition, Kind, Source};
use clause::Outline;
use finding::{Finding, Rules};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use text::{Format, Text};

/// The largest file that is read. Source: the import limit of the design, 20 MB.
const LARGEST_FILE: u64 = 20_000_000;

/// One text with everything the engine says about it.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is and where it comes from.
    pub info: Info,
    /// Names of the model that it licenses, which a comparison looks past.
    pub names: Vec<String>,
    /// Its words.
    pub text: Text,
    /// Its clauses.
    pub outline: Outline,
    /// The clauses that carry rules, in reading order.
    pub findings: Vec<Finding>,
}

/// What a text is and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// The id of a built-in edition, or the path of a file.
    pub id: String,
    /// Its family ("Llama"); the file's name for a file.
    pub family: String,
    /// Its version ("3.1"); empty where there is but one.
    pub version: String,
    /// Its title.
    pub title: String,
    /// Who published it; empty when that is unknown.
    pub publisher: String,
    /// The day it came out, ISO 8601, in full or in part.
    pub date: Option<String>,
    /// Licence or policy.
    pub kind: Kind,
    /// How many words its text has.
    pub words: usize,
    /// The ids of the editions that it makes part of itself.
    pub incorporates: Vec<String>,
    /// Where its publisher shows it.
    pub url: Option<String>,
    /// SHA-256 of the publisher's own file where one was at hand, else of the bytes that were read;
    /// hexadecimal.
    pub sha256: String,
    /// How our text was made, in words.
    pub source: String,
    /// Which shelf it is from.
    pub origin: Origin,
}

/// Where a text is from, which says how far it can be trusted to be the publisher's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An edition of the catalogue: set-up checked its words.
    Catalogue,
    /// The reference shelf: as its source gives it.
    Reference,
    /// A file of the reader's.
    File,
}

/// The built-in edition with this id, the text of the reference shelf with it, or the file at this
/// path.
///
/// Errors name the id or path and the reason: nothing of that name, a file that is too large or
/// cannot be read.
pub fn document(name: &str) -> Result<Arc<Document>, Error> {
    built_in(name).unwrap_or_else(|| from_file(name).map(Arc::new))
}

/// The built-in edition with this id, or the text of the reference shelf with it. For ids that are
/// stored or come from elsewhere: they can never name a file.
///
/// # Errors
/// When there is none.
pub fn edition(id: &str) -> Result<Arc<Document>, Error> {
    built_in(id).unwrap_or_else(|| Err(Error::Input(format!("{id}: not a built-in licence"))))
}

/// What was read once is kept. `None` when neither the catalogue nor the shelf has the id.
fn built_in(id: &str) -> Option<Result<Arc<Document>, Error>> {
    static READ: LazyLock<Mutex<HashMap<String, Arc<Document>>>> = LazyLock::new(Mutex::default);
    let read = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read().get(id) {
        return Some(Ok(Arc::clone(known)));
    }
    let made = catalogue::edition(id).map(from_catalogue).or_else(|| {
        // A path is asked of the shelf only when it could be a name there: unpacking takes a moment.
        let is_name = id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._+".contains(&b));
        is_name.then(|| catalogue::reference(id)).flatten().map(|found| Ok(from_shelf(found)))
    })?;
    Some(made.map(|made| Arc::clone(read().entry(id.to_owned()).or_insert(Arc::new(made)))))
}

/// All built-in editions, family by family, oldest first.
pub fn editions() -> Result<Vec<Arc<Document>>, Error> {
    catalogue::editions().iter().map(|e| document(&e.id)).collect()
}

/// The reference shelf, sorted by title: licences that are no edition of the catalogue, as their
/// sources give them. [`edition`] opens each.
pub fn references() -> Vec<&'static Reference<'static>> {
    let mut all: Vec<_> = catalogue::references().iter().collect();
    all.sort_by_cached_key(|reference| (reference.title.to_lowercase(), reference.id));
    all
}

/// What is known of a text of the reference shelf.
pub fn reference_info(reference: &Reference) -> Info {
    on_shelf(reference).0
}

/// A text and the built-in texts that it incorporates, itself first.
pub fn bundle(name: &str) -> Result<Vec<Arc<Document>>, Error> {
    let first = document(name)?;
    let rest: Result<Vec<_>, _> = first.info.incorporates.iter().map(|id| edition(id)).collect();
    Ok(std::iter::once(first).chain(rest?).collect())
}

fn from_catalogue(edition: &Edition) -> Result<Document, Error> {
    let bytes = catalogue::bytes(&edition.id)
        .ok_or_else(|| Error::Fault(format!("{}: the built-in text is missing", edition.id)))?;
    let source = match &edition.source {
        Source::Scancode(key) => format!("ScanCode LicenseDB, {key}"),
        Source::Spdx(id) => format!("SPDX License List, {id}"),
        Source::Recipe(_) => {
            "made at set-up from texts of ScanCode LicenseDB, equal word for word to the publisher's"
                .to_owned()
        }
    };
    let sha256 = edition.publisher_sha256.clone().unwrap_or_else(|| text::sha256(&bytes));
    let info = Info {
        id: edition.id.clone(),
        family: edition.family.clone(),
        version: edition.version.clone(),
        title: edition.title.clone(),
        publisher: edition.publisher.clone(),
        date: edition.date.clone(),
        kind: edition.kind,
        words: 0,
        incorporates: edition.incorporates.clone(),
        url: edition.url.clone(),
        sha256,
        source,
        origin: Origin::Catalogue,
    };
    Ok(judged(info, edition.names.clone(), text::read(&bytes, edition.format)))
}

fn from_shelf(reference: &Reference) -> Document {
    let (info, text) = on_shelf(reference);
    judged(info, Vec::new(), text)
}

fn on_shelf(reference: &Reference) -> (Info, Text) {
    let source = reference.spdx.map_or_else(
        || format!("ScanCode LicenseDB, {}", reference.id),
        |id| format!("SPDX License List, {id}"),
    );
    let bytes = reference.text.as_bytes();
    let text = text::read(bytes, Format::guess(bytes));
    let info = Info {
        id: reference.id.to_owned(),
        family: reference.title.to_owned(),
        version: String::new(),
        title: reference.title.to_owned(),
        publisher: reference.publisher.to_owned(),
        date: None,
        kind: Kind::Licence,
        words: text::words(&text.content).count(),
        incorporates: Vec::new(),
        url: reference.url.map(str::to_owned),
        sha256: text::sha256(bytes),
        source,
        origin: Origin::Reference,
    };
    (info, text)
}

fn from_file(path: &str) -> Result<Document, Error> {
    let told = |reason: &dyn std::fmt::Display| Error::Input(format!("{path}: {reason}"));
    let about = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            told(&"neither the id of a built-in licence nor a file; `gloss list` and `gloss list --reference` show the ids")
        }
        _ => told(&error),
    })?;
    if !about.is_file() {
        return Err(told(&"not a file"));
    }
    if about.len() > LARGEST_FILE {
        return Err(told(&format!(
            "{} bytes; files of over {LARGEST_FILE} bytes are not read",
            about.len()
        )));
    }
    let bytes = std::fs::read(path).map_err(|error| told(&error))?;
    let name = Path::new(path).file_stem().map_or(path.into(), |n| n.to_string_lossy());
    let text = text::read(&bytes, Format::guess(&bytes));
    let info = Info {
        id: path.to_owned(),
        family: name.clone().into_owned(),
        version: String::new(),
        title: name.into_owned(),
        publisher: String::new(),
        date: None,
        kind: Kind::Licence,
        words: 0,
        incorporates: Vec::new(),
        url: None,
        sha256: text::sha256(&bytes),
        source: "a file of the reader's".to_owned(),
        origin: Origin::File,
    };
    Ok(judged(info, Vec::new(), text))
}

fn judged(mut info: Info, names: Vec<String>, text: Text) -> Document {
    let outline = clause::outline(&text);
    let findings = finding::find(&text, &outline, Rules::built_in());
    info.words = text::words(&text.content).count();
    Document { info, names, text, outline, findings }
}
