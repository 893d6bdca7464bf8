//! The table `noted_text`: the texts that annotations were made on, as they were then.
//!
//! Owns how a text stands in a row. Which texts are kept is the caller's business; none is ever changed,
//! since its key is the hash of its words.

use crate::error::{Problem, StoreError};
use crate::open::Store;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use text::{Block, BlockKind, Link, Span, Text};

pub(crate) const CREATE: &str = "
CREATE TABLE noted_text (
    hash TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL CHECK (json_valid(text))
) STRICT";

impl Store {
    /// Whether the text whose content has this SHA-256 is kept.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn has_noted_text(&self, hash: &str) -> Result<bool, StoreError> {
        self.read(|file| {
            let sql = "SELECT 1 FROM noted_text WHERE hash = ?1";
            Ok(file.prepare_cached(sql)?.exists([hash])?)
        })
    }

    /// Keeps a text by the SHA-256 of its content. It is on the disk when this returns. Kept again, it
    /// stays as it is.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn keep_noted_text(&mut self, hash: &str, text: &Text) -> Result<(), StoreError> {
        self.write(|file| {
            let json = serde_json::to_string(&Row::of(text)).map_err(|e| unfit(hash, &e))?;
            file.prepare_cached(
                "INSERT INTO noted_text (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING",
            )?
            .execute([hash, &json])?;
            Ok(())
        })
    }

    /// The text whose content has this SHA-256, without its diagnostics; `None` when it is not kept.
    ///
    /// # Errors
    /// [`Problem::Value`] when the row is no text, or not the one of this hash; else as the disk has it.
    pub fn noted_text(&self, hash: &str) -> Result<Option<Text>, StoreError> {
        self.read(|file| {
            let json: Option<String> = file
                .prepare_cached("SELECT text FROM noted_text WHERE hash = ?1")?
                .query_row([hash], |row| row.get(0))
                .optional()?;
            let Some(json) = json else { return Ok(None) };
            let row: Row = serde_json::from_str(&json).map_err(|error| unfit(hash, &error))?;
            let text = row.text().filter(|text| text::sha256(text.content.as_bytes()) == hash);
            text.map(Some).ok_or_else(|| unfit(hash, &"it is not whole"))
        })
    }
}

fn unfit(hash: &str, why: &impl ToString) -> Problem {
    Problem::value(format!("the text {hash} that notes were made on"), why)
}

/// A text as JSON. Stretches are bytes of the content, start and end.
#[derive(Serialize, Deserialize)]
struct Row {
    content: String,
    blocks: Vec<BlockRow>,
    strong: Vec<Stretch>,
    /// Each with its address.
    links: Vec<(Stretch, String)>,
}

type Stretch = (usize, usize);

#[derive(Serialize, Deserialize)]
struct BlockRow {
    at: Stretch,
    kind: Kind,
    indent: u8,
    marker: Option<Stretch>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Heading(u8),
    Paragraph,
    Item,
}

impl Row {
    fn of(text: &Text) -> Self {
        let stretch = |span: Span| (span.start().bytes(), span.end().bytes());
        let blocks = text.blocks.iter().map(|block| BlockRow {
            at: stretch(block.span),
            kind: match block.kind {
                BlockKind::Heading(level) => Kind::Heading(level),
                BlockKind::Paragraph => Kind::Paragraph,
                BlockKind::Item => Kind::Item,
            },
            indent: block.indent,
            marker: block.marker.map(stretch),
        });
        Self {
            content: text.content.clone(),
            blocks: blocks.collect(),
            strong: text.strong.iter().copied().map(stretch).collect(),
            links: text.links.iter().map(|l| (stretch(l.span), l.target.clone())).collect(),
        }
    }

