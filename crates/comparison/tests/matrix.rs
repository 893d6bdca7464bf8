//! What holds of every matrix, on generated texts, and what became of single clauses, by cases.

#[path = "texts/read.rs"]
mod read;

use comparison::{Alignment, Document, Row, StandsFor, State, matrix};
use proptest::prelude::*;
use read::Read;

/// Sentences that no pairing takes for one another.
const SENTENCES: [&str; 9] = [
    "You may use, copy and change the materials in any country without a fee.",
    "You shall display the badge of the publisher on a page about your product.",
    "The courts of the publisher's home decide every dispute arising here.",
    "Outputs will never train another large model that competes with ours.",
    "Whoever runs more than seven hundred thousand hives asks for permission first.",
    "This Agreement ends by itself thirty days after a breach has been told.",
    "Nobody owes damages for lost profits, however the loss came about.",
    "Keep the notice file beside each archive that leaves your premises.",
    "Bees sleep through winter and wake when crocuses open their petals.",
];

/// What an edition does with a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Left,
    Printed,
    /// With another number in it.
    Changed(u8),
}

fn edition() -> impl Strategy<Value = Vec<Fate>> {
    let fate = prop_oneof![
        Just(Fate::Left),
        Just(Fate::Printed),
        Just(Fate::Printed),
        (0u8..3).prop_map(Fate::Changed)
    ];
    prop::collection::vec(fate, SENTENCES.len())
}

/// Two to seven editions of the same sentences.
fn editions() -> impl Strategy<Value = Vec<Vec<Fate>>> {
    prop::collection::vec(edition(), 2..8)
}

fn printed(fates: &[Fate]) -> Vec<String> {
    let said = SENTENCES.iter().zip(fates).filter_map(|(sentence, fate)| match fate {
        Fate::Left => None,
        Fate::Printed => Some((*sentence).to_owned()),
        Fate::Changed(n) => Some(format!("{sentence} Within {n} days.")),
    });
    said.collect()
}

/// The matrix of texts in their order, with the texts.
fn made(texts: &[Vec<String>]) -> (Alignment, Vec<Read>) {
    let read: Vec<Read> = texts.iter().map(|t| Read::new(&t.join("\n\n"), &[])).collect();
    let sides: Vec<[Document; 1]> = read.iter().map(|r| [r.document()]).collect();
    let sides: Vec<&[Document]> = sides.iter().map(<[Document; 1]>::as_slice).collect();
    (matrix(&sides), read)
}

fn states(matrix: &Alignment, row: &Row) -> Vec<State> {
    (0..row.cells.len()).map(|column| matrix.state(row, column)).collect()
}

