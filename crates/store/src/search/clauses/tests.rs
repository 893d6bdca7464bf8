//! What is found in a small index of texts.

use crate::search::{COUNTED, IndexedClause, IndexedText, Query, Shelf, TextIndex};
use proptest::prelude::*;
use text::Span;

fn text(id: &str, shelf: Shelf, family: &str, clauses: &[(&str, &str, &str, &str)]) -> IndexedText {
    let mut at = 0;
    let clauses = clauses.iter().map(|(address, heading, words, categories)| {
        let start = at;
        at += words.len() + 1;
        IndexedClause {
            address: (*address).to_owned(),
            span: Span::new(start, start + words.len()),
            words: (*words).to_owned(),
            heading: (*heading).to_owned(),
            categories: categories.split_whitespace().map(str::to_owned).collect(),
        }
    });
    IndexedText {
        id: id.to_owned(),
        shelf,
        family: family.to_owned(),
        state: String::new(),
        clauses: clauses.collect(),
    }
}

fn texts() -> Vec<IndexedText> {
    let terminate = "Meta may terminate this Agreement if you are in breach.";
    vec![
        text(
            "fable-2",
            Shelf::Catalogue,
            "Fable",
            &[
                ("5", "Term", "Term. It lasts while you use it.", ""),
                ("6", "", terminate, "termination-breach"),
                ("7", "", "You may not terminate. We may end it at “any time”.", ""),
            ],
        ),
        text(
            "fable-3",
            Shelf::Catalogue,
            "Fable",
            &[("7", "", &terminate.replace("breach", "breach—"), "termination-breach")],
        ),
        text(
            "saga",
            Shelf::Reference,
            "Saga Guard",
            &[
                ("a", "", terminate, ""),
                ("b", "Termination", "Termination", ""),
                ("c", "", "La durée est d’un an; “C’est <b>écrit</b>”.", "notice output-use"),
                ("d", "", "* * *", ""),
            ],
        ),
    ]
}

/// What is found, hit by hit: `fable-2/6+2` for a clause that stands in two other places.
fn told(index: &TextIndex, typed: &str) -> String {
    let query = Query::read(typed, &Default::default());
    let found = index.search(&query, 10).unwrap();
    assert!(found.total >= found.hits.len(), "{typed}");
    let hits = found.hits.iter().map(|hit| {
        let more =
            if hit.other_total > 0 { format!("+{}", hit.other_total) } else { String::new() };
        format!("{}/{}{more}", hit.place.text, hit.place.address)
    });
    hits.collect::<Vec<_>>().join(" ")
}

fn index() -> TextIndex {
    TextIndex::in_memory("", texts()).unwrap()
}

#[test]
fn clauses_are_found() {
    let index = index();
    for (typed, expected) in [
        ("may terminate ", "fable-2/6+2 fable-2/7"),
        ("\"may terminate\"", "fable-2/6+2"),
        ("terminate may ", "fable-2/6+2 fable-2/7"),
        ("terminat", "fable-2/6+2 fable-2/7 saga/b"),
        ("term ", "fable-2/5"),
        ("may -breach ", "fable-2/7"),
        ("any-time ", "fable-2/7"),
        ("duree ecrit ", "saga/c"),
        ("DURÉE ", "saga/c"),
        ("in:headings term", "fable-2/5 saga/b"),
        ("in:headings meta ", ""),
        ("family:fable meta ", "fable-2/6+1"),
        ("family:guard meta ", "saga/a"),
        ("family:fable family:saga meta ", "fable-2/6+2"),
        ("-family:saga may ", "fable-2/7"),
        ("category:termination-breach ", "fable-2/6+1"),
        ("category:output-use category:notice ", "saga/c"),
        ("category:output-use category:termination-breach ", ""),
        ("category:output ", ""),
        ("category:output", "saga/c"),
        ("-category:notice est ", ""),
        ("in:notes may ", ""),
        ("tag:EU may ", ""),
        ("nothing", ""),
        ("b AND ", ""),
        ("NEAR(may terminate) ", ""),
        ("", ""),
        ("-may ", ""),
    ] {
        let told = told(&index, typed);
        let mut hits: Vec<&str> = told.split_whitespace().collect();
        hits.sort_unstable();
        assert_eq!(hits.join(" "), expected, "{typed}");
    }
}

