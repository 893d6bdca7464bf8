//! [`Standing`]: where in a sentence the words of phrases stand, and sets of places in it.
//!
//! Owns the arithmetic of such sets. A set has a bit for each place: before the first word, between
//! two words, behind the last. A place is the number of words before it. Nothing here takes longer
//! than the sentence is long.

use crate::vocabulary::{Symbols, WordId};
use std::ops::Range;

/// The places of one sentence at a time; its memory is used again for the next.
pub(crate) struct Standing {
    words: usize,
    /// For each word of phrases, its first and last entry, if it stands in the sentence.
    rows: Vec<Option<(usize, usize)>>,
    entries: Vec<Entry>,
    present: Vec<WordId>,
}

/// The places of a word among 64; long sentences have few of each word.
struct Entry {
    chunk: usize,
    bits: u64,
    next: Option<usize>,
}

impl Standing {
    /// Room for a vocabulary of so many words.
    pub(crate) fn new(vocabulary: usize) -> Self {
        let rows = vec![None; vocabulary];
        Self { words: 0, rows, entries: Vec::new(), present: Vec::new() }
    }

    /// Turns to a sentence: these words of a text.
    pub(crate) fn turn_to(&mut self, symbols: &Symbols, words: Range<usize>) {
        for id in self.present.drain(..) {
            self.rows[id.index()] = None;
        }
        self.entries.clear();
        self.words = words.len();
        for (at, word) in words.enumerate() {
            for id in symbols.ids(word) {
                self.stand(*id, at);
            }
        }
    }

    fn stand(&mut self, id: WordId, at: usize) {
        let (chunk, bits) = (at / 64, 1 << (at % 64));
        let new = self.entries.len();
        match &mut self.rows[id.index()] {
            Some((_, last)) if self.entries[*last].chunk == chunk => {
                self.entries[*last].bits |= bits;
                return;
            }
            Some((_, last)) => {
                self.entries[*last].next = Some(new);
                *last = new;
            }
            row => {
                *row = Some((new, new));
                self.present.push(id);
            }
        }
        self.entries.push(Entry { chunk, bits, next: None });
    }

    /// The words of phrases that stand in the sentence, each once.
    pub(crate) fn present(&self) -> &[WordId] {
        &self.present
    }

    /// The number of words of the sentence.
    pub(crate) fn words(&self) -> usize {
        self.words
    }

    /// How many numbers a set of places takes.
    pub(crate) fn width(&self) -> usize {
        self.words / 64 + 1
    }

    /// Adds the set of all places to a stack of sets.
    pub(crate) fn push_all(&self, stack: &mut Vec<u64>) {
        stack.resize(stack.len() + self.width(), u64::MAX);
        if let Some(last) = stack.last_mut() {
            *last >>= 63 - self.words % 64;
        }
    }

    fn entries(&self, id: WordId) -> impl Iterator<Item = &Entry> {
        let first = self.rows[id.index()].map(|(first, _)| first);
        std::iter::successors(first.map(|at| &self.entries[at]), |entry| {
            entry.next.map(|at| &self.entries[at])
        })
    }

    /// Of the places `after`, keeps those right behind the word, and steps before it.
    pub(crate) fn step_before(&self, id: WordId, after: &mut [u64]) {
        let mut done = 0;
        for entry in self.entries(id) {
            after[done..entry.chunk].fill(0);
            after[entry.chunk] = shifted(after, entry.chunk, 1) & entry.bits;
            done = entry.chunk + 1;
        }
        after[done..].fill(0);
    }

    /// Adds to `before` the places right before the word from which it leads to a place of `after`.
    pub(crate) fn add_before(&self, id: WordId, after: &[u64], before: &mut [u64]) {
        for entry in self.entries(id) {
            before[entry.chunk] |= shifted(after, entry.chunk, 1) & entry.bits;
        }
    }

    /// Adds to `before` the places from which the word leads to one of them, again and again.
    pub(crate) fn repeat_before(&self, id: WordId, before: &mut [u64]) {
        let entries: Vec<&Entry> = self.entries(id).collect();
        for entry in entries.into_iter().rev() {
            let (mut set, mut run) = (before[entry.chunk], entry.bits);
            set |= shifted(before, entry.chunk, 1) & run;
            for step in [1, 2, 4, 8, 16, 32] {
                set |= run & (set >> step);
                run &= run >> step;
            }
            before[entry.chunk] = set;
        }
    }

    /// The place behind the run of this word that begins at `from`.
    pub(crate) fn run(&self, id: WordId, from: usize) -> usize {
        let mut end = from;
        for entry in self.entries(id).skip_while(|entry| entry.chunk < from / 64) {
            if entry.chunk != end / 64 {
                break;
            }
            let ones = (entry.bits >> (end % 64)).trailing_ones() as usize;
            end += ones;
            if ones == 0 || !end.is_multiple_of(64) {
                break;
            }
        }
        end
    }
}

/// The places before each of `set` by up to so many words, and the set's own.
pub(crate) fn widen_before(set: &mut [u64], words: usize) {
    let mut reach = 0;
    while reach < words {
        let step = (reach + 1).min(words - reach);
        for chunk in 0..set.len() {
            set[chunk] |= shifted(set, chunk, step);
        }
        reach += step;
    }
}

/// The places one word before each of `set`.
pub(crate) fn move_before(set: &mut [u64]) {
    for chunk in 0..set.len() {
        set[chunk] = shifted(set, chunk, 1);
    }
}

/// A chunk of a set whose places are all moved to the front by `step`, of 1 to 63 words.
fn shifted(set: &[u64], chunk: usize, step: usize) -> u64 {
    let behind = set.get(chunk + 1).copied().unwrap_or(0);
    set[chunk] >> step | behind << (64 - step)
}

pub(crate) fn has(set: &[u64], place: usize) -> bool {
    set.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
}

pub(crate) fn is_empty(set: &[u64]) -> bool {
    set.iter().all(|bits| *bits == 0)
}

pub(crate) fn first(set: &[u64]) -> Option<usize> {
    let chunk = set.iter().position(|bits| *bits != 0)?;
    Some(chunk * 64 + set[chunk].trailing_zeros() as usize)
}
