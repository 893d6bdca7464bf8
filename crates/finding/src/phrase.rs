//! [`Phrase`]: the language in which a rule says what must stand in a sentence.
//!
//! Owns that language and its meaning; `docs/rules.md` explains it to its writers. A phrase sees
//! words only: capitals, punctuation, quotes and hyphens do not count. It never backtracks: the
//! time it takes grows with the length of the text and with nothing else.

use regex::Regex;
use thiserror::Error;

/// The widest gap a phrase may leave, in words; wider ones tie together what does not belong.
const WIDEST_GAP: usize = 40;
/// The gap of `...` without a figure, in words.
const USUAL_GAP: usize = 6;

/// A phrase, ready to be looked for.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    regex: Regex,
    /// One of these must stand in a sentence that the phrase fits, as bytes of a `Reading`.
    pub(crate) literals: Vec<String>,
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

#[derive(Clone, Debug)]
enum Node {
    /// A word in small letters; `*` stands for any letters.
    Word(String),
    Number,
    Gap(usize),
    OneOf(Vec<Vec<Node>>),
    Optional(Vec<Vec<Node>>),
    Marked(Vec<Vec<Node>>),
}

impl Phrase {
    /// Reads a phrase.
    pub(crate) fn parse(phrase: &str) -> Result<Self, PhraseError> {
        let mut chars = phrase.char_indices().peekable();
        let mut nodes = Vec::new();
        let mut open: Vec<(char, Vec<Vec<Node>>, Vec<Node>)> = Vec::new();
        while let Some((at, c)) = chars.next() {
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
                    nodes.push(Node::Word(word));
                }
                ' ' | '\n' | '-' | '\'' | '’' | '"' | ',' | ';' | ':' | '/' | '.' => {}
                c => return Err(PhraseError::Sign(c)),
            }
        }
        if let Some((opened, ..)) = open.pop() {
            return Err(PhraseError::Bracket(opened));
        }
        let literals = literals(&nodes).ok_or(PhraseError::NoWord)?;
        let mut pattern = String::new();
        write_sequence(&nodes, &mut pattern);
        pattern.push(' ');
        let regex = Regex::new(&pattern).map_err(|_| PhraseError::Large)?;
        Ok(Self { literals, marks: regex.captures_len() > 1, regex })
    }

    /// Looks for the phrase in a sentence of a `Reading`. Returns the stretches it marks in the
    /// first place where it stands, in bytes of `sentence`; an unmarked phrase gives none.
    pub(crate) fn find(&self, sentence: &str) -> Option<Vec<std::ops::Range<usize>>> {
        let found = self.regex.captures(sentence)?;
        Some(found.iter().skip(1).flatten().map(|m| m.range()).collect())
    }
}

/// The shape in which `Reading` writes words: each with one space before it, none behind.
fn write_sequence(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Word(word) => {
                out.push(' ');
                let parts: Vec<String> = word.split('*').map(regex::escape).collect();
                out.push_str(&parts.join("[^ ]*"));
            }
            Node::Number => out.push_str(
                "(?: [0-9]+(?: [0-9]+)*| one| two| three| five| ten| twenty| fifty| hundred| thousand)",
            ),
            Node::Gap(words) => {
                out.push_str("(?: [^ ]+){0,");
                out.push_str(&words.to_string());
                out.push_str("}?");
            }
            Node::OneOf(options) => write_options("(?:", options, ")", out),
            Node::Optional(options) => write_options("(?:", options, ")?", out),
            Node::Marked(options) => write_options("(", options, ")", out),
        }
    }
}

fn write_options(open: &str, options: &[Vec<Node>], close: &str, out: &mut String) {
    out.push_str(open);
    for (i, option) in options.iter().enumerate() {
        if i > 0 {
            out.push('|');
        }
        write_sequence(option, out);
    }
    out.push_str(close);
}

/// Pieces of which at least one stands wherever the sequence does: those of the node whose
/// shortest piece is longest.
fn literals(nodes: &[Node]) -> Option<Vec<String>> {
    let of = |node: &Node| match node {
        Node::Word(word) => {
            let whole = format!(" {word} ");
            let longest = whole.split('*').max_by_key(|part| part.trim().len())?;
            (!longest.trim().is_empty()).then(|| vec![longest.to_owned()])
        }
        Node::OneOf(options) | Node::Marked(options) => {
            let each: Option<Vec<Vec<String>>> = options.iter().map(|o| literals(o)).collect();
            each.map(|all| all.concat())
        }
        Node::Number | Node::Gap(_) | Node::Optional(_) => None,
    };
    let shortest = |all: &Vec<String>| all.iter().map(String::len).min().unwrap_or(0);
    nodes.iter().filter_map(of).max_by_key(shortest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(phrase: &str, sentence: &str) -> Option<Vec<String>> {
        let found = Phrase::parse(phrase).unwrap().find(sentence)?;
        Some(found.into_iter().map(|r| sentence[r].trim().to_owned()).collect())
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
            assert_eq!(Phrase::parse(phrase).err(), Some(error), "{phrase}");
        }
    }

    #[test]
    fn literals_are_always_there() {
        let of = |p: &str| Phrase::parse(p).unwrap().literals;
        assert_eq!(of("a [longest] {terminat*} it"), [" terminat"]);
        assert_eq!(of("x (copy|reproduce)"), [" copy ", " reproduce "]);
    }
}
