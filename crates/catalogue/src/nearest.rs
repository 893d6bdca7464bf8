//! Which known texts a text is nearest to, word for word.
//!
//! Owns the index of known texts and the ranking. Candidates are found by the rare pairs of
//! neighbouring words that they share with the text; each is then really compared, and the order is
//! that of the comparison. It says that a text is *exact* only when every word is the same, capitals
//! included; it reads no file and knows no clause.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};

/// How many candidates are really compared for each of the two ways of finding them. Measured on the
/// perturbed texts of `tests/nearest.rs`: with 32 no more
/// of them are found.
const CANDIDATES: usize = 8;

/// How many places of shared pairs are looked at for one query. Pairs that few texts have are looked
/// at first, so this only ends the search among pairs that tell little.
const VISITS: usize = 300_000;

/// What share of the pairs that the best candidate shares with a query, by weight, another must share to
/// be compared at all: one with less would be told as near for want of a nearer one, at a price that
/// grows with all that differs.
const FAR: f32 = 0.15;

/// How many missing words of a known text weigh as much as one word of the query that it has not.
///
/// A text of which half is missing is still its licence's, and nearer to it than to another that is as
/// short; a word that stands in the query alone tells of another licence. Measured on the texts of
/// `tests/nearest.rs`: of 1,000, 58 came out wrong with 3, 36 with 10, 30 with 20 and 31 with 50.
const FOREIGN: usize = 20;

/// The known texts, ready to be asked.
#[derive(Debug)]
pub struct Index {
    /// Words that the known texts have, as printed, and the number of each.
    words: HashMap<Box<str>, u32>,
    /// For each word, the number of the same word in small letters.
    small: Vec<u32>,
    texts: Vec<Known>,
    /// Pairs of neighbouring words in small letters, sorted; and, beside each, where in `holders` its
    /// texts begin.
    pairs: Vec<(u64, u32)>,
    /// The texts that hold each pair, as indexes into `texts`.
    holders: Vec<u32>,
}

#[derive(Debug)]
struct Known {
    id: Box<str>,
    /// Its words as printed.
    words: Vec<u32>,
    /// How much all its pairs weigh.
    weight: f32,
}

/// A known text and how near it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The name under which the text was given to [`Index::new`].
    pub id: String,
    /// How many of the words of both texts are the same, from 0 to 1: twice the equal words over all.
    /// Capitals do not count here. It is 1 for texts that differ in capitals alone.
    pub score: f64,
    /// Whether every word is the same, capitals included, and none is more or less.
    pub exact: bool,
    /// How many words differ: those of either text without an equal in the other, and those whose
    /// capitals differ. Zero when and only when `exact`.
    pub words_changed: usize,
    /// What the order goes by, smaller being nearer: words of the known text that the query has not,
    /// and, each weighing more, words of the query that it has not. It tells only of answers to one
    /// query, be they from several indexes.
    pub distance: usize,
}

