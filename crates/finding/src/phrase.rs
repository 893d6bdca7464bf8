//! [`Phrase`]: the language in which a rule says what must stand in a sentence.
//!
//! Owns that language and its meaning; `docs/rules.md` explains it to its writers. A phrase sees
//! words only: capitals, punctuation, quotes and hyphens do not count. How it is looked for stands in
//! `fit`.

use crate::fit::{Fitting, Stretch};
use crate::vocabulary::{Vocabulary, WordId};
use std::collections::BTreeSet;
use thiserror::Error;

/// The widest gap a phrase may leave, in words; wider ones tie together what does not belong.
const WIDEST_GAP: usize = 40;
/// The gap of `...` without a figure, in words.
const USUAL_GAP: usize = 6;
/// The most letters and signs that a phrase may have once its groups of words are written out.
const LONGEST: usize = 20_000;
/// How deep its brackets may stand in one another.
const DEEPEST: usize = 60;

/// A phrase, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Phrase {
    nodes: Vec<Node>,
    /// Whether it marks deciding words.
    pub(crate) marks: bool,
}

/// Why a phrase cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PhraseError {
    /// A bracket is not closed, or closed without being opened.
    #[error("a bracket is not paired: {0}")]
    Bracket(char),
    /// `<name>` of a group of words that does not exist, or that leads back to itself.
    #[error("“<{0}>” is no group of words")]
    Name(String),
    /// A sign that the language does not know.
    #[error("“{0}” has no meaning here")]
    Sign(char),
    /// A gap wider than allowed.
    #[error("a gap may be {WIDEST_GAP} words at most")]
    Gap,
    /// No word that must always stand there.
    #[error("it must hold at least one word that is neither optional nor a gap")]
    NoWord,
    /// It grew too large.
    #[error("it is too large")]
    Large,
}

/// What stands in a phrase.
#[derive(Debug)]
pub(crate) enum Node {
    Word(WordId),
    /// A word of any letters.
    AnyWord,
    Number,
    /// Up to so many words, as few as will do.
    Gap(usize),
    /// The first of these that will do.
    OneOf(Vec<Vec<Node>>),
    Optional(Vec<Vec<Node>>),
    Marked(Vec<Vec<Node>>),
}

impl Phrase {
    /// Reads a phrase, whose words it adds to the vocabulary.
    pub(crate) fn parse(phrase: &str, vocabulary: &mut Vocabulary) -> Result<Self, PhraseError> {
        let mut chars = phrase.char_indices().peekable();
        let mut size = 0;
        let mut nodes = Vec::new();
        let mut open: Vec<(char, Vec<Vec<Node>>, Vec<Node>)> = Vec::new();
        while let Some((at, c)) = chars.next() {
            size += usize::from(c != ' ');
            if size > LONGEST || open.len() > DEEPEST {
                return Err(PhraseError::Large);
            }
            match c {
                '(' | '[' | '{' => open.push((c, Vec::new(), std::mem::take(&mut nodes))),
                '|' => {
                    let (_, options, _) = open.last_mut().ok_or(PhraseError::Sign(c))?;
                    options.push(std::mem::take(&mut nodes));
                }
                ')' | ']' | '}' => {
                    let (opened, mut options, before) =
                        open.pop().ok_or(PhraseError::Bracket(c))?;
                    options.push(std::mem::replace(&mut nodes, before));
                    nodes.push(match (opened, c) {
                        ('(', ')') => Node::OneOf(options),
                        ('[', ']') => Node::Optional(options),
                        ('{', '}') => Node::Marked(options),
                        _ => return Err(PhraseError::Bracket(opened)),
                    });
                }
                '#' => nodes.push(Node::Number),
                '.' if phrase[at..].starts_with("...") => {
                    chars.next();
                    chars.next();
                    let mut figures = String::new();
                    while let Some((_, figure)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
                        figures.push(figure);
                    }
                    let words = figures.parse().unwrap_or(USUAL_GAP);
                    if words > WIDEST_GAP {
                        return Err(PhraseError::Gap);
                    }
                    nodes.push(Node::Gap(words));
                }
                c if c.is_alphanumeric() || c == '*' => {
                    let mut word: String = c.to_lowercase().collect();
                    while let Some((_, c)) =
                        chars.next_if(|(_, c)| c.is_alphanumeric() || *c == '*')
                    {
                        word.extend(c.to_lowercase());
                    }
                    nodes.push(match word.trim_matches('*') {
                        "" => Node::AnyWord,
                        _ => Node::Word(vocabulary.add(&word)),
                    });
                }
                ' ' | '\n' | '-' | '\'' | '’' | '"' | ',' | ';' | ':' | '/' | '.' => {}
                c => return Err(PhraseError::Sign(c)),
            }
        }
        if let Some((opened, ..)) = open.pop() {
            return Err(PhraseError::Bracket(opened));
        }
        if !needs_a_word(&nodes) {
            return Err(PhraseError::NoWord);
        }
        Ok(Self { marks: has_marks(&nodes), nodes })
    }

