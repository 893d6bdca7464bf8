//! Carrying annotations to another edition, through the crate's public door and real comparisons.

#[path = "../benches/anchoring/pairs.rs"]
mod pairs;

use annotation::{Anchored, Anchoring, Selectors, Side, carry, carry_all, select, select_clause};
use clause::Outline;
use comparison::Document;
use pairs::pairs;
use proptest::prelude::*;
use text::{Format, Span, Text};

struct Read {
    text: Text,
    outline: Outline,
    names: Vec<String>,
}

impl Read {
    fn new(words: &str) -> Self {
        let text = text::read(words.as_bytes(), Format::Plain);
        let outline = clause::outline(&text);
        Self { text, outline, names: Vec::new() }
    }

    /// An edition of the catalogue.
    fn edition(id: &str) -> Self {
        let edition = catalogue::edition(id).expect("an edition of the catalogue");
        let text = text::read(&catalogue::bytes(id).expect("its text"), edition.format);
        let outline = clause::outline(&text);
        Self { text, outline, names: edition.names.clone() }
    }

    fn document(&self) -> Document<'_> {
        Document { id: "", text: &self.text, outline: &self.outline, names: &self.names }
    }

    fn side(&self) -> Side<'_> {
        Side { text: &self.text, outline: &self.outline }
    }
}

fn carried(selectors: &Selectors, old: &Read, new: &Read) -> Anchored {
    let pairs = pairs(old.document(), new.document());
    let found = carry(selectors, old.side(), new.side(), &pairs);
    for figure in [found.score, found.margin] {
        assert!((0.0..=1.0).contains(&figure), "{found:?}");
    }
    found
}

/// The text without its marks, and what stands between them.
fn marked(source: &str) -> (Read, Option<Span>) {
    let text = text::read(source.as_bytes(), Format::Plain).content;
    let read = Read::new(&source.replace(['⟦', '⟧'], ""));
    let span = text.find('⟦').zip(text.find('⟧'));
    (read, span.map(|(start, end)| Span::new(start, end - '⟦'.len_utf8())))
}

/// Marks the words between ⟦ and ⟧ in `old` and carries them to `new`, where the same marks (or none)
/// say what should be lit.
fn check(old: &str, new: &str, reason: &str) {
    let ((old, marked_words), (new, wanted)) = (marked(old), marked(new));
    let selectors = select(&old.text, &old.outline, marked_words.expect("marks")).expect("words");
    let found = carried(&selectors, &old, &new);
    let told = (found.outcome.reason(), found.outcome.span());
    assert_eq!(told, (reason, wanted), "{}\n{found:?}", new.text.content);
}

const TAIL: &str = "\n\n2. No warranty of any kind is given by the publisher.\n\n3. The courts of Paris decide in all disputes.\n\n4. Notices go to the publisher by letter.";

/// A first clause before the same others.
fn first(words: &str) -> String {
    format!("1. {words}{TAIL}")
}

#[test]
fn words_that_stay_are_placed() {
    let old =
        first("You may use the ⟦Materials⟧ and share them with anyone you like, at no fee at all.");
    check(&old, &old, "placed");
    check(&old, &old.replace("Paris", "Rome"), "placed");
    check(&old, &format!("A new preface on top of all.\n\n{old}"), "placed");
    check(&old, &old.replace("as often as", "whenever"), "placed");
    check(&old, &old.replace("4. Notices go to the publisher by letter.", ""), "placed");
}

#[test]
fn a_clause_with_another_number_at_its_place_is_the_same() {
    let old = "1. You may use the model.\n\n2. No ⟦warranty of any kind⟧ is given.\n\n3. The courts of Paris decide in all disputes.";
    let new = "1. You may use the model.\n\n2. All outputs belong to whoever asks for them first.\n\n3. No ⟦warranty of any kind⟧ is given.\n\n4. The courts of Paris decide in all disputes.";
    check(old, new, "placed");
    // The number was marked as well.
    let whole = |text: &str, number: &str| {
        let bare = text.replace(['⟦', '⟧'], "");
        bare.replace(
            &format!("{number} No warranty of any kind is given."),
            &format!("⟦{number} No warranty of any kind is given.⟧"),
        )
    };
    check(&whole(old, "2."), &whole(new, "3."), "edited-number");
}

#[test]
fn an_edit_is_never_silent() {
    let old = first("You may ⟦use the model for any purpose⟧ and share it with anyone you like.");
    for (from, to, reason) in [
        ("use the model for any purpose", "use the model for no purpose", "edited-words"),
        ("use the model", "use and copy the model", "edited-words"),
    ] {
        check(&old, &old.replace(from, to), reason);
    }
    let turned = old.replace("may", "must not");
    check(&old, &turned, "edited-neighbours");
    let quoted = first("You may ⟦use the \"model\"⟧ and share it with anyone you like.");
    check(&quoted, &quoted.replacen('"', "“", 1).replacen('"', "”", 1), "edited-typography");
}

