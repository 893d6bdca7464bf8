//! The rules that ship.
//!
//! Owns which files of `assets/rules/` are compiled in. It says nothing about their content.

use crate::Rules;
use std::sync::LazyLock;

/// Name and content of each file, in the order in which rules of one category take precedence.
const FILES: [(&str, &str); 6] = [
    ("words.toml", include_str!("../../../assets/rules/words.toml")),
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
    use crate::schema::File;

    /// Publishers and families that rules were written from, or may be, and that the catalogue does
    /// not have.
    const OTHERS: [&str; 22] = [
        "alibaba",
        "bigcode",
        "bigscience",
        "creative commons",
        "deepseek",
        "eclipse",
        "exaone",
        "falcon",
        "flux",
        "gemma",
        "gnu",
        "google",
        "gpl",
        "hunyuan",
        "microsoft",
        "mistral",
        "mozilla",
        "nvidia",
        "openai",
        "qwen",
        "stability",
        "tencent",
    ];

    /// The families, publishers and names of models that the catalogue has, in small letters.
    fn catalogued() -> Vec<String> {
        fn names(value: &toml::Value, found: &mut Vec<String>) {
            match value {
                toml::Value::String(name) => found.push(name.to_lowercase()),
                toml::Value::Array(all) => all.iter().for_each(|one| names(one, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/catalogue");
        for entry in std::fs::read_dir(folder).unwrap() {
            let content = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let file: toml::Table = content.parse().unwrap();
            let editions =
                file["edition"].as_array().unwrap().iter().filter_map(|e| e.get("names"));
            let all = file.get("family").into_iter().chain(file.get("publisher")).chain(editions);
            all.for_each(|value| names(value, &mut found));
        }
        assert!(found.contains(&"llama".into()) && found.contains(&"meta".into()), "{found:?}");
        found
    }

    /// What of a file must or must not stand in a text, when it names one of `names`.
    fn named(content: &str, names: &[String]) -> Vec<String> {
        let bare = |words: &str| {
            let small = words.to_lowercase();
            let words: Vec<&str> = text::words(&small).map(|w| w.span.of(&small)).collect();
            format!(" {} ", words.join(" "))
        };
        let file: File = toml::from_str(content).unwrap();
        let leads = file.lead.iter().flat_map(|l| [&l.any, &l.not]);
        let rules = file.rule.iter().flat_map(|r| [&r.all, &r.any, &r.not, &r.decide, &r.heading]);
        let phrases = leads.chain(rules).chain(file.words.values()).flatten();
        phrases.filter(|p| names.iter().any(|n| bare(p).contains(&bare(n)))).cloned().collect()
    }

    #[test]
    fn no_rule_looks_for_a_publisher_or_a_model() {
        let mut names = catalogued();
        names.extend(OTHERS.map(str::to_owned));
        for (file, content) in FILES {
            assert_eq!(named(content, &names), [""; 0], "{file}");
        }
        let planted = FILES[3].1.replacen("(we|licensor", "(we|Llama|licensor", 1);
        assert_eq!(named(&planted, &names).len(), 1);
    }

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
