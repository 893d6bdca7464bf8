//! [`Query`]: what a reader asks, taken apart.
//!
//! Owns the language of queries. Any words are a query and none is an error: what cannot be a filter is
//! words. It finds nothing itself and knows no SQL.
//!
//! | written | asks for |
//! |---|---|
//! | `may terminate` | both words, in any order |
//! | `"may terminate"` | these words in this order, with nothing between |
//! | `non-exclusive`, `3.1` | the same: words that a sign joins |
//! | `termin*` | words that begin so; so is the last word while it is being typed |
//! | `-notice` | without this word; `-"any time"` and `-tag:EU` likewise |
//! | `tag:EU`, `author:"A. Reader"`, … | a [`Filter`] |

use super::words::{indexed, tokens};
use annotation::{Colour, Status};
use std::iter::Peekable;
use std::str::CharIndices;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these must stand there.
    pub terms: Vec<Term>,
    /// None of these may.
    pub without: Vec<Term>,
    /// What else must hold: tags and categories all of them, of the other kinds one of each kind.
    pub filters: Vec<Filter>,
    /// What else may not hold.
    pub without_filters: Vec<Filter>,
    /// What has a filter's name and a value that it cannot have, as it was written: "colour:9". Its
    /// words are among the terms.
    pub misunderstood: Vec<String>,
}

/// A word, or several that must stand in this order with nothing between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its words without capitals and accents. Never empty, nor is any of them.
    pub words: Vec<String>,
    /// Whether the last word may go on: "termin" finds "terminate".
    pub may_go_on: bool,
    /// Whether it was written in quotation marks.
    pub quoted: bool,
}

/// What must hold beside the words. Capitals and accents do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// `in:texts`, `in:headings`, `in:notes`: where to look.
    In(Within),
    /// `tag:EU`: notes with this tag.
    Tag(Value),
    /// `colour:2`, or by the name that the reader gave it: notes of this colour.
    Colour(Colour),
    /// `author:reader`: notes by an author with these words in their name.
    Author(Value),
    /// `status:open`: notes with this status.
    Status(Status),
    /// `category:output-use`: clauses with a finding of this category, notes that are linked with it.
    Category(Value),
    /// `family:llama`: clauses of, and notes on, texts of families with these words in their name.
    Family(Value),
}

/// The value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As it was written. It has at least one letter or digit.
    pub written: String,
    /// Whether it may go on, since it is still being typed.
    pub may_go_on: bool,
}

/// Where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// Clauses, their headings among them.
    Texts,
    /// The headings of clauses alone.
    Headings,
    /// The reader's notes.
    Notes,
}

/// What of a clause is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of its words.
    Words,
    /// Its heading.
    Headings,
}

/// How many characters are read: more is a text that was pasted, not a query.
const LONGEST: usize = 1_000;

impl Query {
    /// Reads what was typed, of which the first 1,000 characters count. `colours` are the reader's names of the five colours, in their order.
    ///
    /// ```
    /// use store::search::{Filter, Within, Query};
    ///
    /// let query = Query::read("in:notes \"any time\" termin", &Default::default());
    /// assert_eq!(query.filters, [Filter::In(Within::Notes)]);
    /// assert_eq!(query.terms[0].words, ["any", "time"]);
    /// assert!(query.terms[1].may_go_on, "it is still being typed");
    /// assert_eq!(Query::read("colour:9", &Default::default()).terms.len(), 1);
    /// ```
    pub fn read(typed: &str, colours: &[String; 5]) -> Self {
        let end = typed.char_indices().nth(LONGEST).map_or(typed.len(), |(at, _)| at);
        let typed = &typed[..end];
        let mut query = Self::default();
        for Chunk { written, excluded, name, value, quoted, unfinished } in chunks(typed) {
            let filter = name.and_then(|name| {
                let value = Value { written: value.to_owned(), may_go_on: unfinished };
                filter(name, value, colours)
            });
            if let Some(filter) = filter {
                let filters =
                    if excluded { &mut query.without_filters } else { &mut query.filters };
                filters.push(filter);
                continue;
            }
            if let Some(name) = name.filter(|name| is_name(name))
                && !(unfinished && may_become_one(name, value, colours))
            {
                query.misunderstood.push(written.to_owned());
            }
            // What is no filter is words, its name among them: "note: see below".
            let named = name.into_iter().flat_map(tokens);
            let words: Vec<String> = named.chain(tokens(value)).collect();
            if words.is_empty() {
                continue;
            }
            let starred = !quoted && value.ends_with('*');
            let may_go_on = starred || unfinished && !excluded;
            let terms = if excluded { &mut query.without } else { &mut query.terms };
            terms.push(Term { words, may_go_on, quoted });
        }
        query
    }

    /// Whether it asks for nothing; words to be left out alone ask for nothing too.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }

    /// What of clauses it looks at; `None` for a query about notes alone.
    pub fn of_clauses(&self) -> Option<Part> {
        let of_notes = |filter: &Filter| {
            use Filter::{Author, Colour, Status, Tag};
            matches!(filter, Tag(_) | Colour(_) | Author(_) | Status(_))
        };
        if self.filters.iter().any(of_notes) {
            None
        } else if self.looks_into(Within::Texts) {
            Some(Part::Words)
        } else {
            self.names(Within::Headings).then_some(Part::Headings)
        }
    }

