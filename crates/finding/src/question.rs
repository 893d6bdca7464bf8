//! [`Questions`]: what a reader is asked about their situation.
//!
//! Owns what a file of questions must hold. It takes no answer; see `situation`.

use crate::situation_schema::{self as schema, Entry};
use crate::{Problem, RuleError, Wording};
use std::collections::HashSet;

/// The questions, in the order in which they are asked.
#[derive(Clone, Debug)]
pub struct Questions {
    all: Vec<Question>,
}

/// One question about the reader's situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id: `role`.
    pub id: String,
    /// The question itself.
    pub ask: Wording,
    /// Why it matters, in one sentence.
    pub help: Wording,
    /// Whether several options may be chosen together.
    pub many: bool,
    /// What may be answered, in the order in which it is shown. Never empty.
    pub options: Vec<Choice>,
}

/// One answer that a question offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The id, unique in its question: `host`.
    pub id: String,
    /// The answer in words.
    pub label: Wording,
}

impl Questions {
    /// Reads a file of questions, given as name and content.
    ///
    /// # Errors
    /// The first mistake, with the file, the question and the field that hold it.
    pub fn parse(file: &str, content: &str) -> Result<Self, RuleError> {
        let read: schema::QuestionFile = schema::read(file, content)?;
        let mut seen = HashSet::new();
        let mut all = Vec::with_capacity(read.question.len());
        for question in read.question {
            let entry = Entry { file, id: &question.id };
            new_id(entry, "id", &question.id, &mut seen)?;
            entry.filled("option", question.option.is_empty())?;
            let mut offered = HashSet::new();
            let mut options = Vec::with_capacity(question.option.len());
            for option in question.option {
                new_id(entry, "option", &option.id, &mut offered)?;
                let label = entry.words("option", &option.label)?;
                options.push(Choice { id: option.id, label });
            }
            all.push(Question {
                ask: entry.words("ask", &question.ask)?,
                help: entry.words("help", &question.help)?,
                many: question.many,
                options,
                id: question.id,
            });
        }
        Ok(Self { all })
    }

    /// All of them, in the order in which they are asked.
    pub fn all(&self) -> &[Question] {
        &self.all
    }

    /// The question with this id.
    pub fn get(&self, id: &str) -> Option<&Question> {
        self.all.iter().find(|question| question.id == id)
    }
}

impl Question {
    /// Whether it offers an option with this id.
    pub(crate) fn offers(&self, option: &str) -> bool {
        self.options.iter().any(|choice| choice.id == option)
    }
}

/// Takes an id that must not be blank nor taken.
fn new_id(
    entry: Entry,
    field: &'static str,
    id: &str,
    seen: &mut HashSet<String>,
) -> Result<(), RuleError> {
    entry.filled(field, id.trim().is_empty())?;
    if seen.insert(id.to_owned()) { Ok(()) } else { Err(entry.error(field, Problem::Twice)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[question]]
id = "role"
many = true
ask = { en = "What do you do?", fr = "Que faites-vous ?" }
help = { en = "It matters.", fr = "C’est important." }
[[question.option]]
id = "host"
label = { en = "I host", fr = "J’héberge" }
[[question.option]]
id = "user"
label = { en = "I use", fr = "J’utilise" }
"#;

    #[test]
    fn a_good_file_is_read() {
        let questions = Questions::parse("good.toml", GOOD).unwrap();
        let role = questions.get("role").unwrap();
        assert!(role.many && role.offers("user") && !role.offers("owner"));
        assert_eq!(role.ask.en, "What do you do?");
        assert_eq!(questions.all().len(), 1);
    }

    #[test]
    fn mistakes_name_their_place() {
        for (old, new, expected) in [
            ("id = \"role\"", "id = \" \"", "q.toml: “ ”: id: is empty"),
            ("id = \"user\"", "id = \"host\"", "q.toml: “role”: option: the id is used twice"),
            ("\"It matters.\"", "\"\"", "q.toml: “role”: help: is empty"),
            ("\"J’utilise\"", "\"\"", "q.toml: “role”: option: is empty"),
        ] {
            assert!(GOOD.contains(old), "{old}");
            let error = Questions::parse("q.toml", &GOOD.replace(old, new)).unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
        let twice = Questions::parse("q.toml", &GOOD.repeat(2)).unwrap_err();
        assert_eq!(twice.to_string(), "q.toml: “role”: id: the id is used twice");
        let bare = GOOD.split("[[question.option]]").next().unwrap();
        let bare = Questions::parse("q.toml", bare).unwrap_err();
        assert_eq!(bare.to_string(), "q.toml: “role”: option: is empty");
        let odd = GOOD.replace("many", "several");
        let odd = Questions::parse("q.toml", &odd).unwrap_err().to_string();
        assert!(odd.starts_with("q.toml: ") && odd.contains("several"), "{odd}");
    }
}
