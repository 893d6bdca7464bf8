//! [`Document`]: one text, read and judged.
//!
//! Owns the way from an edition's id, or a file's path, to its text, outline and findings, and keeps
//! each built-in edition once made. It never looks at notes.

use crate::imports::is_own;
use crate::{Error, Library};
use catalogue::reference::Reference;
use catalogue::{Edition, Kind, Source};
use clause::Outline;
use finding::{Finding, Rules};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
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
    /// A text that the reader brought, kept in the library.
    Import,
    /// A file that is not kept.
    File,
}

/// What a name on the command line leads to: the built-in edition or the text of the reference shelf
/// with this id, the reader's own text with it in the library in `folder`, or the file at this path.
///
/// No library is opened but for an id of a reader's own text.
///
/// Errors name the id or path and the reason: nothing of that name, a file that is too large or
/// cannot be read.
pub fn find(
    name: &str,
    folder: impl FnOnce() -> Result<PathBuf, Error>,
) -> Result<Arc<Document>, Error> {
    if let Some(known) = built_in(name) {
        return known;
    }
    if is_own(name) {
        return Library::open(&folder()?)?.document(name);
    }
    from_file(name).map(Arc::new)
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
    catalogue::editions().iter().map(|e| edition(&e.id)).collect()
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
pub fn bundle(document: &Arc<Document>) -> Result<Vec<Arc<Document>>, Error> {
    let rest: Result<Vec<_>, _> = document.info.incorporates.iter().map(|id| edition(id)).collect();
    Ok(std::iter::once(Arc::clone(document)).chain(rest?).collect())
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
    let text = text::read(&bytes, edition.format);
    Ok(judged(Document { names: edition.names.clone(), ..Document::bare(info, text) }))
}

/// A text of the reference shelf, read and judged, and not kept.
pub(crate) fn from_shelf(reference: &Reference) -> Document {
    let (info, text) = on_shelf(reference);
    judged(Document::bare(info, text))
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

/// The bytes of a file and nothing else: a folder, a device or a pipe is no file to read.
///
/// # Errors
/// When there is no such file, it is too large, or the system cannot read it; the path is named.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let told =
        |reason: &dyn std::fmt::Display| Error::Input(format!("{}: {reason}", path.display()));
    let about = std::fs::metadata(path).map_err(|error| told(&error))?;
    if !about.is_file() {
        return Err(told(&"not a file"));
    }
    if about.len() > LARGEST_FILE {
        return Err(told(&too_large(about.len())));
    }
    std::fs::read(path).map_err(|error| told(&error))
}

fn too_large(bytes: u64) -> String {
    format!("{bytes} bytes; files of over {} MB are not read", LARGEST_FILE / 1_000_000)
}

/// The text that a file's bytes hold.
///
/// # Errors
/// When they are too many, or no text, or one without words; `name` names the file.
pub(crate) fn read_bytes(name: &str, bytes: &[u8]) -> Result<Text, Error> {
    let told = |reason: &dyn std::fmt::Display| Error::Input(format!("{name}: {reason}"));
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(told(&too_large(bytes.len() as u64)));
    }
    let (_, text) = text::import(bytes).map_err(|error| told(&error))?;
    if text::words(&text.content).next().is_none() {
        return Err(told(&"there are no words in it"));
    }
    Ok(text)
}

fn from_file(path: &str) -> Result<Document, Error> {
    if !Path::new(path).exists() {
        return Err(Error::Input(format!(
            "{path}: neither the id of a built-in licence nor a file; `gloss list` and `gloss list --reference` show the ids"
        )));
    }
    let bytes = read_file(Path::new(path))?;
    let text = read_bytes(path, &bytes)?;
    let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    let info = Info { id: path.to_owned(), ..Info::of_file(&name, &text::sha256(&bytes)) };
    Ok(judged(Document::bare(info, text)))
}

impl Document {
    /// The text as a comparison takes it.
    pub(crate) fn compared(&self) -> comparison::Document<'_> {
        comparison::Document {
            id: &self.info.id,
            text: &self.text,
            outline: &self.outline,
            names: &self.names,
        }
    }

    /// A text of which no clause is known yet.
    pub(crate) fn bare(info: Info, text: Text) -> Self {
        let (names, outline, findings) = (Vec::new(), Outline::default(), Vec::new());
        Self { info, names, text, outline, findings }
    }
}

/// A text with its clauses and findings.
pub(crate) fn judged(mut document: Document) -> Document {
    document.outline = clause::outline(&document.text);
    document.findings = finding::find(&document.text, &document.outline, Rules::built_in());
    document.info.words = text::words(&document.text.content).count();
    document
}
