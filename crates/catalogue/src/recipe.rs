//! Recipes: how set-up makes a text that no registry has from texts that registries have.
//!
//! Owns the recipe's form and the applying of its edits: pure functions from texts to a text. It
//! never checks what comes out; the catalogue's word hash does. A recipe may hold no more of a
//! licence than the few words that an edit needs.

mod edit;
mod list;

pub use list::{Level, Marker};

use serde::Deserialize;

/// A base text and the edits that make another text of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The file's name without `.toml`.
    pub name: String,
    /// The text to begin with.
    pub base: From,
    /// What is done to it, in order; each edit sees what those before it left.
    pub edits: Vec<Edit>,
}

/// A text that a recipe takes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    /// The text of this key in ScanCode's licence data.
    Scancode(String),
    /// What another recipe makes.
    Recipe(String),
}

/// One edit. An anchor is a few words that must stand in the text exactly once, white space included.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// Puts other words in the place of these, which stand exactly once.
    Replace {
        /// The words that go.
        words: String,
        /// The words that come.
        with: String,
    },
    /// Puts other words in the place of these wherever they stand, at least once.
    ReplaceAll {
        /// The words that go.
        words: String,
        /// The words that come.
        with: String,
    },
    /// Takes out the stretch from one anchor to the next end of another, both included.
    Drop {
        /// How the stretch begins.
        from: String,
        /// How it ends; the first such words behind `from`.
        to: String,
    },
    /// Puts in a stretch of another text, each of its paragraphs on one line.
    Take {
        /// The other text.
        text: From,
        /// How the stretch begins there.
        from: String,
        /// How it ends there; the first such words behind `from`.
        to: String,
        /// The words behind which it is put here.
        after: String,
        /// What is put between those words and the stretch.
        #[serde(default)]
        lead: String,
    },
    /// Gives the items of a list other markers and indents; each item becomes one line.
    Relist {
        /// How the first item begins, its marker included.
        from: String,
        /// How the last item ends; the first such words behind `from`.
        to: String,
        /// The new look of each level, the outermost first.
        levels: Vec<Level>,
    },
}

/// What is wrong with a recipe, or with a text that it meets.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipeError {
    /// The file is not TOML, or not of a recipe's form.
    #[error("recipe {recipe}: {message}")]
    Form {
        /// The recipe's name.
        recipe: String,
        /// The parser's message, which has line and column.
        message: String,
    },
    /// A text that it takes from is not there, or is made from this recipe itself.
    #[error("recipe {recipe}: there is no text {from:?}")]
    NoText {
        /// The recipe's name.
        recipe: String,
        /// The text.
        from: From,
    },
    /// An edit does not fit the text.
    #[error("recipe {recipe}, edit {edit}: {problem}")]
    Edit {
        /// The recipe's name.
        recipe: String,
        /// Which edit, counted from one.
        edit: usize,
        /// What does not fit.
        problem: Problem,
    },
}

