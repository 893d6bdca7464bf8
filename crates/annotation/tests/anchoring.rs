//! Selecting words and finding them again, through the crate's public door.

use annotation::{Anchored, Anchoring, Doubt, Selectors, anchor, select};
use clause::Outline;
use proptest::prelude::*;
use text::{Format, Span, Text};

fn read(source: &str) -> (Text, Outline) {
    let text = text::read(source.as_bytes(), Format::Plain);
    let outline = clause::outline(&text);
    (text, outline)
}

/// Selects the words between ⟦ and ⟧ in `old` and finds them in `new`, where the same marks (or
/// none) say what should be lit.
fn check(old: &str, new: &str, outcome: &str) {
    let selectors = marked(old).0;
    let wanted = new.contains('⟦').then(|| marked(new).1);
    let (text, outline) = read(&new.replace(['⟦', '⟧'], ""));
    let found = anchor(&selectors, &text, &outline);
    assert_in_range(&found);
    let found = found.outcome;
    assert_eq!((found.id(), found.span()), (outcome, wanted), "{new}\n{found:?}");
}

/// What holds of the figures of every outcome.
fn assert_in_range(found: &Anchored) {
    for figure in [found.score, found.margin] {
        assert!((0.0..=1.0).contains(&figure), "{found:?}");
    }
    assert!(found.outcome.span().is_none() || found.score >= 0.5, "{found:?}");
}

fn marked(source: &str) -> (Selectors, Span) {
    let words = &source[source.find('⟦').unwrap() + '⟦'.len_utf8()..source.find('⟧').unwrap()];
    let (with_marks, _) = read(source);
    let start = with_marks.content.find('⟦').unwrap();
    let span = Span::new(start, start + words.len());
    let (text, outline) = read(&source.replace(['⟦', '⟧'], ""));
    (select(&text, &outline, span).unwrap(), span)
}

const OLD: &str = "1. Grant.\n\na. You may use the ⟦Materials⟧ freely.\n\n2. Term.\n\na. It ends in May, with the Materials returned.";

#[test]
fn words_that_stay_are_placed() {
    check(OLD, OLD, "placed");
    check(OLD, &format!("A new preface on top of all.\n\n{OLD}"), "placed");
    check(OLD, &OLD.replace("May", "June"), "placed");
}

#[test]
fn words_whose_neighbours_changed_are_shown_for_a_look() {
    check(OLD, &OLD.replace("freely", "at a fee"), "edited");
    let old = "1. You ⟦may⟧ use the Materials, if you keep this notice with them.";
    check(old, &old.replace("⟦may⟧", "⟦may⟧ not"), "edited");
}

#[test]
fn words_that_went_to_another_clause_are_moved() {
    check(OLD, &format!("1. Words.\n\n{}", OLD.replace("2.", "3.").replace("1.", "2.")), "moved");
}

#[test]
fn words_in_other_typography_are_edited() {
    let old = "1. The ⟦\"Licence\" is non-exclusive⟧ and free.";
    check(old, "1. The ⟦“Licence” is non‑exclusive⟧ and free.", "edited");
}

#[test]
fn words_that_went_are_removed_and_never_put_on_others() {
    // The same word is left elsewhere, among other neighbours.
    check(
        OLD,
        "1. Grant.\n\na. Nothing.\n\n2. Term.\n\na. It ends in May, with the Materials returned.",
        "removed",
    );
    check(OLD, "1. Grant.\n\na. You may use the Software freely.", "removed");
    check("1. You may ⟦train other models⟧ with it.", "1. You may do what you like.", "removed");
}

#[test]
fn reworded_words_are_offered() {
    let (selectors, _) = marked("1. ⟦You shall not use the outputs to improve any other model⟧.");
    let (text, outline) = read("1. You shall not use outputs to improve any other large model.");
    let Anchoring::Unsure { doubt: Doubt::Reworded, candidates } =
        anchor(&selectors, &text, &outline).outcome
    else {
        panic!("reworded words are in doubt")
    };
    assert!(text.of(candidates[0]).contains("improve any other"));
}

