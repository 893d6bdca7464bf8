//! What kind of difference a piece of a redline is, and why.
//!
//! Owns what each test of the rules means. The rules themselves, their order of asking and their
//! reasons stand in `assets/kinds/`. What no test knows is wording, and so counts as substance.

use crate::rules::{Rules, Test};
use crate::token::{Class, Token};
use crate::{Kind, Reason};
use clause::{ClauseId, ClauseKind};
use regex::Regex;
use std::collections::BTreeMap;

/// Where in the clauses a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// In the printed label.
    Label,
    /// In the words behind it.
    Body,
    /// It is a whole clause, which the other side has not.
    Whole,
}

/// One side of a piece.
#[derive(Clone, Copy)]
pub(crate) struct Half<'a> {
    pub(crate) content: &'a str,
    pub(crate) kind: ClauseKind,
    /// All tokens of the clause.
    pub(crate) tokens: &'a [Token],
    /// Where the clause's body stands, in bytes of `content`.
    pub(crate) body: (usize, usize),
    /// Which of the tokens differ: from, up to but without.
    pub(crate) differ: (usize, usize),
    /// The bytes that differ; more than the tokens' by white space.
    pub(crate) bytes: (usize, usize),
}

/// A piece that differs.
pub(crate) struct Piece<'a> {
    pub(crate) part: Part,
    /// `None` when the other side's whole clause came or went.
    pub(crate) old: Option<Half<'a>>,
    pub(crate) new: Option<Half<'a>>,
    /// Whether an old and a new clause, of the documents at hand, became one another.
    pub(crate) became: &'a dyn Fn(ClauseId, ClauseId) -> bool,
}

/// The kind of a piece and the reason for it.
pub(crate) fn judge(piece: &Piece) -> (Kind, Option<Reason>) {
    let rules = &Rules::built_in().all;
    rules
        .iter()
        .find(|rule| holds(&rule.test, piece))
        .map_or((Kind::Wording, None), |rule| (rule.kind, Some(rule.reason)))
}

fn holds(test: &Test, piece: &Piece) -> bool {
    match test {
        Test::Label => piece.part == Part::Label,
        Test::Whole => piece.part == Part::Whole,
        Test::DateLine => {
            let mut halves = piece.old.iter().chain(&piece.new);
            halves.all(|half| half.kind == ClauseKind::DateLine)
        }
        Test::Anything => true,
        other => match (&piece.old, &piece.new) {
            (Some(old), Some(new)) if piece.part == Part::Body => compare(other, old, new, piece),
            _ => false,
        },
    }
}

fn compare(test: &Test, old: &Half, new: &Half, piece: &Piece) -> bool {
    match test {
        Test::Names => both_one(old, new, Class::Name),
        Test::Links => both_one(old, new, Class::Link),
        Test::References => references(old, new) && !elsewhere(old, new, piece.became),
        Test::Elsewhere => elsewhere(old, new, piece.became),
        Test::Markers => markers(old, new),
        Test::Folded => {
            plain(old.words()) == plain(new.words()) && !elsewhere(old, new, piece.became)
        }
        Test::Hyphens => hyphens(old, new),
        Test::Capitals => capitals(old, new),
        Test::EndMark(marks) => end_mark(old, marks) && end_mark(new, marks),
        Test::Dates(patterns) => in_dates(old, patterns) && in_dates(new, patterns),
        Test::Limb { words, openers } => {
            let (longer, shorter) = if old.count() < new.count() { (new, old) } else { (old, new) };
            longer.count() >= shorter.count() + words && is_limb(longer, openers)
        }
        Test::Words(words) => phrases(old, words) != phrases(new, words),
        Test::OneOf(phrases) => is_one_of(old, phrases) && is_one_of(new, phrases),
        Test::Amounts { years, words } => amounts(old, years, words) != amounts(new, years, words),
        Test::Definition => {
            old.kind == ClauseKind::Definition || new.kind == ClauseKind::Definition
        }
        Test::OneName => one_name(old, new) || one_name(new, old),
        Test::Label | Test::Whole | Test::DateLine | Test::Anything => false,
    }
}

