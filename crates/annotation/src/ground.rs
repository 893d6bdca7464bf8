//! [`Ground`]: a text on which annotations are to be placed.
//!
//! Owns what is worked out once for all annotations of a text. It decides nothing.

use crate::content_hash;
use clause::Outline;
use std::cell::OnceCell;
use std::collections::HashMap;
use text::{Folded, Span, Text};

/// A text and its outline, with its hash and, from the first need on, its folded words.
pub(crate) struct Ground<'a> {
    pub content: &'a str,
    pub outline: &'a Outline,
    /// See [`content_hash`].
    pub hash: String,
    folded: OnceCell<FoldedWords>,
}

/// A text with its typography made plain, and the words of that.
pub(crate) struct FoldedWords {
    pub text: Folded,
    /// Where each word stands in the folded text.
    pub words: Vec<Span>,
    /// Each word's number in `numbers`.
    pub numbered: Vec<u32>,
    /// The text's words in small letters, each with a number of its own.
    numbers: HashMap<String, u32>,
}

impl<'a> Ground<'a> {
    pub fn new(text: &'a Text, outline: &'a Outline) -> Self {
        let content = &text.content;
        Self { content, outline, hash: content_hash(content), folded: OnceCell::new() }
    }

    pub fn folded(&self) -> &FoldedWords {
        self.folded.get_or_init(|| {
            let text = Folded::new(self.content);
            let words: Vec<Span> = text::words(&text.text).map(|word| word.span).collect();
            let mut numbers = HashMap::new();
            let numbered = words.iter().map(|word| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(word.of(&text.text).to_lowercase()).or_insert(next)
            });
            let numbered = numbered.collect();
            FoldedWords { text, words, numbered, numbers }
        })
    }
}

impl FoldedWords {
    /// The word with this zero-based number.
    pub fn word(&self, number: usize) -> &str {
        self.words[number].of(&self.text.text)
    }

    /// The number of a word in small letters; `None` for one that does not stand in the text.
    pub fn number(&self, small: &str) -> Option<u32> {
        self.numbers.get(small).copied()
    }
}
