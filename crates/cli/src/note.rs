//! `gloss note`: highlights and notes.
//!
//! Owns how words are named on the command line and how notes are printed. It keeps nothing itself.

use crate::arguments::{NewNote, Note};
use crate::print;
use library::{Document, Error, Library, PlacedNote};
use serde::Serialize;
use std::path::Path;
use text::Span;

#[derive(Serialize)]
struct Listed<'a> {
    id: String,
    edition: &'a str,
    address: &'a str,
    start: Option<usize>,
    end: Option<usize>,
    status: &'static str,
    quote: &'a str,
    body: &'a str,
    colour: u8,
    tags: &'a [String],
    author: &'a str,
    created: String,
    modified: String,
}

/// Adds or lists notes.
pub fn run(command: &Note, folder: &Path, json: bool) -> Result<(), Error> {
    let library = Library::open(folder)?;
    match command {
        Note::Add(new) => add(&library, new, json),
        Note::List { id } => list(&library, id.as_deref(), json),
    }
}

fn add(library: &Library, new: &NewNote, json: bool) -> Result<(), Error> {
    let document = library.document(&new.id)?;
    let note = library.add(
        &document,
        library::NewNote {
            span: span(&document, new.quote.as_deref(), new.address.as_deref())?,
            colour: new.colour,
            body: new.body.clone(),
            tags: new.tags.clone(),
        },
    )?;
    if json {
        return print::json(&listed(&note));
    }
    print::line(&note.annotation.id.to_string())
}

/// The stretch of a text that a person names, by its words or by the address of a clause.
pub fn span(
    document: &Document,
    quote: Option<&str>,
    address: Option<&str>,
) -> Result<Span, Error> {
    let id = &document.info.id;
    if let Some(address) = address {
        let clause = document.outline.find(address);
        return clause
            .map(|c| document.outline.clause(c).body)
            .ok_or_else(|| Error::Input(format!("{id}: no clause has the address “{address}”")));
    }
    let quote = quote.unwrap_or_default();
    let mut places = document.text.content.match_indices(quote);
    match (quote.is_empty(), places.next(), places.next()) {
        (false, Some((at, _)), None) => Ok(Span::new(at, at + quote.len())),
        (false, Some(_), Some(_)) => Err(Error::Input(format!(
            "{id}: “{quote}” stands there more than once; quote more words"
        ))),
        _ => Err(Error::Input(format!("{id}: “{quote}” does not stand there"))),
    }
}

fn list(library: &Library, id: Option<&str>, json: bool) -> Result<(), Error> {
    let documents = if let Some(id) = id {
        vec![library.document(id)?]
    } else {
        let mut ids: Vec<String> = library.note_counts()?.into_keys().collect();
        ids.sort();
        ids.iter().map(|id| library.document(id)).collect::<Result<_, _>>()?
    };
    let mut notes = Vec::new();
    for document in documents {
        notes.extend(library.notes(&document)?);
    }
    if json {
        return print::json(&notes.iter().map(listed).collect::<Vec<_>>());
    }
    for note in &notes {
        let told = listed(note);
        print::line(&format!(
            "{}  {} {}  {}\n    “{}”",
            told.id, told.edition, told.address, told.status, told.quote
        ))?;
        for line in told.body.lines() {
            print::line(&format!("    {line}"))?;
        }
    }
    Ok(())
}

fn listed(note: &PlacedNote) -> Listed<'_> {
    let annotation = &note.annotation;
    let range = note.span().map(Span::range);
    Listed {
        id: annotation.id.to_string(),
        edition: &annotation.edition,
        address: &annotation.selectors.address,
        start: range.as_ref().map(|r| r.start),
        end: range.map(|r| r.end),
        status: note.status(),
        quote: &annotation.selectors.quote.exact,
        body: &annotation.body,
        colour: annotation.colour.number(),
        tags: &annotation.tags,
        author: &annotation.author,
        created: annotation.created.to_string(),
        modified: annotation.modified.to_string(),
    }
}
