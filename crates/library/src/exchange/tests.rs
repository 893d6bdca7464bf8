//! Notes out of one library and into another: nothing is lost, doubled, or taken for what it is not.

use super::*;
use crate::{NewNote, NewTarget, NoteEdit};
use annotation::{Link, Mark, Stance, Status, Subject};
use pulldown_cmark::{Event, Options, Parser, Tag};
use text::Span;

/// A text that only one library has.
const BEES: &[u8] = b"Bee Licence 1.2\n\n1. You may keep bees. You may not sell the honey.\n";

/// The text that the notes are on, a built-in one.
fn newer() -> &'static str {
    &catalogue::editions()[1].id
}

/// The text that it is compared with.
fn older() -> &'static str {
    &catalogue::editions()[0].id
}

/// A library in a folder of its own.
struct Shelf {
    library: Library,
    _folder: tempfile::TempDir,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { library: Library::open(folder.path()).unwrap(), _folder: folder }
    }

    fn add(&self, edition: &str, target: NewTarget, edit: NoteEdit) -> AnnotationId {
        let document = self.library.document(edition).unwrap();
        self.library.add(&document, NewNote { target, edit }).unwrap().annotation.id
    }

    /// A note on the edition as a whole.
    fn note(&self, body: &str) -> AnnotationId {
        self.add(newer(), NewTarget::Edition, saying(body))
    }

    fn edit(&self, id: &AnnotationId, body: &str) {
        self.library.edit(id.as_str(), saying(body)).unwrap();
    }

    fn body(&self, id: &AnnotationId) -> String {
        self.library.annotation(id.as_str()).unwrap().body
    }

    fn bodies(&self, id: &AnnotationId) -> Vec<String> {
        let versions = self.library.history(id.as_str()).unwrap();
        versions.into_iter().map(|version| version.annotation.body).collect()
    }

    /// Keeps [`BEES`] as an own text with this title; gives its id.
    fn bring(&self, title: &str) -> String {
        let details = self.library.examine("bees.txt", BEES).unwrap().details;
        let details = crate::Details { title: title.into(), ..details };
        self.library.import("bees.txt", BEES, details).unwrap().info.id.clone()
    }

    fn out(&self, format: NotesFormat) -> String {
        self.library.export_notes(None, format).unwrap()
    }

    fn take(&self, file: &str) -> Imported {
        self.library.import_notes("notes.jsonld", file.as_bytes(), None).unwrap()
    }
}

fn saying(body: &str) -> NoteEdit {
    NoteEdit { body: body.into(), ..NoteEdit::mark(1) }
}

fn link(subject: Subject, stance: Stance) -> Link {
    Link { subject, stance }
}

/// One of each target, between them each colour, mark, stance, subject and status.
fn one_of_each(shelf: &Shelf) -> Vec<AnnotationId> {
    let here = |start, end| Some(Span::new(start, end));
    let change = |old, new| NewTarget::Change { older: older().into(), old, new };
    let words = |mark| NewTarget::Words { span: Span::new(0, 40), mark };
    let targets = [
        words(Mark::Highlight),
        words(Mark::Underline),
        NewTarget::Clause(3),
        NewTarget::Edition,
        change(here(0, 20), here(0, 30)),
        change(None, here(0, 30)),
        change(here(0, 20), None),
    ];
    let all = targets.into_iter().zip(0u8..).map(|(target, n)| {
        let edit = NoteEdit {
            body: format!("“{n}” é 🦙\r\n\r\n# <b>not bold</b>\u{202e}"),
            colour: n % 5 + 1,
            tags: vec!["EU".into(), format!("tag, {n}")],
            links: vec![
                link(Subject::Category("output-use".into()), Stance::Supports),
                link(Subject::Criterion("osd-5".into()), Stance::Contradicts),
                link(Subject::Claim(format!("“open”, {n}")), Stance::Unclear),
            ],
            status: if n % 2 == 0 { Status::Open } else { Status::Done },
        };
        shelf.add(newer(), target, edit)
    });
    all.collect()
}

