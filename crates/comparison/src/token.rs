//! The tokens of a clause: what the redline takes as one piece.
//!
//! Owns where a token begins and ends, and its key: tokens with the same key stand for one another
//! in the diff. All names of the edition share one key, all links one, all references one; words
//! share theirs whatever their capitals and typography. Where several links or references may stand
//! for one another, a narrower key tells which do. Whether two matched tokens that look different
//! differ in form only is `judge`'s to say. White space is no token.

use crate::rules::Rules;
use crate::{Document, Place};
use clause::{Clause, ClauseId, Target};
use regex::{Regex, RegexBuilder};
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use text::is_word;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// A run of letters and digits.
    Word,
    /// Digits, with the points and commas between them.
    Number,
    /// A name of the edition.
    Name,
    /// An address on the net.
    Link,
    /// The number of a reference to a clause, with the clause of this text that it leads to.
    Reference(Option<ClauseId>),
    /// An inner marker: "(a)", "(iv)".
    Marker,
    /// Anything else: one sign, or a run of the same full stops or hyphens.
    Sign,
}

/// A piece of a clause.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Bytes of the document's text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) class: Class,
    pub(crate) key: u64,
}

impl Token {
    /// Whether it counts as a word: everything but signs and markers.
    pub(crate) fn is_word(&self) -> bool {
        !matches!(self.class, Class::Sign | Class::Marker)
    }

    pub(crate) fn of<'a>(&self, content: &'a str) -> &'a str {
        content.get(self.start..self.end).unwrap_or("")
    }

    /// A key that other links do not have, nor references to other clauses. `leads` says where a
    /// clause stands on the new side, if it has a pair; if not, a reference counts as it is printed.
    pub(crate) fn narrow(&self, content: &str, leads: impl Fn(ClauseId) -> Option<Place>) -> u64 {
        let place = match self.class {
            Class::Reference(Some(clause)) => leads(clause),
            Class::Reference(None) | Class::Link => None,
            _ => return self.key,
        };
        let mut hasher = DefaultHasher::new();
        self.key.hash(&mut hasher);
        place.ok_or(self.of(content)).hash(&mut hasher);
        hasher.finish()
    }
}

/// What takes a document's clauses apart.
pub(crate) struct Tokenizer<'a> {
    document: Document<'a>,
    names: Option<Regex>,
}

impl<'a> Tokenizer<'a> {
    pub(crate) fn new(document: Document<'a>) -> Self {
        Self { document, names: names(document.names) }
    }

    /// The tokens of a clause's label, read as words.
    pub(crate) fn label(&self, clause: &Clause) -> Vec<Token> {
        let span = clause.span.range().start..clause.body.range().start;
        let mut tokens = Vec::new();
        plain(&self.document.text.content, span.clone(), span.start, &mut tokens);
        tokens
    }

    /// The tokens of a clause's own words, without the label.
    pub(crate) fn tokens(&self, clause: &Clause) -> Vec<Token> {
        let content = self.document.text.content.as_str();
        let whole = clause.body.range();
        let mut pieces = self.pieces(clause);
        pieces.sort_by_key(|(range, class)| (range.start, rank(*class)));
        let mut tokens = Vec::new();
        let mut at = whole.start;
        for (range, class) in pieces {
            if range.start < at || range.is_empty() {
                continue;
            }
            plain(content, at..range.start, whole.start, &mut tokens);
            let key = match class {
                Class::Number | Class::Word => key(class, content[range.clone()].as_ref()),
                other => key(plainly(other), ""),
            };
            tokens.push(Token { start: range.start, end: range.end, class, key });
            at = range.end;
        }
        plain(content, at..whole.end, whole.start, &mut tokens);
        tokens
    }

    /// The links, names and references of a clause; they may overlap.
    fn pieces(&self, clause: &Clause) -> Vec<(Range<usize>, Class)> {
        let content = self.document.text.content.as_str();
        let Range { start: base, end } = clause.body.range();
        let body = content.get(base..end).unwrap_or("");
        let mut pieces = Vec::new();
        let patterns = &Rules::built_in().links;
        for pattern in patterns.iter().filter(|_| may_hold_link(body)) {
            for found in pattern.find_iter(body) {
                let link = base + found.start()..base + found.start() + link_end(found.as_str());
                pieces.push((link, Class::Link));
            }
        }
        if let Some(names) = &self.names {
            let mut at = 0;
            while let Some(found) = names.find_at(body, at) {
                at = found.end();
                if stands_alone(body, found.range()) {
                    pieces.push((base + found.start()..base + found.end(), Class::Name));
                }
            }
        }
        let references = &self.document.outline.references;
        let first = references.partition_point(|r| r.span.start().bytes() < base);
        for reference in references[first..].iter().take_while(|r| r.span.end().bytes() <= end) {
            let words = self.document.text.of(reference.span);
            let number = words
                .rfind(char::is_whitespace)
                .map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
            let target = match &reference.target {
                Target::Own(id) => Some(*id),
                Target::Elsewhere(_) => None,
            };
            let span = reference.span.range();
            pieces.push((span.start + number..span.end, Class::Reference(target)));
        }
        // A link may match two patterns; the longest from the same place wins.
        pieces.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let links: Vec<Range<usize>> = pieces
            .iter()
            .filter(|(_, class)| *class == Class::Link)
            .map(|(range, _)| range.clone())
            .collect();
        let mut end_of_last = 0;
        let mut kept = Vec::new();
        for link in links {
            if link.start >= end_of_last {
                end_of_last = link.end;
                kept.push(link);
            }
        }
        pieces.retain(|(range, class)| {
            if *class == Class::Link {
                return kept.contains(range);
            }
            let after = kept.partition_point(|link| link.end <= range.start);
            kept.get(after).is_none_or(|link| range.end <= link.start)
        });
        pieces
    }
}

