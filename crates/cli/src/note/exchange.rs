//! `gloss note export` and `gloss note import`: notes as a file of open data.
//!
//! Owns how what came of a file is told. What is taken and what holds is the library's to say.

use crate::arguments::{NotesFormat, NotesIn, NotesOut};
use crate::print;
use library::{Error, Imported, Library};
use serde::Serialize;

/// Writes the notes of an edition, or of all, to a file or to standard output.
pub fn export(library: &Library, options: &NotesOut, json: bool) -> Result<(), Error> {
    let format = match options.format {
        NotesFormat::Jsonld => library::NotesFormat::JsonLd,
        NotesFormat::Md => library::NotesFormat::Markdown,
        NotesFormat::Csv => library::NotesFormat::Csv,
    };
    let file = library.export_notes(options.id.as_deref(), format)?;
    let Some(path) = &options.output else {
        return match format {
            library::NotesFormat::JsonLd => print::json_text(&file),
            library::NotesFormat::Markdown | library::NotesFormat::Csv => {
                print::line(file.trim_end_matches(['\r', '\n']))
            }
        };
    };
    library::write_file(path, file.as_bytes())?;
    let path = path.display();
    if json {
        return print::json(&Written { path: path.to_string(), bytes: file.len() });
    }
    print::line(&format!("{path}: {} bytes", file.len()))
}

#[derive(Serialize)]
struct Written {
    path: String,
    bytes: usize,
}

#[derive(Serialize)]
struct Told<'a> {
    added: Vec<String>,
    replaced: Vec<String>,
    restored: Vec<String>,
    kept: Vec<String>,
    same: Vec<String>,
    unplaced: Vec<String>,
    left_out: Vec<LeftOut<'a>>,
    refused: Vec<Refused<'a>>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    id: String,
    places: &'a [String],
}

#[derive(Serialize)]
struct Refused<'a> {
    place: &'a str,
    reason: &'a str,
}

/// Takes the notes of a file and tells what became of each.
pub fn import(library: &Library, options: &NotesIn, json: bool) -> Result<(), Error> {
    let bytes = library::read_file(&options.file)?;
    let name = options.file.display().to_string();
    let imported = library.import_notes(&name, &bytes, options.edition.as_deref())?;
    let told = told(&imported);
    if json {
        return print::json(&told);
    }
    lines(&told).iter().try_for_each(|line| print::line(line))
}

fn told(imported: &Imported) -> Told<'_> {
    let Imported { added, replaced, restored, kept, same, unplaced, left_out, refused } = imported;
    let left_out = left_out.iter().map(|(id, places)| LeftOut { id: id.to_string(), places });
    let refused = refused.iter().map(|r| Refused { place: &r.place, reason: &r.reason });
    Told {
        added: added.iter().map(ToString::to_string).collect(),
        replaced: replaced.iter().map(ToString::to_string).collect(),
        restored: restored.iter().map(ToString::to_string).collect(),
        kept: kept.iter().map(ToString::to_string).collect(),
        same: same.iter().map(ToString::to_string).collect(),
        unplaced: unplaced.iter().map(ToString::to_string).collect(),
        left_out: left_out.collect(),
        refused: refused.collect(),
    }
}

fn lines(told: &Told<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let lists = [
        (&told.added, "added"),
        (&told.replaced, "took the place of an older one, which is in the history"),
        (&told.restored, "were removed here and are back"),
        (&told.kept, "are newer here; what came is in the history"),
        (&told.same, "were here already"),
    ];
    for (ids, what) in lists {
        if !ids.is_empty() {
            lines.push(format!("{} {what}", ids.len()));
            lines.extend(ids.iter().map(|id| format!("    {id}")));
        }
    }
    if !told.unplaced.is_empty() {
        lines.push(format!("{} of these have no sure place in the text", told.unplaced.len()));
        lines.extend(told.unplaced.iter().map(|id| format!("    {id}")));
    }
    for LeftOut { id, places } in &told.left_out {
        lines.push(format!("{id}: not kept: {}", some(places)));
    }
    if !told.refused.is_empty() {
        lines.push(format!("{} not taken", told.refused.len()));
        lines.extend(told.refused.iter().map(|r| format!("    {} {}", r.place, r.reason)));
    }
    if lines.is_empty() {
        lines.push("there is no note in the file".to_owned());
    }
    lines
}

/// The first of many places in a file.
fn some(places: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = places[..places.len().min(SHOWN)].join(", ");
    match places.len().checked_sub(SHOWN) {
        None | Some(0) => shown,
        Some(more) => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_told() {
        let places: Vec<String> = (0..7).map(|n| format!("/{n}")).collect();
        let told = Told {
            added: vec!["a".into(), "b".into()],
            replaced: vec!["c".into()],
            restored: Vec::new(),
            kept: Vec::new(),
            same: vec!["d".into()],
            unplaced: vec!["b".into()],
            left_out: vec![LeftOut { id: "a".into(), places: &places }],
            refused: vec![Refused { place: "/items/4", reason: "it has no id" }],
        };
        let expected = [
            "2 added",
            "    a",
            "    b",
            "1 took the place of an older one, which is in the history",
            "    c",
            "1 were here already",
            "    d",
            "1 of these have no sure place in the text",
            "    b",
            "a: not kept: /0, /1, /2, /3, /4 and 2 more",
            "1 not taken",
            "    /items/4 it has no id",
        ];
        assert_eq!(lines(&told), expected);
    }

    #[test]
    fn a_file_without_notes_is_told() {
        assert_eq!(lines(&told(&Imported::default())), ["there is no note in the file"]);
    }
}
