//! Which clause became which, by cases.

#[path = "texts/read.rs"]
mod read;

use comparison::{Relation, StandsFor, align, compare};
use read::{Read, accepted, rejected};

const GRANT: &str = "You may use, copy and change the materials in any country without a fee.";
const BADGE: &str = "You shall display the badge of the publisher on a page about your product.";
const LAW: &str = "The courts of the publisher's home decide every dispute under these terms.";
const BAN: &str = "You will not use outputs to improve any other large model but this one.";

/// "old address → new address relation", for each change in order; the same ones left out.
fn told(old: &[Read], new: &[Read]) -> Vec<String> {
    let (a, b): (Vec<_>, Vec<_>) =
        (old.iter().map(Read::document).collect(), new.iter().map(Read::document).collect());
    let comparison = compare(&a, &b);
    assert_eq!(accepted(&comparison, new).len(), new.len());
    assert_eq!(rejected(&comparison, old).len(), old.len());
    comparison
        .changes
        .iter()
        .filter(|c| c.relation != Relation::Same)
        .map(|c| {
            let address = |side: &[Read], place: Option<comparison::Place>| {
                place.map_or("–".to_owned(), |p| {
                    format!("{}:{}", p.document, side[p.document].address(p))
                })
            };
            format!("{} → {} {}", address(old, c.old), address(new, c.new), c.relation.id())
        })
        .collect()
}

fn check(old: &[String], new: &[String], expected: &[&str]) {
    let side = |clauses: &[String]| [Read::new(&clauses.join("\n\n"), &[])];
    assert_eq!(told(&side(old), &side(new)), expected, "{old:?} {new:?}");
}

fn numbered(clauses: &[&str]) -> Vec<String> {
    clauses.iter().enumerate().map(|(i, c)| format!("{}. {c}", i + 1)).collect()
}

#[test]
fn added_removed_renumbered() {
    check(
        &numbered(&[GRANT, LAW]),
        &numbered(&[GRANT, BADGE, LAW]),
        &["– → 0:2 added", "0:2 → 0:3 renumbered"],
    );
    check(
        &numbered(&[GRANT, BAN, LAW]),
        &numbered(&[GRANT, LAW]),
        &["0:2 → – removed", "0:3 → 0:2 renumbered"],
    );
    check(&numbered(&[BAN, LAW]), &numbered(&[LAW]), &["0:1 → – removed", "0:2 → 0:1 renumbered"]);
}

#[test]
fn moved_and_edited() {
    check(
        &numbered(&[GRANT, BADGE, BAN, LAW]),
        &numbered(&[LAW, GRANT, BADGE, BAN]),
        &[
            "0:4 → 0:1 moved",
            "0:1 → 0:2 renumbered",
            "0:2 → 0:3 renumbered",
            "0:3 → 0:4 renumbered",
        ],
    );
    let law = LAW.replace("every", "any");
    check(
        &numbered(&[GRANT, BADGE, BAN, LAW]),
        &numbered(&[&law, GRANT, BADGE, BAN]),
        &[
            "0:4 → 0:1 moved-edited",
            "0:1 → 0:2 renumbered",
            "0:2 → 0:3 renumbered",
            "0:3 → 0:4 renumbered",
        ],
    );
}

#[test]
fn content_goes_before_number() {
    // 2 became 3 though another 2 came, half of whose words it shares.
    let other = "You shall display the notice of the publisher in a file beside your product.";
    check(
        &numbered(&[GRANT, BADGE]),
        &numbered(&[GRANT, other, BADGE]),
        &["– → 0:2 added", "0:2 → 0:3 renumbered"],
    );
}

#[test]
fn a_rewritten_clause_at_the_same_place_is_edited_and_another_is_not() {
    let rewritten = "You shall display the badge, in letters of the same size, wherever your product or a service built on it is shown, and keep it there.";
    check(
        &numbered(&[GRANT, BADGE, LAW]),
        &numbered(&[GRANT, rewritten, LAW]),
        &["0:2 → 0:2 edited"],
    );
    check(
        &numbered(&[GRANT, BADGE, LAW]),
        &numbered(&[GRANT, BAN, LAW]),
        &["0:2 → – removed", "– → 0:2 added"],
    );
}