/// Whether a full stop, a colon or an at sign stands inside a word, as in every address on the net. Most
/// clauses have none, and need not be searched for each sort of address.
fn may_hold_link(body: &str) -> bool {
    body.as_bytes()
        .windows(2)
        .any(|pair| matches!(pair[0], b'.' | b':' | b'@') && !pair[1].is_ascii_whitespace())
}

/// Where two pieces start at the same place, which is taken.
fn rank(class: Class) -> u8 {
    match class {
        Class::Link => 0,
        Class::Name => 1,
        _ => 2,
    }
}

/// References share a key wherever they lead.
fn plainly(class: Class) -> Class {
    match class {
        Class::Reference(_) => Class::Reference(None),
        other => other,
    }
}

fn key(class: Class, words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    class.hash(&mut hasher);
    words.hash(&mut hasher);
    hasher.finish()
}

/// The pattern of an edition's names: any capitals, any white space, the longest first.
fn names(names: &[String]) -> Option<Regex> {
    let mut printed: Vec<&str> = names.iter().map(|n| n.trim()).filter(|n| !n.is_empty()).collect();
    printed.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    if printed.is_empty() {
        return None;
    }
    let patterns: Vec<String> = printed
        .iter()
        .map(|name| {
            let words: Vec<String> = name.split_whitespace().map(regex::escape).collect();
            words.join(r"\s+")
        })
        .collect();
    RegexBuilder::new(&patterns.join("|")).case_insensitive(true).build().ok()
}

/// Whether a name found in `body` is one, and no part of a longer word or number: "Llama 3" is not
/// named in "Llama 3.1".
fn stands_alone(body: &str, found: Range<usize>) -> bool {
    let before = body[..found.start].chars().next_back();
    let mut after = body[found.end..].chars();
    let (next, then) = (after.next(), after.next());
    let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let version = next.is_some_and(|c| matches!(c, '.' | '-' | '_'))
        && then.is_some_and(|c| c.is_ascii_digit());
    !joined(before) && !joined(next) && !version
}

/// How much of a found link is the link: marks of the sentence at its end are not, nor a bracket
/// that opens outside it.
fn link_end(link: &str) -> usize {
    let count = |sign: char| link.matches(sign).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    let held = link.trim_end_matches(|last: char| match last {
        ')' if round > 0 => {
            round -= 1;
            true
        }
        ']' if square > 0 => {
            square -= 1;
            true
        }
        ')' | ']' => false,
        other => matches!(other, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '(' | '['),
    });
    held.len()
}

/// The tokens of a stretch without names, links and references.
fn plain(content: &str, stretch: Range<usize>, body: usize, tokens: &mut Vec<Token>) {
    let mut at = stretch.start;
    while let Some(c) = content.get(at..stretch.end).and_then(|rest| rest.chars().next()) {
        let rest = &content[at..stretch.end];
        let (len, class) = if is_word(c) {
            word(rest)
        } else if let Some(len) = marker(content, at, body, stretch.end) {
            (len, Class::Marker)
        } else if matches!(c, '.' | '-') {
            (rest.len() - rest.trim_start_matches(c).len(), Class::Sign)
        } else {
            (c.len_utf8(), Class::Sign)
        };
        let printed = &rest[..len];
        let folded = text::fold(printed);
        let folded = if folded.starts_with("--") { "-" } else { folded.trim() };
        if !folded.is_empty() {
            let key = match (class, folded) {
                // "(c)" is a marker by its looks; "©" folds to it.
                (Class::Sign, "(c)" | "(r)") => key(Class::Marker, folded),
                (Class::Word | Class::Number | Class::Marker, _) => key(class, &small(folded)),
                _ => key(class, folded),
            };
            tokens.push(Token { start: at, end: at + len, class, key });
        }
        at += len;
    }
}

/// In small letters; most words are.
fn small(words: &str) -> Cow<'_, str> {
    if words.is_ascii() && !words.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(words.to_lowercase())
    }
}