#[test]
fn equal_places_are_told_apart_by_the_hash_or_not_at_all() {
    let twice = |first: &str, second: &str| {
        format!(
            "1. One.\n\na. You may copy the ⟦whole⟧ work in any form.\n\n{first}. Two.\n\n{second}. You may copy the whole work in any form."
        )
    };
    check(&twice("2", "a"), &twice("2", "a"), "placed");
    // Put out of place by a new passage, and no hash to go by: the address may be another clause's.
    let again = twice("2", "a").replace(['⟦', '⟧'], "");
    check(&twice("2", "a"), &format!("New words.\n\n{again}"), "unsure");
    // Both within one clause, among the same neighbours: nothing decides.
    let same = "the same words again and again, the same words again and again, ";
    let line = format!("1. {same}⟦the same⟧ words again and again, {same}{same}");
    check(&line, &format!("Preface.\n\n{}", line.replace(['⟦', '⟧'], "")), "unsure");
}

#[test]
fn a_false_position_on_the_same_text_is_not_believed() {
    let (mut selectors, span) = marked(OLD);
    selectors.position = Span::new(0, span.len());
    let (text, outline) = read(&OLD.replace(['⟦', '⟧'], ""));
    assert_eq!(anchor(&selectors, &text, &outline).outcome, Anchoring::Placed(span));
    selectors.quote.exact = " ".into();
    let doubt = Doubt::NoWords;
    let nowhere = Anchoring::Unsure { doubt, candidates: Vec::new() };
    assert_eq!(anchor(&selectors, &text, &outline).outcome, nowhere);
}

/// Texts like licences: few words, often repeated, with numbers, quotes and paragraphs.
fn licence() -> impl Strategy<Value = String> {
    "((1|2|a|b)\\. )?((may|use|the|model|“Llama”|\"Llama\"|non-exclusive|é😀)[ ,.]( |\n\n(1|2|a|b)\\. )?){1,60}"
}

/// A stretch of a text with words in it, by two numbers that say which.
fn stretch(text: &Text, a: usize, b: usize) -> Option<Span> {
    let places: Vec<usize> =
        (0..=text.content.len()).filter(|i| text.content.is_char_boundary(*i)).collect();
    Some(Span::new(places[a % places.len()], places[b % places.len()]))
        .filter(|span| !text.of(*span).trim().is_empty())
}

proptest! {
    #[test]
    fn on_the_same_text_every_stretch_is_found_where_it_was(source in licence(), a: usize, b: usize) {
        let (text, outline) = read(&source);
        if let Some(span) = stretch(&text, a, b) {
            let mut selectors = select(&text, &outline, span).unwrap();
            prop_assert_eq!(anchor(&selectors, &text, &outline).outcome, Anchoring::Placed(span));
            // Without the hash a place may be doubted, and is never mistaken.
            selectors.text_hash.clear();
            if let Some(found) = anchor(&selectors, &text, &outline).outcome.span() {
                prop_assert_eq!(found, span);
            }
        }
    }

    #[test]
    fn on_another_text_only_the_same_words_are_placed(old in licence(), new in licence(), a: usize, b: usize) {
        let (text, outline) = read(&old);
        if let Some(span) = stretch(&text, a, b) {
            let selectors = select(&text, &outline, span).unwrap();
            let (new, new_outline) = read(&new);
            let found = anchor(&selectors, &new, &new_outline);
            assert_in_range(&found);
            match found.outcome {
                Anchoring::Placed(found) | Anchoring::Moved(found) => {
                    prop_assert_eq!(new.of(found), selectors.quote.exact);
                }
                Anchoring::Edited(found, _) => {
                    let list = |s: &str| -> Vec<String> {
                        let s = text::fold(s).into_owned();
                        text::words(&s).map(|w| w.span.of(&s).to_owned()).collect()
                    };
                    prop_assert_eq!(list(new.of(found)), list(&selectors.quote.exact));
                }
                Anchoring::Unsure { candidates, .. } => {
                    for span in candidates {
                        prop_assert!(!new.of(span).is_empty());
                    }
                }
                Anchoring::Removed(_) => prop_assert!(!new.content.contains(&*selectors.quote.exact) || selectors.quote.exact.chars().count() < 32),
            }
        }
    }

    #[test]
    fn selectors_from_anywhere_do_no_harm(exact: String, prefix: String, suffix: String, a: u32, b: u32, source in licence()) {
        let (text, outline) = read(&source);
        let mut selectors = Selectors {
            quote: annotation::Quote { exact, prefix, suffix },
            position: Span::new(a as usize, b as usize),
            address: String::new(),
            text_hash: String::new(),
        };
        for hash in [String::new(), annotation::content_hash(&text.content)] {
            selectors.text_hash = hash;
            if let Some(span) = anchor(&selectors, &text, &outline).outcome.span() {
                prop_assert!(text.content.get(span.range()).is_some());
            }
        }
    }
}
