//! What `gloss` says of the Llama family, held against facts read from the publisher's own files.
//!
//! Source of the facts: the repository meta-llama/llama-models at commit
//! a9c89c471f793423afd4cc3ca8671d6e56fe64cb, read clause by clause. These tests run the built
//! program on the built corpus; nothing of a text stands here beyond the few words of a mark.

use serde_json::Value;
use std::process::Command;

fn gloss(arguments: &[&str]) -> Value {
    let run = Command::new(env!("CARGO_BIN_EXE_gloss"))
        .args(arguments)
        .arg("--json")
        .output()
        .expect("gloss runs");
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("JSON")
}

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    /// The same words, or another name, date, link, number or typography.
    Kept,
    /// Changed in substance.
    Changed,
    /// Gone.
    Dropped,
    /// In neither.
    Absent,
}
use Fate::{Absent, Changed, Dropped, Kept};

const CLAUSES: [&str; 14] = [
    "1.a", "1.b.i", "1.b.ii", "1.b.iii", "1.b.iv", "1.b.v", "2", "3", "4", "5.a", "5.b", "5.c",
    "6", "7",
];

fn fate(comparison: &Value, address: &str) -> Fate {
    let changes = comparison["changes"].as_array().expect("changes");
    let named = |c: &&Value| c["old_address"] == address || c["new_address"] == address;
    let Some(change) = changes.iter().find(named) else { return Absent };
    match change["relation"].as_str() {
        Some("removed") => Dropped,
        Some("edited") if change["substance"] == true => Changed,
        Some("same" | "edited") => Kept,
        other => panic!("{address}: {other:?}"),
    }
}

fn fates(old: &str, new: &str, changed: &[(&str, Fate)]) {
    let comparison = gloss(&["compare", old, new]);
    for address in CLAUSES {
        let expected = changed.iter().find(|(a, _)| *a == address).map_or(Kept, |(_, f)| *f);
        assert_eq!(fate(&comparison, address), expected, "{old} → {new}, {address}");
    }
}

#[test]
fn llama_2_to_3_changed_four_clauses() {
    fates(
        "llama-2",
        "llama-3",
        &[
            ("1.b.i", Changed),
            ("3", Changed),
            ("5.a", Changed),
            // One word: "an infringement" became "infringement".
            ("5.c", Changed),
        ],
    );
}

#[test]
fn llama_3_to_3_1_dropped_the_improvement_ban() {
    fates("llama-3", "llama-3.1", &[("1.b.i", Changed), ("1.b.v", Dropped), ("5.a", Changed)]);
}

#[test]
fn from_3_1_to_4_nothing_of_substance_changed_in_the_licence() {
    for (old, new) in
        [("llama-3.1", "llama-3.2"), ("llama-3.2", "llama-3.3"), ("llama-3.3", "llama-4")]
    {
        fates(old, new, &[("1.b.v", Absent)]);
        let comparison = gloss(&["compare", old, new]);
        assert_eq!(comparison["summary"]["substantive"], 0, "{old} → {new}");
    }
}

/// A name and a link are one word each, as a reader counts them; dates count word by word.
fn changed_words(edit: &Value) -> usize {
    match edit["kind"].as_str() {
        Some("typography") => 0,
        Some("name" | "link") => 1,
        _ => edit["text"].as_str().unwrap().split_whitespace().count(),
    }
}

#[test]
fn at_most_seventeen_words_are_shown_as_changed_in_the_steps_of_form() {
    for (old, new) in
        [("llama-3.1", "llama-3.2"), ("llama-3.2", "llama-3.3"), ("llama-3.3", "llama-4")]
    {
        let comparison = gloss(&["compare", old, new]);
        for op in ["delete", "insert"] {
            let changes = comparison["changes"].as_array().unwrap().iter();
            let edits = changes.flat_map(|c| c["edits"].as_array().unwrap());
            let words: usize = edits.filter(|e| e["op"] == op).map(changed_words).sum();
            assert!((1..=17).contains(&words), "{old} → {new}: {words} words, {op}");
        }
    }
}

#[test]
fn the_policy_of_llama_3_moved_out_of_the_licence_file() {
    let comparison = gloss(&["compare", "llama-3", "llama-3.1", "--bundle"]);
    let changes = comparison["changes"].as_array().unwrap();
    let inside = |c: &&Value| {
        c["old_edition"] == "llama-3"
            && c["old_address"].as_str().is_some_and(|a| a.starts_with("AUP."))
    };
    let relations: Vec<&str> =
        changes.iter().filter(inside).map(|c| c["relation"].as_str().unwrap()).collect();
    assert!(relations.len() > 30, "{} clauses", relations.len());
    for relation in relations {
        assert!(relation.starts_with("moved"), "{relation}");
    }
}

