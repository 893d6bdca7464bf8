//! What other programs read in an exported PDF.
//!
//! Owns asking them. They know nothing of Glossator: `pdfannots` and `pypdf` stand for the readers
//! that people have, `qpdf` for the file format.

use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An annotation as another program reads it.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// The words under it, one blank between each.
    pub words: String,
    /// Its note.
    pub note: String,
}

/// Prints the notes of all annotations that mark words by the annotations' names, as JSON.
const BY_PYPDF: &str = "\
import json, sys
from pypdf import PdfReader
pages = PdfReader(sys.argv[1], strict=True).pages
marks = [mark.get_object() for page in pages for mark in page.get('/Annots', [])]
print(json.dumps({mark['/NM']: mark['/Contents'] for mark in marks if '/QuadPoints' in mark}))
";

/// The annotations of a file: the words as `pdfannots` reads them, the notes as `pypdf` does, since
/// the former makes typographic quotes plain.
pub fn annotations(file: &Path) -> Vec<Read> {
    let notes = asked("python3", &["-c", BY_PYPDF, path(file)]);
    let words = asked("pdfannots", &["--format", "json", path(file)]);
    let words = words.as_array().expect("a list of annotations");
    assert_eq!(notes.as_object().map(serde_json::Map::len), Some(words.len()), "{notes}");
    let read = |annotation: &Value| {
        let name = annotation["name"].as_str().unwrap_or_default();
        let text = annotation["text"].as_str().unwrap_or_default();
        Read {
            words: text.split_whitespace().collect::<Vec<_>>().join(" "),
            note: notes[name].as_str().unwrap_or_default().to_owned(),
        }
    };
    words.iter().map(read).collect()
}

fn asked(program: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&ask(program, arguments)).expect("it prints JSON")
}

/// Panics unless the file keeps to the format.
pub fn is_clean(file: &Path) {
    let told = ask("qpdf", &["--check", path(file)]);
    assert!(told.contains("No syntax or stream encoding errors found"), "{told}");
}

fn path(file: &Path) -> &str {
    file.to_str().expect("the path is plain text")
}

fn ask(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).env("PATH", search_path()).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{program} cannot be started ({error}): run `cargo xtask setup`")
    });
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {told}{errors}");
    told
}

/// `PATH` with the Python tools that set-up installs under the target folder.
fn search_path() -> OsString {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let own = target.parent().expect("the target folder").join("python/bin");
    let usual = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(own).chain(std::env::split_paths(&usual));
    std::env::join_paths(all).expect("folders without a colon")
}