#[test]
fn a_word_for_which_another_stands_is_edited() {
    let old = first("You ⟦may⟧ use the model and share it with anyone you like.");
    check(&old, &old.replace("may", "must"), "edited-words");
}

#[test]
fn words_that_were_taken_out_are_removed() {
    let old = first("You may use the model ⟦at no fee⟧ and share it with anyone you like.");
    check(&old, &old.replace("⟦at no fee⟧ ", ""), "removed-words");
    let clause = first("⟦You may use the model⟧ and share it with anyone you like.");
    check(&clause, &clause[clause.find("\n\n2.").expect("a clause") + 2..], "removed-clause");
}

#[test]
fn a_word_that_stands_elsewhere_as_before_is_not_the_one_that_went() {
    let old = format!(
        "{}\n\n5. The ⟦Materials⟧ are to be returned to the sender at once.",
        first("You may use the Materials and share them with anyone you like.")
    );
    check(&old, old.split("\n\n5.").next().expect("a start"), "removed-clause");
}

#[test]
fn words_that_went_to_another_place_are_moved() {
    let words =
        "⟦You may use the model and share it⟧ with anyone you like, for as long as you like.";
    let moved = format!(
        "1. No warranty of any kind is given by the publisher.\n\n2. The courts of Paris decide in all disputes.\n\n3. Notices go to the publisher by letter.\n\n4. {words}"
    );
    check(&first(words), &moved, "moved");
}

#[test]
fn of_two_clauses_that_say_the_same_the_one_that_went_is_not_the_other() {
    let twice = "1. ⟦You may use the model and share it.⟧\n\n2. No warranty of any kind is given.\n\n3. You may use the model and share it.\n\n4. The courts of Paris decide.";
    let once = "1. No warranty of any kind is given.\n\n2. You may use the model and share it.\n\n3. The courts of Paris decide.";
    let ((old, span), new) = (marked(twice), Read::new(once));
    let selectors = select(&old.text, &old.outline, span.expect("marks")).expect("words");
    let found = carried(&selectors, &old, &new);
    assert_ne!(found.outcome.id(), "placed", "{found:?}");
}

#[test]
fn a_corrected_older_edition_is_seen_through() {
    let made_on = marked(&first("You may ⟦use the model⟧ and share it with any one you like."));
    let selectors = select(&made_on.0.text, &made_on.0.outline, made_on.1.expect("marks"));
    let selectors = selectors.expect("words");
    let old = Read::new(&first("You may use the model and share it with anyone you like."));
    let (new, wanted) = marked(&format!(
        "Preface.\n\n{}",
        first("You may ⟦use the model⟧ and share it with anyone you like.")
    ));
    let found = carried(&selectors, &old, &new).outcome;
    assert_eq!(found, Anchoring::Placed(wanted.expect("marks")));
    // What the older edition does not have is offered at best.
    let without = Read::new("1. All outputs belong to whoever asks for them.");
    let found = carried(&selectors, &without, &new).outcome;
    assert_eq!(
        (found.reason(), found.places()),
        ("unsure-unfounded", &[wanted.expect("marks")][..])
    );
}

#[test]
fn a_clause_that_an_edition_dropped_is_removed_from_it() {
    let (old, new) = (Read::edition("llama-3"), Read::edition("llama-3.1"));
    let clause = old.outline.find("1.b.v").expect("the clause");
    let selectors = select_clause(&old.text, &old.outline, clause).expect("words");
    let found = carried(&selectors, &old, &new).outcome;
    assert_eq!(found.reason(), "removed-clause");
    let body = select(&old.text, &old.outline, old.outline.clause(clause).body).expect("words");
    assert_eq!(carried(&body, &old, &new).outcome.reason(), "removed-clause");
}

/// Texts like licences: few words, often repeated, with numbers, quotes and paragraphs.
fn licence() -> impl Strategy<Value = String> {
    "((1|2|a|b)\\. )?((may|use|the|model|not|“Llama”|\"Llama\"|non-exclusive|é😀)[ ,.]( |\n\n(1|2|a|b)\\. )?){1,60}"
}

/// A stretch of a text with words in it, by two numbers that say which.
fn stretch(text: &Text, a: usize, b: usize) -> Option<Span> {
    let places: Vec<usize> =
        (0..=text.content.len()).filter(|i| text.content.is_char_boundary(*i)).collect();
    Some(Span::new(places[a % places.len()], places[b % places.len()]))
        .filter(|span| !text.of(*span).trim().is_empty())
}

/// A licence of clauses that have no word in common.
fn clauses() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(6usize..20, 3..9).prop_map(|lengths| {
        let words = |(nth, length): (usize, usize)| {
            let letter = char::from(b'a' + u8::try_from(nth).unwrap_or(0));
            let words: Vec<String> = (0..length)
                .map(|word| {
                    let second = char::from(b'a' + u8::try_from(word).unwrap_or(0));
                    format!("{letter}{second}{letter}")
                })
                .collect();
            words.join(" ")
        };
        lengths.into_iter().enumerate().map(words).collect()
    })
}

