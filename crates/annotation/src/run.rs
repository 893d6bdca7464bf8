//! Where a run of things stands in a longer one.
//!
//! Owns a search whose time grows with both lengths and never with their product: a quote that
//! repeats itself, in a text that does, overlaps itself everywhere. It knows nothing of words.

/// Every place in `among` where `run` stands, overlaps included, in order (Knuth, Morris and Pratt).
/// An empty run stands nowhere.
pub(crate) fn places<T: PartialEq>(run: &[T], among: impl Iterator<Item = T>) -> Vec<usize> {
    if run.is_empty() {
        return Vec::new();
    }
    let falls = falls(run);
    let mut found = Vec::new();
    let mut held = 0;
    for (at, thing) in among.enumerate() {
        held = step(run, &falls, held, &thing);
        if held == run.len() {
            found.push(at + 1 - held);
            held = falls[held - 1];
        }
    }
    found
}

/// The same for bytes of a text; faster, where the run cannot overlap itself.
pub(crate) fn places_in(run: &str, among: &str) -> Vec<usize> {
    match falls(run.as_bytes()).last() {
        None => Vec::new(),
        Some(0) => among.match_indices(run).map(|(at, _)| at).collect(),
        Some(_) => places(run.as_bytes(), among.bytes()),
    }
}

/// For each beginning of `run`, the length of its longest true beginning that also ends it.
fn falls<T: PartialEq>(run: &[T]) -> Vec<usize> {
    let mut falls = vec![0; run.len()];
    let mut held = 0;
    for at in 1..run.len() {
        held = step(run, &falls, held, &run[at]);
        falls[at] = held;
    }
    falls
}

/// How much of `run` stands up to `thing`, when `held` of it stood before.
fn step<T: PartialEq>(run: &[T], falls: &[usize], mut held: usize, thing: &T) -> usize {
    while held > 0 && run[held] != *thing {
        held = falls[held - 1];
    }
    held + usize::from(run[held] == *thing)
}

#[cfg(test)]
mod tests {
    use super::{places, places_in};
    use proptest::prelude::*;

    #[test]
    fn places_may_overlap() {
        for (run, among, expected) in [
            ("aa", "aaaa", &[0, 1, 2][..]),
            ("abab", "abababxabab", &[0, 2, 7]),
            ("aab", "aaaab", &[2]),
            ("b", "aaa", &[]),
            ("aaa", "aa", &[]),
            ("", "aa", &[]),
        ] {
            assert_eq!(places(run.as_bytes(), among.bytes()), expected, "{run} in {among}");
            assert_eq!(places_in(run, among), expected, "{run} in {among}");
        }
    }

    proptest! {
        #[test]
        fn as_a_plain_search_finds_them(run in "[ab]{1,6}", among in "[ab]{0,40}") {
            let plain: Vec<usize> =
                (0..among.len()).filter(|at| among[*at..].starts_with(&run)).collect();
            prop_assert_eq!(places(run.as_bytes(), among.bytes()), &*plain);
            prop_assert_eq!(places_in(&run, &among), plain);
        }
    }
}