impl<'a> Half<'a> {
    fn differing(&self) -> &'a [Token] {
        self.tokens.get(self.differ.0..self.differ.1).unwrap_or(&[])
    }

    fn words(&self) -> &'a str {
        self.content.get(self.bytes.0..self.bytes.1).unwrap_or("")
    }

    fn count(&self) -> usize {
        self.differing().iter().filter(|t| t.is_word()).count()
    }

    fn before(&self) -> Option<&'a Token> {
        self.tokens.get(self.differ.0.checked_sub(1)?)
    }

    fn behind(&self) -> Option<&'a Token> {
        self.tokens.get(self.differ.1)
    }
}

fn both_one(old: &Half, new: &Half, class: Class) -> bool {
    matches!((old.differing(), new.differing()), ([a], [b]) if a.class == class && b.class == class)
}

/// Whether both are a reference to a clause of their own text.
fn references(old: &Half, new: &Half) -> bool {
    let one = |half: &Half| matches!(half.differing(), [t] if matches!(t.class, Class::Reference(Some(_))));
    one(old) && one(new)
}

/// Whether some reference, the first, the second and so on of each side, leads to clauses that did
/// not become one another, however it is printed.
fn elsewhere(old: &Half, new: &Half, became: &dyn Fn(ClauseId, ClauseId) -> bool) -> bool {
    fn led<'a>(half: &Half<'a>) -> impl Iterator<Item = ClauseId> + 'a {
        half.differing().iter().filter_map(|t| match t.class {
            Class::Reference(target) => target,
            _ => None,
        })
    }
    led(old).zip(led(new)).any(|(from, to)| !became(from, to))
}

fn markers(old: &Half, new: &Half) -> bool {
    let mut all = old.differing().iter().chain(new.differing());
    let some = !old.differing().is_empty() || !new.differing().is_empty();
    some && all.all(|t| t.class == Class::Marker)
}

/// Typography folded, white space made one space.
fn plain(words: &str) -> String {
    let folded = text::fold(words);
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").replace("--", "-")
}

fn hyphens(old: &Half, new: &Half) -> bool {
    let bare = |words: &str| words.replace(|c: char| c == '-' || c.is_whitespace(), "");
    let (a, b) = (plain(old.words()), plain(new.words()));
    let hyphen = a.contains('-') || b.contains('-');
    // " - " is a dash, which parts a sentence.
    let dash = |words: &str| words.trim() == "-" && words.trim() != words;
    let number = |t: Option<&Token>| t.is_some_and(|t| t.class == Class::Number);
    // "3-7" is no "37".
    let figures = old.differing().iter().chain(new.differing()).any(|t| number(Some(t)));
    hyphen
        && !figures
        && bare(&a) == bare(&b)
        && !dash(&text::fold(old.words()))
        && !dash(&text::fold(new.words()))
        && ![old.before(), old.behind(), new.before(), new.behind()].into_iter().any(number)
}

/// A word of so many letters printed in capitals is no abbreviation.
const NO_ABBREVIATION: usize = 4;

fn capitals(old: &Half, new: &Half) -> bool {
    let ([a], [b]) = (old.differing(), new.differing()) else { return false };
    a.key == b.key && (in_capitals(old, a) || in_capitals(new, b))
}

/// Whether a word is printed in capitals as its neighbours are, or is too long for an abbreviation.
fn in_capitals(half: &Half, token: &Token) -> bool {
    // How many letters, if all are capitals.
    let shouted = |t: &Token| {
        let mut letters = t.of(half.content).chars().filter(|c| c.is_alphabetic());
        letters.try_fold(0, |n, c| c.is_uppercase().then_some(n + 1)).unwrap_or(0)
    };
    let neighbour = |t: Option<&Token>| t.is_some_and(|t| t.is_word() && shouted(t) > 1);
    let own = shouted(token);
    own >= NO_ABBREVIATION || (own > 0 && (neighbour(half.before()) || neighbour(half.behind())))
}

fn end_mark(half: &Half, marks: &[String]) -> bool {
    let words = half.words().trim();
    half.differ.1 == half.tokens.len() && (words.is_empty() || marks.iter().any(|m| m == words))
}

/// How far around the words that differ a date may reach, in bytes. The longest the rules know,
/// "the 21st of September, 2024", has under 30.
const DATE: usize = 40;

