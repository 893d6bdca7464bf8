//! The corpus: the text of every edition in the catalogue, checked word for word and packed.
//!
//! Owns the order of the work: fetch, read, make, check, pack. A text with
//! other words than the catalogue expects is refused, and then nothing is packed. The reference shelf,
//! which has every other text of the sources, goes with it unchecked.

mod against;
mod archive;
mod check;
mod fetch;
mod pack;
mod shelf;

use anyhow::{Context, Result, bail};
use catalogue::recipe::{self, Recipe};
use catalogue::{Edition, Source};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// Makes sure that `corpus/` holds every text of the catalogue; does nothing when it already does.
pub fn build() -> Result<()> {
    if pack::is_current(&shelf::sources()) {
        println!("corpus: {} texts, checked already", catalogue::editions().len());
        return Ok(());
    }
    let texts = texts()?;
    let refused: Vec<String> =
        texts.iter().filter_map(|(edition, text)| check::refusal(edition, text)).collect();
    if !refused.is_empty() {
        bail!("{} of {} texts are refused\n  {}", refused.len(), texts.len(), refused.join("\n  "));
    }
    let (shelf, count) = shelf::packed(&archive::licences(&fetch::scancode()?)?);
    pack::write(&texts, &shelf::sources(), &shelf)?;
    println!("corpus: {} texts, each with the words that the catalogue expects", texts.len());
    println!("corpus: {count} more on the reference shelf, as ScanCode and SPDX give them");
    Ok(())
}

/// As [`build`], after a comparison of every text with the publisher's own file in `folder`.
pub fn build_against(folder: &Path) -> Result<()> {
    let unequal = against::compare(&texts()?, folder)?;
    if unequal > 0 {
        bail!("{unequal} texts differ from their publisher's");
    }
    build()
}

/// Prints what the catalogue has to say of the words of the text in `file`.
pub fn describe(file: &Path) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let format = against::format_of(file);
    let content = text::read(&bytes, format).content;
    println!("word_hash = \"{}\"", text::word_hash(&content));
    println!("word_trail = \"{}\"", catalogue::trail::of(&content));
    Ok(())
}

/// The text of every edition as its source gives it, unchecked, in the catalogue's order.
fn texts() -> Result<Vec<(&'static Edition, String)>> {
    let recipes = catalogue::recipes()?;
    let keys = scancode_keys(&recipes);
    let archive = fetch::scancode()?;
    let scancode = archive::texts(&archive, &keys)?;
    let editions = catalogue::editions();
    editions.iter().map(|edition| Ok((edition, text(edition, &recipes, &scancode)?))).collect()
}

fn text(
    edition: &Edition,
    recipes: &[Recipe],
    scancode: &HashMap<String, String>,
) -> Result<String> {
    let text = match &edition.source {
        Source::Scancode(key) => scancode.get(key).cloned(),
        Source::Spdx(id) => spdx::license_id(id).map(|licence| licence.text().to_owned()),
        Source::Recipe(name) => {
            Some(recipe::make(name, recipes, &|key| scancode.get(key).cloned())?)
        }
    };
    text.with_context(|| format!("{}: there is no text {:?}", edition.id, edition.source))
}

/// The keys of all texts of ScanCode's that an edition or a recipe takes from.
fn scancode_keys(recipes: &[Recipe]) -> HashSet<&str> {
    let direct = catalogue::editions().iter().filter_map(|edition| match &edition.source {
        Source::Scancode(key) => Some(&**key),
        _ => None,
    });
    let by_recipe = recipes.iter().flat_map(Recipe::sources).filter_map(|from| match from {
        recipe::From::Scancode(key) => Some(&**key),
        recipe::From::Recipe(_) => None,
    });
    direct.chain(by_recipe).collect()
}