    /// The text; `None` when a stretch is none of the content, or the blocks are not the whole of it: a
    /// file may be damaged, and whoever reads a text relies on both.
    fn text(self) -> Option<Text> {
        let Self { content, blocks, strong, links } = self;
        let span = |(start, end): Stretch| content.get(start..end).map(|_| Span::new(start, end));
        let mut whole = Vec::new();
        let mut next = 0;
        for BlockRow { at, kind, indent, marker } in blocks {
            let joined = next == 0 || content.as_bytes().get(next - 1) == Some(&b'\n');
            if at.0 != next || !joined {
                return None;
            }
            next = at.1 + 1;
            let block = span(at)?;
            let marker = match marker {
                Some(marker) => Some(span(marker).filter(|marker| block.contains(*marker))?),
                None => None,
            };
            let kind = match kind {
                Kind::Heading(level) => BlockKind::Heading(level),
                Kind::Paragraph => BlockKind::Paragraph,
                Kind::Item => BlockKind::Item,
            };
            whole.push(Block { span: block, kind, indent, marker });
        }
        if next != content.len() + usize::from(!whole.is_empty()) {
            return None;
        }
        let strong = strong.into_iter().map(span).collect::<Option<_>>()?;
        let links = links.into_iter().map(|(at, target)| Some(Link { span: span(at)?, target }));
        let links = links.collect::<Option<_>>()?;
        Some(Text { blocks: whole, strong, links, diagnostics: Vec::new(), content })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use text::Format;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("library.sqlite")).unwrap();
        (folder, store)
    }

    fn keep(store: &mut Store, text: &Text) -> String {
        let hash = text::sha256(text.content.as_bytes());
        store.keep_noted_text(&hash, text).unwrap();
        hash
    }

    #[test]
    fn a_text_is_there_as_it_was() {
        let (folder, mut store) = store();
        let markdown = "# 1. Use\n\nYou **may** “use” [it](https://example.org/a).\n\n- a\n- é";
        let text =
            Text { diagnostics: Vec::new(), ..text::read(markdown.as_bytes(), Format::Markdown) };
        assert!(!text.strong.is_empty() && !text.links.is_empty() && text.blocks.len() > 3);
        let hash = keep(&mut store, &text);
        keep(&mut store, &text);
        drop(store);
        let store = Store::open(&folder.path().join("library.sqlite")).unwrap();
        assert!(store.has_noted_text(&hash).unwrap() && !store.has_noted_text("").unwrap());
        assert_eq!(store.noted_text(&hash).unwrap(), Some(text));
        assert_eq!(store.noted_text("").unwrap(), None);
    }

    #[test]
    fn what_is_no_text_is_told_and_no_panic() {
        let (_folder, mut store) = store();
        for json in [
            "{}",
            r#"{"content":"é","blocks":[{"at":[0,1],"kind":"item","indent":0,"marker":null}],"strong":[],"links":[]}"#,
            r#"{"content":"ab","blocks":[{"at":[0,1],"kind":"item","indent":0,"marker":null}],"strong":[],"links":[]}"#,
            r#"{"content":"a","blocks":[{"at":[0,1],"kind":"item","indent":0,"marker":[1,9]}],"strong":[],"links":[]}"#,
            r#"{"content":"a","blocks":[{"at":[0,1],"kind":"item","indent":0,"marker":null}],"strong":[[1,0]],"links":[]}"#,
            r#"{"content":"a","blocks":[],"strong":[],"links":[]}"#,
        ] {
            let hash = text::sha256(json.as_bytes());
            store
                .write(|file| {
                    let sql = "INSERT INTO noted_text (hash, text) VALUES (?1, ?2)";
                    Ok(file.execute(sql, [&*hash, json])?)
                })
                .unwrap();
            let error = store.noted_text(&hash).unwrap_err();
            assert!(matches!(error.problem, Problem::Value { .. }), "{json}: {error}");
        }
    }

    proptest! {
        #[test]
        fn every_text_goes_there_and_back(source: String, markdown: bool) {
            let format = if markdown { Format::Markdown } else { Format::Plain };
            let text = text::read(source.as_bytes(), format);
            let back = Row::of(&text).text();
            prop_assert_eq!(back, Some(Text { diagnostics: Vec::new(), ..text }));
        }
    }
}