fn in_dates(half: &Half, patterns: &[Regex]) -> bool {
    let tokens = half.differing();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    if last.end - first.start > DATE {
        return false;
    }
    let boundary = |at: &usize| half.content.is_char_boundary(*at);
    let start = (first.start.saturating_sub(DATE).max(half.body.0)..=first.start).find(boundary);
    let end = ((last.end + DATE).min(half.body.1)..=half.content.len()).find(boundary);
    let (Some(start), Some(end)) = (start, end) else { return false };
    let Some(around) = half.content.get(start..end) else { return false };
    patterns
        .iter()
        .flat_map(|p| p.find_iter(around))
        .any(|date| start + date.start() <= first.start && last.end <= start + date.end())
}

/// Whether words hold a sentence's end, or one of the openers.
fn is_limb(half: &Half, openers: &[Vec<String>]) -> bool {
    let tokens = half.differing();
    let ends = tokens.windows(2).any(|pair| {
        // The point of "U.S." ends no sentence.
        pair[1].of(half.content) == "."
            && pair[0].is_word()
            && pair[0].of(half.content).chars().count() > 1
    });
    ends || !phrases(half, openers).is_empty()
}

/// Whether the differing words are one of the phrases, and nothing else.
fn is_one_of(half: &Half, phrases: &[Vec<String>]) -> bool {
    let small = |t: &Token| text::fold(t.of(half.content)).to_lowercase();
    let words: Vec<String> = half.differing().iter().map(small).collect();
    phrases.contains(&words)
}

/// How often each of the phrases stands among the differing words.
fn phrases(half: &Half, phrases: &[Vec<String>]) -> BTreeMap<usize, usize> {
    let small = |t: &Token| text::fold(t.of(half.content)).to_lowercase();
    let all: Vec<String> = half.differing().iter().map(small).collect();
    let words: Vec<String> = half.differing().iter().filter(|t| t.is_word()).map(small).collect();
    let mut found = BTreeMap::new();
    for (i, phrase) in phrases.iter().enumerate() {
        let sign = phrase.iter().all(|w| !w.contains(char::is_alphanumeric));
        let among = if sign { &all } else { &words };
        let count = among.windows(phrase.len().max(1)).filter(|w| *w == &phrase[..]).count();
        if count > 0 {
            found.insert(i, count);
        }
    }
    found
}

/// The numbers, and how often each of the words of amount stands there.
fn amounts(
    half: &Half,
    years: &Regex,
    words: &[Vec<String>],
) -> (Vec<String>, BTreeMap<usize, usize>) {
    let number = |t: &&Token| {
        let printed = t.of(half.content);
        let digits = matches!(t.class, Class::Number | Class::Word)
            && printed.starts_with(|c: char| c.is_ascii_digit());
        digits && !years.is_match(printed)
    };
    let mut numbers: Vec<String> =
        half.differing().iter().filter(number).map(|t| t.of(half.content).to_owned()).collect();
    numbers.sort_unstable();
    (numbers, phrases(half, words))
}

fn one_name(named: &Half, other: &Half) -> bool {
    let is_name = |t: &Token| t.class == Class::Name;
    matches!(named.differing(), [one] if is_name(one)) && !other.differing().iter().any(is_name)
}

#[cfg(test)]
mod tests {
    use crate::rules::Rules;
    use crate::{Comparison, Document, compare};

    fn compared(old: &str, new: &str) -> Comparison {
        let read = |words: &str| text::read(words.as_bytes(), text::Format::Plain);
        let (a, b) = (read(old), read(new));
        let outlines = (clause::outline(&a), clause::outline(&b));
        let names = (["Alpha 1".to_owned()], ["Alpha 2".to_owned()]);
        compare(
            &[Document { id: "old", text: &a, outline: &outlines.0, names: &names.0 }],
            &[Document { id: "new", text: &b, outline: &outlines.1, names: &names.1 }],
        )
    }