#[test]
fn llama_3_2_excluded_the_union_in_its_policy() {
    let comparison = gloss(&["compare", "llama-3.1", "llama-3.2", "--bundle"]);
    let changes = comparison["changes"].as_array().unwrap();
    let gained = changes
        .iter()
        .filter(|c| c["findings_added"].as_array().unwrap().iter().any(|f| f == "territory"))
        .collect::<Vec<_>>();
    assert_eq!(gained.len(), 1);
    assert_eq!(gained[0]["relation"], "added");
    assert_eq!(gained[0]["new_edition"], "llama-3.2-aup");
    let words = gained[0]["edits"][0]["text"].as_str().unwrap();
    assert!(words.contains("European Union"), "{words}");
}

/// The address of the one clause of `edition` that carries `category`, or all of them.
fn carriers(edition: &str, category: &str) -> Vec<String> {
    let findings = gloss(&["findings", edition]);
    let found =
        findings["findings"].as_array().unwrap().iter().filter(|f| f["category"] == category);
    let mut addresses: Vec<String> =
        found.map(|f| f["address"].as_str().unwrap().to_owned()).collect();
    addresses.dedup();
    addresses
}

#[test]
fn each_licence_carries_its_rules_where_they_stand() {
    let all = ["llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4"];
    for edition in all {
        for (category, address) in [
            ("scale-threshold", "2"),
            ("notice", "1.b.iii"),
            ("litigation-termination", "5.c"),
            ("indemnity", "5.c"),
            ("termination-breach", "6"),
            ("delete-on-termination", "6"),
            ("governing-law", "7"),
            ("warranty-disclaimer", "3"),
            ("liability-limit", "4"),
            ("trademark", "5.a"),
            ("licence-copy", "1.b.i"),
        ] {
            let found = carriers(edition, category);
            assert!(found.iter().any(|a| a == address), "{edition}: {category} at {found:?}");
        }
        let policy = carriers(edition, "use-policy");
        assert!(policy.iter().any(|a| a == "1.b.iv"), "{edition}: use-policy at {policy:?}");
        let ban = carriers(edition, "output-use");
        let expected = matches!(edition, "llama-2" | "llama-3");
        assert_eq!(ban.iter().any(|a| a == "1.b.v"), expected, "{edition}: {ban:?}");
        for category in ["branding", "naming"] {
            let found = carriers(edition, category);
            assert_eq!(
                found.iter().any(|a| a == "1.b.i"),
                edition != "llama-2",
                "{edition}: {category} at {found:?}"
            );
        }
        assert!(carriers(edition, "territory").is_empty(), "{edition}");
    }
}

#[test]
fn only_the_policies_from_3_2_on_exclude_a_territory() {
    for (edition, count) in [
        ("llama-2-aup", 0),
        ("llama-3-aup", 0),
        ("llama-3.1-aup", 0),
        ("llama-3.2-aup", 1),
        ("llama-3.3-aup", 1),
        ("llama-4-aup", 1),
    ] {
        assert_eq!(carriers(edition, "territory").len(), count, "{edition}");
        let items = carriers(edition, "use-policy").len();
        assert!(items >= 28, "{edition}: {items} prohibited uses");
    }
}

#[test]
fn a_finding_quotes_its_clause_to_the_byte() {
    for edition in ["llama-2", "llama-3.1", "llama-3.2-aup"] {
        let shown = gloss(&["show", edition]);
        let text = shown["text"].as_str().unwrap();
        for finding in gloss(&["findings", edition])["findings"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
            assert_eq!(&text[at("start")..at("end")], finding["quote"].as_str().unwrap());
            assert!(!finding["words"].as_array().unwrap().is_empty());
        }
    }
}

#[test]
fn each_licence_has_its_addresses() {
    for edition in ["llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4"] {
        let shown = gloss(&["show", edition]);
        let clauses = shown["clauses"].as_array().unwrap();
        for address in CLAUSES.iter().chain(&["1", "1.b", "5", "def.agreement", "title", "date"]) {
            let found = clauses.iter().filter(|c| c["address"] == *address).count();
            let expected =
                usize::from(*address != "1.b.v" || matches!(edition, "llama-2" | "llama-3"));
            assert_eq!(found, expected, "{edition}: {address}");
        }
    }
}

#[test]
fn bad_input_is_named_with_its_reason() {
    for (arguments, code, words) in [
        (vec!["show", "no-such-licence"], 3, "no-such-licence"),
        (vec!["compare", "llama-2", "/"], 3, "not a file"),
        (vec!["show"], 2, "Usage"),
        (vec!["compare", "llama-2", "llama-3", "--exit-code", "--stat"], 1, ""),
    ] {
        let run = Command::new(env!("CARGO_BIN_EXE_gloss")).args(&arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(code), "{arguments:?}");
        assert!(String::from_utf8_lossy(&run.stderr).contains(words), "{arguments:?}");
    }
}
