//! What `gloss matrix` says of the Llama family, held against facts read from the publisher's own files.
//!
//! Source of the facts: the repository meta-llama/llama-models at commit
//! a9c89c471f793423afd4cc3ca8671d6e56fe64cb, read clause by clause. These tests run the built
//! program on the built corpus; nothing of a text stands here beyond the few words of a mark.

use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

const FAMILY: [&str; 6] = ["llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4"];

fn run(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_gloss")).args(arguments).output();
    let run = run.expect("gloss runs");
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("UTF-8")
}

fn gloss(arguments: &[&str]) -> Value {
    serde_json::from_str(&run(&[arguments, &["--json"]].concat())).expect("JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("a list")
}

/// A row's states, a letter for each edition: absent, same, edited, new.
fn states(row: &Value) -> String {
    let states = list(row, "cells").iter().map(|cell| cell["state"].as_str().expect("a state"));
    states.map(|state| &state[..1]).collect()
}

/// Where a row stands in the last edition that has it: "llama-4 1.b.i".
fn place(row: &Value) -> String {
    let cell = list(row, "cells").iter().rfind(|cell| cell["address"].is_string());
    let cell = cell.expect("a clause stands somewhere");
    format!("{} {}", cell["edition"].as_str().unwrap(), cell["address"].as_str().unwrap())
}

/// The rows whose states are other than those of a clause that is the same in all six, by place.
fn told(matrix: &Value) -> BTreeMap<String, String> {
    let rows = list(matrix, "rows").iter().map(|row| (place(row), states(row)));
    rows.filter(|(_, states)| states != "nsssss").collect()
}

fn expected(rows: &[(&str, &str)]) -> BTreeMap<String, String> {
    rows.iter().map(|(place, states)| ((*place).to_owned(), (*states).to_owned())).collect()
}

/// The licences. All other clauses are the same in all six but for form.
const LICENCES: [(&str, &str); 5] = [
    ("llama-4 1.b.i", "neesss"),
    ("llama-3 1.b.v", "nsaaaa"),
    ("llama-4 3", "nessss"),
    ("llama-4 5.a", "neesss"),
    // One word: "an infringement" became "infringement".
    ("llama-4 5.c", "nessss"),
];

/// The policies.
const POLICIES: [(&str, &str); 7] = [
    ("llama-4-aup 1.5", "nssess"),
    // "the Llama 3 Materials" became "the Llama Materials".
    ("llama-4-aup 1.6", "nsesss"),
    ("llama-4-aup 1.8", "aaanss"),
    ("llama-4-aup 3.1", "nssess"),
    ("llama-4-aup 6", "aaanss"),
    // The exclusion of the European Union.
    ("llama-4-aup prohibited-uses.2", "aaanss"),
    // "unlicensed uses of Llama" became "of Llama 3.1".
    ("llama-4-aup prohibited-uses.3.*4", "nsesss"),
];

/// How many clauses the policy has that Llama 3's licence prints inside it.
fn printed_inside() -> usize {
    let shown = gloss(&["show", "llama-3"]);
    let inside = |clause: &&Value| clause["address"].as_str().unwrap().starts_with("AUP.");
    list(&shown, "clauses").iter().filter(inside).count()
}

/// Takes the rows of that policy out, each of which must stand in Llama 3 alone and have these
/// relations on the way in and out.
fn without_the_inside(matrix: &Value, relations: [&str; 2]) -> BTreeMap<String, String> {
    let mut rows = told(matrix);
    rows.retain(|place, states| !(place.starts_with("llama-3 AUP.") && states == "anaaaa"));
    let inside = |row: &&Value| place(row).starts_with("llama-3 AUP.");
    let mut count = 0;
    for row in list(matrix, "rows").iter().filter(inside) {
        count += 1;
        for (cell, expected) in list(row, "cells")[1..3].iter().zip(relations) {
            let relation = cell["change"]["relation"].as_str().unwrap();
            assert!(relation.starts_with(expected), "{}: {relation}", place(row));
        }
    }
    assert_eq!(count, printed_inside());
    assert!(count > 30, "{count}");
    rows
}

#[test]
fn the_licences_of_the_family() {
    let matrix = gloss(&[&["matrix"], &FAMILY[..]].concat());
    assert_eq!(matrix["editions"], serde_json::json!(FAMILY));
    let rows = without_the_inside(&matrix, ["added", "removed"]);
    assert_eq!(rows, expected(&LICENCES));
    let same = list(&matrix, "rows").iter().filter(|row| states(row) == "nsssss").map(place);
    let same: Vec<String> = same.collect();
    for address in ["1.a", "1.b.ii", "1.b.iii", "1.b.iv", "2", "4", "5.b", "6", "7"] {
        assert!(same.contains(&format!("llama-4 {address}")), "{address}: {same:?}");
    }
}

#[test]
fn the_family_with_its_policies() {
    let matrix = gloss(&[&["matrix", "--bundle"], &FAMILY[..]].concat());
    // What is printed inside stands apart as well, so its words did not come or go with Llama 3.
    let rows = without_the_inside(&matrix, ["moved", "moved"]);
    assert_eq!(rows, expected(&[&LICENCES[..], &POLICIES[..]].concat()));

    // Groups of items, by how many stood in Llama 2 and stand in Llama 4.
    for (group, then, now) in [("1", 7, 8), ("3", 6, 6), ("4", 6, 6)] {
        let items = list(&matrix, "rows").iter().filter(|row| {
            let place = place(row);
            let item = place.strip_prefix("llama-4-aup ").and_then(|at| at.strip_prefix(group));
            item.is_some_and(|at| at.matches('.').count() == 1 && at.starts_with('.'))
        });
        let items: Vec<String> = items.map(states).collect();
        let (new, old): (Vec<&String>, Vec<&String>) =
            items.iter().partition(|states| states.starts_with('a'));
        assert_eq!((old.len(), old.len() + new.len()), (then, now), "{group}: {items:?}");
    }
}

#[test]
fn each_clause_of_each_text_stands_in_one_cell() {
    let matrix = gloss(&[&["matrix", "--bundle"], &FAMILY[..]].concat());
    for (column, edition) in FAMILY.iter().enumerate() {
        let policy = format!("{edition}-aup");
        let mut standing: Vec<(String, String)> = list(&matrix, "rows")
            .iter()
            .map(|row| &row["cells"][column])
            .filter_map(|cell| {
                Some((cell["edition"].as_str()?.to_owned(), cell["address"].as_str()?.to_owned()))
            })
            .collect();
        let mut all: Vec<(String, String)> = [*edition, &policy]
            .iter()
            .flat_map(|id| {
                let shown = gloss(&["show", id]);
                let address = |clause: &Value| clause["address"].as_str().unwrap().to_owned();
                let clauses: Vec<_> = list(&shown, "clauses").iter().map(address).collect();
                clauses.into_iter().map(|address| ((*id).to_owned(), address))
            })
            .collect();
        standing.sort();
        all.sort();
        assert_eq!(standing, all, "{edition}");
    }
}

#[test]
fn states_are_what_comparisons_of_neighbours_say() {
    let matrix = gloss(&[&["matrix", "--bundle"], &FAMILY[..]].concat());
    for (step, pair) in FAMILY.windows(2).enumerate() {
        let compared = gloss(&["compare", pair[0], pair[1], "--bundle"]);
        let mut changes: Vec<(&Value, &Value, Vec<&Value>)> = list(&compared, "changes")
            .iter()
            .map(|c| (&c["relation"], &c["substance"], list(c, "kinds").iter().collect()))
            .collect();
        let cells = list(&matrix, "rows").iter().map(|row| &row["cells"][step + 1]);
        let mut told: Vec<(&Value, &Value, Vec<&Value>)> = cells
            .map(|cell| &cell["change"])
            .filter(|change| !change.is_null())
            .map(|c| (&c["relation"], &c["substance"], list(c, "kinds").iter().collect()))
            .collect();
        let key = |c: &(&Value, &Value, Vec<&Value>)| format!("{c:?}");
        changes.sort_by_key(key);
        told.sort_by_key(key);
        assert_eq!(told, changes, "{pair:?}");
    }
}

#[test]
fn a_topic_is_what_a_person_calls_the_clause() {
    let matrix = gloss(&[&["matrix"], &FAMILY[..]].concat());
    let topic = |at: &str| {
        let row = list(&matrix, "rows").iter().find(|row| place(row) == at);
        row.unwrap_or_else(|| panic!("no row {at}"))["topic"].as_str().unwrap().to_owned()
    };
    for (at, expected) in [
        ("llama-4 def.agreement", "“Agreement”"),
        ("llama-4 1.a", "Grant of Rights"),
        ("llama-4 1.b.i", "Redistribution and Use · i"),
        ("llama-3 1.b.v", "Redistribution and Use · v"),
        ("llama-4 2", "Additional Commercial Terms"),
        ("llama-4 5.b", "Intellectual Property · b"),
        ("llama-3 AUP.1.a.i", "Violence or terrorism"),
    ] {
        assert_eq!(topic(at), expected);
    }
}

#[test]
fn the_two_policies_of_llama_3_are_told_apart() {
    let (inside, apart) = (gloss(&["show", "llama-3"]), gloss(&["show", "llama-3-aup"]));
    let words = |shown: &Value, address: &str| {
        let clause = list(shown, "clauses").iter().find(|clause| clause["address"] == address);
        let clause = clause.unwrap_or_else(|| panic!("no clause {address}"));
        let at = |key: &str| usize::try_from(clause[key].as_u64().unwrap()).unwrap();
        shown["text"].as_str().unwrap()[at("start")..at("end")].to_owned()
    };
    // One counts with letters, the other with digits, and an item that one has third is the other's
    // fourth group.
    for (here, there, in_both, only_here, only_there) in [
        ("AUP.3.g", "4", "Fail to appropriately disclose", "", ""),
        ("AUP.1.f", "1.6", "Materials", "the Llama Materials", "the Llama 3 Materials"),
        ("AUP.prohibited-uses.1", "prohibited-uses.1", "safely", "Meta Llama 3", "use Llama 3"),
        (
            "AUP.prohibited-uses.2.*1",
            "prohibited-uses.2.*1",
            "github.com/",
            "meta-llama/llama3",
            "facebookresearch/llama",
        ),
    ] {
        let (one, other) = (words(&inside, here), words(&apart, there));
        assert!(one.contains(in_both) && other.contains(in_both), "{here}: {one} / {other}");
        assert!(one.contains(only_here) && other.contains(only_there), "{here}: {one} / {other}");
        assert!(only_here.is_empty() || !other.contains(only_here), "{here}: {other}");
        assert!(only_there.is_empty() || !one.contains(only_there), "{here}: {one}");
    }

    let compared = gloss(&["compare", "llama-3", "llama-3-aup"]);
    let pairs: Vec<&Value> = list(&compared, "changes")
        .iter()
        .filter(|c| c["old_address"].is_string() && c["new_address"].is_string())
        .collect();
    assert_eq!(pairs.len(), list(&apart, "clauses").len(), "every clause has its twin");
    let inside = |c: &&&Value| c["old_address"].as_str().unwrap().starts_with("AUP.");
    assert_eq!(pairs.iter().filter(inside).count(), pairs.len());
    let substance: Vec<&str> = pairs
        .iter()
        .filter(|c| c["substance"] == true)
        .map(|c| c["new_address"].as_str().unwrap())
        .collect();
    assert_eq!(substance, ["1.6", "prohibited-uses.2.*4"]);
    let moved = pairs.iter().find(|c| c["old_address"] == "AUP.3.g").unwrap();
    assert_eq!(moved["new_address"], "4");
}

#[test]
fn the_table_has_a_sign_and_a_word_for_each_state() {
    let table = run(&[&["matrix"], &FAMILY[..]].concat());
    let line = |address: &str| {
        let found = table.lines().find(|line| line.starts_with(&format!("{address} ")));
        found.unwrap_or_else(|| panic!("no line {address} in\n{table}"))
    };
    let marks = |address: &str| line(address).split_whitespace().rev().take(12).collect::<Vec<_>>();
    let read = |address: &str| {
        let mut marks = marks(address);
        marks.reverse();
        marks.join(" ")
    };
    assert_eq!(read("1.b.v"), "○ first ◇ form × gone · absent · absent · absent");
    assert_eq!(read("1.b.i"), "○ first ◆ edited ◆ edited = same = same = same");
    assert_eq!(read("1.a"), "○ first = same = same = same = same = same");
    let head = table.lines().next().unwrap();
    let column = |of: &str, word: &str| of[..of.find(word).unwrap()].chars().count();
    assert_eq!(column(head, "llama-3 "), column(line("1.b.v"), "◇"));
    assert_eq!(column(head, "llama-3.1"), column(line("1.b.v"), "×"));
}

#[test]
fn one_edition_is_no_matrix_and_thirteen_are_too_many() {
    for arguments in [vec!["matrix", "llama-2"], [vec!["matrix"], vec!["mit"; 13]].concat()] {
        let run = Command::new(env!("CARGO_BIN_EXE_gloss")).args(&arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert!(run.stdout.is_empty());
    }
}