    fn rules_of(comparison: &Comparison) -> Vec<&'static str> {
        let edits = comparison.changes.iter().flat_map(|c| &c.edits);
        edits.filter_map(|e| e.reason.map(|r| r.rule)).collect()
    }

    #[test]
    fn each_rule_decides_its_examples_and_not_its_counterexamples() {
        let mut wrong = Vec::new();
        for rule in &Rules::built_in().all {
            let id = rule.reason.rule;
            assert!(!rule.examples.0.is_empty() && !rule.examples.1.is_empty(), "{id}");
            let cases = rule.examples.0.iter().map(|e| (e, true));
            for ([old, new], decides) in cases.chain(rule.examples.1.iter().map(|e| (e, false))) {
                let asked = rules_of(&compared(old, new));
                if asked.contains(&id) != decides {
                    wrong.push(format!("{id}: {old} | {new}: {asked:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The edits of all changes, what is equal left out: "-old words", "+new words", and the kind.
    fn edits(old: &str, new: &str) -> Vec<String> {
        let read = |words: &str| text::read(words.as_bytes(), text::Format::Plain).content;
        let (a, b) = (read(old), read(new));
        let changes = compared(old, new).changes;
        let edits = changes.iter().flat_map(|c| &c.edits);
        edits
            .filter_map(|e| {
                let side =
                    if e.op == crate::Op::Delete { (e.old?, &a, "-") } else { (e.new?, &b, "+") };
                Some(format!("{}{} {}", side.2, side.0.of(side.1), e.kind?.id()))
            })
            .collect()
    }

    #[test]
    fn of_several_references_or_links_those_that_went_went() {
        let tail = "\n3. No warranty of any kind is given.\n4. Notices go to the publisher by letter.\n7. The courts of Paris decide.";
        let survive = |list: &str| format!("1. Sections {list} survive the end of this.{tail}");
        for (old, new, expected) in [
            (survive("3, 4 and 7"), survive("4 and 7"), &["- 3, wording"][..]),
            (survive("4 and 7"), survive("3, 4 and 7"), &["+ 3, wording"]),
            // Renumbered, both lead where they led.
            (
                survive("4 and 7"),
                survive("5 and 8").replace("\n7.", "\n8.").replace("\n4.", "\n5."),
                &[
                    "-4 number-label",
                    "+5 number-label",
                    "-7 number-label",
                    "+8 number-label",
                    "-4.  number-label",
                    "+5.  number-label",
                    "-7.  number-label",
                    "+8.  number-label",
                ],
            ),
            (
                "See https://a.example, https://b.example and https://c.example.".into(),
                "See https://b.example and https://c.example.".into(),
                &["- https://a.example, wording"],
            ),
            (
                "See https://a.example and https://b.example.".into(),
                "See https://a.example/2 and https://b.example/2.".into(),
                &[
                    "-https://a.example link",
                    "+https://a.example/2 link",
                    "-https://b.example link",
                    "+https://b.example/2 link",
                ],
            ),
        ] {
            assert_eq!(edits(&old, &new), expected, "{old} | {new}");
        }
    }

    #[test]
    fn a_reference_printed_the_same_that_leads_elsewhere_is_no_form() {
        let old = "1. You may use it under Section 2 alone.\n2. No warranty of any kind is given.\n3. Notices go to the publisher by letter.";
        let new = "1. You may use it under Section 2 alone.\n2. Notices go to the publisher by letter.\n3. No warranty of any kind is given.";
        let first = &compared(old, new).changes[0];
        assert!(first.substance, "{first:?}");
        assert_eq!(edits(old, new)[..2], ["-2 scope", "+2 scope"]);
    }

    #[test]
    fn form_is_no_substance_and_substance_is_not_missed() {
        let cases = [
            ("Alpha 1 is yours.", "Alpha 2 is yours.", false),
            ("Built with Alpha 1.", "Built with Alpha.", true),
            ("It is a model.", "It is Alpha 2 model.", true),
            ("Copyright (c) us.", "Copyright © us.", false),
            ("See https://a.example/1.", "See https://www.a.example/2.", false),
            ("You may (a) use it.", "You may (i) use it.", false),
            ("You may use it and keep it.", "You may not use it and keep it.", true),
            ("Use 3-7 copies of it.", "Use 37 copies of it.", true),
            ("Pay within thirty (30) days.", "Pay within thirty (60) days.", true),
            ("Pay within (30) days.", "Pay within (60) days.", true),
            (
                "You shall (1) keep it and (2) share it.",
                "You shall (i) keep it and (ii) share it.",
                false,
            ),
            ("Pay within 30 days, please.", "Pay within 30 days please.", true),
            ("The fee is 5.", "The fee is 50.", true),
            ("An affiliate is bound.", "An Affiliate is bound.", true),
            ("ALL RIGHTS RESERVED BY US.", "All Rights Reserved by us.", false),
        ];
        for (old, new, substance) in cases {
            let comparison = compared(old, new);
            let found = comparison.changes.iter().any(|c| c.substance);
            assert_eq!(found, substance, "{old} | {new}: {comparison:?}");
            assert_ne!(comparison.summary.same, comparison.changes.len(), "{old}");
        }
    }
}
