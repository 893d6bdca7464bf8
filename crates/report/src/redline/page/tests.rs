//! What a page holds, whatever stands in its texts.
//!
//! Owns the proof that words stay words: the page is read back by an HTML parser.

use super::*;
use crate::Apparatus;
use crate::redline::{Named, Source};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A page in which `words` stand wherever words can.
fn everywhere(words: &str) -> Redline {
    let own = || words.to_owned();
    let piece = |weight| Piece { words: own(), weight };
    let cell =
        |weight| Some(Cell { address: own(), pieces: vec![piece(Weight::Same), piece(weight)] });
    let row = |weight, cells| Row {
        name: own(),
        weight,
        sign: own(),
        said: own(),
        kinds: vec![Named { name: own(), why: own() }],
        did: vec![own()],
        cells,
        stood_behind: None,
    };
    let fact = Fact { label: own(), value: own() };
    let side = || Column {
        name: own(),
        texts: vec![Source { title: format!("{words} 2"), facts: vec![fact.clone()] }],
    };
    Redline {
        title: own(),
        language: own(),
        apparatus: Apparatus::English,
        sides: [side(), side()],
        summary: vec![
            Sentence { words: own(), row: Some(0) },
            Sentence { words: own(), row: None },
        ],
        rows: vec![
            row(Weight::Substance, [cell(Weight::Substance), cell(Weight::Substance)]),
            row(Weight::Same, [cell(Weight::Same), cell(Weight::Same)]),
            Row { stood_behind: Some(0), ..row(Weight::Form, [cell(Weight::Form), None]) },
        ],
        warnings: vec![own()],
    }
}

/// The elements and attributes of a page, and all its words.
fn read(page: &str) -> (Vec<String>, BTreeSet<String>, String) {
    let (mut elements, mut attributes, mut words) = (Vec::new(), BTreeSet::new(), String::new());
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                elements.push(String::from_utf8_lossy(&tag.name).into_owned());
                let names = tag.attributes.keys();
                attributes.extend(names.map(|name| String::from_utf8_lossy(name).into_owned()));
            }
            Token::String(text) => words.push_str(&String::from_utf8_lossy(&text)),
            Token::Comment(comment) => panic!("a comment: {comment:?}"),
            Token::Error(error) => panic!("{error:?} in {page}"),
            _ => {}
        }
    }
    (elements, attributes, words)
}

fn check(hostile: &str) {
    let plain = html(&everywhere("word"));
    let page = html(&everywhere(hostile));
    let (elements, attributes, words) = read(&page);
    let (expected, known, _) = read(&plain);
    assert_eq!(elements, expected, "{hostile:?} became markup");
    assert_eq!(attributes, known, "{hostile:?} became an attribute");
    let shown: String = hostile
        .chars()
        .map(|c| {
            let mut one = Markup::default();
            one.words(&c.to_string());
            if one.finish() == "\u{fffd}" { '\u{fffd}' } else { c }
        })
        .collect();
    assert!(words.contains(&shown), "{hostile:?} is not shown");
    for outside in ["href=\"http", "src=", "url(", "@import", "<script"] {
        assert!(!plain.contains(outside), "{outside}");
    }
}

#[test]
fn hostile_words_stay_words() {
    for hostile in [
        "</title><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "'><img src=x onerror=alert(1)>",
        "</style><style>*{display:none}",
        "<!-- ]]> --> &lt; &amp; &#x3c;",
        "javascript:alert(1)",
        "\u{0}\u{1b}[2J\u{202e}abc\u{2066}\u{ffff}\u{7f}\u{85}",
        "</p></section></main></body></html>",
    ] {
        check(hostile);
    }
}

proptest! {
    #[test]
    fn any_words_stay_words(words in "\\PC{1,20}|[<>&\"'/!a-z= \u{0}-\u{1f}-]{1,30}") {
        prop_assume!(!words.contains('\r'));
        check(&words);
    }
}

#[test]
fn changes_are_told_by_element_sign_and_words() {
    let page = html(&everywhere("word"));
    assert!(
        page.contains(
            "<del class=\"substance\"><span class=\"vh\" lang=\"en\">deleted: </span>word"
        )
    );
    assert!(
        page.contains(
            "<ins class=\"substance\"><span class=\"vh\" lang=\"en\">inserted: </span>word"
        )
    );
    assert!(page.contains("<details>") && page.contains("1 clause the same"));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
}

#[test]
fn every_link_leads_to_a_place_of_the_page_and_every_place_is_one() {
    let page = html(&everywhere("word"));
    let after = |mark: &str| -> Vec<String> {
        page.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = after(" id=\"");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    let links = after("href=\"#");
    assert!(links.len() >= 5, "{links:?}");
    for place in links.iter().chain(&after("aria-labelledby=\"")) {
        assert!(ids.contains(place), "{place} in {ids:?}");
    }
}

#[test]
fn the_same_redline_gives_the_same_page() {
    assert_eq!(html(&everywhere("word")), html(&everywhere("word")));
}
