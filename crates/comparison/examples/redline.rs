//! Prints the comparison of two sides, clause by clause.
//!
//! `cargo run -p comparison --example redline -- "Name 1,Other name" OLD… -- "Name 2" NEW…`

use comparison::{Change, Document, Kind, Op, Relation, compare};
use std::io::Write;

struct File {
    path: String,
    text: text::Text,
    outline: clause::Outline,
    names: Vec<String>,
}

fn files(arguments: &[String]) -> std::io::Result<Vec<File>> {
    let Some((names, paths)) = arguments.split_first() else { return Ok(Vec::new()) };
    let names: Vec<String> = names.split(',').map(str::to_owned).collect();
    paths
        .iter()
        .map(|path| {
            let bytes = std::fs::read(path)?;
            let text = text::read(&bytes, text::Format::guess(&bytes));
            let outline = clause::outline(&text);
            Ok(File { path: path.clone(), text, outline, names: names.clone() })
        })
        .collect()
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut sides = arguments.split(|a| a == "--");
    let (Some(old), Some(new)) = (sides.next(), sides.next()) else { return Ok(()) };
    let (old, new) = (files(old)?, files(new)?);
    let (olds, news) = (documents(&old), documents(&new));
    let comparison = compare(&olds, &news);
    let mut out = std::io::stdout().lock();
    for change in &comparison.changes {
        let address = |files: &[File], place: Option<comparison::Place>| {
            place.map_or("–".to_owned(), |p| {
                format!("{}:{}", p.document, files[p.document].outline.clause(p.clause).address)
            })
        };
        let kinds: Vec<&str> = change.kinds.iter().map(|k| k.id()).collect();
        let sign = if change.substance { "◆" } else { "◇" };
        let sign = if change.relation == Relation::Same { " " } else { sign };
        let (from, to) = (address(&old, change.old), address(&new, change.new));
        let relation = change.relation.id();
        writeln!(
            out,
            "{sign} {from} → {to} {relation} {} {:?}",
            kinds.join(","),
            change.stands_for
        )?;
        if change.relation != Relation::Same {
            print(&mut out, change, &old, &new)?;
        }
    }
    writeln!(out, "{:?} {:?}", comparison.summary, comparison.diagnostics)
}

fn print(out: &mut impl Write, change: &Change, old: &[File], new: &[File]) -> std::io::Result<()> {
    write!(out, "      ")?;
    for edit in &change.edits {
        let words = |files: &[File], place: Option<comparison::Place>, span: Option<text::Span>| {
            let file = place.map(|p| &files[p.document]);
            file.zip(span).map_or(String::new(), |(f, s)| f.text.of(s).to_owned())
        };
        let kind = edit.kind.map_or("", Kind::id);
        match edit.op {
            Op::Equal => write!(out, "{}", words(old, change.old, edit.old))?,
            Op::Delete => write!(out, "[-{}-|{kind}]", words(old, change.old, edit.old))?,
            Op::Insert => write!(out, "{{+{}+|{kind}}}", words(new, change.new, edit.new))?,
        }
    }
    writeln!(out)
}

fn documents(files: &[File]) -> Vec<Document<'_>> {
    files
        .iter()
        .map(|f| Document { id: &f.path, text: &f.text, outline: &f.outline, names: &f.names })
        .collect()
}
