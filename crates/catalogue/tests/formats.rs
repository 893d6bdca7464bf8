//! The same licence in several formats has the same words.
//!
//! Owns the proof, with programs that know nothing of this project: pandoc and `LibreOffice` write web
//! pages, Word documents and PDFs of built-in texts, and each is read back. A machine without them
//! skips. What a program itself changes is written beside it here.
#![cfg(feature = "embedded")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use text::{FileFormat, Format, Text};

/// Markdown texts: with headings, nested lists, numbers that begin anywhere, strong words, links.
const MARKDOWN: [&str; 8] = [
    "llama-2-aup",
    "llama-3.1-aup",
    "llama-3.2-aup",
    "llama-3.3",
    "llama-4-aup",
    "polyform-noncommercial-1.0.0",
    "mpl-2.0",
    "cal-1.0",
];

/// Plain texts: wrapped by hand and not, numbered and not, in English and in other languages.
const PLAIN: [&str; 10] = [
    "mit",
    "apache-2.0",
    "llama-1",
    "llama-2",
    "llama-3",
    "llama-4",
    "gpl-3.0",
    "cc-by-4.0",
    "cecill-2.1",
    "ofl-1.1",
];

fn source(id: &str) -> Vec<u8> {
    let shelf = || catalogue::reference(id).map(|reference| reference.text.as_bytes().to_vec());
    catalogue::bytes(id).or_else(shelf).unwrap_or_else(|| panic!("{id} is not built in"))
}

fn words(text: &Text) -> Vec<String> {
    let content = text::fold(&text.content);
    text::words(&content).map(|word| word.span.of(&content).to_owned()).collect()
}

/// Of these, pandoc counts lists anew that skip a number or go on with one: their figures are its own.
const COUNTED_ANEW: [&str; 2] = ["llama-3.2-aup", "llama-4-aup"];

fn without_figures(words: Vec<String>) -> Vec<String> {
    words.into_iter().filter(|word| word.parse::<u32>().is_err()).collect()
}

/// Fails with the place where two word streams part.
fn assert_same(what: &str, expected: &[String], got: &[String]) {
    let at = expected.iter().zip(got).position(|(a, b)| a != b);
    let Some(at) = at.or((expected.len() != got.len()).then_some(expected.len().min(got.len())))
    else {
        return;
    };
    let around = |all: &[String]| {
        all[at.saturating_sub(6).min(all.len())..(at + 6).min(all.len())].join(" ")
    };
    panic!(
        "{what}: word {at}\n  expected … {} …\n  got      … {} …",
        around(expected),
        around(got)
    );
}

fn runs(program: &str) -> bool {
    let mut asked = Command::new(program);
    asked.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    let there = asked.status().is_ok_and(|status| status.success());
    if !there {
        println!("skipped: no {program}");
    }
    there
}

fn run(command: &mut Command) {
    let done = command.output().expect("the program starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Has `LibreOffice` write files anew; all at once, because it takes long to start.
fn soffice(folder: &Path, reading: &[&str], to: &str, files: &[PathBuf]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless"]).args(reading);
    run(command.args(["--convert-to", to, "--outdir"]).arg(folder).args(files));
}

fn imported(file: &Path, format: FileFormat) -> Text {
    let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let read = text::import(&bytes).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!(read.0, format, "{}", file.display());
    read.1
}

#[test]
fn markdown_as_a_page_a_document_and_a_pdf() {
    if !runs("pandoc") || !runs("soffice") {
        return;
    }
    let folder = folder("formats-markdown");
    let file = |id: &str, ending: &str| folder.join(format!("{id}.{ending}"));
    // Lists keep the number that they begin with, quotes stay as written.
    let dialect = "--from=commonmark";
    for id in MARKDOWN {
        fs::write(file(id, "md"), source(id)).expect("a file");
        for (ending, to) in [("html", "html"), ("docx", "docx")] {
            let mut pandoc = Command::new("pandoc");
            pandoc.args([dialect, "--to", to, "--wrap=none", "--output"]);
            run(pandoc.arg(file(id, ending)).arg(file(id, "md")));
        }
        let page = fs::read_to_string(file(id, "html")).expect("a page");
        fs::write(file(id, "html"), format!("<!doctype html>\n<meta charset=utf-8>\n{page}"))
            .expect("a file");
    }
    let documents: Vec<PathBuf> = MARKDOWN.iter().map(|id| file(id, "docx")).collect();
    soffice(&folder, &[], "pdf", &documents);
    for id in MARKDOWN {
        let written = text::read(&source(id), Format::Markdown);
        let page = imported(&file(id, "html"), FileFormat::Html);
        let document = imported(&file(id, "docx"), FileFormat::Docx);
        let pdf = imported(&file(id, "pdf"), FileFormat::Pdf);
        if COUNTED_ANEW.contains(&id) {
            let (written, page) = (without_figures(words(&written)), without_figures(words(&page)));
            assert_same(&format!("{id}.html"), &written, &page);
        } else {
            assert_same(&format!("{id}.html"), &words(&written), &words(&page));
        }
        assert_same(&format!("{id}.docx"), &words(&page), &words(&document));
        assert_same(&format!("{id}.pdf"), &words(&page), &words(&pdf));
    }
}

#[test]
fn plain_text_as_a_document_a_page_and_a_pdf() {
    if !runs("soffice") {
        return;
    }
    let folder = folder("formats-plain");
    let file = |id: &str, ending: &str| folder.join(format!("{id}.{ending}"));
    for id in PLAIN {
        fs::write(file(id, "txt"), source(id)).expect("a file");
    }
    let texts: Vec<PathBuf> = PLAIN.iter().map(|id| file(id, "txt")).collect();
    let utf_8 = "--infilter=Text (encoded):UTF8,LF,,,";
    for to in ["docx", "html", "pdf"] {
        soffice(&folder, &[utf_8], to, &texts);
    }
    for id in PLAIN {
        let written = words(&text::read(&source(id), Format::Plain));
        for (ending, format) in
            [("docx", FileFormat::Docx), ("html", FileFormat::Html), ("pdf", FileFormat::Pdf)]
        {
            let read = imported(&file(id, ending), format);
            assert_same(&format!("{id}.{ending}"), &written, &words(&read));
        }
    }
}