#[test]
fn clauses_with_the_same_words_stay_in_their_order() {
    let twice = numbered(&[GRANT, "Reserved.", LAW, "Reserved."]);
    check(&twice, &twice, &[]);
    check(&twice, &numbered(&[GRANT, "Reserved.", LAW]), &["0:4 → – removed"]);
}

#[test]
fn of_two_clauses_of_a_length_that_changed_places_the_same_moved_when_turned_round() {
    let (one, other) = ("You keep the red badge.", "You show the blue badge.");
    let there = told(
        &[Read::new(&format!("{one}\n\n{other}"), &[])],
        &[Read::new(&format!("{other}\n\n{one}"), &[])],
    );
    let back = told(
        &[Read::new(&format!("{other}\n\n{one}"), &[])],
        &[Read::new(&format!("{one}\n\n{other}"), &[])],
    );
    assert_eq!((there.len(), back.len()), (1, 1), "{there:?} {back:?}");
    assert_ne!(there, back);
}

fn policy(name: &str, marker: &str) -> String {
    let items = [
        "Violence or terror of any sort",
        "Spam sent to many people at once",
        "Fraud of any kind against anyone",
    ];
    let list: Vec<String> = items.iter().map(|i| format!("   {marker} {i}")).collect();
    format!(
        "{name} Acceptable Use Policy\n\nYou agree that you will not use {name} to do or to help any of these:\n\n{}\n",
        list.join("\n")
    )
}

#[test]
fn a_policy_printed_twice_moves_to_where_it_is_printed_once() {
    let licence = |name: &str| format!("{name} LICENCE AGREEMENT\n\n1. {GRANT}\n\n2. {LAW}\n\n");
    let old = [
        Read::new(&(licence("Alpha 1") + &policy("Alpha 1", "*")), &["Alpha 1"]),
        Read::new(&policy("Alpha 1", "*"), &["Alpha 1"]),
    ];
    let new = [
        Read::new(&licence("Alpha 2"), &["Alpha 2"]),
        Read::new(&policy("Alpha 2", "*"), &["Alpha 2"]),
    ];
    let bundle = told(&old, &new);
    assert!(bundle.iter().all(|c| !c.ends_with("removed") && !c.ends_with("added")), "{bundle:?}");
    let moved = bundle
        .iter()
        .filter(|c| c.starts_with("0:AUP") && c.contains("→ 1:") && c.contains("moved"));
    assert_eq!(moved.count(), 5, "{bundle:?}");
    let alone = told(&old[..1], &new[..1]);
    assert_eq!(alone.iter().filter(|c| c.ends_with("removed")).count(), 5, "{alone:?}");

    let documents = |side: &'static str, of: &[Read]| {
        let (a, b): (Vec<_>, Vec<_>) =
            (old.iter().map(Read::document).collect(), of.iter().map(Read::document).collect());
        let alignment = align(&[&a, &b]);
        let twins = alignment.rows.iter().filter(|row| {
            row.steps[0].is_some_and(|i| alignment.steps[0].changes[i].stands_for == StandsFor::Old)
        });
        for row in twins.clone() {
            assert_eq!((row.cells[0].is_some(), row.cells[1]), (true, None), "{side}");
        }
        twins.count()
    };
    assert_eq!(documents("bundle", &new), 5);
}

#[test]
fn a_megabyte_against_another_of_the_same_words_in_disorder_ends_and_loses_no_words() {
    // The hardest that a diff can be given: every word stands everywhere on the other side.
    let disorder = |mut seed: u64| {
        let mut word = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let stop = if (seed >> 50).is_multiple_of(40) { "." } else { "" };
            format!("word{}{stop}", (seed >> 33) % 60)
        };
        let mut clause = |words: usize| (0..words).map(|_| word()).collect::<Vec<_>>().join(" ");
        let lengths = std::iter::once(60_000).chain([5_000; 20]);
        let clauses: Vec<String> = lengths
            .enumerate()
            .map(|(i, n)| format!("{}. {GRANT} {}.", i + 1, clause(n)))
            .collect();
        clauses.join("\n\n")
    };
    let (old, new) = ([Read::new(&disorder(1), &[])], [Read::new(&disorder(2), &[])]);
    assert!(old[0].text.content.len() > 1_000_000);
    let comparison = compare(&[old[0].document()], &[new[0].document()]);
    let pairs = comparison.changes.iter().filter(|c| c.old.is_some() && c.new.is_some());
    assert!(pairs.count() > 10);
    assert_eq!(comparison.diagnostics.len(), 1, "{:?}", comparison.diagnostics);
    assert_eq!(accepted(&comparison, &new), [new[0].text.content.clone()]);
    assert_eq!(rejected(&comparison, &old), [old[0].text.content.clone()]);
}