/// Why an edit does not fit the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The anchor does not stand in the text.
    #[error("the words {0:?} are not in the text")]
    NotFound(String),
    /// The anchor stands in the text more than once.
    #[error("the words {0:?} are in the text {1} times")]
    Ambiguous(String, usize),
    /// A line within a list begins with no marker.
    #[error("the line {0:?} begins with no marker that fits the list")]
    NoMarker(String),
    /// A list is deeper than the levels given.
    #[error("the item {0:?} lies deeper than the levels given")]
    TooDeep(String),
    /// There are not as many items as markers written out for their level.
    #[error("level {level} has {items} items and {markers} markers")]
    MarkerCount {
        /// The level, counted from one.
        level: usize,
        /// How many items the list has there.
        items: usize,
        /// How many markers the recipe gives.
        markers: usize,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecipeFile {
    base: From,
    #[serde(default, rename = "edit")]
    edits: Vec<Edit>,
}

impl Recipe {
    /// Reads a recipe; `name` is its file's name without `.toml`.
    pub fn parse(name: &str, content: &str) -> Result<Self, RecipeError> {
        let file: RecipeFile = toml::from_str(content).map_err(|error| RecipeError::Form {
            recipe: name.to_owned(),
            message: error.to_string(),
        })?;
        Ok(Self { name: name.to_owned(), base: file.base, edits: file.edits })
    }

    /// The texts that it takes from, the base first.
    pub fn sources(&self) -> impl Iterator<Item = &From> {
        let taken = self.edits.iter().filter_map(|edit| match edit {
            Edit::Take { text, .. } => Some(text),
            _ => None,
        });
        std::iter::once(&self.base).chain(taken)
    }
}

/// Makes the text of the recipe `name`. `scancode` gives the text of a key, if there is one.
///
/// # Errors
/// See [`RecipeError`]; recipes that need each other in a circle are [`RecipeError::NoText`].
pub fn make(
    name: &str,
    recipes: &[Recipe],
    scancode: &dyn Fn(&str) -> Option<String>,
) -> Result<String, RecipeError> {
    let unknown =
        || RecipeError::NoText { recipe: name.to_owned(), from: From::Recipe(name.to_owned()) };
    let at = recipes.iter().position(|recipe| recipe.name == name).ok_or_else(unknown)?;
    // A recipe does not see itself among those it may take from, so a circle ends as a missing text.
    let others: Vec<Recipe> =
        recipes.iter().filter(|recipe| recipe.name != name).cloned().collect();
    apply(&recipes[at], &|from| match from {
        From::Scancode(key) => Ok(scancode(key)),
        From::Recipe(other) if others.iter().any(|recipe| recipe.name == *other) => {
            make(other, &others, scancode).map(Some)
        }
        From::Recipe(_) => Ok(None),
    })
}

type Texts<'a> = &'a dyn Fn(&From) -> Result<Option<String>, RecipeError>;

fn apply(recipe: &Recipe, texts: Texts) -> Result<String, RecipeError> {
    let text = |from: &From| {
        texts(from)?
            .ok_or_else(|| RecipeError::NoText { recipe: recipe.name.clone(), from: from.clone() })
    };
    let mut current = text(&recipe.base)?;
    for (at, edit) in recipe.edits.iter().enumerate() {
        let other = match edit {
            Edit::Take { text: from, .. } => text(from)?,
            _ => String::new(),
        };
        current = edit::apply(edit, &current, &other).map_err(|problem| RecipeError::Edit {
            recipe: recipe.name.clone(),
            edit: at + 1,
            problem,
        })?;
    }
    Ok(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipe(name: &str, toml: &str) -> Recipe {
        Recipe::parse(name, toml).expect("a right recipe")
    }

    fn scancode(key: &str) -> Option<String> {
        (key == "song").then(|| "one man and his dog\n\ntwo men\nand their dog".to_owned())
    }

    #[test]
    fn a_recipe_takes_from_texts_and_from_recipes() {
        let recipes = [
            recipe(
                "cat",
                "base = { scancode = 'song' }\n[[edit]]\ndo = 'replace-all'\nwords = 'dog'\nwith = 'cat'",
            ),
            recipe(
                "both",
                "base = { scancode = 'song' }\n[[edit]]\ndo = 'take'\ntext = { recipe = 'cat' }\n\
                 from = 'two'\nto = 'cat'\nafter = 'his dog'\nlead = ', '",
            ),
        ];
        assert_eq!(
            make("both", &recipes, &scancode).as_deref(),
            Ok("one man and his dog, two men and their cat\n\ntwo men\nand their dog")
        );
    }

    #[test]
    fn an_error_names_recipe_edit_and_anchor() {
        let toml = "base = { scancode = 'song' }\n\
                    [[edit]]\ndo = 'replace'\nwords = 'one'\nwith = '1'\n\
                    [[edit]]\ndo = 'replace'\nwords = 'dog'\nwith = 'cat'";
        let error = make("song", &[recipe("song", toml)], &scancode).expect_err("two dogs");
        assert_eq!(
            error.to_string(),
            "recipe song, edit 2: the words \"dog\" are in the text 2 times"
        );
    }

    #[test]
    fn a_text_that_is_not_there_is_named() {
        for (toml, missing) in [
            ("base = { scancode = 'none' }", From::Scancode("none".into())),
            ("base = { recipe = 'none' }", From::Recipe("none".into())),
            ("base = { recipe = 'a' }", From::Recipe("a".into())),
        ] {
            let error = RecipeError::NoText { recipe: "a".into(), from: missing };
            assert_eq!(make("a", &[recipe("a", toml)], &scancode), Err(error));
        }
        let circle =
            [recipe("a", "base = { recipe = 'b' }"), recipe("b", "base = { recipe = 'a' }")];
        assert_eq!(
            make("a", &circle, &scancode),
            Err(RecipeError::NoText { recipe: "b".into(), from: From::Recipe("a".into()) })
        );
    }

    #[test]
    fn a_file_of_another_form_is_refused() {
        for toml in [
            "",
            "base = 'song'",
            "base = { scancode = 'song' }\n[[edit]]\ndo = 'invent'",
            "base = { scancode = 'song' }\n[[edit]]\ndo = 'drop'\nfrom = 'a'",
        ] {
            let error = Recipe::parse("r", toml).expect_err(toml).to_string();
            assert!(error.starts_with("recipe r: "), "{error}");
        }
    }
}
