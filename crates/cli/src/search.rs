//! `gloss search`: clauses and notes with these words.
//!
//! Owns how results are printed. It waits for the index of the texts when that has to be made first.

use crate::arguments::Search;
use crate::print;
use library::{
    COUNTED, ClauseHit, Error, Found, FoundPlace, IndexState, Library, NoteHit, Snippet,
};
use serde::Serialize;
use std::path::Path;

/// A clause, by the id of its text, or a note, by its own.
#[derive(Serialize)]
#[serde(untagged)]
enum Listed<'a> {
    Clause {
        id: &'a str,
        address: &'a str,
        start: usize,
        end: usize,
        snippet: Shown<'a>,
        others: Vec<Other<'a>>,
        other_total: usize,
    },
    Note {
        annotation: &'a str,
        edition: &'a str,
        address: &'a str,
        start: Option<usize>,
        end: Option<usize>,
        snippet: Shown<'a>,
    },
}

/// Words, and where in them the hits stand, in bytes.
#[derive(Serialize)]
struct Shown<'a> {
    words: &'a str,
    hits: Vec<[usize; 2]>,
}

/// Where else a clause has the same words.
#[derive(Serialize)]
struct Other<'a> {
    id: &'a str,
    address: &'a str,
}

/// Searches, and prints what was found.
pub fn run(options: &Search, folder: &Path, json: bool) -> Result<(), Error> {
    let library = Library::open(folder)?;
    let mut found = library.search(&options.query, options.limit)?;
    if found.index == IndexState::Building {
        eprintln!("gloss: the index of all texts is made first, once; this takes some seconds");
        library.wait_for_index();
        found = library.search(&options.query, options.limit)?;
    }
    match &found.index {
        IndexState::NotKept(reason) => {
            tell(&format!("the index of all texts could not be kept: {reason}"));
        }
        IndexState::Failed(reason) => tell(&format!("clauses were not searched: {reason}")),
        IndexState::Ready | IndexState::Building => {}
    }
    for odd in &found.asked.misunderstood {
        tell(&format!("“{odd}” is no filter that can be; its words were looked for"));
    }
    if json {
        let clauses = found.clauses.iter().map(clause);
        return print::json(
            &clauses.chain(found.notes.iter().map(|hit| note(&library, hit))).collect::<Vec<_>>(),
        );
    }
    lines(&found)
}

fn tell(words: &str) {
    eprintln!("gloss: {}", print::shown(words));
}

fn lines(found: &Found) -> Result<(), Error> {
    for ClauseHit { place, snippet, other_total, .. } in &found.clauses {
        let more =
            if *other_total > 0 { format!("  and {other_total} more") } else { String::new() };
        print::line(&format!("{} {}{more}\n    {}", place.text.id, place.address, told(snippet)))?;
    }
    for hit in &found.notes {
        let address = address(hit);
        let NoteHit { annotation, snippet, .. } = hit;
        print::line(&format!(
            "note {} on {} {address}\n    {}",
            annotation.id,
            annotation.edition,
            told(snippet)
        ))?;
    }
    let Found { clauses, clause_total, notes, note_total, .. } = found;
    print::line(&format!(
        "{} of {} clauses, {} of {} notes",
        clauses.len(),
        counted(*clause_total),
        notes.len(),
        counted(*note_total)
    ))
}

/// A total, which may be larger where counting ended.
fn counted(total: usize) -> String {
    let more = if total < COUNTED { "" } else { "+" };
    format!("{total}{more}")
}

/// A snippet on one line, with dots where the text goes on.
fn told(snippet: &Snippet) -> String {
    let words = snippet.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let dots = |cut| if cut { "…" } else { "" };
    format!("{}{words}{}", dots(snippet.cut_before), dots(snippet.cut_after))
}

fn clause(hit: &ClauseHit) -> Listed<'_> {
    let ClauseHit {
        place: FoundPlace { text, address, span }, snippet, others, other_total, ..
    } = hit;
    let others = others.iter().map(|other| Other { id: &other.text.id, address: &other.address });
    Listed::Clause {
        id: &text.id,
        address,
        start: span.start().bytes(),
        end: span.end().bytes(),
        snippet: shown(snippet),
        others: others.collect(),
        other_total: *other_total,
    }
}

fn note<'a>(library: &Library, hit: &'a NoteHit) -> Listed<'a> {
    let range = library.span_now(&hit.annotation).map(text::Span::range);
    Listed::Note {
        annotation: hit.annotation.id.as_str(),
        edition: &hit.annotation.edition,
        address: address(hit),
        start: range.as_ref().map(|range| range.start),
        end: range.map(|range| range.end),
        snippet: shown(&hit.snippet),
    }
}

/// The clause in which a note's words stood when it was made; empty for an edition as a whole.
fn address(hit: &NoteHit) -> &str {
    hit.annotation.selectors().map_or("", |selectors| &selectors.address)
}

fn shown(snippet: &Snippet) -> Shown<'_> {
    let hits = snippet.hits.iter().map(|hit| [hit.start, hit.end]);
    Shown { words: &snippet.words, hits: hits.collect() }
}
