//! What the files of opinions and of releases have in common.
//!
//! Owns words in both languages and how a mistake in a file is told. It knows no file.

use serde::Deserialize;
use thiserror::Error;

/// The same words in the languages of the app.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English, British spelling.
    pub en: String,
    /// French.
    pub fr: String,
}

/// A file of `assets` that cannot be used.
#[derive(Debug, Error)]
#[error("{file}: {problem}")]
pub(crate) struct DataError {
    file: String,
    problem: String,
}

impl DataError {
    pub(crate) fn toml(file: &str, error: &toml::de::Error) -> Self {
        Self { file: file.to_owned(), problem: error.to_string() }
    }

    pub(crate) fn unknown(file: &str, entry: &str, field: &str, value: &str) -> Self {
        let problem = format!("“{entry}”: {field}: “{value}” is not known");
        Self { file: file.to_owned(), problem }
    }

    pub(crate) fn twice(file: &str, entry: &str, value: &str) -> Self {
        Self {
            file: file.to_owned(), problem: format!("“{entry}”: “{value}” is told twice")
        }
    }
}

/// What a file that ships holds; the crate's tests read every one.
pub(crate) fn built_in<T>(read: Result<T, DataError>) -> T {
    read.unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(test)]
pub(crate) mod tests {
    /// Asks that the files of a folder of `assets` are those of a list.
    pub(crate) fn every_file_is_compiled_in(folder: &str, named: &[&str]) {
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets").join(folder);
        let mut there: Vec<String> = std::fs::read_dir(path)
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        let mut named: Vec<&str> = named.to_vec();
        there.sort();
        named.sort_unstable();
        assert_eq!(there, named);
    }
}