#[test]
fn the_better_come_first() {
    let index = index();
    for (typed, expected) in [
        // As typed, then all the words.
        ("may terminate ", "fable-2/6+2 fable-2/7"),
        // Twice in as many words.
        ("terminate may ", "fable-2/7 fable-2/6+2"),
    ] {
        assert_eq!(told(&index, typed), expected, "{typed}");
    }
    // A heading of the reference shelf comes after the catalogue, and before other clauses of its own.
    assert_eq!(told(&index, "terminat"), "fable-2/7 fable-2/6+2 saga/b");
    let clauses =
        [("1", "", "It may terminate soon.", ""), ("2", "Termination", "Termination", "")];
    let tale = TextIndex::in_memory("", [text("tale", Shelf::Reference, "", &clauses)]).unwrap();
    assert_eq!(told(&tale, "terminat"), "tale/2 tale/1");
    let one = |id, shelf| text(id, shelf, "", &[("1", "", id, ""), ("2", "", "same thing", "")]);
    let equal = [one("a one", Shelf::Reference), one("b one", Shelf::Catalogue)];
    let mut index = TextIndex::in_memory("", equal).unwrap();
    index.put_text(&one("c one", Shelf::Own)).unwrap();
    assert_eq!(told(&index, "one "), "c one/1 b one/1 a one/1");
}

#[test]
fn the_words_are_shown_as_they_stand_in_the_place_that_is_named() {
    let index = index();
    let hit = |typed| {
        let query = Query::read(typed, &Default::default());
        index.search(&query, 1).unwrap().hits.swap_remove(0)
    };
    let usual = hit("meta ");
    assert!(usual.snippet.words.ends_with("in breach."), "{usual:?}");
    assert_eq!(usual.others.iter().map(|p| &*p.text).collect::<Vec<_>>(), ["fable-3", "saga"]);
    assert_eq!(usual.place.span, Span::new(33, 88));
    let mut own = index;
    own.drop_text("fable-2").unwrap();
    let query = Query::read("meta ", &Default::default());
    let left = own.search(&query, 1).unwrap().hits.swap_remove(0);
    assert!(left.snippet.words.ends_with("in breach—."), "{left:?}");
}

#[test]
fn an_own_text_comes_changes_and_goes() {
    let mut index = index();
    let own = |words: &str| {
        let clause = [
            ("1", "", words, ""),
            ("2", "", "Meta may terminate this Agreement if you are in breach.", ""),
        ];
        IndexedText { state: words.into(), ..text("own-a", Shelf::Own, "Mine", &clause) }
    };
    let before = told(&index, "may ");
    index.put_text(&own("You may keep bees.")).unwrap();
    assert_eq!(told(&index, "bees "), "own-a/1");
    assert_eq!(told(&index, "meta "), "own-a/2+3");
    assert_eq!(told(&index, "family:mine meta "), "own-a/2");
    index.put_text(&own("You may keep wasps.")).unwrap();
    assert_eq!((told(&index, "bees "), told(&index, "wasps ")), (String::new(), "own-a/1".into()));
    let known = ("own-a".to_owned(), "You may keep wasps.".to_owned());
    assert_eq!(index.own_texts().unwrap(), [known]);
    index.drop_text("own-a").unwrap();
    index.drop_text("own-a").unwrap();
    assert_eq!(told(&index, "wasps "), "");
    assert_eq!(told(&index, "family:mine meta "), "");
    assert_eq!(told(&index, "may "), before);
    assert!(index.own_texts().unwrap().is_empty());
}