impl Index {
    /// An index of texts, each with a name. `content` is canonical text, as [`text::read`] gives it.
    pub fn new<'a>(known: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut index = Self {
            words: HashMap::new(),
            small: Vec::new(),
            texts: Vec::new(),
            pairs: Vec::new(),
            holders: Vec::new(),
        };
        for (id, content) in known {
            let words = index.learn(content);
            index.texts.push(Known { id: id.into(), words, weight: 0.0 });
        }
        index.pair();
        index
    }

    /// The numbers of a text's words; new words get one.
    fn learn(&mut self, content: &str) -> Vec<u32> {
        let folded = text::fold(content);
        text::words(&folded).map(|word| self.number(word.span.of(&folded))).collect()
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let small = word.to_lowercase();
        let small = if small == word { None } else { Some(self.number(&small)) };
        let number = u32::try_from(self.small.len()).unwrap_or(u32::MAX);
        self.words.insert(word.into(), number);
        self.small.push(small.unwrap_or(number));
        number
    }

    /// Makes the lists of pairs and of the texts that hold them.
    fn pair(&mut self) {
        let mut all: Vec<(u64, u32)> = Vec::new();
        for (text, known) in self.texts.iter().enumerate() {
            let mut own =
                pairs(&known.words.iter().map(|w| self.small[*w as usize]).collect::<Vec<_>>());
            own.sort_unstable();
            own.dedup();
            let text = u32::try_from(text).unwrap_or(u32::MAX);
            all.extend(own.into_iter().map(|pair| (pair, text)));
        }
        all.sort_unstable();
        self.holders = all.iter().map(|(_, text)| *text).collect();
        for (at, (pair, _)) in all.iter().enumerate() {
            if self.pairs.last().is_none_or(|(last, _)| last != pair) {
                self.pairs.push((*pair, u32::try_from(at).unwrap_or(u32::MAX)));
            }
        }
        for at in 0..self.pairs.len() {
            let holders = self.range(at);
            let weight = self.weight(holders.len());
            for text in holders {
                let text = self.holders[text] as usize;
                self.texts[text].weight += weight;
            }
        }
    }

    /// Where in `holders` the texts of the pair at this place stand.
    fn range(&self, at: usize) -> std::ops::Range<usize> {
        let end = self.pairs.get(at + 1).map_or(self.holders.len(), |(_, start)| *start as usize);
        self.pairs[at].1 as usize..end
    }

    /// What a pair weighs that so many texts hold: the rarer, the more.
    #[expect(clippy::cast_precision_loss, reason = "counts of texts are far below 2^24")]
    fn weight(&self, holders: usize) -> f32 {
        (1.0 + self.texts.len() as f32 / holders.max(1) as f32).ln()
    }

    /// The known texts nearest to `content`, the nearest first, at most `most` of them.
    ///
    /// `content` is canonical text. Nothing is near to a text without words.
    pub fn nearest(&self, content: &str, most: usize) -> Vec<Near> {
        let query = self.read(content);
        let mut near: Vec<Near> = Vec::new();
        if most == 0 {
            return Vec::new();
        }
        for text in self.candidates(&query) {
            let known = &self.texts[text];
            // What cannot come among the first is not compared.
            let least = distance(&query.small, known.words.len(), self.shared(&query, known));
            if near.get(most - 1).is_some_and(|last| least > last.distance) {
                continue;
            }
            near.push(self.compare(&query, known));
            near.sort_by(|a, b| (a.distance, &a.id).cmp(&(b.distance, &b.id)));
            near.truncate(most);
        }
        near
    }

    /// How many words both have, whatever their order: no comparison finds more.
    fn shared(&self, query: &Query, known: &Known) -> usize {
        let mut counts: HashMap<u32, usize> = HashMap::with_capacity(query.small.len());
        for word in &query.small {
            *counts.entry(*word).or_default() += 1;
        }
        let shared =
            known.words.iter().filter(|word| match counts.get_mut(&self.small[**word as usize]) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    true
                }
                _ => false,
            });
        shared.count()
    }

    fn small_words(&self, known: &Known) -> Vec<u32> {
        known.words.iter().map(|word| self.small[*word as usize]).collect()
    }

    /// The words of a query. Words that no known text has get numbers behind all known ones.
    fn read(&self, content: &str) -> Query {
        let folded = text::fold(content);
        let mut new: HashMap<String, u32> = HashMap::new();
        let mut number = |word: &str| {
            self.words.get(word).copied().unwrap_or_else(|| {
                let next = u32::try_from(self.small.len() + new.len()).unwrap_or(u32::MAX);
                *new.entry(word.to_owned()).or_insert(next)
            })
        };
        let (mut words, mut small) = (Vec::new(), Vec::new());
        for word in text::words(&folded) {
            let word = word.span.of(&folded);
            words.push(number(word));
            small.push(number(&word.to_lowercase()));
        }
        Query { words, small }
    }

    /// The texts that share the most with the query: by how much of both they share, and, since much
    /// of the query's text may be missing, by how much they share at all.
    fn candidates(&self, query: &Query) -> Vec<usize> {
        let mut own = pairs(&query.small);
        own.sort_unstable();
        own.dedup();
        let mut found: Vec<std::ops::Range<usize>> = Vec::new();
        let mut weight = 0.0;
        for pair in &own {
            match self.pairs.binary_search_by_key(pair, |(known, _)| *known) {
                Ok(at) => found.push(self.range(at)),
                Err(_) => weight += self.weight(1),
            }
        }
        found.sort_by_key(|holders| (holders.len(), holders.start));
        let mut shared = vec![0.0f32; self.texts.len()];
        let mut visits = 0;
        for holders in found {
            let own = self.weight(holders.len());
            weight += own;
            visits += holders.len();
            if visits <= VISITS {
                for text in holders {
                    shared[self.holders[text] as usize] += own;
                }
            }
        }
        let least = FAR * shared.iter().copied().fold(0.0, f32::max);
        let is_near = |t: &usize| shared[*t] > 0.0 && shared[*t] >= least;
        let mut texts: Vec<usize> = (0..self.texts.len()).filter(is_near).collect();
        let even = |t: &usize| 2.0 * shared[*t] / (weight + self.texts[*t].weight);
        texts.sort_by(|a, b| even(b).total_cmp(&even(a)).then(a.cmp(b)));
        let mut chosen: Vec<usize> = texts.iter().copied().take(CANDIDATES).collect();
        texts.sort_by(|a, b| shared[*b].total_cmp(&shared[*a]).then(a.cmp(b)));
        chosen.extend(texts.into_iter().take(CANDIDATES));
        let mut seen = HashSet::new();
        chosen.retain(|text| seen.insert(*text));
        chosen
    }

    /// The distance by which texts are ranked, and what is told of the text.
    fn compare(&self, query: &Query, known: &Known) -> Near {
        let small = self.small_words(known);
        let mut equal = 0;
        let mut capitals = 0;
        for op in capture_diff_slices(Algorithm::Histogram, &query.small, &small) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                equal += len;
                let pairs = query.words[old_index..old_index + len]
                    .iter()
                    .zip(&known.words[new_index..new_index + len]);
                capitals += pairs.filter(|(a, b)| a != b).count();
            }
        }
        let all = query.small.len() + small.len();
        Near {
            id: known.id.to_string(),
            score: share(2 * equal, all),
            exact: query.words == known.words,
            words_changed: all - 2 * equal + capitals,
            distance: distance(&query.small, small.len(), equal) + capitals,
        }
    }
}