#[test]
fn every_kind_of_note_arrives_as_it_was_and_once() {
    let (ours, theirs) = (Shelf::new(), Shelf::new());
    let settings = Settings { author: "A. <Reader>".into(), ..Settings::default() };
    ours.library.save_settings(settings).unwrap();
    let ids = one_of_each(&ours);
    let file = ours.out(NotesFormat::JsonLd);
    let came = theirs.take(&file);
    assert_eq!(came.added.len(), ids.len());
    assert_eq!(came, Imported { added: came.added.clone(), ..Imported::default() });
    for id in &ids {
        let there = theirs.library.annotation(id.as_str()).unwrap();
        assert_eq!(there, ours.library.annotation(id.as_str()).unwrap());
        assert_eq!(there.author, "A. <Reader>");
    }

    let state = theirs.library.state().unwrap();
    for again in [file, ours.library.export_notes(Some(newer()), NotesFormat::JsonLd).unwrap()] {
        let came = theirs.take(&again);
        assert_eq!(came, Imported { same: came.same.clone(), ..Imported::default() });
        assert_eq!(came.same.len(), ids.len());
    }
    assert_eq!(theirs.library.note_counts().unwrap()[newer()], ids.len());
    assert_eq!(ids.iter().map(|id| theirs.bodies(id).len()).max(), Some(1), "no version more");
    // What was taken in goes out again as it came.
    assert_eq!(theirs.out(NotesFormat::JsonLd), ours.out(NotesFormat::JsonLd));
    assert_eq!(theirs.library.state().unwrap(), state);
}

#[test]
fn the_newer_version_holds_and_the_older_stays_in_the_history() {
    let (ours, theirs) = (Shelf::new(), Shelf::new());
    let id = ours.note("first");
    let first = ours.out(NotesFormat::JsonLd);
    theirs.take(&first);
    ours.edit(&id, "second");
    let second = ours.out(NotesFormat::JsonLd);

    let only = vec![id.clone()];
    let replaced = Imported { replaced: only.clone(), ..Imported::default() };
    assert_eq!(theirs.take(&second), replaced);
    assert_eq!(
        (theirs.body(&id), theirs.bodies(&id)),
        ("second".into(), strings(["first", "second"]))
    );

    // The older one comes again, and later one that never was here.
    let kept = Imported { kept: only.clone(), ..Imported::default() };
    assert_eq!(theirs.take(&first), kept);
    assert_eq!((theirs.body(&id), theirs.bodies(&id).len()), ("second".into(), 2));
    ours.edit(&id, "third, ours");
    theirs.edit(&id, "third, theirs");
    assert_eq!(theirs.take(&ours.out(NotesFormat::JsonLd)), kept);
    assert_eq!(theirs.body(&id), "third, theirs");
    let all = strings(["first", "second", "third, theirs", "third, ours"]);
    assert_eq!(theirs.bodies(&id), all);

    // What was taken away here stays away, unless it was changed elsewhere after that.
    theirs.library.remove(id.as_str()).unwrap();
    assert_eq!(theirs.take(&second), kept);
    assert!(theirs.library.note_counts().unwrap().is_empty());
    ours.edit(&id, "fourth");
    let restored = Imported { restored: only, ..Imported::default() };
    assert_eq!(theirs.take(&ours.out(NotesFormat::JsonLd)), restored);
    assert_eq!(theirs.body(&id), "fourth");
}

fn strings<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

