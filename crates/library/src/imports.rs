//! Texts that the reader brings: looked at, kept with their file, taken out again.
//!
//! Owns what is kept of such a text. What may be said of it is `details`'s, what is guessed `guess`'s; how
//! its bytes become text is `text`'s. A file's name is only ever shown: it never becomes a path.

use crate::details::{Details, checked, shown_name, slug};
use crate::document::{Origin, edition, judged, read_bytes};
use crate::guess::{HEAD, guess};
use crate::nearest::{Nearest, nearest};
use crate::{Document, Error, Info, Library};
use catalogue::Kind;
use jiff::Timestamp;
use std::sync::Arc;
use store::{Import, Problem};
use text::{Diagnostic, Span, Text};

/// What ids of the reader's own texts begin with; no built-in text's does.
const OWN: &str = "own-";

/// How many known texts are looked for.
const NEAREST: usize = 5;

/// From how alike on a text that names a family is offered as another edition of it.
///
/// Measured on the catalogue: neighbouring editions of Llama 2 to 4 are alike from 0.70 on, the
/// OpenRAIL licences from 0.53; but licences made from another publisher's are too (`DeepSeek`'s from
/// OpenRAIL++-M 0.85, Kimi's from MIT 0.83), so that likeness alone tells no family.
const SAME_FAMILY: f64 = 0.6;

/// A text that may be brought, and what is known of it. Nothing of it is kept yet.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The file's name, without its folder.
    pub file_name: String,
    /// How many bytes the file has.
    pub size: usize,
    /// The text, under the id that it would get, with guesses for what a person may say of it.
    pub document: Arc<Document>,
    /// What would be said of it: the guesses.
    pub details: Details,
    /// The text of the library that has the same bytes.
    pub held: Option<Info>,
    /// What it is: the known texts that it is nearest to.
    pub nearest: Nearest,
    /// The edition that this one seems to follow, when it seems to be another of its family.
    pub follows: Option<Info>,
}

