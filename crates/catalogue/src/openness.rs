//! [`Release`]: what was released of a model beside its licence.
//!
//! Owns the components of a model and the facts of their release, as `assets/openness` holds them. It
//! judges nothing.

use crate::data::{DataError, Words, built_in};
use crate::editions;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a model consists of.
const COMPONENTS: (&str, &str) =
    ("components.toml", include_str!("../../../assets/openness/components.toml"));

/// Name and content of each file of releases.
const FILES: [(&str, &str); 1] =
    [("llama.toml", include_str!("../../../assets/openness/llama.toml"))];

/// A component of the Model Openness Framework.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Its id: `training-code`.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// What it is.
    pub meaning: Words,
    /// `code`, `data`, `documentation` or `parameters`.
    pub kind: String,
    /// The class of the framework that first asks for it: 3, 2 or 1.
    pub class: u8,
    /// The ids of the criteria that it bears on: `osaid-data`.
    pub bears_on: Vec<String>,
    /// Where the framework describes it.
    pub source: String,
}

/// Whether a component was released.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The editions whose models it is about, by their ids.
    pub editions: Vec<String>,
    /// The component's id.
    pub component: String,
    /// Whether it was released.
    pub state: State,
    /// The edition or the licence that it is under; empty where none was found.
    pub under: String,
    /// Why.
    pub note: Words,
    /// Where that stands.
    pub source: String,
    /// When it came out; `unknown` where it did not, or the source does not tell.
    pub date: String,
    /// Whether the source, or a copy of it, was read; else it is told from memory.
    pub checked: bool,
}

/// Whether a component was released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Whoever accepts the terms can have it.
    Released,
    /// A part of it, or for some only.
    Partly,
    /// It is kept back.
    NotReleased,
    /// Nothing was found.
    Unknown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ComponentFile {
    component: Vec<Component>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleaseFile {
    release: Vec<Release>,
}

/// All components, in the framework's order.
///
/// # Panics
/// When the file is wrong, which this crate's tests exclude.
pub fn components() -> &'static [Component] {
    static ALL: LazyLock<Vec<Component>> = LazyLock::new(|| built_in(parse_components(COMPONENTS)));
    &ALL
}

/// What is known of an edition's model: of each component, what was released, if anything is known.
///
/// # Panics
/// When a file under `assets/openness` is wrong, which this crate's tests exclude.
pub fn releases_of(id: &str) -> Vec<(&'static Component, Option<&'static Release>)> {
    static ALL: LazyLock<Vec<Release>> = LazyLock::new(|| built_in(parse(&FILES)));
    let of = |component: &'static Component| {
        let is = |r: &&Release| r.component == component.id && r.editions.iter().any(|e| e == id);
        (component, ALL.iter().find(is))
    };
    let known: Vec<_> = components().iter().map(of).collect();
    if known.iter().any(|(_, release)| release.is_some()) { known } else { Vec::new() }
}

fn parse_components((name, content): (&str, &str)) -> Result<Vec<Component>, DataError> {
    let file: ComponentFile = toml::from_str(content).map_err(|e| DataError::toml(name, &e))?;
    Ok(file.component)
}

fn parse(files: &[(&str, &str)]) -> Result<Vec<Release>, DataError> {
    let mut all: Vec<Release> = Vec::new();
    for (name, content) in files {
        let file: ReleaseFile = toml::from_str(content).map_err(|e| DataError::toml(name, &e))?;
        for release in file.release {
            let wrong =
                |field, value: &str| DataError::unknown(name, &release.component, field, value);
            if components().iter().all(|c| c.id != release.component) {
                return Err(wrong("component", &release.component));
            }
            for id in &release.editions {
                if editions().iter().all(|e| e.id != *id) {
                    return Err(wrong("editions", id));
                }
                let same =
                    |r: &Release| r.component == release.component && r.editions.contains(id);
                if all.iter().any(same) {
                    return Err(DataError::twice(name, &release.component, id));
                }
            }
            all.push(release);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::tests::every_file_is_compiled_in;

    #[test]
    fn every_release_is_read() {
        assert_eq!(components().len(), 17, "the framework has seventeen");
        let all = parse(&FILES).unwrap_or_else(|error| panic!("{error}"));
        let mut editions: Vec<&String> = all.iter().flat_map(|r| &r.editions).collect();
        editions.sort();
        editions.dedup();
        for id in editions {
            let known = releases_of(id);
            assert!(known.iter().all(|(_, release)| release.is_some()), "{id} has gaps");
        }
        assert!(releases_of("unheard-of").is_empty());
        let names: Vec<&str> = FILES.iter().map(|f| f.0).chain([COMPONENTS.0]).collect();
        every_file_is_compiled_in("openness", &names);
    }

    #[test]
    fn mistakes_name_their_place() {
        let good = FILES[0].1;
        let (first, rest) = good.split_once("[[release]]").expect("a release");
        let twice = format!(
            "{first}[[release]]{rest}\n[[release]]{}",
            rest.split("[[release]]").next().unwrap()
        );
        for (content, expected) in [
            (
                good.replacen("\"model-architecture\"", "\"soul\"", 1),
                "component: “soul” is not known",
            ),
            (good.replacen("\"llama-1\"", "\"llama-99\"", 1), "editions: “llama-99” is not known"),
            (twice, "is told twice"),
        ] {
            let error = parse(&[("llama.toml", &content)]).unwrap_err().to_string();
            assert!(error.starts_with("llama.toml: “") && error.contains(expected), "{error}");
        }
    }
}
