//! A licence as it is compared.
//!
//! Owns what belongs to one text. It changes nothing.

use clause::Outline;
use comparison::Document;
use text::Text;

/// A text and its clauses.
pub struct Read {
    pub text: Text,
    pub outline: Outline,
    pub names: Vec<String>,
}

impl Read {
    pub fn new(text: Text, name: &str) -> Self {
        let outline = clause::outline(&text);
        Self { text, outline, names: vec![name.to_owned()] }
    }

    pub fn document(&self) -> Document<'_> {
        Document { id: "", text: &self.text, outline: &self.outline, names: &self.names }
    }
}