/// Whether a name is of the form that the ids of the reader's own texts have.
pub(crate) fn is_own(name: &str) -> bool {
    name.starts_with(OWN)
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

impl Library {
    /// The built-in text with this id or the reader's own. For ids that are stored or come from
    /// elsewhere: they can never name a file.
    ///
    /// # Errors
    /// When there is none; as the disk has it.
    pub fn document(&self, id: &str) -> Result<Arc<Document>, Error> {
        if !is_own(id) {
            return edition(id);
        }
        let import = self.store().import(id)?.ok_or_else(|| missing(id))?;
        self.own(&import)
    }

    /// The reader's own texts, in the order in which they came.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn imports(&self) -> Result<Vec<Arc<Document>>, Error> {
        let imports = self.store().imports()?;
        imports.iter().map(|import| self.own(import)).collect()
    }

    /// What a text is: the known texts that it is nearest to, the reader's own among them.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn nearest(&self, document: &Arc<Document>) -> Result<Nearest, Error> {
        nearest(document, &self.imports()?, NEAREST)
    }

    /// Looks at a file that the reader may want to keep.
    ///
    /// # Errors
    /// When it is too large, cannot be read as text, or has no words; as the disk has it.
    pub fn examine(&self, file_name: &str, bytes: &[u8]) -> Result<Examined, Error> {
        let file_name = shown_name(file_name);
        let text = read_bytes(&file_name, bytes)?;
        let sha256 = text::sha256(bytes);
        let held = self.store().import_of(&sha256)?;
        let held = held.map(|import| self.own(&import)).transpose()?.map(|d| d.info.clone());
        let bare = Document::bare(Info::of_file(&file_name, &sha256), text);
        let document = Arc::new(judged(bare));
        let nearest = self.nearest(&document)?;
        let near = nearest.texts.first().filter(|near| near.score >= SAME_FAMILY);
        let near = near.map(|near| Ok::<_, Error>((near, self.document(&near.id)?))).transpose()?;
        let near = near.filter(|(near, known)| near.exact || names(&document, &known.info.family));
        let details = guess(&document, near.as_ref().map(|(_, known)| &known.info));
        let follows = near
            .filter(|(near, known)| !near.exact && known.info.origin != Origin::Reference)
            .map(|(_, known)| known.info.clone());
        let size = bytes.len();
        Ok(Examined { file_name, size, document, details, held, nearest, follows })
    }

    /// Keeps a text with its file. It is on the disk when this returns.
    ///
    /// # Errors
    /// As [`Library::examine`]; when these bytes are kept already, and when what is said of it cannot
    /// be.
    pub fn import(
        &self,
        file_name: &str,
        bytes: &[u8],
        details: Details,
    ) -> Result<Arc<Document>, Error> {
        let file_name = shown_name(file_name);
        let text = read_bytes(&file_name, bytes)?;
        let details = checked(details)?;
        let (sha256, now) = (text::sha256(bytes), Timestamp::now());
        let id = format!("{OWN}{}-{}", slug(&details.title), &sha256[..12]);
        let import = row(id, sha256, file_name, details, now);
        let id = self.store().add_import(&import, bytes)?;
        let import = Import { id, ..import };
        let info = Info::of_import(&import);
        let names = looked_past(&info);
        let document = Arc::new(judged(Document { names, ..Document::bare(info, text) }));
        self.remember(import, &document);
        Ok(document)
    }

    /// Says something else of an own text; its file and its id stay.
    ///
    /// # Errors
    /// When there is no such text, and when what is said of it cannot be; as the disk has it.
    pub fn describe(&self, id: &str, details: Details) -> Result<Arc<Document>, Error> {
        let details = checked(details)?;
        let old = self.store().import(id)?.ok_or_else(|| missing(id))?;
        let new = row(old.id, old.sha256, old.file_name, details, Timestamp::now());
        let new = Import { added: old.added, ..new };
        self.store().update_import(&new)?;
        self.own(&new)
    }

    /// What is said of an own text.
    ///
    /// # Errors
    /// When there is no such text; as the disk has it.
    pub fn details(&self, id: &str) -> Result<Details, Error> {
        let import = self.store().import(id)?.ok_or_else(|| missing(id))?;
        Ok(Details {
            title: import.title,
            family: import.family,
            version: import.version,
            publisher: import.publisher,
            date: import.date,
            kind: kind(import.is_policy),
            url: import.url,
        })
    }

    /// Takes an own text off the shelf; [`Library::restore_import`] brings it and its notes back.
    ///
    /// # Errors
    /// When there is no such text; as the disk has it.
    pub fn remove_import(&self, id: &str) -> Result<(), Error> {
        Ok(self.store().remove_import(id, Timestamp::now())?)
    }

    /// Brings an own text back that was taken off the shelf.
    ///
    /// # Errors
    /// When there never was such a text; as the disk has it.
    pub fn restore_import(&self, id: &str) -> Result<Arc<Document>, Error> {
        self.store().restore_import(id)?;
        self.document(id)
    }

    /// The file of an own text, byte for byte, and its name.
    ///
    /// # Errors
    /// When there is no such text; as the disk has it.
    pub fn original(&self, id: &str) -> Result<(String, Vec<u8>), Error> {
        let store = self.store();
        let import = store.import(id)?.ok_or_else(|| missing(id))?;
        let bytes = store.original(id)?.ok_or_else(|| missing(id))?;
        Ok((import.file_name, bytes))
    }

    /// When an own text was brought; `None` for any other.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn brought(&self, id: &str) -> Result<Option<Timestamp>, Error> {
        Ok(self.store().import(id)?.map(|import| import.added))
    }

    /// An own text, read anew only when what is stored of it changed.
    fn own(&self, import: &Import) -> Result<Arc<Document>, Error> {
        let known = self.remembered(&import.id);
        if let Some((row, document)) = &known
            && row == import
        {
            return Ok(Arc::clone(document));
        }
        let info = Info::of_import(import);
        let names = looked_past(&info);
        let document = if let Some((_, read)) = known {
            Document { info: Info { words: read.info.words, ..info }, names, ..(*read).clone() }
        } else {
            let bytes = self.store().original(&import.id)?.ok_or_else(|| missing(&import.id))?;
            let text = read_bytes(&import.file_name, &bytes).unwrap_or_else(|error| told(&error));
            judged(Document { names, ..Document::bare(info, text) })
        };
        let document = Arc::new(document);
        self.remember(import.clone(), &document);
        Ok(document)
    }
}

