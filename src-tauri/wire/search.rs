//! What a search finds.
//!
//! Owns its shape on the wire. Ranges inside a snippet are UTF-16 code units of that snippet.

use crate::wire::{AnnotationKind, Colour, Range, Units, count};
use library::{IndexState, Snippet};
use serde::Serialize;
use ts_rs::TS;

/// What was found, the best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Clauses; at most as many as were asked for.
    pub clauses: Vec<ClauseHit>,
    /// Notes; at most as many as were asked for.
    pub notes: Vec<NoteHit>,
    /// How many clauses there are in all; counting ends at 10,000.
    pub clause_total: u32,
    /// How many notes there are in all; counting ends at 10,000.
    pub note_total: u32,
    /// Whether the texts are still being indexed, so that clauses may be missing.
    pub building: bool,
    /// Why clauses could not be searched, or their index not be kept; empty when all is well.
    pub trouble: String,
    /// What of the query was no filter that can be: "colour:mauve".
    pub misunderstood: Vec<String>,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClauseHit {
    /// The id of the edition.
    pub edition: String,
    /// The edition's name for people.
    pub title: String,
    /// The date that its publisher gives it, RFC 3339's full-date; empty when unknown.
    pub date: String,
    /// The clause's address.
    pub address: String,
    /// Words of it around the hits. Never markup.
    pub snippet: String,
    /// The hits in the snippet.
    pub hits: Vec<Range>,
    /// The first other editions in which a clause has the same words.
    pub also: Vec<AlsoIn>,
    /// How many such places there are.
    pub also_total: u32,
}

/// Another edition with the same clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AlsoIn {
    /// Its id.
    pub edition: String,
    /// Its name for people.
    pub title: String,
    /// The address that the clause has there.
    pub address: String,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoteHit {
    /// Its id.
    pub id: String,
    /// The id of the edition that it stands beside.
    pub edition: String,
    /// The edition's name for people.
    pub title: String,
    /// What it is about.
    pub kind: AnnotationKind,
    /// The address of its clause; empty for an edition as a whole.
    pub address: String,
    /// Its colour.
    pub colour: Colour,
    /// Words of it, or of what it quotes, around the hits. Never markup.
    pub snippet: String,
    /// The hits in the snippet.
    pub hits: Vec<Range>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// When it was last changed, RFC 3339.
    pub modified: String,
}

impl Found {
    /// What a search found.
    pub fn of(found: &library::Found) -> Self {
        let trouble = match &found.index {
            IndexState::NotKept(reason) | IndexState::Failed(reason) => reason.clone(),
            IndexState::Ready | IndexState::Building => String::new(),
        };
        Self {
            clauses: found.clauses.iter().map(ClauseHit::of).collect(),
            notes: found.notes.iter().map(NoteHit::of).collect(),
            clause_total: count(found.clause_total),
            note_total: count(found.note_total),
            building: found.index == IndexState::Building,
            trouble,
            misunderstood: found.asked.misunderstood.clone(),
        }
    }
}

impl ClauseHit {
    fn of(hit: &library::ClauseHit) -> Self {
        let library::FoundPlace { text, address, span: _ } = &hit.place;
        let also = hit.others.iter().map(|other| AlsoIn {
            edition: other.text.id.clone(),
            title: other.text.title.clone(),
            address: other.address.clone(),
        });
        Self {
            edition: text.id.clone(),
            title: text.title.clone(),
            date: text.date.clone().unwrap_or_default(),
            address: address.clone(),
            snippet: shown(&hit.snippet),
            hits: hits(&hit.snippet),
            also: also.collect(),
            also_total: count(hit.other_total),
        }
    }
}

impl NoteHit {
    fn of(hit: &library::NoteHit) -> Self {
        let library::NoteHit { annotation, text, field: _, snippet } = hit;
        Self {
            id: annotation.id.to_string(),
            edition: text.id.clone(),
            title: text.title.clone(),
            kind: (&annotation.target).into(),
            address: annotation.selectors().map(|words| words.address.clone()).unwrap_or_default(),
            colour: Colour(annotation.colour.number()),
            snippet: shown(snippet),
            hits: hits(snippet),
            tags: annotation.tags.to_vec(),
            author: annotation.author.clone(),
            modified: annotation.modified.to_string(),
        }
    }
}

/// A mark that more words stand there.
const CUT: &str = "… ";

/// The words of a snippet, with a mark at each end where the text goes on.
fn shown(snippet: &Snippet) -> String {
    let before = if snippet.cut_before { CUT } else { "" };
    let after = if snippet.cut_after { " …" } else { "" };
    format!("{before}{}{after}", snippet.words)
}

fn hits(snippet: &Snippet) -> Vec<Range> {
    let before = if snippet.cut_before { CUT.encode_utf16().count() } else { 0 };
    let before = count(before);
    let units = Units::of(&snippet.words);
    let hits = snippet.hits.iter().map(|hit| units.range(text::Span::new(hit.start, hit.end)));
    hits.map(|Range { start, end }| Range { start: start + before, end: end + before }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_knows_where_counting_ends() {
        let counting = include_str!("../../ui/src/lib/messages/counting.ts");
        let ends = counting.split("COUNTED = ").nth(1).and_then(|rest| rest.lines().next());
        let ends = ends.map(|digits| digits.replace('_', ""));
        assert_eq!(ends, Some(library::COUNTED.to_string()));
    }

    #[test]
    fn hits_are_those_of_the_shown_words() {
        let words = "é🦙 may end".to_owned();
        let at = words.find("may").unwrap();
        let hits_there = std::iter::once(at..at + 3).collect();
        let snippet = Snippet { words, hits: hits_there, cut_before: true, cut_after: true };
        let shown: Vec<u16> = shown(&snippet).encode_utf16().collect();
        let [Range { start, end }] = hits(&snippet)[..] else { panic!("one hit") };
        assert_eq!(String::from_utf16(&shown[start as usize..end as usize]).unwrap(), "may");
    }
}
