//! What holds of every comparison, on generated texts.

#[path = "texts/read.rs"]
mod read;

use comparison::{Change, Comparison, Op, Place, Relation, StandsFor, align, compare};
use proptest::prelude::*;
use read::{Read, accepted, inverse, rejected};

const WORDS: [&str; 28] = [
    "you",
    "may",
    "must",
    "not",
    "use",
    "share",
    "the",
    "model",
    "outputs",
    "licence",
    "Alpha 1",
    "Alpha 2",
    "700",
    "million",
    "users",
    "within",
    "30",
    "days",
    "notice",
    "\"Tool\"",
    "“Tool”",
    "(a)",
    "non-exclusive",
    // Not at a clause's start, where "(c)" would be its label.
    "by ©",
    "https://a.example/x",
    "Section 2",
    "and",
    "warranty",
];
const LABELS: [&str; 8] = ["", "", "1. ", "2. ", "a. ", "(i) ", "* ", "\t"];

fn clause() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 1..24);
    (prop::sample::select(&LABELS[..]), words, prop::sample::select(&["", ".", ";", ":"][..]))
        .prop_map(|(label, words, end)| format!("{label}{}{end}", words.join(" ")))
}

/// A text, and what an editor made of it.
fn texts() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let steps = prop::collection::vec((0u8..8, any::<usize>(), any::<usize>(), clause()), 0..6);
    (prop::collection::vec(clause(), 0..14), steps).prop_map(|(old, steps)| {
        let mut new = old.clone();
        for (step, a, b, clause) in steps {
            let n = new.len();
            match step {
                0 => new.insert(a % (n + 1), clause),
                _ if n == 0 => {}
                1 => drop(new.remove(a % n)),
                2 => {
                    let moved = new.remove(a % n);
                    new.insert(b % n, moved);
                }
                3 => {
                    let mut words: Vec<&str> = new[a % n].split(' ').collect();
                    let at = b % words.len();
                    words[at] = WORDS[a % WORDS.len()];
                    new[a % n] = words.join(" ");
                }
                4 => new[a % n] = clause,
                // Parted in the middle, or put together with the next.
                5 => {
                    let words: Vec<&str> = new[a % n].split(' ').collect();
                    let (first, second) = words.split_at(b % words.len());
                    let parts = [first.join(" "), second.join(" ")];
                    new.splice(a % n..=a % n, parts.into_iter().filter(|part| !part.is_empty()));
                }
                6 if a % n + 1 < n => {
                    let second = new.remove(a % n + 1);
                    new[a % n] = format!("{} {second}", new[a % n]);
                }
                _ => new[a % n] = format!("{} {clause}", new[a % n]),
            }
        }
        (old, new)
    })
}

fn read(clauses: &[String], name: &str) -> Vec<Read> {
    vec![Read::new(&clauses.join("\n\n"), &[name])]
}

fn compared(old: &[Read], new: &[Read]) -> Comparison {
    let (a, b): (Vec<_>, Vec<_>) =
        (old.iter().map(Read::document).collect(), new.iter().map(Read::document).collect());
    compare(&a, &b)
}

fn contents(side: &[Read]) -> Vec<String> {
    side.iter().map(|r| r.text.content.clone()).collect()
}

/// Each clause with what became of it; `turned` names the sides the other way round.
fn told(
    comparison: &Comparison,
    relation: impl Fn(Relation) -> Relation,
    turned: bool,
) -> Vec<(Option<Place>, Option<Place>, Relation)> {
    let one = |c: &Change| {
        let (x, y) = if turned { (c.new, c.old) } else { (c.old, c.new) };
        (x, y, relation(c.relation))
    };
    let mut all: Vec<_> = comparison.changes.iter().map(one).collect();
    all.sort();
    all
}