    /// Whether the phrase stands in the sentence.
    pub(crate) fn stands(&self, sentence: &mut Fitting) -> bool {
        sentence.first(&self.nodes).is_some()
    }

    /// Looks for the phrase in a sentence. Returns the stretches it marks in the first place where it
    /// stands; an unmarked phrase gives none.
    pub(crate) fn find(&self, sentence: &mut Fitting) -> Option<Vec<Stretch>> {
        let from = sentence.first(&self.nodes)?;
        Some(if self.marks { sentence.marked(&self.nodes, from) } else { Vec::new() })
    }

    /// Words of which at least one stands wherever the phrase does: the least common such.
    pub(crate) fn rarest(&self, vocabulary: &Vocabulary) -> Vec<WordId> {
        rarest(&self.nodes, vocabulary).map(|(_, words)| words).unwrap_or_default()
    }

    /// Adds the longest runs of neighbouring words that the phrase holds anywhere, without `*`.
    pub(crate) fn add_plain(&self, vocabulary: &Vocabulary, plain: &mut BTreeSet<String>) {
        add_plain(&self.nodes, vocabulary, plain);
    }
}

fn needs_a_word(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Word(_) => true,
        Node::OneOf(options) | Node::Marked(options) => options.iter().all(|o| needs_a_word(o)),
        Node::AnyWord | Node::Number | Node::Gap(_) | Node::Optional(_) => false,
    })
}

fn has_marks(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Marked(_) => true,
        Node::OneOf(options) | Node::Optional(options) => options.iter().any(|o| has_marks(o)),
        Node::Word(_) | Node::AnyWord | Node::Number | Node::Gap(_) => false,
    })
}

/// How common such words are together, and the words.
fn rarest(nodes: &[Node], vocabulary: &Vocabulary) -> Option<(u32, Vec<WordId>)> {
    let of = |node: &Node| match node {
        Node::Word(id) => Some((vocabulary.commonness(*id), vec![*id])),
        Node::OneOf(options) | Node::Marked(options) => {
            let each: Option<Vec<_>> = options.iter().map(|o| rarest(o, vocabulary)).collect();
            each.map(|all| {
                let (common, words): (Vec<u32>, Vec<Vec<WordId>>) = all.into_iter().unzip();
                (common.iter().sum(), words.concat())
            })
        }
        Node::AnyWord | Node::Number | Node::Gap(_) | Node::Optional(_) => None,
    };
    nodes.iter().filter_map(of).min_by_key(|(common, _)| *common)
}