/// The word or number that `rest` begins with.
fn word(rest: &str) -> (usize, Class) {
    let run = |s: &str| s.find(|c: char| !is_word(c)).unwrap_or(s.len());
    let mut len = run(rest);
    if !rest[..len].bytes().all(|b| b.is_ascii_digit()) {
        return (len, Class::Word);
    }
    while rest[len..].starts_with(['.', ',']) {
        let more = run(&rest[len + 1..]);
        let digits = &rest[len + 1..len + 1 + more];
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        len += 1 + more;
    }
    (len, Class::Number)
}

/// The most letters or digits of an inner marker: "(viii)".
const LONGEST_MARKER: usize = 4;

/// The length of an inner marker at `at`. It stands between white space, so that "model(s)" has
/// none; and a figure beside a word of amount is none: "thirty (30) days".
fn marker(content: &str, at: usize, from: usize, to: usize) -> Option<usize> {
    let before = content.get(from..at)?.chars().next_back();
    let inner = content.get(at..to)?.strip_prefix('(')?;
    let figures = inner.bytes().take(LONGEST_MARKER + 1).position(|b| b == b')')?;
    let behind = inner[figures + 1..].chars().next();
    let figure = &inner[..figures];
    let roman = figure.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l'));
    let number = figure.len() <= 2 && figure.bytes().all(|b| b.is_ascii_digit());
    let letter = figure.len() == 1 && figure.bytes().all(|b| b.is_ascii_alphabetic());
    let open = before.is_none_or(char::is_whitespace) && behind.is_none_or(char::is_whitespace);
    let named = figures > 0
        && (roman || letter || number && !beside_amount(content, from..at, at + figures + 2..to));
    (open && named).then_some(figures + 2)
}

/// Whether the last word before or the first word behind is one of an amount.
fn beside_amount(content: &str, before: Range<usize>, behind: Range<usize>) -> bool {
    let words = |range: Range<usize>| {
        let not_word = |c: char| !is_word(c);
        content.get(range).unwrap_or("").trim().split(not_word)
    };
    let amounts = &Rules::built_in().amounts;
    let is_amount = |word: Option<&str>| word.is_some_and(|w| amounts.contains(&w.to_lowercase()));
    is_amount(words(before).next_back()) || is_amount(words(behind).next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Format;

    fn list(words: &str, names: &[&str]) -> Vec<(String, Class)> {
        let text = text::read(words.as_bytes(), Format::Plain);
        let outline = clause::outline(&text);
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        let document = Document { id: "x", text: &text, outline: &outline, names: &names };
        let tokenizer = Tokenizer::new(document);
        let tokens = outline.clauses.iter().flat_map(|c| tokenizer.tokens(c));
        tokens.map(|t| (t.of(&text.content).to_owned(), t.class)).collect()
    }

    fn of(words: &str, class: Class, names: &[&str]) -> Vec<String> {
        list(words, names).into_iter().filter(|(_, c)| *c == class).map(|(w, _)| w).collect()
    }

    #[test]
    fn names_are_one_token_and_no_part_of_another() {
        let names = ["Alpha 3", "Big Alpha 3"];
        assert_eq!(
            of("The Big  Alpha 3, ALPHA 3's.", Class::Name, &names),
            ["Big Alpha 3", "ALPHA 3"]
        );
        assert_eq!(
            of("Alpha 3.1 and Alpha 30 and xAlpha 3", Class::Name, &names),
            Vec::<String>::new()
        );
    }

    #[test]
    fn links_are_one_token_without_the_marks_of_the_sentence() {
        let words = "See (https://a.example/b_(c)). Or www.a.example/x, or me@a.example or a.example.com/y.";
        let links =
            ["https://a.example/b_(c)", "www.a.example/x", "me@a.example", "a.example.com/y"];
        assert_eq!(of(words, Class::Link, &["Alpha"]), links);
    }

    #[test]
    fn numbers_and_markers() {
        assert_eq!(of("You owe 1,000.50, and 7.", Class::Number, &[]), ["1,000.50", "7"]);
        assert_eq!(
            of("You (a) keep the model(s) and (iv) share (it).", Class::Marker, &[]),
            ["(a)", "(iv)"]
        );
        assert_eq!(
            of(
                "Within thirty (30) days, or (5) weeks, you (1) pay and (2) go.",
                Class::Marker,
                &[]
            ),
            ["(1)", "(2)"]
        );
    }

    #[test]
    fn looks_do_not_change_a_key() {
        let keys = |words: &str| {
            let text = text::read(words.as_bytes(), Format::Plain);
            let outline = clause::outline(&text);
            let tokenizer =
                Tokenizer::new(Document { id: "x", text: &text, outline: &outline, names: &[] });
            tokenizer.tokens(&outline.clauses[0]).iter().map(|t| t.key).collect::<Vec<_>>()
        };
        assert_eq!(keys("Say \"it's\" (c) x -- y"), keys("say “It’s” © X — y"));
        assert_ne!(keys("may"), keys("must"));
    }
}
