//! What `gloss compare` says that a new edition did, held against facts read from the texts.
//!
//! These tests run the built program on the built corpus; of the texts no more stands here than the
//! few words by which a clause is known.

use serde_json::Value;
use std::process::{Command, Output};

fn gloss(arguments: &[&str]) -> Output {
    let run = Command::new(env!("CARGO_BIN_EXE_gloss")).args(arguments).output();
    let run = run.expect("gloss runs");
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    run
}

fn told(old: &str, new: &str, more: &[&str]) -> Vec<Value> {
    let run = gloss(&[&["compare", old, new, "--json"], more].concat());
    let answer: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    answer["told"].as_array().expect("told").clone()
}

/// What came and went, with where: "came branding 1.b.i".
fn events(told: &[Value]) -> Vec<String> {
    let word = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    told.iter()
        .filter(|one| ["came", "went"].contains(&one["what"].as_str().unwrap_or_default()))
        .map(|one| {
            let [what, category, address] =
                ["what", "category", "address"].map(|key| word(one, key));
            format!("{what} {category} {address}")
        })
        .collect()
}

fn sentence<'a>(told: &'a [Value], what: &str, category: &str, language: &str) -> &'a str {
    let carries = |one: &&Value| {
        one["what"] == what && one["categories"].as_array().unwrap().contains(&category.into())
    };
    let one = told.iter().find(carries);
    one.unwrap_or_else(|| panic!("{what} {category}: {told:#?}"))[language].as_str().expect("words")
}

#[test]
fn from_2_to_3_the_duties_of_badge_and_name_came() {
    let told = told("llama-2", "llama-3", &[]);
    assert_eq!(events(&told), ["came branding 1.b.i", "came naming 1.b.i"]);
    let badge = sentence(&told, "came", "branding", "en");
    assert!(badge.starts_with("Llama 3 adds a duty to display a badge"), "{badge}");
    assert!(badge.contains("prominently display ‘Built with") || badge.contains("Built with"));
    assert!(badge.ends_with("(1.b.i)."), "{badge}");
    let name = sentence(&told, "came", "naming", "fr");
    assert!(name.starts_with("Llama 3 ajoute une règle sur le nom"), "{name}");
}

#[test]
fn from_3_to_3_1_the_ban_on_improving_others_went() {
    for more in [&[][..], &["--bundle"]] {
        let told = told("llama-3", "llama-3.1", more);
        assert_eq!(events(&told), ["went output-use 1.b.v"], "{more:?}");
        let ban = sentence(&told, "went", "output-use", "en");
        assert!(ban.starts_with("Llama 3.1 no longer limits the use of what the model"), "{ban}");
        assert!(ban.ends_with("(1.b.v of Llama 3)."), "{ban}");
        let ban = sentence(&told, "went", "output-use", "fr");
        assert!(ban.ends_with("(1.b.v de Llama 3)."), "{ban}");
        let naming = sentence(&told, "changed", "naming", "en");
        assert!(naming.contains("any outputs or results of the Llama Materials"), "{naming}");
    }
}

#[test]
fn a_policy_that_is_no_longer_printed_inside_is_told_as_such() {
    let apart = told("llama-3", "llama-3.1", &[]);
    assert!(apart.iter().any(|one| one["what"] == "printed"), "{apart:#?}");
    // With the policies both texts have it.
    let bundle = told("llama-3", "llama-3.1", &["--bundle"]);
    assert!(bundle.iter().all(|one| one["what"] != "printed"), "{bundle:#?}");
}

#[test]
fn from_3_1_to_3_2_the_union_is_excluded_in_the_policy_alone() {
    let bundle = told("llama-3.1", "llama-3.2", &["--bundle"]);
    let territory = sentence(&bundle, "came", "territory", "en");
    assert!(territory.contains("European Union"), "{territory}");
    let came = bundle.iter().find(|one| one["category"] == "territory").unwrap();
    assert_eq!(came["edition"], "llama-3.2-aup");
    // Beside it came the item that forbids getting round safety measures.
    let came = events(&bundle);
    assert_eq!(came, ["came territory prohibited-uses.2", "came reverse-engineering 1.7"]);
    let licence = told("llama-3.1", "llama-3.2", &[]);
    assert_eq!(licence.len(), 1, "{licence:#?}");
    assert!(
        licence[0]["en"].as_str().unwrap().starts_with("Llama 3.2 changes nothing of substance.")
    );
}

#[test]
fn from_3_2_on_nothing_of_substance_changed() {
    for (old, new, name) in
        [("llama-3.2", "llama-3.3", "Llama 3.3"), ("llama-3.3", "llama-4", "Llama 4")]
    {
        let told = told(old, new, &["--bundle"]);
        assert_eq!(told.len(), 1, "{told:#?}");
        let (en, fr) = (told[0]["en"].as_str().unwrap(), told[0]["fr"].as_str().unwrap());
        assert!(en.starts_with(&format!("{name} changes nothing of substance.")), "{en}");
        assert!(fr.starts_with(&format!("{name} ne change rien au fond.")), "{fr}");
    }
}

#[test]
fn the_first_lines_are_the_summary_in_the_language_asked_for() {
    for (language, words) in
        [("en", "Llama 3.1 no longer limits"), ("fr", "Llama 3.1 ne limite plus")]
    {
        let run = gloss(&["compare", "llama-3", "llama-3.1", "--lang", language]);
        let printed = String::from_utf8(run.stdout).unwrap();
        assert!(printed.starts_with(words), "{printed}");
    }
}

/// Whatever is quoted stands in the clause that is named, word for word.
#[test]
fn quotations_are_the_texts_own_words() {
    for (old, new) in [
        ("llama-2", "llama-3"),
        ("llama-3", "llama-3.1"),
        ("llama-3.1", "llama-3.2"),
        ("ltxv-2025-04-17", "ltxv-2025-05-05"),
        ("stability-nc-research-2023-12-06", "stability-community-2024-07-05"),
    ] {
        for one in told(old, new, &["--bundle"]) {
            let (Some(quote), Some(edition)) = (one["quote"].as_str(), one["edition"].as_str())
            else {
                assert_eq!(one["what"], "count");
                continue;
            };
            let shown = gloss(&["show", edition, "--json"]);
            let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
            let text = shown["text"].as_str().unwrap();
            for words in quote.split('…') {
                assert!(text.contains(words.trim()), "{edition}: {quote}");
            }
        }
    }
}

#[test]
fn the_page_holds_the_summary_and_every_clause_and_nothing_from_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("redline.html");
    let path = file.to_str().unwrap();
    gloss(&["compare", "llama-3", "llama-3.1", "--bundle", "--lang", "en", "--html", path]);
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("<title>Llama 3 → Llama 3.1</title>"));
    assert!(page.contains("no longer limits the use of what the model puts out"));
    for outside in ["<script", "src=", "href=\"http", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    // Written again, or to standard output, it is the same page.
    let again = gloss(&["compare", "llama-3", "llama-3.1", "--bundle", "--lang", "en", "--html"]);
    assert_eq!(String::from_utf8(again.stdout).unwrap(), page);
}

#[test]
fn what_went_from_a_licence_written_anew_is_told_as_probable() {
    // Half of what such a licence says stands in other words, and rules know words.
    let told = told("llama-1", "llama-2", &[]);
    let went: Vec<&Value> = told.iter().filter(|one| one["what"] == "went").collect();
    assert!(went.len() > 2, "{went:?}");
    for one in went {
        assert!(one["en"].as_str().unwrap().contains("probably"), "{one}");
    }
}
