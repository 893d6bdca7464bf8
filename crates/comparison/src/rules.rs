//! The rules for kinds of change, read from `assets/kinds/`.
//!
//! Owns the form of those files and the order in which rules are asked: form before substance, the
//! exact before the broad. It judges nothing itself.

use crate::{Kind, Reason};
use regex::Regex;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The files, in the order in which their rules are asked; the first rule that holds decides.
const FILES: [(&str, &str); 11] = [
    ("name.toml", include_str!("../../../assets/kinds/name.toml")),
    ("link.toml", include_str!("../../../assets/kinds/link.toml")),
    ("number-label.toml", include_str!("../../../assets/kinds/number-label.toml")),
    ("typography.toml", include_str!("../../../assets/kinds/typography.toml")),
    ("date.toml", include_str!("../../../assets/kinds/date.toml")),
    ("clause.toml", include_str!("../../../assets/kinds/clause.toml")),
    ("defining-verb.toml", include_str!("../../../assets/kinds/defining-verb.toml")),
    ("modality.toml", include_str!("../../../assets/kinds/modality.toml")),
    ("amount.toml", include_str!("../../../assets/kinds/amount.toml")),
    ("scope.toml", include_str!("../../../assets/kinds/scope.toml")),
    ("wording.toml", include_str!("../../../assets/kinds/wording.toml")),
];

static BUILT_IN: LazyLock<Rules> =
    LazyLock::new(|| Rules::parse(&FILES).expect("the built-in rules are read in a test"));

/// All rules, in the order in which they are asked.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) all: Vec<Rule>,
    /// What counts as a link, and so as one word.
    pub(crate) links: Vec<Regex>,
    /// The words of amounts, "thirty" and "days": a figure in brackets beside one is an amount too.
    pub(crate) amounts: HashSet<String>,
}

/// A rule.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) kind: Kind,
    pub(crate) reason: Reason,
    pub(crate) test: Test,
    /// Pairs of texts that it must decide, and pairs that it must not.
    #[cfg(test)]
    pub(crate) examples: (Vec<[String; 2]>, Vec<[String; 2]>),
}

/// What must hold of the changed words of both sides.
#[derive(Debug)]
pub(crate) enum Test {
    /// Both sides are names of their own edition.
    Names,
    /// Both sides are links.
    Links,
    /// They stand in the printed labels.
    Label,
    /// Each is an inner marker, "(a)", or nothing.
    Markers,
    /// Both are references that lead to clauses which became one another.
    References,
    /// A reference of each side leads to clauses that did not become one another.
    Elsewhere,
    /// They are the same when typography is folded.
    Folded,
    /// They are the same but for hyphens.
    Hyphens,
    /// They are the same but for words printed in capitals.
    Capitals,
    /// They are one of these marks, or nothing, at the end of their clause.
    EndMark(Vec<String>),
    /// Both clauses are date lines.
    DateLine,
    /// Both lie in dates.
    Dates(Vec<Regex>),
    /// They are a whole clause.
    Whole,
    /// One side has at least so many words more, and a sentence's end or one of the openers.
    Limb { words: usize, openers: Vec<Vec<String>> },
    /// One side has one of these words more often than the other.
    Words(Vec<Vec<String>>),
    /// Each side is one of these phrases, whole.
    OneOf(Vec<Vec<String>>),
    /// The same for numbers and these words; numbers that match `years` do not count.
    Amounts { years: Regex, words: Vec<Vec<String>> },
    /// They stand in a definition.
    Definition,
    /// One side is the name of its edition, the other is not.
    OneName,
    /// Nothing.
    Anything,
}