impl Info {
    /// What is known of a file of the reader's that is not kept.
    pub(crate) fn of_file(file_name: &str, sha256: &str) -> Self {
        let stem = std::path::Path::new(file_name).file_stem();
        let name = stem.map_or(file_name.into(), |stem| stem.to_string_lossy());
        Self {
            id: file_name.to_owned(),
            family: name.clone().into_owned(),
            version: String::new(),
            title: name.into_owned(),
            publisher: String::new(),
            date: None,
            kind: Kind::Licence,
            words: 0,
            incorporates: Vec::new(),
            url: None,
            sha256: sha256.to_owned(),
            source: "a file of the reader's".to_owned(),
            origin: Origin::File,
        }
    }

    fn of_import(import: &Import) -> Self {
        Self {
            id: import.id.clone(),
            family: import.family.clone(),
            version: import.version.clone(),
            title: import.title.clone(),
            publisher: import.publisher.clone(),
            date: import.date.clone(),
            kind: kind(import.is_policy),
            url: import.url.clone(),
            source: format!("the reader's own file, {}", import.file_name),
            origin: Origin::Import,
            ..Self::of_file(&import.file_name, &import.sha256)
        }
    }
}

/// Whether a text names a family where it says what it is: in its first block, or in a title, date line
/// or heading soon after. An address in its definitions may name anything.
fn names(document: &Document, family: &str) -> bool {
    use clause::ClauseKind::{DateLine, Heading, Title};
    let head = document.outline.clauses.iter().take(HEAD).enumerate();
    let lines =
        head.filter(|(i, clause)| *i == 0 || matches!(clause.kind, Title | DateLine | Heading));
    let mut lines = lines.map(|(_, clause)| document.text.of(clause.span).to_lowercase());
    let family = family.to_lowercase();
    lines.any(|line| line.contains(&family))
}

/// What a comparison looks past: the family's name with the version.
fn looked_past(info: &Info) -> Vec<String> {
    let named = !info.family.is_empty() && !info.version.is_empty();
    named.then(|| format!("{} {}", info.family, info.version)).into_iter().collect()
}

fn kind(is_policy: bool) -> Kind {
    if is_policy { Kind::Policy } else { Kind::Licence }
}

fn row(id: String, sha256: String, file_name: String, details: Details, now: Timestamp) -> Import {
    let Details { title, family, version, publisher, date, kind, url } = details;
    Import {
        id,
        sha256,
        file_name,
        title,
        family,
        version,
        publisher,
        date,
        is_policy: kind == Kind::Policy,
        url,
        added: now,
        modified: now,
    }
}

/// What stands in the place of a text that could be read when it was brought and cannot any more: no
/// words, and the reason. One such text takes nothing else off the shelf, and its file can be taken out.
fn told(error: &Error) -> Text {
    let odd = Diagnostic { span: Span::new(0, 0), message: error.to_string() };
    Text { diagnostics: vec![odd], ..Text::default() }
}