    /// Whether it looks at notes.
    pub fn of_notes(&self) -> bool {
        self.looks_into(Within::Notes)
    }

    /// Whether a place is named, or none is, and it is not to be left out.
    fn looks_into(&self, place: Within) -> bool {
        let any = !self.filters.iter().any(|filter| matches!(filter, Filter::In(_)));
        (any || self.names(place)) && !self.without_filters.contains(&Filter::In(place))
    }

    fn names(&self, place: Within) -> bool {
        self.filters.contains(&Filter::In(place))
    }
}

/// Whether there are filters of this name.
fn is_name(name: &str) -> bool {
    const NAMES: [&str; 8] =
        ["in", "colour", "color", "status", "tag", "author", "category", "family"];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a value that is still being typed may become one that the filter can have.
fn may_become_one(name: &str, value: &str, colours: &[String; 5]) -> bool {
    let begins = |whole: &str| indexed(whole).starts_with(&indexed(value));
    match name.to_ascii_lowercase().as_str() {
        "in" => ["texts", "headings", "notes"].into_iter().any(begins),
        "status" => ["open", "done"].into_iter().any(begins),
        "colour" | "color" => colours.iter().any(|name| begins(name)),
        _ => false,
    }
}

/// The filter with this name and value, if there is one.
fn filter(name: &str, value: Value, colours: &[String; 5]) -> Option<Filter> {
    let same = |a: &str, b: &str| tokens(a).eq(tokens(b));
    tokens(&value.written).next()?;
    Some(match name.to_ascii_lowercase().as_str() {
        "in" => Filter::In(match value.written.to_lowercase().as_str() {
            "texts" => Within::Texts,
            "headings" => Within::Headings,
            "notes" => Within::Notes,
            _ => return None,
        }),
        "colour" | "color" => {
            let by_name = || (1..).zip(colours).find(|(_, name)| same(name, &value.written));
            let number = value.written.parse().ok().or_else(|| by_name().map(|(number, _)| number));
            Filter::Colour(Colour::new(number?).ok()?)
        }
        "status" => Filter::Status(Status::named(&value.written.to_lowercase())?),
        "tag" => Filter::Tag(value),
        "author" => Filter::Author(value),
        "category" => Filter::Category(value),
        "family" => Filter::Family(value),
        _ => return None,
    })
}

/// A piece of what was typed: `-author:"A. Reader"`.
struct Chunk<'a> {
    /// All of it.
    written: &'a str,
    excluded: bool,
    /// What stands before a colon.
    name: Option<&'a str>,
    /// What stands behind it; all of it where there is no colon.
    value: &'a str,
    quoted: bool,
    /// Whether it is the last and nothing shows that it is complete.
    unfinished: bool,
}

/// What begins and ends words in quotation marks.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn chunks(typed: &str) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    let mut chars = typed.char_indices().peekable();
    while let Some((start, c)) = chars.peek().copied() {
        if c.is_whitespace() {
            chars.next();
            continue;
        }
        let follows = |at: usize| typed[at..].chars().nth(1).is_some_and(|c| !c.is_whitespace());
        let excluded = c == '-' && follows(start);
        if excluded {
            chars.next();
        }
        let (word, name) = named(typed, &mut chars);
        let quoted = typed[word..].starts_with(is_quote);
        let (value, closed) = value(typed, &mut chars, word, quoted);
        let unfinished = !closed && chars.peek().is_none();
        let end = chars.peek().map_or(typed.len(), |(at, _)| *at);
        let written = &typed[start..end];
        chunks.push(Chunk { written, excluded, name, value, quoted, unfinished });
    }
    chunks
}

/// Where the value begins, with the name before it: letters, then a colon, then something.
fn named<'a>(typed: &'a str, chars: &mut Peekable<CharIndices<'a>>) -> (usize, Option<&'a str>) {
    let here =
        |chars: &mut Peekable<CharIndices<'a>>| chars.peek().map_or(typed.len(), |(at, _)| *at);
    let start = here(chars);
    let rest = &typed[start..];
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let colon = rest[letters..].strip_prefix(':');
    let value = colon.filter(|value| value.starts_with(|c: char| !c.is_whitespace()));
    if letters == 0 || value.is_none() {
        return (start, None);
    }
    while here(chars) <= start + letters {
        chars.next();
    }
    (start + letters + 1, Some(&rest[..letters]))
}

/// The value that begins at `start`, without its quotation marks, and whether it is complete.
fn value<'a>(
    typed: &'a str,
    chars: &mut Peekable<CharIndices<'a>>,
    start: usize,
    quoted: bool,
) -> (&'a str, bool) {
    if !quoted {
        while chars.next_if(|(_, c)| !c.is_whitespace() && !is_quote(*c)).is_some() {}
        let end = chars.peek().map_or(typed.len(), |(at, _)| *at);
        return (&typed[start..end], false);
    }
    chars.next();
    let start = chars.peek().map_or(typed.len(), |(at, _)| *at);
    match chars.by_ref().find(|(_, c)| is_quote(*c)) {
        Some((end, _)) => (&typed[start..end], true),
        None => (&typed[start..], false),
    }
}

#[cfg(test)]
mod tests;