/// Why the rules could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RuleError {
    /// The file is not TOML of the expected form.
    #[error("{file}: {source}")]
    Form { file: String, source: Box<toml::de::Error> },
    /// A pattern is no regular expression.
    #[error("{file}, rule {rule}: {source}")]
    Pattern { file: String, rule: String, source: Box<regex::Error> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Kind,
    rule: Vec<Printed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Printed {
    id: String,
    why: Why,
    test: PrintedTest,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests alone"))]
    examples: Vec<[String; 2]>,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests alone"))]
    counter: Vec<[String; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Why {
    en: String,
    fr: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum PrintedTest {
    Names,
    Links(Vec<String>),
    Label,
    Markers,
    References,
    Elsewhere,
    Folded,
    Hyphens,
    Capitals,
    EndMark(Vec<String>),
    DateLine,
    Dates(Vec<String>),
    Whole,
    Limb { words: usize, openers: Vec<String> },
    Words(Vec<String>),
    OneOf(Vec<String>),
    Amounts { years: String, words: Vec<String> },
    Definition,
    OneName,
    Anything,
}

impl Rules {
    /// The rules that come with the program.
    pub(crate) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads rules from files, each a name for messages and its words.
    ///
    /// The reasons live as long as the program: this is called once.
    fn parse(files: &[(&str, &str)]) -> Result<Self, RuleError> {
        let mut rules = Self { all: Vec::new(), links: Vec::new(), amounts: HashSet::new() };
        for (file, words) in files {
            let form = |source| RuleError::Form { file: (*file).into(), source: Box::new(source) };
            let read: File = toml::from_str(words).map_err(form)?;
            for printed in read.rule {
                let pattern = |source| RuleError::Pattern {
                    file: (*file).into(),
                    rule: printed.id.clone(),
                    source: Box::new(source),
                };
                let test = compile(printed.test, &mut rules.links).map_err(pattern)?;
                if let Test::Amounts { words, .. } = &test {
                    let single = words.iter().filter(|phrase| phrase.len() == 1);
                    rules.amounts.extend(single.flatten().cloned());
                }
                let reason = Reason {
                    rule: printed.id.leak(),
                    en: printed.why.en.leak(),
                    fr: printed.why.fr.leak(),
                };
                rules.all.push(Rule {
                    kind: read.kind,
                    reason,
                    test,
                    #[cfg(test)]
                    examples: (printed.examples, printed.counter),
                });
            }
        }
        Ok(rules)
    }
}

fn compile(test: PrintedTest, links: &mut Vec<Regex>) -> Result<Test, regex::Error> {
    let all = |patterns: Vec<String>| patterns.iter().map(|p| Regex::new(p)).collect();
    Ok(match test {
        PrintedTest::Names => Test::Names,
        PrintedTest::Links(patterns) => {
            let more: Result<Vec<Regex>, _> = all(patterns);
            links.extend(more?);
            Test::Links
        }
        PrintedTest::Label => Test::Label,
        PrintedTest::Markers => Test::Markers,
        PrintedTest::References => Test::References,
        PrintedTest::Elsewhere => Test::Elsewhere,
        PrintedTest::Folded => Test::Folded,
        PrintedTest::Hyphens => Test::Hyphens,
        PrintedTest::Capitals => Test::Capitals,
        PrintedTest::EndMark(marks) => Test::EndMark(marks),
        PrintedTest::DateLine => Test::DateLine,
        PrintedTest::Dates(patterns) => Test::Dates(all(patterns)?),
        PrintedTest::Whole => Test::Whole,
        PrintedTest::Limb { words, openers } => Test::Limb { words, openers: phrases(&openers) },
        PrintedTest::Words(words) => Test::Words(phrases(&words)),
        PrintedTest::OneOf(whole) => Test::OneOf(phrases(&whole)),
        PrintedTest::Amounts { years, words } => {
            Test::Amounts { years: Regex::new(&years)?, words: phrases(&words) }
        }
        PrintedTest::Definition => Test::Definition,
        PrintedTest::OneName => Test::OneName,
        PrintedTest::Anything => Test::Anything,
    })
}

/// Each phrase as its words in small letters; a phrase without words stays as it is.
fn phrases(printed: &[String]) -> Vec<Vec<String>> {
    printed
        .iter()
        .map(|phrase| {
            let small = phrase.to_lowercase();
            let words: Vec<String> =
                text::words(&small).map(|w| w.span.of(&small).to_owned()).collect();
            if words.is_empty() { vec![small] } else { words }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_rules_are_read_and_the_last_takes_all() {
        let rules = Rules::parse(&FILES).unwrap();
        assert!(matches!(rules.all.last().unwrap().test, Test::Anything));
        assert_eq!(rules.links.len(), 5);
    }

    #[test]
    fn a_bad_file_is_told_with_its_name() {
        for words in [
            "kind = 3",
            "kind = \"name\"\n[[rule]]\nid = \"x\"\nwhy = {en=\"\",fr=\"\"}\ntest = {dates=[\"(\"]}\nexamples=[]\ncounter=[]",
        ] {
            let error = Rules::parse(&[("odd.toml", words)]).unwrap_err();
            assert!(error.to_string().starts_with("odd.toml"), "{error}");
        }
    }
}
