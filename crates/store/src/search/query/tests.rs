//! What is read from what is typed.

use super::*;
use proptest::prelude::*;

fn colours() -> [String; 5] {
    ["Key", "Question", "Definition", "Risque élevé", "Follow up"].map(str::to_owned)
}

/// A query as words that a test can name: `may`, `termin*`, `any+time`, `-notice`, `Tag(EU)`.
fn told(typed: &str) -> String {
    let query = Query::read(typed, &colours());
    let term = |term: &Term| {
        let quote = if term.quoted { "\"" } else { "" };
        let star = if term.may_go_on { "*" } else { "" };
        format!("{quote}{}{star}{quote}", term.words.join("+"))
    };
    let value = |Value { written, may_go_on }: &Value| {
        format!("{written}{}", if *may_go_on { "*" } else { "" })
    };
    let filter = |filter: &Filter| match filter {
        Filter::In(place) => format!("In({place:?})"),
        Filter::Tag(v) => format!("Tag({})", value(v)),
        Filter::Colour(colour) => format!("Colour({})", colour.number()),
        Filter::Author(v) => format!("Author({})", value(v)),
        Filter::Status(status) => format!("Status({})", status.name()),
        Filter::Category(v) => format!("Category({})", value(v)),
        Filter::Family(v) => format!("Family({})", value(v)),
    };
    let terms = query.terms.iter().map(term);
    let without = query.without.iter().map(|t| format!("-{}", term(t)));
    let filters = query.filters.iter().map(filter);
    let without_filters = query.without_filters.iter().map(|f| format!("-{}", filter(f)));
    terms.chain(without).chain(filters).chain(without_filters).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_typed_is_taken_apart() {
    for (typed, expected) in [
        ("", ""),
        (" \t ", ""),
        ("may terminate ", "may terminate"),
        ("may terminate", "may terminate*"),
        ("May TÉRMINATE ", "may terminate"),
        ("termin* now ", "termin* now"),
        ("\"may terminate\"", "\"may+terminate\""),
        ("“may terminate” «any time» ", "\"may+terminate\" \"any+time\""),
        ("\"may term", "\"may+term*\""),
        ("\"may term ", "\"may+term*\""),
        ("\"termin*\"", "\"termin\""),
        ("non-exclusive ", "non+exclusive"),
        ("Llama 3.1 § 6 ", "llama 3+1 6"),
        ("licence’s ", "licence+s"),
        ("may -notice ", "may -notice"),
        ("may -notice", "may -notice"),
        ("may -\"any time\" -term* ", "may -\"any+time\" -term*"),
        ("a - b ", "a b"),
        ("- ", ""),
        ("may\"any time\"not ", "may \"any+time\" not"),
        ("\"\" * *** … ", ""),
        ("\"", ""),
    ] {
        assert_eq!(told(typed), expected, "{typed}");
    }
}

#[test]
fn filters_are_what_they_can_be() {
    for (typed, expected) in [
        ("tag:EU ", "Tag(EU)"),
        ("tag:E", "Tag(E*)"),
        ("tag:\"open source\" may ", "may Tag(open source)"),
        ("tag:\"open so", "Tag(open so*)"),
        ("author:\"A. Reader\"", "Author(A. Reader)"),
        ("TAG:EU -tag:US ", "Tag(EU) -Tag(US)"),
        ("colour:2", "Colour(2)"),
        ("color:2", "Colour(2)"),
        ("colour:risk ", "colour+risk"),
        ("colour:\"risque eleve\" ", "Colour(4)"),
        ("colour:Key ", "Colour(1)"),
        ("colour:9 ", "colour+9"),
        ("colour:256 ", "colour+256"),
        ("category:output-use ", "Category(output-use)"),
        ("family:llama in:notes ", "Family(llama) In(Notes)"),
        ("in:headings in:texts ", "In(Headings) In(Texts)"),
        ("in:breach ", "in+breach"),
        ("status:done status:Open ", "Status(done) Status(open)"),
        ("status:well ", "status+well"),
        ("note:this ", "note+this"),
        ("tag: EU ", "tag eu"),
        ("tag:!!! ", "tag"),
        ("tag:", "tag*"),
        ("https://example.com ", "https+example+com"),
        ("1:2 :x ::: ", "1+2 x"),
    ] {
        assert_eq!(told(typed), expected, "{typed}");
    }
}

#[test]
fn a_query_says_where_it_looks() {
    for (typed, clauses, notes) in [
        ("may ", Some(Part::Words), true),
        ("in:notes ", None, true),
        ("in:texts ", Some(Part::Words), false),
        ("in:headings ", Some(Part::Headings), false),
        ("in:headings in:texts ", Some(Part::Words), false),
        ("in:headings in:notes ", Some(Part::Headings), true),
        ("tag:EU ", None, true),
        ("colour:1 in:texts ", None, false),
        ("category:naming ", Some(Part::Words), true),
        ("may -in:notes ", Some(Part::Words), false),
        ("may -in:texts ", None, true),
        ("may -tag:EU ", Some(Part::Words), true),
    ] {
        let query = Query::read(typed, &colours());
        assert_eq!((query.of_clauses(), query.of_notes()), (clauses, notes), "{typed}");
    }
}

#[test]
fn a_value_that_cannot_be_is_told_once_it_is_complete() {
    for (typed, told) in [
        ("colour:9 may ", &["colour:9"][..]),
        ("-in:\"the air\" status:well ", &["-in:\"the air\"", "status:well"]),
        ("colour:follow", &[]),
        ("in:te", &[]),
        ("colour:9", &["colour:9"]),
        ("note:this tag:EU colour:key ", &[]),
    ] {
        assert_eq!(Query::read(typed, &colours()).misunderstood, told, "{typed}");
    }
}

#[test]
fn a_pasted_text_is_read_in_part() {
    let query = Query::read(&"é ".repeat(100_000), &colours());
    assert_eq!(query.terms.len(), 500);
}

#[test]
fn only_left_out_words_ask_for_nothing() {
    for (typed, empty) in [("", true), ("-may ", true), ("-tag:EU", true), ("in:notes", false)] {
        assert_eq!(Query::read(typed, &colours()).is_empty(), empty, "{typed}");
    }
}

proptest! {
    #[test]
    fn anything_is_a_query(typed: String) {
        let query = Query::read(&typed, &colours());
        for term in query.terms.iter().chain(&query.without) {
            prop_assert!(!term.words.is_empty());
            for word in &term.words {
                prop_assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric));
            }
        }
    }

    #[test]
    fn what_looks_like_a_query_is_one(
        typed in "(-?(in|tag|colour|family|x)?:?[\"“]?[a-zé:*.\\- ]{0,6}[\"”]? ?){0,6}"
    ) {
        let query = Query::read(&typed, &colours());
        // No word is lost that is not a filter's.
        let kept = query.terms.iter().chain(&query.without).map(|term| term.words.len()).sum::<usize>();
        let named = query.filters.iter().chain(&query.without_filters).map(|filter| match filter {
            Filter::Tag(value) | Filter::Family(value) => 1 + tokens(&value.written).count(),
            _ => 2,
        });
        prop_assert_eq!(kept + named.sum::<usize>(), tokens(&typed).count());
    }

    #[test]
    fn plain_words_are_all_asked_for(words in proptest::collection::vec("[a-z]{1,8}", 0..6)) {
        let query = Query::read(&(words.join(" ") + " "), &colours());
        let asked: Vec<String> = query.terms.into_iter().flat_map(|term| term.words).collect();
        prop_assert_eq!(asked, words);
    }
}
