//! The words of which a summary is made.
//!
//! Owns the form of the files under `assets/telling/`. It joins no sentence.

use finding::Category;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The files that hold the words of categories.
const CATEGORIES: [&str; 5] = [
    include_str!("../../../../assets/telling/restrictions.toml"),
    include_str!("../../../../assets/telling/conditions.toml"),
    include_str!("../../../../assets/telling/control.toml"),
    include_str!("../../../../assets/telling/risk.toml"),
    include_str!("../../../../assets/telling/grants.toml"),
];
const SENTENCES: &str = include_str!("../../../../assets/telling/sentences.toml");

static BUILT_IN: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(SENTENCES, &CATEGORIES).unwrap_or_else(|e| panic!("{e}")));

/// All words of one language.
pub(crate) struct Speech {
    /// What is said of any pair.
    pub(crate) sentences: Sentences,
    of: HashMap<Category, About>,
}

/// All words of both languages.
pub(crate) struct Phrases {
    /// English, British spelling.
    pub(crate) en: Speech,
    /// French.
    pub(crate) fr: Speech,
}

/// What is said of a category.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// Stands after "a passage on".
    pub(crate) on: String,
    /// It stands on the new side alone.
    pub(crate) came: String,
    /// It stands on the old side alone.
    pub(crate) went: String,
}

/// A form for one and one for many.
pub(crate) type Forms = [String; 2];

/// What is said of any pair; explained in the file itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sentences {
    pub(crate) probably: String,
    pub(crate) more: Forms,
    pub(crate) fewer: Forms,
    pub(crate) changed: Forms,
    pub(crate) reworded: String,
    pub(crate) list: [String; 2],
    pub(crate) adds: String,
    pub(crate) drops: String,
    pub(crate) becomes: String,
    pub(crate) instead: String,
    pub(crate) printed_in_old: Forms,
    pub(crate) printed_in_new: Forms,
    pub(crate) own_in_old: Forms,
    pub(crate) own_in_new: Forms,
    pub(crate) others: Forms,
    pub(crate) nothing: String,
    pub(crate) identical: String,
    pub(crate) no_rule: String,
    pub(crate) caveat: String,
    pub(crate) substance: Forms,
    pub(crate) form: Forms,
    pub(crate) form_alone: Forms,
    pub(crate) same: Forms,
    pub(crate) numbers: Vec<String>,
    pub(crate) months: Vec<String>,
    pub(crate) dated: String,
    pub(crate) of: String,
    pub(crate) of_vowel: String,
    pub(crate) in_text: String,
    pub(crate) definition: String,
    pub(crate) under: String,
    pub(crate) heading: String,
    pub(crate) title: String,
    pub(crate) policy: String,
    pub(crate) older: String,
    pub(crate) newer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both<T> {
    en: T,
    fr: T,
}

impl Phrases {
    /// The words that ship.
    ///
    /// # Panics
    /// When a file under `assets/telling/` is wrong, which this crate's tests exclude.
    pub(crate) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn parse(sentences: &str, categories: &[&str]) -> Result<Self, String> {
        let Both { en, fr } = toml::from_str(sentences).map_err(|error| error.to_string())?;
        let mut speeches = [en, fr].map(|sentences| Speech { sentences, of: HashMap::new() });
        for file in categories {
            let all: HashMap<String, Both<About>> =
                toml::from_str(file).map_err(|error| error.to_string())?;
            for (id, Both { en, fr }) in all {
                let category =
                    Category::from_id(&id).ok_or_else(|| format!("{id}: no such category"))?;
                for (speech, about) in speeches.iter_mut().zip([en, fr]) {
                    if speech.of.insert(category, about).is_some() {
                        return Err(format!("{id}: twice"));
                    }
                }
            }
        }
        let missing = Category::ALL.iter().find(|c| !speeches[0].of.contains_key(c));
        if let Some(category) = missing {
            return Err(format!("{}: no words", category.id()));
        }
        let [en, fr] = speeches;
        Ok(Self { en, fr })
    }
}

impl Speech {
    /// What is said of a category: every one has words.
    pub(crate) fn about(&self, category: Category) -> &About {
        &self.of[&category]
    }
}

/// `form` with each `{name}` of `values` in its place.
///
/// Values are put in once, so that no word of a text is taken for a place.
pub(crate) fn fill(form: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(form.len() * 2);
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { return filled + "{" + after };
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        filled.push_str(value);
        // A place that stays empty leaves no second space.
        rest = if value.is_empty() { behind.trim_start() } else { behind };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_its_sentences_in_both_languages() {
        let phrases = Phrases::built_in();
        for speech in [&phrases.en, &phrases.fr] {
            assert_eq!(speech.sentences.months.len(), 12);
            assert_eq!(speech.sentences.numbers.len(), 10);
            for category in Category::ALL {
                let About { on, came, went } = speech.about(*category);
                for sentence in [came, went] {
                    assert!(sentence.starts_with("{new} "), "{sentence}");
                    assert_eq!(sentence.matches("{probably}").count(), 1, "{sentence}");
                    assert!(!sentence.ends_with(['.', ' ', ':']), "{sentence}");
                }
                assert!(!on.is_empty() && !on.contains(['{', '.', ':']), "{on}");
                assert_ne!(came, went);
            }
        }
    }

    #[test]
    fn values_stand_in_their_places_and_make_no_new_ones() {
        let values = [("new", "B {old}"), ("old", "A"), ("probably", "")];
        assert_eq!(fill("{new} {probably} ends {old}.", &values), "B {old} ends A.");
        assert_eq!(fill("a {", &values), "a {");
    }

    #[test]
    fn files_with_a_category_too_few_or_too_many_are_refused() {
        let parsed = |files: &[&str]| Phrases::parse(SENTENCES, files).err().unwrap_or_default();
        assert_eq!(parsed(&CATEGORIES), "");
        let renamed = CATEGORIES[4].replacen("[output-ownership]", "[unheard-of]", 1);
        let first = &CATEGORIES[..4];
        assert_eq!(parsed(&[first, &[renamed.as_str()]].concat()), "unheard-of: no such category");
        assert_eq!(parsed(&[first, &first[..1]].concat()).split_once(": ").unwrap().1, "twice");
        assert!(parsed(first).ends_with(": no words"));
    }
}
