//! `gloss carry`: the notes of one edition on another.
//!
//! Owns how what became of each note is told. What is put there at once and what waits is the
//! library's to say.

use crate::arguments::Carry;
use crate::print;
use library::{Carried, CarriedNote, Error, Library};
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct Followed<'a> {
    /// The note in the older edition.
    annotation: &'a str,
    status: &'static str,
    reason: &'static str,
    score: f64,
    margin: f64,
    /// The text that the places are in: the other edition, or one that it incorporates.
    edition: &'a str,
    /// The likeliest place there.
    start: Option<usize>,
    end: Option<usize>,
    /// The note that stands there now.
    result: Option<&'a str>,
}

/// Carries notes, or says what would come of it.
pub fn run(options: &Carry, folder: &Path, json: bool) -> Result<(), Error> {
    let library = Library::open(folder)?;
    let (old, new) = (library.document(&options.old)?, library.document(&options.new)?);
    let carried =
        if options.dry_run { library.carry_dry(&old, &new)? } else { library.carry(&old, &new)? };
    if json {
        return print::json(&carried.notes.iter().map(followed).collect::<Vec<_>>());
    }
    tell(&carried, &new.info.id)
}

fn followed(note: &CarriedNote) -> Followed<'_> {
    let outcome = &note.anchored.outcome;
    let likeliest = outcome.places().first().map(|place| place.range());
    Followed {
        annotation: note.source.id.as_str(),
        status: outcome.id(),
        reason: outcome.reason(),
        score: note.anchored.score,
        margin: note.anchored.margin,
        edition: &note.text.info.id,
        start: likeliest.as_ref().map(|place| place.start),
        end: likeliest.map(|place| place.end),
        result: note.result.as_ref().map(|note| note.annotation.id.as_str()),
    }
}

fn tell(carried: &Carried, new: &str) -> Result<(), Error> {
    for note in &carried.notes {
        let (source, outcome) = (&note.source, &note.anchored.outcome);
        let quote = source.selectors().map_or("", |words| words.quote.exact.as_str());
        let text = &note.text.info.id;
        let place = if text == new { String::new() } else { format!(", in {text}") };
        print::line(&format!("{}  {}: {outcome}{place}\n    “{quote}”", source.id, outcome.id()))?;
    }
    let placed = carried.notes.iter().filter(|note| note.result.is_some()).count();
    let wait = carried.notes.len() - placed;
    print::line(&format!(
        "{placed} placed, {wait} to look at, {} carried or left before",
        carried.before
    ))
}