/// The states of the row whose words hold `part`, where it stands last, as signs.
fn told(matrix: &Alignment, read: &[Read], part: &str) -> Vec<String> {
    let words = |row: &Row| {
        let (column, place) = row
            .cells
            .iter()
            .enumerate()
            .rev()
            .find_map(|(i, cell)| Some((i, (*cell)?)))
            .expect("a row has a cell");
        read[column].text.of(read[column].outline.clause(place.clause).span).to_owned()
    };
    let rows = matrix.rows.iter().filter(|row| words(row).contains(part));
    let short = |state: &State| state.id().chars().next().expect("a name");
    rows.map(|row| states(matrix, row).iter().map(short).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_clause_stands_in_one_cell_and_states_are_what_the_steps_say(fates in editions()) {
        let texts: Vec<_> = fates.iter().map(|f| printed(f)).collect();
        let (matrix, read) = made(&texts);
        for (column, side) in read.iter().enumerate() {
            let mut places: Vec<usize> =
                matrix.rows.iter().filter_map(|r| r.cells[column]).map(|p| p.clause.0).collect();
            places.sort_unstable();
            prop_assert_eq!(places, (0..side.outline.clauses.len()).collect::<Vec<_>>());
        }
        for (step, comparison) in matrix.steps.iter().enumerate() {
            let mut seen: Vec<usize> = matrix.rows.iter().filter_map(|r| r.steps[step]).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..comparison.changes.len()).collect::<Vec<_>>());
            for row in &matrix.rows {
                let change = row.steps[step].map(|i| &comparison.changes[i]);
                let (old, new) = (row.cells[step], row.cells[step + 1]);
                let expected = match change {
                    None => State::Absent,
                    Some(change) => {
                        if change.stands_for == StandsFor::Both {
                            prop_assert_eq!((change.old, change.new), (old, new));
                        }
                        match (old, new) {
                            (_, None) => State::Absent,
                            (None, Some(_)) => State::New,
                            (Some(_), Some(_)) if change.substance => State::Edited,
                            (Some(_), Some(_)) => State::Same,
                        }
                    }
                };
                prop_assert_eq!(matrix.state(row, step + 1), expected);
            }
        }
    }

    #[test]
    fn a_sentence_is_one_row_however_often_it_went_and_came_back(fates in editions()) {
        let texts: Vec<_> = fates.iter().map(|f| printed(f)).collect();
        let (matrix, read) = made(&texts);
        for (at, sentence) in SENTENCES.iter().enumerate() {
            let fates: Vec<Fate> = fates.iter().map(|f| f[at]).collect();
            // Over a gap the words must be there again; one that came back changed may be another.
            let kept: Vec<Fate> = fates.iter().copied().filter(|f| *f != Fate::Left).collect();
            if kept.is_empty() || kept.iter().any(|f| *f != kept[0]) {
                continue;
            }
            let mut before = Fate::Left;
            let expected: String = fates.iter().map(|now| {
                let sign = match (before, *now) {
                    (_, Fate::Left) => 'a',
                    (Fate::Left, _) => 'n',
                    _ => 's',
                };
                before = *now;
                sign
            }).collect();
            prop_assert_eq!(told(&matrix, &read, sentence), [expected]);
        }
    }
}

#[test]
fn a_clause_that_went_and_came_back_is_one_row_and_another_at_its_place_is_not() {
    let all = SENTENCES.map(str::to_owned);
    let without = |at: usize| [&all[..at], &all[at + 1..]].concat();
    let (matrix, read) = made(&[all.to_vec(), without(3), without(3), all.to_vec()]);
    assert_eq!(told(&matrix, &read, "Outputs will never"), ["naan"]);
    assert_eq!(told(&matrix, &read, "courts"), ["nsss"]);

    let mut other = all.to_vec();
    "Outputs may train any model once the publisher has been asked.".clone_into(&mut other[3]);
    let (matrix, read) = made(&[all.to_vec(), without(3), other]);
    assert_eq!(told(&matrix, &read, "Outputs will never"), ["naa"]);
    assert_eq!(told(&matrix, &read, "Outputs may train"), ["aan"]);
}

#[test]
fn a_change_of_form_is_the_same_and_one_of_substance_is_an_edit() {
    let texts = ["7. Pay within 30 days.", "8. Pay within  30 days.", "8. Pay within 60 days."];
    let (matrix, read) = made(&texts.map(|t| vec![t.to_owned()]));
    assert_eq!(told(&matrix, &read, "Pay"), ["nse"]);
}

#[test]
fn what_came_back_stands_where_it_came_back() {
    let [a, b, c] = [0, 1, 2].map(|i| SENTENCES[i].to_owned());
    let texts = [vec![c.clone(), a.clone(), b.clone()], vec![a.clone(), b.clone()], vec![a, b, c]];
    let (matrix, read) = made(&texts);
    let starts: Vec<&str> = matrix
        .rows
        .iter()
        .map(|row| read[2].text.of(read[2].outline.clause(row.cells[2].unwrap().clause).span))
        .collect();
    assert_eq!(starts, texts[2]);
}

#[test]
fn one_edition_or_none_is_a_matrix_too() {
    let (matrix, read) = made(&[vec![SENTENCES[0].to_owned()]]);
    assert_eq!(told(&matrix, &read, "You may"), ["n"]);
    assert!(made(&[]).0.rows.is_empty());
}