/// The words of a text that is asked for.
struct Query {
    /// As printed.
    words: Vec<u32>,
    /// In small letters.
    small: Vec<u32>,
}

/// The pairs of neighbouring words; a single word is a pair with itself.
fn pairs(small: &[u32]) -> Vec<u64> {
    let pair = |a: u32, b: u32| u64::from(a) << 32 | u64::from(b);
    match small {
        [one] => vec![pair(*one, *one)],
        many => many.windows(2).map(|two| pair(two[0], two[1])).collect(),
    }
}

/// How far a query is from a known text of so many words, with so many of them equal.
fn distance(query: &[u32], known: usize, equal: usize) -> usize {
    FOREIGN * (query.len() - equal) + (known - equal)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GRANT: &str = "You may use, copy and share the work, with or without changes, for ever.";
    const BAN: &str = "You may not use the work, nor share it, without asking its maker first.";

    fn index() -> Index {
        Index::new([("grant", GRANT), ("ban", BAN), ("both", &format!("{GRANT}\n{BAN}"))])
    }

    fn first(content: &str) -> Near {
        index().nearest(content, 3).swap_remove(0)
    }

    #[test]
    fn a_text_is_exact_when_every_word_is_the_same() {
        let near =
            first("You may use, copy and share the work -\nwith or without changes - for “ever”!");
        assert_eq!((&*near.id, near.exact, near.words_changed), ("grant", true, 0));
    }

    #[test]
    fn one_word_more_less_or_other_is_never_exact() {
        for (content, changed) in [
            (GRANT.replace("for ever", "for never"), 2),
            (GRANT.replace("for ever", "for ever and ever"), 2),
            (GRANT.replace(", for ever", ""), 2),
            (GRANT.replace("the work", "The Work"), 2),
        ] {
            let near = first(&content);
            assert_eq!((&*near.id, near.exact, near.words_changed), ("grant", false, changed));
        }
    }

    #[test]
    fn the_nearest_comes_first_and_half_of_a_text_finds_it() {
        let near = index().nearest(&format!("{GRANT} {BAN} Thanks."), 3);
        let ids: Vec<&str> = near.iter().map(|near| &*near.id).collect();
        assert_eq!(ids[0], "both");
        assert!(near.windows(2).all(|two| two[0].score >= two[1].score));
        assert_eq!(first("You may use, copy and share the work").id, "grant");
    }

    #[test]
    fn what_shares_no_words_is_near_to_nothing() {
        for content in ["", " \n", "§ 1", "Lorem ipsum dolor sit amet"] {
            assert_eq!(index().nearest(content, 3), []);
        }
        assert_eq!(Index::new([]).nearest(GRANT, 3), []);
        assert_eq!(index().nearest(GRANT, 0), []);
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked_for_and_finds_itself(a in ".{0,200}", b in ".{0,200}") {
            let index = Index::new([("a", &*a), ("b", &*b)]);
            let near = index.nearest(&a, 2);
            let has_words = text::words(&text::fold(&a)).next().is_some();
            prop_assert_eq!(near.first().map(|near| near.exact), has_words.then_some(true));
            for near in near {
                prop_assert_eq!(near.exact, near.words_changed == 0);
                prop_assert!((0.0..=1.0).contains(&near.score));
            }
        }
    }
}