#[test]
fn notes_on_a_text_that_is_not_here_are_told_and_come_once_it_is() {
    let (ours, theirs) = (Shelf::new(), Shelf::new());
    let bees = ours.bring("Bee Licence");
    let words = NewTarget::Words { span: Span::new(0, 11), mark: Mark::Highlight };
    let on_bees = ours.add(&bees, words, saying("whose bees?"));
    let since = NewTarget::Change { older: bees.clone(), old: Some(Span::new(0, 11)), new: None };
    let since_bees = ours.add(newer(), since, saying("no bees any more"));
    let known = ours.note("known");
    let file = ours.out(NotesFormat::JsonLd);

    let came = theirs.take(&file);
    assert_eq!(came.added, [known], "{came:?}");
    assert_eq!(came.refused.len(), 2);
    for refused in &came.refused {
        assert!(refused.place.contains("/items/"), "{refused}");
        assert!(refused.reason.contains(&bees), "{refused}");
    }
    assert_eq!(theirs.bring("Bee Licence"), bees, "the same bytes have the same id");
    let came = theirs.take(&file);
    assert_eq!((came.added.len(), came.same.len(), came.refused), (2, 1, Vec::new()));
    for id in [on_bees, since_bees] {
        let id = id.as_str();
        assert_eq!(theirs.library.annotation(id).unwrap(), ours.library.annotation(id).unwrap());
    }
}

#[test]
fn what_is_no_file_of_notes_is_refused_by_name_and_changes_nothing() {
    let shelf = Shelf::new();
    let id = shelf.note("here before");
    let state = shelf.library.state().unwrap();
    let whole = shelf.out(NotesFormat::JsonLd);
    let half = &whole.as_bytes()[..whole.len() / 2];
    let [markdown, csv] = [NotesFormat::Markdown, NotesFormat::Csv].map(|format| shelf.out(format));
    for (bytes, reason) in [
        (&b""[..], "not JSON"),
        (b" \n", "not JSON"),
        (half, "not JSON"),
        (b"%PDF-1.7", "not JSON"),
        (markdown.as_bytes(), "not JSON"),
        (csv.as_bytes(), "not JSON"),
        (b"SQLite format 3\0", "not JSON"),
        (&[0xff, 0xfe, b'[', 0, b']', 0], "utf-8"),
        (b"17", "no annotation"),
        (b"[1, 2]", "no annotation"),
        (br#"{"name": "licences", "version": 1}"#, "no annotation"),
        (br#"{"type": "A", "type": "B"}"#, "not JSON"),
    ] {
        let refused = shelf.library.import_notes("my notes.json", bytes, None).unwrap_err();
        assert!(matches!(refused, Error::Input(_)), "{refused:?}");
        let told = refused.to_string();
        assert!(told.starts_with("my notes.json: ") && told.contains(reason), "{told}");
    }
    let nowhere = shelf.library.import_notes("notes.json", whole.as_bytes(), Some("no-such"));
    assert!(nowhere.unwrap_err().to_string().contains("no-such"));
    assert!(shelf.library.export_notes(Some("no-such"), NotesFormat::JsonLd).is_err());
    assert_eq!(shelf.library.state().unwrap(), state);
    assert_eq!(shelf.bodies(&id), ["here before"]);
}

/// What somebody may write, and would like to be more than words.
const HOSTILE: [&str; 6] = [
    "=HYPERLINK(\"https://example.org\")",
    "<script>alert(1)</script>",
    "```rust\ncode\n```",
    "# A heading\n\n![x](https://example.org/x.png)",
    "@SUM(A1)",
    "`code` and <b>bold</b>",
];

#[test]
fn what_is_written_to_be_read_is_inert() {
    let shelf = Shelf::new();
    let bees = shelf.bring("=Bees <script>`");
    for body in HOSTILE {
        let edit = NoteEdit {
            tags: vec![body.into()],
            links: vec![link(Subject::Claim(body.into()), Stance::Supports)],
            ..saying(body)
        };
        shelf.add(&bees, NewTarget::Edition, edit);
    }
    let markdown = shelf.out(NotesFormat::Markdown);
    let mut titles = 0;
    for event in Parser::new_ext(&markdown, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => titles += 1,
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::Start(Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Image { .. }) => {
                panic!("{event:?}: {markdown}")
            }
            _ => {}
        }
    }
    assert_eq!(titles, 1 + HOSTILE.len(), "{markdown}");

    let file = shelf.out(NotesFormat::Csv);
    let mut rows = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), HOSTILE.len());
    for cell in rows.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "a formula: {cell}");
    }
    for body in HOSTILE {
        let told = rows.iter().flatten().any(|cell| cell.trim_start_matches('\'') == body);
        assert!(told, "{body}");
    }
}