#[test]
fn counting_ends_somewhere() {
    let many: Vec<String> = (0..COUNTED + 5).map(|i| format!("word number{i}")).collect();
    let clauses: Vec<_> = many.iter().map(|words| ("1", "", &**words, "")).collect();
    let index = TextIndex::in_memory("", [text("many", Shelf::Reference, "", &clauses)]).unwrap();
    let found = index.search(&Query::read("word ", &Default::default()), 5).unwrap();
    assert_eq!((found.hits.len(), found.total), (5, COUNTED));
}

#[test]
fn of_many_the_first_are_given_and_all_are_counted() {
    let clause = |i: usize| format!("word number{i} here");
    let many: Vec<String> = (0..3_000).map(clause).collect();
    let clauses: Vec<_> = many.iter().map(|words| ("1", "", &**words, "")).collect();
    let index = TextIndex::in_memory("", [text("many", Shelf::Reference, "", &clauses)]).unwrap();
    for typed in ["word ", "word here ", "wo", "in:texts "] {
        let found = index.search(&Query::read(typed, &Default::default()), 5).unwrap();
        assert_eq!((found.hits.len(), found.total), (5, 3_000), "{typed}");
    }
}

#[test]
fn the_file_is_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("search.sqlite");
    assert!(TextIndex::open(&path, "1").is_none(), "there is none");
    drop(TextIndex::build(&path, "1", texts()).unwrap());
    let mut kept = TextIndex::open(&path, "1").expect("it was made");
    kept.put_text(&text("own", Shelf::Own, "", &[("1", "", "bees", "")])).unwrap();
    drop(kept);
    assert_eq!(told(&TextIndex::open(&path, "1").unwrap(), "bees "), "own/1");
    assert!(TextIndex::open(&path, "2").is_none(), "it has another stamp");
    drop(TextIndex::build(&path, "2", texts()).unwrap());
    assert_eq!(told(&TextIndex::open(&path, "2").unwrap(), "bees "), "");
    let names = std::fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 1, "nothing is left beside it");

    std::fs::write(&path, "SQLite format 3\0 no more").unwrap();
    assert!(TextIndex::open(&path, "2").is_none(), "it is damaged");
    drop(TextIndex::build(&path, "2", texts()).unwrap());
    assert!(TextIndex::open(&path, "2").is_some());
}

#[test]
fn where_no_file_can_be_made_the_reason_is_told_and_memory_serves() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("search.sqlite");
    std::fs::create_dir(&path).unwrap();
    let error = TextIndex::build(&path, "1", texts()).unwrap_err();
    assert!(error.to_string().starts_with(&path.display().to_string()), "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "what was begun is gone");
    assert_eq!(told(&TextIndex::in_memory("1", texts()).unwrap(), "term "), "fable-2/5");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_query_is_an_error(typed in any::<String>(), wild in "[\"“(){}:*^+\\-a-c .,|]{0,12}") {
        let index = index();
        for typed in [&typed, &wild] {
            let query = Query::read(typed, &Default::default());
            let found = index.search(&query, 10).unwrap();
            prop_assert!(found.total <= 6);
        }
    }

    #[test]
    fn a_word_of_a_text_finds_it(words in "[a-zé]{1,9}( [a-zé]{1,9}){0,8}", nth: prop::sample::Index) {
        let clause = [("1", "", &*words, "")];
        let index = TextIndex::in_memory("", [text("t", Shelf::Own, "", &clause)]).unwrap();
        let all: Vec<&str> = words.split(' ').collect();
        let word = all[nth.index(all.len())];
        let half: String = word.chars().take(word.chars().count().div_ceil(2)).collect();
        let phrase = format!("\"{words}\"");
        for typed in [&format!("{word} "), &half, &phrase, &words] {
            let query = Query::read(typed, &Default::default());
            let found = index.search(&query, 10).unwrap();
            prop_assert_eq!(found.total, 1, "{}", typed);
            prop_assert!(!found.hits[0].snippet.hits.is_empty());
        }
    }
}