/// Two shortest diffs: by one the words of the second new clause stand in the old one in order, by
/// the other not.
#[test]
fn which_shortest_diff_is_taken_does_not_hang_on_the_side() {
    let a = ["you you you you you Alpha 1 Alpha 1 you.", "must you", "Alpha 2 you you you"];
    let b = [
        "you you you you you Alpha 1 Alpha 1 you. 1. Alpha 2 \"Tool\" 30 Alpha 1;",
        "Alpha 2",
        "you you you",
    ];
    let (old, new) = (read(&a.map(String::from), "Alpha 1"), read(&b.map(String::from), "Alpha 2"));
    assert_eq!(
        told(&compared(&old, &new), |r| r, false),
        told(&compared(&new, &old), inverse, true)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_accepted_is_new_and_all_rejected_is_old((a, b) in texts()) {
        let (old, new) = (read(&a, "Alpha 1"), read(&b, "Alpha 2"));
        let comparison = compared(&old, &new);
        prop_assert_eq!(accepted(&comparison, &new), contents(&new));
        prop_assert_eq!(rejected(&comparison, &old), contents(&old));
    }

    #[test]
    fn in_a_bundle_too((a, b) in texts(), (c, d) in texts()) {
        let old: Vec<Read> = [read(&a, "Alpha 1"), read(&b, "Alpha 1")].into_iter().flatten().collect();
        let new: Vec<Read> = [read(&c, "Alpha 2"), read(&d, "Alpha 2")].into_iter().flatten().collect();
        let comparison = compared(&old, &new);
        prop_assert_eq!(accepted(&comparison, &new), contents(&new));
        prop_assert_eq!(rejected(&comparison, &old), contents(&old));
    }

    #[test]
    fn equal_pieces_are_equal_and_others_have_a_kind((a, b) in texts()) {
        let (old, new) = (read(&a, "Alpha 1"), read(&b, "Alpha 2"));
        for change in compared(&old, &new).changes {
            for edit in &change.edits {
                match edit.op {
                    Op::Equal => prop_assert_eq!(
                        old[0].text.of(edit.old.unwrap()), new[0].text.of(edit.new.unwrap())),
                    Op::Delete => prop_assert!(edit.new.is_none() && edit.old.is_some_and(|s| !s.is_empty())),
                    Op::Insert => prop_assert!(edit.old.is_none() && edit.new.is_some_and(|s| !s.is_empty())),
                }
                prop_assert_eq!(edit.kind.is_some(), edit.op != Op::Equal);
                prop_assert_eq!(edit.reason.is_some(), edit.op != Op::Equal);
            }
            prop_assert_eq!(change.substance, change.kinds.iter().any(|k| k.is_substance()));
            if change.relation == Relation::Same {
                prop_assert!(change.kinds.is_empty());
            }
        }
    }

    #[test]
    fn a_text_does_not_differ_from_itself((a, _) in texts()) {
        let (old, new) = (read(&a, "Alpha 1"), read(&a, "Alpha 1"));
        for change in compared(&old, &new).changes {
            prop_assert_eq!(change.relation, Relation::Same);
            prop_assert_eq!(change.old, change.new);
        }
    }

    #[test]
    fn turned_round_is_the_inverse((a, b) in texts()) {
        let (old, new) = (read(&a, "Alpha 1"), read(&b, "Alpha 2"));
        prop_assert_eq!(
            told(&compared(&old, &new), |r| r, false),
            told(&compared(&new, &old), inverse, true)
        );
    }

    #[test]
    fn the_same_input_gives_the_same_comparison((a, b) in texts()) {
        let (old, new) = (read(&a, "Alpha 1"), read(&b, "Alpha 2"));
        prop_assert_eq!(compared(&old, &new), compared(&old, &new));
    }

    #[test]
    fn looks_alone_are_no_substance((a, _) in texts()) {
        let looks: Vec<String> = a
            .iter()
            .map(|c| c.replace(['“', '”'], "\"").replace('©', "(c)").replace(". ", ".  "))
            .collect();
        let comparison = compared(&read(&a, "Alpha 1"), &read(&looks, "Alpha 1"));
        prop_assert_eq!(comparison.summary.substantive, 0, "{:?}", comparison);
    }

    #[test]
    fn rows_agree_with_the_steps((a, b) in texts(), (c, _) in texts()) {
        let read = [read(&a, "Alpha 1"), read(&b, "Alpha 2"), read(&c, "Alpha 3")];
        let sides: Vec<Vec<_>> = read.iter().map(|s| s.iter().map(Read::document).collect()).collect();
        let sides: Vec<&[_]> = sides.iter().map(Vec::as_slice).collect();
        let alignment = align(&sides);
        for (column, side) in read.iter().enumerate() {
            let mut places: Vec<_> = alignment.rows.iter().filter_map(|r| r.cells[column]).collect();
            places.sort();
            let all: Vec<usize> = places.iter().map(|p| p.clause.0).collect();
            prop_assert_eq!(all, (0..side[0].outline.clauses.len()).collect::<Vec<_>>());
        }
        for (step, comparison) in alignment.steps.iter().enumerate() {
            let mut seen: Vec<usize> = alignment.rows.iter().filter_map(|r| r.steps[step]).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..comparison.changes.len()).collect::<Vec<_>>());
            for row in &alignment.rows {
                let Some(change) = row.steps[step].map(|i| &comparison.changes[i]) else { continue };
                if change.stands_for == StandsFor::Both {
                    prop_assert_eq!((row.cells[step], row.cells[step + 1]), (change.old, change.new));
                }
            }
        }
    }
}
