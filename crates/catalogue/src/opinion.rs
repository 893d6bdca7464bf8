//! [`Opinion`]: what others say of a licence, with date and source.
//!
//! Owns what a file of `assets/opinions` must hold. It weighs nothing: whether an opinion agrees with a
//! verdict is for who reads both.

use crate::data::{DataError, Words, built_in};
use crate::{edition, editions};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What each who is called; the other files hold their opinions.
const WHO: (&str, &str) = ("who.toml", include_str!("../../../assets/opinions/who.toml"));

/// Name and content of each file of opinions, in the order in which they are shown.
const FILES: [(&str, &str); 6] = [
    ("osi.toml", include_str!("../../../assets/opinions/osi.toml")),
    ("fsf.toml", include_str!("../../../assets/opinions/fsf.toml")),
    ("publisher.toml", include_str!("../../../assets/opinions/publisher.toml")),
    ("index.toml", include_str!("../../../assets/opinions/index.toml")),
    ("mot.toml", include_str!("../../../assets/opinions/mot.toml")),
    ("licensedb.toml", include_str!("../../../assets/opinions/licensedb.toml")),
];

/// What somebody says of some licences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Who says it: a key of `who.toml`.
    pub who: String,
    /// What that is called.
    pub name: Words,
    /// When it was said, `2025-02-18` or a part of it; `None` where the source does not tell.
    pub date: Option<String>,
    /// The families that it speaks of as a whole.
    pub families: Vec<String>,
    /// The editions that it speaks of, by their ids.
    pub editions: Vec<String>,
    /// What it holds.
    pub stance: Stance,
    /// The ids of the criteria that it names: `osd-5`.
    pub criteria: Vec<String>,
    /// What it says, in the project's own words.
    pub says: Words,
    /// A few of its own words.
    pub quote: Option<String>,
    /// The title of the document.
    pub title: String,
    /// Where it stands.
    pub source: String,
    /// Whether the source, or a copy of it, was read; else it is told from memory.
    pub checked: bool,
}

/// What an opinion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It is open source.
    OpenSource,
    /// It is not open source.
    NotOpenSource,
    /// It is free software.
    Free,
    /// It is not free software.
    NotFree,
    /// It gives a label or a grade.
    Rating,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    opinion: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    who: String,
    date: String,
    #[serde(default)]
    families: Vec<String>,
    #[serde(default)]
    editions: Vec<String>,
    stance: Stance,
    criteria: Vec<String>,
    says: Words,
    quote: Option<String>,
    title: String,
    source: String,
    checked: bool,
}

/// Everything that is known to have been said.
///
/// # Panics
/// When a file under `assets/opinions` is wrong, which this crate's tests exclude.
pub fn opinions() -> &'static [Opinion] {
    static OPINIONS: LazyLock<Vec<Opinion>> = LazyLock::new(|| built_in(parse(WHO, &FILES)));
    &OPINIONS
}

/// What was said of an edition, or of its whole family.
pub fn opinions_on(id: &str) -> Vec<&'static Opinion> {
    let Some(edition) = edition(id) else { return Vec::new() };
    let speaks =
        |o: &&Opinion| o.editions.contains(&edition.id) || o.families.contains(&edition.family);
    opinions().iter().filter(speaks).collect()
}

fn parse(who: (&str, &str), files: &[(&str, &str)]) -> Result<Vec<Opinion>, DataError> {
    let names: BTreeMap<String, Words> =
        toml::from_str(who.1).map_err(|e| DataError::toml(who.0, &e))?;
    let mut opinions = Vec::new();
    for (name, content) in files {
        let file: File = toml::from_str(content).map_err(|e| DataError::toml(name, &e))?;
        for entry in file.opinion {
            let wrong = |field, value: &str| DataError::unknown(name, &entry.title, field, value);
            let called = names.get(&entry.who).ok_or_else(|| wrong("who", &entry.who))?;
            if let Some(id) =
                entry.editions.iter().find(|id| editions().iter().all(|e| e.id != **id))
            {
                return Err(wrong("editions", id));
            }
            if let Some(f) =
                entry.families.iter().find(|f| editions().iter().all(|e| e.family != **f))
            {
                return Err(wrong("families", f));
            }
            opinions.push(Opinion {
                name: called.clone(),
                date: Some(entry.date).filter(|date| date != "unknown"),
                families: entry.families,
                editions: entry.editions,
                stance: entry.stance,
                criteria: entry.criteria,
                says: entry.says,
                quote: entry.quote,
                title: entry.title,
                source: entry.source,
                checked: entry.checked,
                who: entry.who,
            });
        }
    }
    Ok(opinions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::tests::every_file_is_compiled_in;

    #[test]
    fn every_opinion_is_read_and_says_something_in_both_languages() {
        let all = parse(WHO, &FILES).unwrap_or_else(|error| panic!("{error}"));
        assert!(!all.is_empty());
        for o in &all {
            assert!(!o.says.en.is_empty() && !o.says.fr.is_empty(), "{}", o.title);
            assert!(o.source.starts_with("http"), "{}", o.source);
            assert!(!o.editions.is_empty() || !o.families.is_empty(), "{}", o.title);
            let words = o.quote.as_deref().unwrap_or_default().split_whitespace().count();
            assert!(words <= 15, "a long quotation: {}", o.title);
        }
        let names: Vec<&str> = FILES.iter().map(|f| f.0).chain([WHO.0]).collect();
        every_file_is_compiled_in("opinions", &names);
    }

    #[test]
    fn what_was_said_of_a_family_was_said_of_its_editions() {
        let family = opinions().iter().find(|o| !o.families.is_empty()).expect("one");
        let edition = editions().iter().find(|e| e.family == family.families[0]).expect("one");
        assert!(opinions_on(&edition.id).contains(&family));
        assert_eq!(opinions_on("unheard-of"), Vec::<&Opinion>::new());
    }

    #[test]
    fn mistakes_name_their_place() {
        let good = FILES[0].1;
        for (old, new, expected) in [
            ("who = \"osi\"", "who = \"nobody\"", "who: “nobody” is not known"),
            ("\"llama-2\"", "\"llama-99\"", "editions: “llama-99” is not known"),
        ] {
            let error = parse(WHO, &[("osi.toml", &good.replacen(old, new, 1))]).unwrap_err();
            assert!(error.to_string().ends_with(expected), "{error}");
            assert!(error.to_string().starts_with("osi.toml: “"), "{error}");
        }
    }
}
