//! `gloss note`: highlights and notes.
//!
//! Owns how words are named on the command line and how notes are printed. It keeps nothing itself.

mod exchange;

use crate::arguments::{NewNote, Note, NoteEdit};
use crate::print;
use annotation::{Annotation, Link, Mark, Stance, Status, Subject, Target};
use library::{Document, Error, Library, NewTarget, PlacedNote};
use serde::Serialize;
use std::path::Path;
use text::Span;

#[derive(Serialize)]
struct Listed<'a> {
    id: String,
    edition: &'a str,
    kind: &'static str,
    address: &'a str,
    start: Option<usize>,
    end: Option<usize>,
    status: &'static str,
    quote: &'a str,
    /// The older edition, for a change.
    older: Option<&'a str>,
    body: &'a str,
    colour: u8,
    tags: &'a [String],
    links: Vec<Linked<'a>>,
    done: bool,
    author: &'a str,
    created: String,
    modified: String,
}

#[derive(Serialize)]
struct Linked<'a> {
    subject: &'static str,
    words: &'a str,
    stance: &'static str,
}

#[derive(Serialize)]
struct Version<'a> {
    act: &'static str,
    at: String,
    note: Listed<'a>,
}

/// Makes, shows and changes notes.
pub fn run(command: &Note, folder: &Path, json: bool) -> Result<(), Error> {
    let library = Library::open(folder)?;
    match command {
        Note::Add(new) => added(&add(&library, new)?, json),
        Note::List { id } => list(&library, id.as_deref(), json),
        Note::Show { note } => show(&library.note(note)?, json),
        Note::Edit(edit) => show(&change(&library, edit)?, json),
        Note::Remove { note } => library.remove(note),
        Note::Restore { note } => show(&library.restore(note)?, json),
        Note::History { note } => history(&library.history(note)?, json),
        Note::Export(options) => exchange::export(&library, options, json),
        Note::Import(options) => exchange::import(&library, options, json),
    }
}

fn add(library: &Library, new: &NewNote) -> Result<PlacedNote, Error> {
    let NewNote { id, quote, address, whole, underline, body, colour, tags, supports, contradicts } =
        new;
    let document = library.document(id)?;
    let target = match (address, quote) {
        _ if *whole => NewTarget::Edition,
        (Some(address), _) => NewTarget::Clause(clause(&document, address)?.0),
        (None, quote) => NewTarget::Words {
            span: quoted(&document, quote.as_deref().unwrap_or_default())?,
            mark: if *underline { Mark::Underline } else { Mark::Highlight },
        },
    };
    let claims = |stance, claims: &[String]| -> Vec<Link> {
        let claim = |words: &String| Link { subject: Subject::Claim(words.clone()), stance };
        claims.iter().map(claim).collect()
    };
    let mut links = claims(Stance::Supports, supports);
    links.extend(claims(Stance::Contradicts, contradicts));
    let said = library::NoteEdit {
        body: body.clone(),
        tags: tags.clone(),
        links,
        ..library::NoteEdit::mark(*colour)
    };
    library.add(&document, library::NewNote { target, edit: said })
}

fn added(note: &PlacedNote, json: bool) -> Result<(), Error> {
    if json {
        return print::json(&placed(note));
    }
    print::line(&note.annotation.id.to_string())
}

fn change(library: &Library, edit: &NoteEdit) -> Result<PlacedNote, Error> {
    let NoteEdit { note, body, colour, tags, done, open } = edit;
    let former = library.annotation(note)?;
    let status = match (done, open) {
        (true, _) => Status::Done,
        (_, true) => Status::Open,
        _ => former.status,
    };
    let said = library::NoteEdit {
        body: body.clone().unwrap_or(former.body),
        colour: colour.unwrap_or(former.colour.number()),
        tags: tags.clone().unwrap_or(former.tags.into()),
        links: former.links.into(),
        status,
    };
    library.edit(note, said)
}

