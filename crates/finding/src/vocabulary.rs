//! [`Vocabulary`]: the words that phrases hold, and which of them a word of a text is.
//!
//! Owns the meaning of `*` and of what counts as a number. It knows no order of words; see `phrase`.

use std::collections::HashMap;
use std::ops::Range;

/// A word of a phrase, with its `*`, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordId(u32);

impl WordId {
    /// A word of figures alone.
    pub(crate) const FIGURES: Self = Self(0);
    /// A number that is written out.
    pub(crate) const NUMBER: Self = Self(1);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a number may be when it is written out.
const NUMBERS: [&str; 9] =
    ["one", "two", "three", "five", "ten", "twenty", "fifty", "hundred", "thousand"];

/// All words of all phrases.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// By number, as written.
    written: Vec<String>,
    /// How often phrases hold each.
    uses: Vec<u32>,
    /// By what is written; a word of a text, which never has a `*`, finds itself alone.
    ids: HashMap<String, WordId>,
    begins: Trie,
    /// Read from the end.
    ends: Trie,
    /// Those with a `*` in another place than one end.
    others: Vec<WordId>,
}

impl Vocabulary {
    pub(crate) fn new() -> Self {
        let numbers = [WordId::FIGURES, WordId::NUMBER];
        Self {
            written: vec![String::new(); numbers.len()],
            uses: vec![0; numbers.len()],
            ids: HashMap::new(),
            begins: Trie::new(),
            ends: Trie::new(),
            others: Vec::new(),
        }
    }

    /// The number of a word in small letters, `*` standing for any letters, that one more phrase holds.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            self.uses[id.index()] += 1;
            return *id;
        }
        let id = WordId(u32::try_from(self.written.len()).unwrap_or(u32::MAX));
        self.written.push(word.to_owned());
        self.uses.push(1);
        self.ids.insert(word.to_owned(), id);
        match (word.matches('*').count(), word.strip_suffix('*'), word.strip_prefix('*')) {
            (0, ..) => {}
            (1, Some(begin), _) => self.begins.add(begin.bytes(), id),
            (1, _, Some(end)) => self.ends.add(end.bytes().rev(), id),
            _ => self.others.push(id),
        }
        id
    }

    pub(crate) fn len(&self) -> usize {
        self.written.len()
    }

    pub(crate) fn written(&self, id: WordId) -> &str {
        &self.written[id.index()]
    }

    /// How common a word may be in a licence, for want of a count: often used by phrases, or short.
    pub(crate) fn commonness(&self, id: WordId) -> u32 {
        let letters = self.written(id).bytes().filter(|b| *b != b'*').count().max(1);
        self.uses[id.index()] + 400 / u32::try_from(letters * letters).unwrap_or(u32::MAX)
    }

    /// What the words of a text are, each in small letters.
    pub(crate) fn read<'a>(&self, words: impl Iterator<Item = &'a str>) -> Symbols {
        // The first symbol stands for a word that no phrase names.
        let none = std::iter::once(0..0);
        let mut symbols = Symbols { of: Vec::new(), ids: Vec::new(), ranges: none.collect() };
        let mut known: HashMap<&str, u32> = HashMap::new();
        for word in words {
            let symbol = *known.entry(word).or_insert_with(|| {
                let from = symbols.ids.len();
                self.look_up(word, &mut symbols.ids);
                if symbols.ids.len() == from {
                    return 0;
                }
                symbols.ranges.push(from..symbols.ids.len());
                u32::try_from(symbols.ranges.len() - 1).unwrap_or(0)
            });
            symbols.of.push(symbol);
        }
        symbols
    }

    fn look_up(&self, word: &str, found: &mut Vec<WordId>) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            found.push(WordId::FIGURES);
        }
        if NUMBERS.contains(&word) {
            found.push(WordId::NUMBER);
        }
        found.extend(self.ids.get(word));
        self.begins.look_up(word.bytes(), found);
        self.ends.look_up(word.bytes().rev(), found);
        found.extend(self.others.iter().filter(|id| fits(self.written(**id), word)));
    }
}

/// Whether a word is what is written, `*` standing for any letters.
fn fits(written: &str, word: &str) -> bool {
    let mut parts = written.split('*');
    let Some(mut rest) = parts.next().and_then(|begin| word.strip_prefix(begin)) else {
        return false;
    };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.is_empty()
}

/// The words of a text as phrases see them: for each, which words of phrases it is.
pub(crate) struct Symbols {
    of: Vec<u32>,
    ids: Vec<WordId>,
    ranges: Vec<Range<usize>>,
}

impl Symbols {
    pub(crate) fn len(&self) -> usize {
        self.of.len()
    }

    /// What the word with this number in the text is.
    pub(crate) fn ids(&self, word: usize) -> &[WordId] {
        &self.ids[self.ranges[self.of[word] as usize].clone()]
    }
}

/// Beginnings of words, a branch for each byte.
#[derive(Debug)]
struct Trie(Vec<Branch>);

#[derive(Debug, Default)]
struct Branch {
    next: Vec<(u8, usize)>,
    /// The word whose beginning ends here.
    id: Option<WordId>,
}

impl Trie {
    fn new() -> Self {
        Self(vec![Branch::default()])
    }

    fn add(&mut self, bytes: impl Iterator<Item = u8>, id: WordId) {
        let mut at = 0;
        for byte in bytes {
            at = self.step(at, byte).unwrap_or_else(|| {
                self.0.push(Branch::default());
                let new = self.0.len() - 1;
                self.0[at].next.push((byte, new));
                new
            });
        }
        self.0[at].id = Some(id);
    }

    fn step(&self, at: usize, byte: u8) -> Option<usize> {
        self.0[at].next.iter().find(|(b, _)| *b == byte).map(|(_, next)| *next)
    }

    fn look_up(&self, bytes: impl Iterator<Item = u8>, found: &mut Vec<WordId>) {
        let mut at = 0;
        for byte in bytes {
            let Some(next) = self.step(at, byte) else { return };
            at = next;
            found.extend(self.0[at].id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_every_word_of_phrases_that_it_fits() {
        let mut vocabulary = Vocabulary::new();
        let written = ["terminate", "terminat*", "*minate", "t*e", "t*m*n*e", "*rmi*", "use"];
        let ids = written.map(|word| vocabulary.add(word));
        assert_eq!(vocabulary.add("use"), ids[6]);
        let are = |word: &str| {
            let symbols = vocabulary.read([word].into_iter());
            let ids = symbols.ids(0).iter().map(|id| vocabulary.written(*id).to_owned());
            ids.collect::<Vec<_>>()
        };
        assert_eq!(are("terminate"), written[..6]);
        assert_eq!(are("terminating"), ["terminat*", "*rmi*"]);
        assert_eq!(are("te"), ["t*e"]);
        assert_eq!(are("t"), [""; 0]);
        assert_eq!(are("used"), [""; 0]);
    }

    #[test]
    fn numbers_are_figures_and_a_few_words() {
        let vocabulary = Vocabulary::new();
        let symbols = vocabulary.read(["700", "ten", "7th", "700"].into_iter());
        let are: Vec<&[WordId]> = (0..symbols.len()).map(|at| symbols.ids(at)).collect();
        let figures = &[WordId::FIGURES][..];
        assert_eq!(are, [figures, &[WordId::NUMBER], &[], figures]);
    }
}
