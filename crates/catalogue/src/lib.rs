//! The built-in licences: what each edition is, who published it, and how set-up gets its text.
//!
//! Owns the reading of `assets/catalogue`, `assets/recipes`, `assets/opinions` and `assets/openness`, the [`recipe`] engine, the index by
//! which the [`nearest`] known text is found, and with the feature `embedded` the texts themselves. It fetches nothing and touches no file when run.

mod data;
mod edition;
#[cfg(feature = "embedded")]
mod embedded;
pub mod manifest;
pub mod nearest;
pub mod openness;
pub mod opinion;
pub mod recipe;
pub mod reference;
pub mod trail;

pub use data::Words;
pub use edition::{CatalogueError, Edition, Fidelity, Kind, Source, is_iso_date, parse};
#[cfg(feature = "embedded")]
pub use embedded::{bytes, reference, references};

use recipe::{Recipe, RecipeError};
use std::sync::LazyLock;

mod assets {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// The built-in editions, family by family, each family in the order of its file (oldest first).
///
/// # Panics
/// When a file under `assets/catalogue` is wrong; the crate's tests read every one.
pub fn editions() -> &'static [Edition] {
    static EDITIONS: LazyLock<Vec<Edition>> =
        LazyLock::new(|| parse(assets::CATALOGUE).unwrap_or_else(|error| panic!("{error}")));
    &EDITIONS
}

/// The built-in edition with this id, or which had it on the reference shelf.
pub fn edition(id: &str) -> Option<&'static Edition> {
    let by = |is: fn(&Edition, &str) -> bool| editions().iter().find(|edition| is(edition, id));
    by(|edition, id| edition.id == id).or_else(|| by(|edition, id| edition.former_id() == Some(id)))
}

/// The recipes under `assets/recipes`, sorted by name. Only set-up needs them.
pub fn recipes() -> Result<Vec<Recipe>, RecipeError> {
    assets::RECIPES.iter().map(|(name, toml)| Recipe::parse(name, toml)).collect()
}

/// The fingerprint of the data files that a checked corpus belongs to.
pub fn fingerprint() -> String {
    manifest::fingerprint(assets::CATALOGUE.iter().chain(assets::RECIPES).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use recipe::From;

    #[test]
    fn every_catalogue_and_recipe_file_is_read() {
        assert!(parse(assets::CATALOGUE).is_ok_and(|editions| !editions.is_empty()));
        let recipes = recipes().expect("every recipe parses");
        for edition in editions() {
            if let Source::Recipe(name) = &edition.source {
                assert!(
                    recipes.iter().any(|r| r.name == *name),
                    "{}: no recipe {name}",
                    edition.id
                );
            }
        }
        for recipe in &recipes {
            for from in recipe.sources() {
                if let From::Recipe(name) = from {
                    assert!(recipes.iter().any(|r| r.name == *name), "{}: {name}", recipe.name);
                }
            }
        }
    }

    #[test]
    fn every_recipe_is_used() {
        let recipes = recipes().expect("every recipe parses");
        for recipe in &recipes {
            let by_edition =
                editions().iter().any(|e| e.source == Source::Recipe(recipe.name.clone()));
            let by_recipe = recipes
                .iter()
                .flat_map(Recipe::sources)
                .any(|from| *from == From::Recipe(recipe.name.clone()));
            assert!(by_edition || by_recipe, "{} is used by nothing", recipe.name);
        }
    }

    #[test]
    fn an_edition_is_found_by_its_id() {
        for known in editions() {
            assert_eq!(edition(&known.id), Some(known));
            if let Some(former) = known.former_id() {
                assert_eq!(edition(former), Some(known), "{former} stands for two editions");
            }
        }
        assert_eq!(edition("no-such-edition"), None);
    }

    /// The cells of the row for `id` in the table of docs/corpus.md.
    fn documented(id: &str) -> Option<Vec<&'static str>> {
        let documentation = include_str!("../../../docs/corpus.md");
        let row = documentation.lines().find(|line| line.starts_with(&format!("| `{id}` |")))?;
        Some(row.trim_matches('|').split('|').map(str::trim).collect())
    }

    #[test]
    fn every_edition_stands_in_the_documentation_as_it_is_in_the_catalogue() {
        for edition in editions() {
            let id = &edition.id;
            let cells =
                documented(id).unwrap_or_else(|| panic!("docs/corpus.md has no row for {id}"));
            let [_, title, publisher, date, kind, incorporates, fidelity] = cells[..] else {
                panic!("{id}: {cells:?}")
            };
            assert_eq!((title, publisher), (&*edition.title, &*edition.publisher), "{id}");
            assert!(date.starts_with(edition.date.as_deref().unwrap_or("unknown")), "{id}: {date}");
            assert_eq!(
                kind,
                if edition.kind == Kind::Policy { "policy" } else { "licence" },
                "{id}"
            );
            for policy in &edition.incorporates {
                assert!(incorporates.contains(&format!("`{policy}`")), "{id}: {incorporates}");
            }
            let expected = match &edition.fidelity {
                Fidelity::Publisher => "publisher".to_owned(),
                Fidelity::Source => "source".to_owned(),
                Fidelity::Altered { how, .. } => format!("altered: {}", how.trim_end_matches('.')),
            };
            assert_eq!(fidelity, expected, "{id}");
        }
    }

    #[test]
    fn the_documentation_tells_of_no_other_edition() {
        let documentation = include_str!("../../../docs/corpus.md");
        let ids =
            documentation.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        for (id, _) in ids.filter(|(_, rest)| rest.matches('|').count() == 6) {
            assert!(edition(id).is_some(), "docs/corpus.md tells of {id}");
        }
    }
}