fn show(note: &PlacedNote, json: bool) -> Result<(), Error> {
    if json { print::json(&placed(note)) } else { tell(&placed(note)) }
}

fn history(versions: &[library::Version], json: bool) -> Result<(), Error> {
    let versions: Vec<Version<'_>> = versions
        .iter()
        .map(|version| Version {
            act: match version.change {
                library::Act::Added => "added",
                library::Act::Edited => "edited",
                library::Act::Removed => "removed",
                library::Act::Restored => "restored",
                library::Act::SetAside => "set-aside",
            },
            at: version.at.to_string(),
            note: listed(&version.annotation, None, ""),
        })
        .collect();
    if json {
        return print::json(&versions);
    }
    for Version { act, at, note } in &versions {
        print::line(&format!("{at}  {act}"))?;
        tell(note)?;
    }
    Ok(())
}

/// The stretch of a text that a person names, by its words or by the address of a clause.
pub fn span(
    document: &Document,
    quote: Option<&str>,
    address: Option<&str>,
) -> Result<Span, Error> {
    match address {
        Some(address) => Ok(document.outline.clause(clause(document, address)?).body),
        None => quoted(document, quote.unwrap_or_default()),
    }
}

fn clause(document: &Document, address: &str) -> Result<clause::ClauseId, Error> {
    document.outline.find(address).ok_or_else(|| {
        Error::Input(format!("{}: no clause has the address “{address}”", document.info.id))
    })
}

fn quoted(document: &Document, quote: &str) -> Result<Span, Error> {
    let id = &document.info.id;
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
    let notes: Vec<Listed<'_>> = notes.iter().map(placed).collect();
    if json {
        return print::json(&notes);
    }
    notes.iter().try_for_each(tell)
}

fn tell(note: &Listed<'_>) -> Result<(), Error> {
    let Listed { id, edition, kind, address, status, done, .. } = note;
    let done = if *done { "  done" } else { "" };
    print::line(&format!("{id}  {edition} {address}  {kind}  {status}{done}"))?;
    if !note.quote.is_empty() {
        print::line(&format!("    “{}”", note.quote))?;
    }
    for line in note.body.lines() {
        print::line(&format!("    {line}"))?;
    }
    for Linked { subject, words, stance } in &note.links {
        print::line(&format!("    {stance} {subject}: {words}"))?;
    }
    Ok(())
}

fn placed(note: &PlacedNote) -> Listed<'_> {
    listed(&note.annotation, note.span(), note.status())
}

fn listed<'a>(annotation: &'a Annotation, span: Option<Span>, status: &'static str) -> Listed<'a> {
    let range = span.map(Span::range);
    let words = annotation.selectors();
    let change = match &annotation.target {
        Target::Change(change) => Some(change),
        Target::Words { .. } | Target::Clause(_) | Target::Edition => None,
    };
    let words = words.or_else(|| change?.sides.in_older());
    Listed {
        id: annotation.id.to_string(),
        edition: &annotation.edition,
        kind: match annotation.target {
            Target::Words { mark, .. } => mark.name(),
            Target::Clause(_) => "clause",
            Target::Edition => "edition",
            Target::Change(_) => "change",
        },
        address: words.map_or("", |words| &words.address),
        start: range.as_ref().map(|r| r.start),
        end: range.map(|r| r.end),
        status,
        quote: words.map_or("", |words| &words.quote.exact),
        older: change.map(|change| change.older.as_str()),
        body: &annotation.body,
        colour: annotation.colour.number(),
        tags: &annotation.tags,
        links: annotation
            .links
            .iter()
            .map(|link| Linked {
                subject: link.subject.kind(),
                words: link.subject.words(),
                stance: link.stance.name(),
            })
            .collect(),
        done: annotation.status == Status::Done,
        author: &annotation.author,
        created: annotation.created.to_string(),
        modified: annotation.modified.to_string(),
    }
}
