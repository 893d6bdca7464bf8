//! The rules, questions and duties that ship.
//!
//! Owns which files of `assets/rules/` and `assets/situations/` are compiled in. It says nothing
//! about their content.

use crate::{Duties, Questions, Rules};
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

/// Name and content of the file of questions.
const QUESTIONS: (&str, &str) =
    ("questions.toml", include_str!("../../../assets/situations/questions.toml"));

/// Name and content of each file of duties, group by group.
const DUTIES: [(&str, &str); 5] = [
    ("restrictions.toml", include_str!("../../../assets/situations/restrictions.toml")),
    ("conditions.toml", include_str!("../../../assets/situations/conditions.toml")),
    ("control.toml", include_str!("../../../assets/situations/control.toml")),
    ("risk.toml", include_str!("../../../assets/situations/risk.toml")),
    ("grants.toml", include_str!("../../../assets/situations/grants.toml")),
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

impl Questions {
    /// The questions that ship, made ready at first use.
    ///
    /// # Panics
    /// When their file under `assets/situations/` is wrong, which this crate's tests exclude.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Questions> = LazyLock::new(|| {
            let (name, content) = QUESTIONS;
            Questions::parse(name, content).unwrap_or_else(|error| panic!("{error}"))
        });
        &BUILT_IN
    }
}

impl Duties {
    /// The duties that ship, made ready at first use.
    ///
    /// # Panics
    /// When a file under `assets/situations/` is wrong, which this crate's tests exclude.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Duties> = LazyLock::new(|| {
            Duties::parse(Questions::built_in(), &DUTIES).unwrap_or_else(|error| panic!("{error}"))
        });
        &BUILT_IN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::File;
    use crate::situation_schema::DutyFile;
    use crate::{Category, Wording};

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

    /// The words in small letters, a space around each.
    fn bare(words: &str) -> String {
        let small = words.to_lowercase();
        let words: Vec<&str> = text::words(&small).map(|w| w.span.of(&small)).collect();
        format!(" {} ", words.join(" "))
    }

    /// What of a file must or must not stand in a text, when it names one of `names`.
    fn named(content: &str, names: &[String]) -> Vec<String> {
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
        let mut situations = vec![QUESTIONS];
        situations.extend(DUTIES);
        for (folder, files) in [("rules", FILES.to_vec()), ("situations", situations)] {
            let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets");
            let mut there: Vec<String> = std::fs::read_dir(format!("{root}/{folder}"))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            let mut named: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
            there.sort();
            named.sort_unstable();
            assert_eq!(there, named);
        }
    }

    /// What people read of the files of questions and duties: id, English, French.
    fn told() -> Vec<(String, Wording)> {
        let mut told = Vec::new();
        for question in Questions::built_in().all() {
            let id = &question.id;
            told.push((id.clone(), question.ask.clone()));
            told.push((id.clone(), question.help.clone()));
            told.extend(
                question.options.iter().map(|o| (format!("{id}/{}", o.id), o.label.clone())),
            );
        }
        let topics = Duties::built_in().topics.iter().flat_map(|topic| &topic.told);
        told.extend(topics.map(|duty| (duty.id.clone(), duty.says.clone())));
        told
    }

    #[test]
    fn no_question_and_no_duty_names_a_publisher_or_a_model() {
        let mut names = catalogued();
        names.extend(OTHERS.map(str::to_owned));
        let naming = |words: &str| names.iter().find(|name| bare(words).contains(&bare(name)));
        for (id, wording) in told() {
            for words in [&wording.en, &wording.fr] {
                assert_eq!(naming(words), None, "{id}: {words}");
            }
        }
        assert_eq!(naming("Do not use Llama.").map(String::as_str), Some("llama"));
    }

    #[test]
    fn what_people_read_is_one_sentence_set_as_its_language_is() {
        for (id, Wording { en, fr }) in told() {
            assert!(!en.contains(['\'', '"', '\u{a0}']), "{id}: {en}");
            assert!(!fr.contains(['\'', '"']), "{id}: {fr}");
            for words in [&en, &fr] {
                assert!(!words.contains("  ") && words.trim() == words, "{id}: {words}");
                let label = id.contains('/');
                let ends = words.ends_with(['.', '?']);
                assert!(ends != label && !words.contains(". "), "{id}: {words}");
            }
            for (at, mark) in fr.match_indices([':', ';', '?', '!']) {
                assert!(fr[..at].ends_with('\u{a0}'), "{id}: {mark} in {fr}");
            }
        }
    }

    #[test]
    fn ids_of_duties_begin_with_their_category_which_stands_in_the_file_of_its_group() {
        for (file, content) in DUTIES {
            let read: DutyFile = toml::from_str(content).unwrap();
            for duty in read.duty {
                let category = Category::from_id(&duty.category).unwrap();
                assert!(duty.id.starts_with(&format!("{}.", category.id())), "{}", duty.id);
                let group = file.trim_end_matches("s.toml").trim_end_matches(".toml");
                assert_eq!(category.group().id(), group, "{}", duty.id);
            }
        }
    }

    #[test]
    fn duties_name_rules_that_there_are() {
        let rules = Rules::built_in();
        let is_rule = |id: &String| rules.all.iter().any(|rule| rule.id == *id);
        for (_, content) in DUTIES {
            let read: DutyFile = toml::from_str(content).unwrap();
            for duty in read.duty {
                for rule in duty.rules.unwrap_or_default() {
                    assert!(is_rule(&rule), "{}: {rule}", duty.id);
                }
            }
        }
    }
}