fn add_plain(nodes: &[Node], vocabulary: &Vocabulary, plain: &mut BTreeSet<String>) {
    let mut run = String::new();
    for node in nodes {
        if let Node::Word(id) = node {
            if !run.is_empty() {
                run.push(' ');
            }
            run.push_str(vocabulary.written(*id).trim_matches('*'));
            continue;
        }
        plain.insert(std::mem::take(&mut run));
        if let Node::OneOf(options) | Node::Optional(options) | Node::Marked(options) = node {
            for option in options {
                add_plain(option, vocabulary, plain);
            }
        }
    }
    plain.insert(run);
    plain.remove("");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;

    fn marked(phrase: &str, sentence: &str) -> Option<Vec<String>> {
        let mut vocabulary = Vocabulary::new();
        let phrase = Phrase::parse(phrase, &mut vocabulary).unwrap();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let mut fitting = Fitting::new(vocabulary.len());
        fitting.standing.turn_to(&vocabulary.read(words.iter().copied()), 0..words.len());
        let found = phrase.find(&mut fitting)?;
        assert!(phrase.stands(&mut fitting));
        let rarest = phrase.rarest(&vocabulary);
        assert!(rarest.iter().any(|id| fitting.standing.present().contains(id)), "{phrase:?}");
        Some(found.into_iter().map(|stretch| words[stretch].join(" ")).collect())
    }

    /// The same by a regular expression over words with one space before each, which says what a
    /// phrase means in another way.
    fn marked_by_regex(phrase: &str, sentence: &str) -> Option<Vec<String>> {
        let mut pattern = String::new();
        let mut rest = phrase.trim_start();
        while let Some(c) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '*').unwrap_or(rest.len());
            let mut taken = word.max(1);
            match c {
                '(' | '[' => pattern.push_str("(?:"),
                '{' => pattern.push('('),
                '|' => pattern.push('|'),
                ']' => pattern.push_str(")?"),
                ')' | '}' => pattern.push(')'),
                '#' => pattern.push_str("(?: [0-9]+(?: [0-9]+)*| ten)"),
                '.' => {
                    let figures: String =
                        rest[3..].chars().take_while(char::is_ascii_digit).collect();
                    pattern.extend(["(?: [^ ]+){0,", &figures, "}?"]);
                    taken = 3 + figures.len();
                }
                _ => pattern.extend([" ", &rest[..word].replace('*', "[^ ]*")]),
            }
            rest = rest[taken..].trim_start();
        }
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let sentence = format!(" {} ", words.join(" "));
        let found = Regex::new(&(pattern + " ")).unwrap().captures(&sentence)?;
        Some(found.iter().skip(1).flatten().map(|m| m.as_str().trim().to_owned()).collect())
    }

    fn any_phrase() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            4 => "a|b|ab|a\\*|\\*b",
            1 => Just("#".to_owned()),
            1 => "\\.\\.\\.(0|1|2|3|40)",
        ];
        let nodes = leaf.prop_recursive(4, 24, 4, |inner| {
            let sequence = prop::collection::vec(inner, 0..4).prop_map(|all| all.join(" "));
            let options = prop::collection::vec(sequence, 1..4).prop_map(|all| all.join("|"));
            prop_oneof![
                options.clone().prop_map(|o| format!("({o})")),
                options.clone().prop_map(|o| format!("[{o}]")),
                options.prop_map(|o| format!("{{{o}}}")),
            ]
        });
        prop::collection::vec(nodes, 1..5).prop_map(|all| all.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn a_phrase_means_what_its_regular_expression_means(
            phrase in any_phrase(),
            sentence in "((a|b|ab|ba|c|7|7 7|ten) ){1,12}|((a|b|ab|c|7|7 7 7|ten) ){60,200}",
        ) {
            let lacks_a_word = Phrase::parse(&phrase, &mut Vocabulary::new()).is_err();
            let phrase = if lacks_a_word { phrase + " b" } else { phrase };
            prop_assert_eq!(marked(&phrase, &sentence), marked_by_regex(&phrase, &sentence));
        }
    }

    #[test]
    fn phrases_fit_what_they_say() {
        for (phrase, sentence, expected) in [
            ("may not", " you may not use it ", Some(&[][..])),
            ("may not", " you maybe nothing ", None),
            (
                "{terminat*} ... breach",
                " we may terminate this if you breach ",
                Some(&["terminate"]),
            ),
            ("{terminat*} ...2 breach", " we may terminate this if you breach ", None),
            (
                "{# (million|billion) [monthly] active users}",
                " than 700 million active users ",
                Some(&["700 million active users"]),
            ),
            ("{#} users", " 1 000 000 users ", Some(&["1 000 000"])),
            (
                "Non-Transferable [and|or] {royalty free}",
                " non transferable and royalty free ",
                Some(&["royalty free"]),
            ),
            ("{built|powered} by", " powered by acme ", Some(&["powered"])),
            ("{*commercial}", " noncommercial ", Some(&["noncommercial"])),
        ] {
            let expected = expected.map(|e| e.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(marked(phrase, sentence), expected, "{phrase} in {sentence}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (phrase, error) in [
            ("(a|b", PhraseError::Bracket('(')),
            ("a) b", PhraseError::Bracket(')')),
            ("(a]", PhraseError::Bracket('(')),
            ("a|b", PhraseError::Sign('|')),
            ("a ^ b", PhraseError::Sign('^')),
            ("a ...99 b", PhraseError::Gap),
            ("[a] ... #", PhraseError::NoWord),
            ("", PhraseError::NoWord),
            ("*", PhraseError::NoWord),
        ] {
            let got = Phrase::parse(phrase, &mut Vocabulary::new()).err();
            assert_eq!(got, Some(error), "{phrase}");
        }
        for long in ["a ".repeat(LONGEST + 1), "(".repeat(DEEPEST + 2)] {
            let got = Phrase::parse(&long, &mut Vocabulary::new()).err();
            assert_eq!(got, Some(PhraseError::Large));
        }
    }

    #[test]
    fn the_rarest_words_are_those_that_must_stand_there() {
        let of = |phrase: &str| {
            let mut vocabulary = Vocabulary::new();
            let phrase = Phrase::parse(phrase, &mut vocabulary).unwrap();
            let words = phrase.rarest(&vocabulary).into_iter();
            words.map(|id| vocabulary.written(id).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("a [longest] {terminat*} it"), ["terminat*"]);
        assert_eq!(of("x (copy|reproduce it)"), ["copy", "reproduce"]);
        assert_eq!(of("copy copy copy (license|licence)"), ["license", "licence"]);
    }

    #[test]
    fn plain_words_are_the_runs_of_a_phrase() {
        let mut vocabulary = Vocabulary::new();
        let phrase = "may not [ever] {terminat* it|use} ... #";
        let phrase = Phrase::parse(phrase, &mut vocabulary).unwrap();
        let mut plain = BTreeSet::new();
        phrase.add_plain(&vocabulary, &mut plain);
        assert_eq!(
            plain.into_iter().collect::<Vec<_>>(),
            ["ever", "may not", "terminat it", "use"]
        );
    }
}
