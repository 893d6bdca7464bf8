//! The rules that ship.
//!
//! Owns which files of `assets/rules/` are compiled in. It says nothing about their content.

use crate::Rules;
use std::sync::LazyLock;

/// Name and content of each file, in the order in which rules of one category take precedence.
const FILES: [(&str, &str); 5] = [
    ("restrictions.toml", include_str!("../../../assets/rules/restrictions.toml")),
    ("conditions.toml", include_str!("../../../assets/rules/conditions.toml")),
    ("control.toml", include_str!("../../../assets/rules/control.toml")),
    ("risk.toml", include_str!("../../../assets/rules/risk.toml")),
    ("grants.toml", include_str!("../../../assets/rules/grants.toml")),
];

impl Rules {
    /// The rules that ship, made ready at first use.
    ///
    /// # Panics
    /// When a file under `assets/rules/` is wrong, which this crate's tests exclude.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Rules> =
            LazyLock::new(|| Rules::parse(&FILES).unwrap_or_else(|error| panic!("{error}")));
        &BUILT_IN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_compiled_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/rules");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let mut named: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        there.sort();
        named.sort_unstable();
        assert_eq!(there, named);
    }
}
