//! [`Words`]: groups of words that many phrases share, by name.
//!
//! Owns the meaning of `<name>` in a phrase: the words that `assets/rules/words.toml` gives that name.
//! It reads no phrase itself; see `phrase`.

use crate::PhraseError;
use std::collections::BTreeMap;

/// A name may stand in the words of another, so deep at most: deeper is a circle.
const DEEPEST: usize = 6;

/// The groups, by name.
#[derive(Debug, Default)]
pub(crate) struct Words(BTreeMap<String, Vec<String>>);

impl Words {
    pub(crate) fn new(groups: BTreeMap<String, Vec<String>>) -> Self {
        Self(groups)
    }

    /// The phrase with every `<name>` written out as "one of these".
    ///
    /// # Errors
    /// When a name is not known, not closed, or leads back to itself.
    pub(crate) fn write_out(&self, phrase: &str) -> Result<String, PhraseError> {
        self.write(phrase, 0)
    }

    fn write(&self, phrase: &str, depth: usize) -> Result<String, PhraseError> {
        let mut out = String::with_capacity(phrase.len());
        let mut rest = phrase;
        while let Some((before, behind)) = rest.split_once('<') {
            let (name, after) = behind.split_once('>').ok_or(PhraseError::Bracket('<'))?;
            let group = self.0.get(name).filter(|_| depth < DEEPEST);
            let group = group.ok_or_else(|| PhraseError::Name(name.to_owned()))?;
            out.push_str(before);
            out.push('(');
            out.push_str(&self.write(&group.join("|"), depth + 1)?);
            out.push(')');
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let group = |name: &str, words: &[&str]| {
            (name.to_owned(), words.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        Words::new(BTreeMap::from([
            group("must", &["must", "shall"]),
            group("ban", &["<must> not", "cannot"]),
            group("a", &["<b>"]),
            group("b", &["<a>"]),
        ]))
    }

    #[test]
    fn names_are_written_out() {
        let out = words().write_out("you <ban> use it").unwrap();
        assert_eq!(out, "you ((must|shall) not|cannot) use it");
        assert_eq!(words().write_out("no name").unwrap(), "no name");
    }

    #[test]
    fn mistakes_are_named() {
        let error = |phrase: &str| words().write_out(phrase).unwrap_err();
        assert_eq!(error("you <may> go"), PhraseError::Name("may".into()));
        assert_eq!(error("you <must go"), PhraseError::Bracket('<'));
        assert!(matches!(error("<a>"), PhraseError::Name(_)));
    }
}