#[test]
fn a_clause_that_goes_goes_though_an_attachment_says_the_same() {
    let clauses = [GRANT, BADGE, BAN, LAW];
    let attachment = format!("\n\nAttachment A\n\n{}", numbered(&clauses).join("\n\n"));
    let old = numbered(&clauses).join("\n\n") + &attachment;
    let new = numbered(&[GRANT, BADGE, BAN]).join("\n\n") + &attachment;
    let told = told(&[Read::new(&old, &[])], &[Read::new(&new, &[])]);
    assert_eq!(told, ["0:4 → – removed"]);
}

#[test]
fn a_short_line_whose_year_changed_is_edited() {
    let line = |year: &str| vec![format!("Copyright (c) {year} Alpha"), format!("1. {GRANT}")];
    let (old, new) = (line("2023"), line("2026"));
    let side = |clauses: &[String]| [Read::new(&clauses.join("\n\n"), &[])];
    let told = told(&side(&old), &side(&new));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with("edited"), "{told:?}");
}

#[test]
fn split_and_merged() {
    let both = format!("{GRANT} {BADGE}");
    let (whole, parts) = (numbered(&[BAN, &both, LAW]), numbered(&[BAN, GRANT, BADGE, LAW]));
    check(&whole, &parts, &["0:2 → 0:2 split", "0:2 → 0:3 split", "0:3 → 0:4 renumbered"]);
    check(&parts, &whole, &["0:2 → 0:2 merged", "0:3 → 0:2 merged", "0:4 → 0:3 renumbered"]);
    // With a word changed in a part, and three parts.
    let three = format!("{GRANT} {} {LAW}", BADGE.replace("display", "show"));
    check(
        &numbered(&[BAN, &three]),
        &numbered(&[BAN, GRANT, BADGE, LAW]),
        &["0:2 → 0:2 split", "0:2 → 0:3 split", "0:2 → 0:4 split"],
    );
}

#[test]
fn a_clause_that_came_between_the_parts_of_another_came() {
    let both = format!("{GRANT} {BADGE}");
    check(
        &numbered(&[&both, LAW]),
        &numbered(&[GRANT, BAN, BADGE, LAW]),
        &["0:1 → 0:1 split", "– → 0:2 added", "0:1 → 0:3 split", "0:2 → 0:4 renumbered"],
    );
}

#[test]
fn a_list_inside_a_sentence_that_becomes_items_is_split_and_no_substance() {
    let inside = vec![
        format!("1. {LAW}"),
        "2. You agree that you will: (a) keep the notice of the publisher; (b) show the badge on a page; and (c) tell whoever asks for it.".into(),
    ];
    let items = vec![
        format!("1. {LAW}"),
        "2. You agree that you will:".into(),
        "(a) keep the notice of the publisher;".into(),
        "(b) show the badge on a page; and".into(),
        "(c) tell whoever asks for it.".into(),
    ];
    for (old, new, relation) in [(&inside, &items, "split"), (&items, &inside, "merged")] {
        let (a, b) = ([Read::new(&old.join("\n\n"), &[])], [Read::new(&new.join("\n\n"), &[])]);
        let told = told(&a, &b);
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told.iter().all(|t| t.ends_with(relation)), "{told:?}");
        let comparison = compare(&[a[0].document()], &[b[0].document()]);
        assert_eq!(comparison.summary.substantive, 0, "{comparison:?}");
    }
}
