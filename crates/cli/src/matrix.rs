//! `gloss matrix`: clauses by editions.
//!
//! Owns how a matrix is printed: as JSON, or as a table in which each state has a sign and a word, and
//! a letter where the terminal is narrow, so that no colour is needed. It decides nothing about what
//! changed.

use crate::{arguments, print, table};
use comparison::{Change, Kind};
use library::{Document, Error, Mark, Matrix, MatrixRow, Scope, Section};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
struct Told<'a> {
    editions: Vec<&'a str>,
    rows: Vec<Row<'a>>,
    diagnostics: &'a [String],
}

#[derive(Serialize)]
struct Row<'a> {
    topic: &'a str,
    begins: Option<&'a str>,
    cells: Vec<Cell<'a>>,
}

#[derive(Serialize)]
struct Cell<'a> {
    edition: Option<&'a str>,
    address: Option<&'a str>,
    state: &'static str,
    change: Option<Became>,
}

#[derive(Serialize)]
struct Became {
    relation: &'static str,
    kinds: Vec<&'static str>,
    substance: bool,
}

impl From<&Change> for Became {
    fn from(change: &Change) -> Self {
        Self {
            relation: change.relation.id(),
            kinds: change.kinds.iter().copied().map(Kind::id).collect(),
            substance: change.substance,
        }
    }
}

/// Prints the matrix of texts.
pub fn run(texts: &[Arc<Document>], options: &arguments::Matrix, json: bool) -> Result<(), Error> {
    let scope = if options.bundle { Scope::Bundle } else { Scope::Alone };
    let matrix = library::matrix(texts, scope)?;
    if json {
        let editions = texts.iter().map(|text| text.info.id.as_str()).collect();
        let rows = matrix.rows.iter().map(|row| told(row, &matrix)).collect();
        return print::json(&Told { editions, rows, diagnostics: &matrix.diagnostics });
    }
    for line in lines(&matrix, table::terminal()) {
        print::line(&line)?;
    }
    for diagnostic in &matrix.diagnostics {
        eprintln!("gloss: {}", print::shown(diagnostic));
    }
    Ok(())
}

fn told<'a>(row: &'a MatrixRow, matrix: &'a Matrix) -> Row<'a> {
    let cells = row.cells.iter().zip(&matrix.editions).map(|(cell, bundle)| {
        let place = cell.place.map(|place| (&bundle[place.document], place.clause));
        Cell {
            edition: place.map(|(document, _)| document.info.id.as_str()),
            address: place.map(|(document, clause)| print::address(document, clause)),
            state: cell.state.id(),
            change: cell.change.as_ref().map(Became::from),
        }
    });
    Row { topic: &row.topic.name, begins: row.topic.begins.as_deref(), cells: cells.collect() }
}

/// The sign of a mark, its letter and its word.
fn shown(mark: Mark) -> (char, char, &'static str) {
    match mark {
        Mark::First => ('○', 'i', "first"),
        Mark::New => ('●', 'n', "new"),
        Mark::Same => ('=', 's', "same"),
        Mark::Form => ('◇', 'f', "form"),
        Mark::Edited => ('◆', 'e', "edited"),
        Mark::Moved => ('⇅', 'm', "moved"),
        Mark::Gone => ('×', 'g', "gone"),
        Mark::Absent => ('·', 'a', "absent"),
    }
}

/// How much room a cell of the table takes.
#[derive(Clone, Copy, Debug)]
enum Size {
    /// A sign and a word.
    Words,
    /// A sign and a letter, for a narrow terminal.
    Letters,
}

impl Size {
    /// The fewest places that a topic is given.
    fn least(self) -> usize {
        match self {
            Self::Words => 28,
            Self::Letters => 16,
        }
    }

    /// The most places of an address.
    fn address(self) -> usize {
        match self {
            Self::Words => 16,
            Self::Letters => 9,
        }
    }

    /// The most places of an edition's name.
    fn name(self) -> usize {
        match self {
            Self::Words => 16,
            Self::Letters => 9,
        }
    }

    fn mark(self, mark: Mark) -> String {
        let (sign, letter, word) = shown(mark);
        match self {
            Self::Words => format!("{sign} {word}"),
            Self::Letters => format!("{sign}{letter}"),
        }
    }
}

/// What the signs mean, where letters stand beside them or the word alone does not tell.
const LEGEND: [&str; 3] = [
    "○i in the first edition  ●n new  =s same  ◆e edited in substance",
    "◇f changed in form: name, date, link, number, typography, place",
    "×g gone  ⇅m its words stand elsewhere  ·a absent",
];

/// The most places of a topic, however wide the terminal is.
const LONGEST: usize = 64;

/// Which column of the table holds the topics.
const TOPIC: usize = 1;

/// The table, for a terminal of `room` places, or for no terminal.
fn lines(matrix: &Matrix, room: Option<usize>) -> Vec<String> {
    let fits = |widths: &[usize]| room.is_none_or(|room| table::whole(widths) <= room);
    let (rows, widths) = laid_out(matrix, Size::Words, room);
    let (legend, rows, widths) = if fits(&widths) {
        (None, rows, widths)
    } else {
        let (rows, widths) = laid_out(matrix, Size::Letters, room);
        (Some(LEGEND), rows, widths)
    };
    let mut lines: Vec<String> = legend.into_iter().flatten().map(str::to_owned).collect();
    let mut rows = rows.iter().map(|row| table::line(row, &widths));
    lines.extend(rows.next());
    let mut section = None;
    for (row, line) in matrix.rows.iter().zip(rows) {
        if section.replace(row.section) != Some(row.section) {
            lines.extend([String::new(), title(row.section).to_owned()]);
        }
        lines.push(line);
    }
    lines
}

/// The head and the rows, with the widths of their columns.
fn laid_out(matrix: &Matrix, size: Size, room: Option<usize>) -> (Vec<Vec<String>>, Vec<usize>) {
    let names = matrix.editions.iter().filter_map(|bundle| bundle.first());
    let names = names.map(|document| table::cut(&document.info.id, size.name()));
    let head = [String::new(), String::new()].into_iter().chain(names).collect();
    let rows = matrix.rows.iter().map(|row| {
        let marks = row.cells.iter().map(|cell| size.mark(cell.mark()));
        let address = table::cut(address(row, matrix), size.address());
        [address, table::cut(&topic(row), LONGEST)].into_iter().chain(marks).collect()
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let widths = table::widths(&rows, TOPIC, size.least(), room);
    (rows, widths)
}

/// Where the clause stands in the last edition that has it.
fn address<'a>(row: &MatrixRow, matrix: &'a Matrix) -> &'a str {
    let mut standing = row.cells.iter().zip(&matrix.editions).rev();
    let last = standing.find_map(|(cell, bundle)| Some((cell.place?, bundle)));
    last.map_or("", |(place, bundle)| print::address(&bundle[place.document], place.clause))
}

fn topic(row: &MatrixRow) -> String {
    let topic = &row.topic;
    topic.begins.as_ref().map_or_else(|| topic.name.clone(), |b| format!("{}: {b}", topic.name))
}

fn title(section: Section) -> &'static str {
    match section {
        Section::Own => "Its own text",
        Section::Inside => "A policy printed inside it",
        Section::Incorporated => "What it incorporates",
    }
}
