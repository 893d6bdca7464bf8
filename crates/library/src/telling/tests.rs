//! What is told of invented texts.
//!
//! Owns the cases: a rule that came, went, moved, was reworded or never was.

use super::*;
use crate::{Info, Scope, compare};

fn read(version: &str, source: &str) -> Arc<Document> {
    let text = text::read(source.as_bytes(), text::Format::Plain);
    let info = Info {
        family: "Sample".to_owned(),
        version: version.to_owned(),
        ..Info::of_file("sample.txt", "")
    };
    Arc::new(crate::document::judged(Document::bare(info, text)))
}

fn telling(old: &str, new: &str) -> Telling {
    let sides = [read("1", old), read("2", new)];
    compare(&sides, Scope::Alone).unwrap().columns.remove(1).telling
}

/// What is told, as "came non-commercial".
fn told(old: &str, new: &str) -> Vec<String> {
    let ids = |told: &Told| told.categories.iter().map(|c| c.id()).collect::<Vec<_>>().join("+");
    telling(old, new).told.iter().map(|t| format!("{} {}", t.what.id(), ids(t))).collect()
}

const LAW: &str = "The laws of the State of Kent govern this licence.";
const TRADE: &str = "You may not use the model for commercial purposes.";
const END: &str = "The licensor may terminate this licence if you breach it.";

#[test]
fn a_rule_comes_and_goes_with_its_clause() {
    let (bare, more) = (format!("1. {LAW}"), format!("1. {LAW}\n\n2. {TRADE}"));
    assert_eq!(told(&bare, &more), ["came non-commercial"]);
    assert_eq!(told(&more, &bare), ["went non-commercial"]);
    let came = telling(&bare, &more);
    assert_eq!(
        came.told[0].words.en,
        "Sample 2 forbids or limits commercial use: “You may not use the model for commercial purposes” (2)."
    );
    let went = telling(&more, &bare);
    assert_eq!(
        went.told[0].words.fr,
        "Sample 2 ne limite plus l’usage commercial\u{a0}: «\u{a0}You may not use the model for commercial purposes\u{a0}» (2 de Sample 1)."
    );
    let count = went.count.unwrap().en;
    assert!(count.starts_with("One clause changed in substance; one is the same. "), "{count}");
    assert!(count.ends_with("; they miss clauses."), "{count}");
}

#[test]
fn a_rule_that_stands_elsewhere_neither_came_nor_went() {
    let old = format!("1. {TRADE}\n\n2. {LAW}\n\n3. {END}");
    let new = format!("1. {LAW}\n\n2. {END}\n\n3. {TRADE}");
    assert_eq!(told(&old, &new), [""; 0]);
    // Nor one that was taken into a clause on other things.
    let old = format!("1. {LAW}\n\n2. {TRADE}");
    let long = "The weights are kept in a tall house by the sea, and the tide comes twice a day. \
                Whoever comes by boat ties it to the ring at the door and rings the bell there.";
    let new = format!("1. {LAW}\n\n2. {long} {TRADE}");
    assert!(told(&old, &new).iter().all(|t| !t.starts_with("came") && !t.starts_with("went")));
}

#[test]
fn a_lone_rule_in_other_words_changed() {
    let old = format!("1. {LAW}\n\n2. {TRADE}");
    let new =
        format!("1. {LAW}\n\n2. Use of the weights is permitted for non-commercial purposes only.");
    // What is permitted is a grant, too.
    assert_eq!(told(&old, &new), ["came grant-copyright", "changed non-commercial"]);
}

#[test]
fn words_that_a_rule_rests_on_are_told_and_others_are_not() {
    let old =
        "1. The licensor may terminate this licence if you breach it and 30 days have passed.";
    let new =
        "1. The licensor may terminate this licence if you breach it and 10 days have passed.";
    let amount = telling(old, new);
    assert_eq!(amount.told.len(), 1);
    assert!(amount.told[0].words.en.contains("“30” becomes “10”"), "{:?}", amount.told[0].words);
    let reworded =
        "1. The licensor may terminate this licence if you breach it and 30 days have gone.";
    assert_eq!(told(old, reworded), [""; 0]);
}

#[test]
fn what_is_not_sure_says_so() {
    let lead = |words: &str| format!("1. {words}:\n\na) military purposes\n\nb) spam\n\n2. {LAW}");
    let old = lead("You may use the model for these purposes among others, at no cost");
    let new = lead("You agree you will not use the model for");
    let told = telling(&old, &new).told;
    // The items read the same: only the words over them made rules of them.
    let came = told.iter().find(|t| t.what == What::Came).expect("a rule came");
    let sure = came.evidence.iter().any(|e| e.place.clause.0 == 0);
    assert_eq!(came.confidence == Confidence::Sure, sure, "{told:?}");
    assert_eq!(!came.words.en.contains("probably"), sure, "{told:?}");
    assert!(came.evidence.len() >= 2, "{told:?}");
}

#[test]
fn where_nothing_of_substance_differs_nothing_is_told_of_rules() {
    let old = format!("1. {TRADE}\n\n2. “Work” is what you get.");
    let new = format!("1. {TRADE}\n\n2. \"Work\" is what you get.");
    let same = telling(&old, &new);
    assert_eq!(same.told, []);
    assert_eq!(same.count.unwrap().en, "Sample 2 reads the same as Sample 1.");
    let moved = format!("1. “Work” is what you get.\n\n2. {TRADE}");
    let moved = telling(&old, &moved);
    assert!(moved.count.unwrap().fr.starts_with("Sample 2 ne change rien au fond. "));
}

#[test]
fn a_policy_printed_in_one_text_alone_is_told_once_and_its_rules_are_not() {
    let licence = format!("SAMPLE LICENCE\n\n1. {LAW}");
    let policy = "Acceptable Use Policy\n\nYou agree you will not use the model to:\n\n\
                  1. Engage in spam\n\n2. Engage in fraud";
    let inside = format!("{licence}\n\n{policy}");
    assert_eq!(told(&inside, &licence), ["printed "]);
    assert_eq!(told(&licence, &inside), ["printed "]);
}

#[test]
fn names_and_words_of_hostile_texts_are_only_quoted() {
    let old = format!("1. {LAW}");
    let new =
        format!("1. {LAW}\n\n2. You may not use {{new}} {{probably}} for commercial purposes.");
    let words = &telling(&old, &new).told[0].words;
    assert!(words.en.contains("use {new} {probably} for commercial"), "{words:?}");
}