fn numbered<'a>(clauses: impl IntoIterator<Item = &'a String>) -> Read {
    let lines = clauses.into_iter().enumerate().map(|(n, words)| format!("{}. {words}.", n + 1));
    Read::new(&lines.collect::<Vec<_>>().join("\n\n"))
}

proptest! {
    #[test]
    fn carried_to_itself_every_stretch_stays(source in licence(), a: usize, b: usize) {
        let read = Read::new(&source);
        if let Some(span) = stretch(&read.text, a, b) {
            let selectors = select(&read.text, &read.outline, span).unwrap();
            prop_assert_eq!(carried(&selectors, &read, &read).outcome, Anchoring::Placed(span));
        }
    }

    #[test]
    fn only_the_same_bytes_are_placed_or_moved(old in licence(), new in licence(), a: usize, b: usize) {
        let (old, new) = (Read::new(&old), Read::new(&new));
        if let Some(span) = stretch(&old.text, a, b) {
            let selectors = select(&old.text, &old.outline, span).unwrap();
            let found = carried(&selectors, &old, &new).outcome;
            for place in found.places() {
                prop_assert!(!new.text.of(*place).trim().is_empty(), "{:?}", found);
            }
            if let Anchoring::Placed(place) | Anchoring::Moved(place) = found {
                prop_assert_eq!(new.text.of(place), selectors.quote.exact);
            }
        }
    }

    #[test]
    fn a_clause_that_is_taken_out_is_removed(clauses in clauses(), which: usize, a: usize, b: usize) {
        let which = which % clauses.len();
        let old = numbered(&clauses);
        let new = numbered(clauses.iter().enumerate().filter(|(n, _)| *n != which).map(|(_, c)| c));
        let start = old.text.content.find(&clauses[which]).unwrap();
        let words: Vec<Span> = text::words(&clauses[which])
            .map(|w| Span::new(w.span.start().bytes() + start, w.span.end().bytes() + start))
            .collect();
        let (a, b) = (a % words.len(), b % words.len());
        let span = Span::new(words[a.min(b)].start().bytes(), words[a.max(b)].end().bytes());
        let selectors = select(&old.text, &old.outline, span).unwrap();
        prop_assert_eq!(carried(&selectors, &old, &new).outcome.reason(), "removed-clause");
        // And those of every other clause stay where they are.
        for words in clauses.iter().enumerate().filter(|(n, _)| *n != which).map(|(_, c)| c) {
            let at = old.text.content.find(words).unwrap();
            let selectors = select(&old.text, &old.outline, Span::new(at, at + words.len())).unwrap();
            let found = carried(&selectors, &old, &new).outcome;
            let there = new.text.content.find(words).unwrap();
            prop_assert_eq!(found, Anchoring::Placed(Span::new(there, there + words.len())));
        }
    }

    #[test]
    fn all_at_once_is_one_by_one(old in licence(), new in licence(), places in prop::collection::vec((any::<usize>(), any::<usize>()), 1..6)) {
        let (old, new) = (Read::new(&old), Read::new(&new));
        let spans = places.into_iter().filter_map(|(a, b)| stretch(&old.text, a, b));
        let all: Vec<Selectors> =
            spans.filter_map(|span| select(&old.text, &old.outline, span)).collect();
        let pairs = pairs(old.document(), new.document());
        let together = carry_all(&all, old.side(), new.side(), &pairs);
        let apart: Vec<Anchored> = all.iter().map(|one| carried(one, &old, &new)).collect();
        prop_assert_eq!(together, apart);
    }

    #[test]
    fn pairs_and_selectors_from_anywhere_do_no_harm(
        old in licence(),
        new in licence(),
        steps in prop::collection::vec((any::<[u16; 4]>(), 0usize..9, any::<bool>()), 0..9),
        a: usize,
        b: usize,
    ) {
        let (old, new) = (Read::new(&old), Read::new(&new));
        let pairs: Vec<annotation::Pair> = steps
            .into_iter()
            .map(|(at, clause, kept)| {
                let at = at.map(|at| usize::from(at % 300));
                let (old, new) = (Span::new(at[0], at[1]), Span::new(at[2], at[3]));
                let change = (!kept).then_some(annotation::Weight::Substance);
                let steps = vec![annotation::Step { old, new, change }];
                let clause = clause::ClauseId(clause);
                annotation::Pair { old: clause, new: clause, stayed: kept, steps }
            })
            .collect();
        if let Some(span) = stretch(&old.text, a, b) {
            let selectors = select(&old.text, &old.outline, span).unwrap();
            let found = carry(&selectors, old.side(), new.side(), &pairs).outcome;
            for place in found.places() {
                prop_assert!(new.text.content.get(place.range()).is_some(), "{:?}", found);
            }
            if let Anchoring::Placed(place) = found {
                prop_assert_eq!(new.text.of(place), &selectors.quote.exact);
            }
        }
    }
}