fn missing(id: &str) -> Error {
    Error::Input(Problem::NoImport(id.to_owned()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NewNote, NewTarget, NoteEdit};
    use annotation::Mark;

    const BEES: &[u8] = b"Bee Licence 1.2\n\n1. You may keep bees. You may not sell the honey.\n\n\
        2. You must name the keeper.\n";

    fn library() -> (tempfile::TempDir, Library) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        (folder, library)
    }

    #[test]
    fn a_text_is_looked_at_kept_and_taken_out_byte_for_byte() {
        let (folder, library) = library();
        let seen = library.examine("/home/me/bees \"'\n.txt", BEES).unwrap();
        assert_eq!(seen.file_name, "bees \"' .txt");
        assert_eq!((&*seen.details.title, &*seen.details.version), ("Bee Licence 1.2", "1.2"));
        assert!(seen.held.is_none() && seen.follows.is_none());
        assert!(library.imports().unwrap().is_empty(), "to look keeps nothing");

        let kept = library.import(&seen.file_name, BEES, seen.details).unwrap();
        assert!(is_own(&kept.info.id), "{}", kept.info.id);
        drop(library);
        let library = Library::open(folder.path()).unwrap();
        let again = library.document(&kept.info.id).unwrap();
        assert_eq!((&again.info, &again.text), (&kept.info, &kept.text));
        assert_eq!(library.original(&kept.info.id).unwrap(), ("bees \"' .txt".into(), BEES.into()));
    }

    #[test]
    fn the_same_bytes_are_noticed() {
        let (_folder, library) = library();
        let seen = library.examine("a.txt", BEES).unwrap();
        let kept = library.import("a.txt", BEES, seen.details.clone()).unwrap();
        let twice = library.examine("b.txt", BEES).unwrap();
        assert_eq!(twice.held.map(|info| info.id).as_ref(), Some(&kept.info.id));
        let error = library.import("b.txt", BEES, seen.details).unwrap_err();
        assert!(error.to_string().contains(&kept.info.id), "{error}");
    }

    #[test]
    fn notes_on_an_own_text_outlive_its_leaving_the_shelf() {
        let (_folder, library) = library();
        let details = library.examine("a.txt", BEES).unwrap().details;
        let kept = library.import("a.txt", BEES, details).unwrap();
        let words = NewTarget::Words { span: Span::new(0, 11), mark: Mark::Highlight };
        let note = NewNote { target: words, edit: NoteEdit::mark(1) };
        let added = library.add(&kept, note).unwrap();
        library.remove_import(&kept.info.id).unwrap();
        assert!(matches!(library.document(&kept.info.id), Err(Error::Input(_))));
        let back = library.restore_import(&kept.info.id).unwrap();
        assert_eq!(library.notes(&back).unwrap(), [added]);
    }

    #[test]
    fn what_is_said_of_a_text_changes_and_its_words_do_not() {
        let (_folder, library) = library();
        let details = library.examine("a.txt", BEES).unwrap().details;
        let kept = library.import("a.txt", BEES, details.clone()).unwrap();
        let said = Details { family: "Bees".into(), date: Some("2025-02".into()), ..details };
        let new = library.describe(&kept.info.id, said.clone()).unwrap();
        assert_eq!((&*new.info.family, &new.text), ("Bees", &kept.text));
        assert_eq!(library.details(&kept.info.id).unwrap(), said);
        assert_eq!(new.info.words, kept.info.words);
    }

    #[test]
    fn a_changed_edition_is_offered_as_the_next_of_its_family() {
        let (_folder, library) = library();
        let base = edition("llama-3.3").unwrap();
        let text = ["Llama", "LLAMA"].iter().fold(base.text.content.clone(), |text, name| {
            text.replace(&format!("{name} 3.3"), &format!("{name} 3.9"))
        }) + "\n9. Bees. Keep bees.";
        let seen = library.examine("LICENSE", text.as_bytes()).unwrap();
        assert_eq!(seen.follows.as_ref().map(|info| &*info.id), Some("llama-3.3"));
        assert_eq!((&*seen.details.family, &*seen.details.version), ("Llama", "3.9"));
        assert_eq!(seen.details.publisher, base.info.publisher);
        let itself = library.examine("LICENSE", base.text.content.as_bytes()).unwrap();
        assert!(itself.nearest.texts[0].exact && itself.follows.is_none());
    }

    #[test]
    fn a_licence_made_from_anothers_is_no_edition_of_its_family() {
        let (_folder, library) = library();
        let base = edition("llama-3.3").unwrap();
        let text = base.text.content.replace("Llama", "Alpaca").replace("LLAMA", "ALPACA");
        let seen = library.examine("LICENSE", text.as_bytes()).unwrap();
        assert!(seen.nearest.texts[0].score > SAME_FAMILY, "{:?}", seen.nearest.texts[0]);
        assert!(seen.follows.is_none(), "{:?}", seen.follows);
        assert_ne!(seen.details.family, base.info.family);
    }

    #[test]
    fn what_cannot_be_said_is_refused_in_words() {
        let (_folder, library) = library();
        let details = library.examine("a.txt", BEES).unwrap().details;
        for (said, part) in [
            (Details { title: " \n".into(), ..details.clone() }, "needs a title"),
            (Details { date: Some("July 2024".into()), ..details.clone() }, "is no date"),
            (Details { url: Some("javascript:alert(1)".into()), ..details.clone() }, "no address"),
            (Details { publisher: "x".repeat(301), ..details.clone() }, "301 characters"),
        ] {
            let error = library.import("a.txt", BEES, said).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
        assert!(library.imports().unwrap().is_empty());
    }

    #[test]
    fn what_is_no_text_is_refused_and_leaves_the_library_as_it_was() {
        let (_folder, library) = library();
        let large = vec![b'a'; 20_000_001];
        for (bytes, part) in [(&b""[..], "no words"), (b" \n\0\n", "no words"), (&large, "20 MB")] {
            let error = library.examine("a\u{202e}txt.exe", bytes).unwrap_err();
            assert!(matches!(error, Error::Input(_)));
            assert!(error.to_string().contains(part), "{error}");
            assert!(!error.to_string().contains('\u{202e}'), "the name's direction is turned");
        }
        assert!(library.imports().unwrap().is_empty());
    }

    #[test]
    fn a_hostile_file_is_told_apart_and_leaves_the_library_as_it_was() {
        let (_folder, library) = library();
        let nested = "<div>".repeat(100_000) + "words";
        let page = format!("<!doctype html><html><body>{nested}");
        for (name, bytes, part) in [
            ("cut.docx", &b"PK\x03\x04\x14\0\0\0"[..], "damaged or cut short"),
            ("cut.pdf", b"%PDF-1.7\n1 0 obj <<", "damaged or cut short"),
            ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 words", "not read here"),
            ("a.rtf", b"{\\rtf1 words}", "not read here"),
            ("a.png", b"\x89PNG\r\n\x1a\n words", "a picture"),
        ] {
            let error = library.examine(name, bytes).unwrap_err();
            assert!(matches!(error, Error::Input(_)), "{name}");
            let told = error.to_string();
            assert!(told.starts_with(name) && told.contains(part), "{told}");
        }
        for (name, bytes) in [
            ("nested.html", page.as_bytes()),
            ("nul.txt", b"W\0ords of a licence\0"),
            ("bidi.txt", "Words \u{202e}of a\u{2066} licence".as_bytes()),
        ] {
            let seen = library.examine(name, bytes).unwrap();
            let hidden = |c: char| {
                c == '\0' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!seen.document.text.content.contains(hidden), "{name}");
        }
        assert!(library.imports().unwrap().is_empty());
    }

    #[test]
    fn a_text_that_cannot_be_read_any_more_takes_no_other_off_the_shelf() {
        let (_folder, library) = library();
        let details = library.examine("a.txt", BEES).unwrap().details;
        library.import("a.txt", BEES, details.clone()).unwrap();
        let bytes = b"%PDF-1.7 that an earlier reader took";
        let (sha256, now) = (text::sha256(bytes), Timestamp::now());
        let import = row("own-old".into(), sha256, "old.pdf".into(), details, now);
        library.store().add_import(&import, bytes).unwrap();
        let texts = library.imports().unwrap();
        assert_eq!(texts.len(), 2);
        assert!(texts[1].text.diagnostics[0].message.contains("damaged"), "{:?}", texts[1].text);
        assert_eq!(library.original("own-old").unwrap().1, bytes);
        assert!(library.shelf().unwrap().iter().flat_map(|f| &f.editions).count() > 2);
    }

    #[test]
    fn a_line_as_long_as_a_file_may_be_is_read() {
        let (_folder, library) = library();
        let line = "may ".repeat(5_000_000);
        let seen = library.examine("line.txt", line.as_bytes()).unwrap();
        assert_eq!(seen.document.info.words, 5_000_000);
    }

    #[test]
    fn no_built_in_id_looks_like_an_own_one() {
        let editions = catalogue::editions().iter().map(|edition| &*edition.id);
        for id in editions.chain(catalogue::references().iter().map(|reference| reference.id)) {
            assert!(!is_own(id), "{id}");
        }
    }
}
