//! The styles of a Word document.
//!
//! Owns what a paragraph and a run inherit: headings, numbers, strong words, capitals, hidden words.
//! It knows nothing of how anything looks beyond that.

use super::xml::{Piece, Tag, pieces};
use crate::ReadError;
use std::collections::HashMap;

/// So many styles may be based on each other; Word allows eleven.
const DEEPEST: usize = 32;

/// What is said of a run's words; `None` where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) strong: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Look {
    /// Takes in what a tag in a run's properties says.
    pub(super) fn take(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "b" => self.strong = Some(tag.is_on()),
            "caps" => self.capitals = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            _ => {}
        }
    }

    /// This look, and where it says nothing, the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            strong: self.strong.or(other.strong),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

/// The numbering that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberProperty {
    /// Which numbering; "0" for none at all.
    pub(super) number: Option<String>,
    pub(super) level: Option<usize>,
}

impl NumberProperty {
    /// Takes in what a tag in `numPr` says.
    pub(super) fn take(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "numId" => self.number = tag.value("val").map(str::to_owned),
            "ilvl" => self.level = tag.number().and_then(|level| usize::try_from(level).ok()),
            _ => {}
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    numbering: NumberProperty,
    outline: Option<i64>,
    look: Look,
}

/// All styles, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    usual: Option<String>,
}

impl Styles {
    pub(super) fn read(source: &str) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        // The properties of a style's tables are not its own.
        let mut within = Vec::new();
        for piece in pieces(source) {
            match piece? {
                Piece::Start(tag) => {
                    if tag.name == "style" {
                        let id = tag.value("styleId").unwrap_or("").to_owned();
                        let usual = tag.value("default").is_some_and(|on| on != "0")
                            && tag.value("type") == Some("paragraph");
                        if usual {
                            styles.usual = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    } else if let Some((_, style)) = &mut open {
                        style.take(&tag, within.last().map(String::as_str));
                    }
                    within.push(tag.name);
                }
                Piece::End(name) => {
                    within.pop();
                    if name == "style"
                        && let Some((id, style)) = open.take()
                    {
                        styles.styles.insert(id, style);
                    }
                }
                Piece::Words(_) => {}
            }
        }
        Ok(styles)
    }

    /// A style and those that it is based on, itself first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = id.or(self.usual.as_deref());
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(DEEPEST)
    }

    /// The heading level, from 1, of a paragraph in this style.
    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.chain(id)
            .find_map(|(_, style)| {
                let name = style.name.to_lowercase();
                let named = name.strip_prefix("heading ").and_then(|n| n.trim().parse().ok());
                let level = style.outline.map(|level| level + 1).or(named);
                level.or((name == "title").then_some(1))
            })
            .and_then(heading_level)
    }

    /// The numbering of a paragraph in this style, and the style that has it.
    pub(super) fn numbering<'a>(
        &'a self,
        id: Option<&'a str>,
    ) -> Option<(&'a str, &'a NumberProperty)> {
        self.chain(id)
            .find(|(_, style)| style.numbering.number.is_some())
            .map(|(id, style)| (id, &style.numbering))
    }

    /// How words in this style look.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        self.chain(id).fold(Look::default(), |look, (_, style)| look.or(style.look))
    }

    /// How words in a character style look; no style says nothing.
    pub(super) fn look_of_run(&self, id: Option<&str>) -> Look {
        id.map_or_else(Look::default, |id| self.look(Some(id)))
    }

    /// The style with this name's numbering.
    pub(super) fn number_of(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.numbering.number.as_deref()
    }
}

/// The level, from 1, that an outline level counted from 1 stands for; 10 is body text.
pub(super) fn heading_level(level: i64) -> Option<u8> {
    (1..=9).contains(&level).then(|| u8::try_from(level.min(6)).unwrap_or(6))
}

impl Style {
    fn take(&mut self, tag: &Tag, within: Option<&str>) {
        match (within, tag.name.as_str()) {
            (Some("style"), "name") => tag.value("val").unwrap_or("").clone_into(&mut self.name),
            (Some("style"), "basedOn") => self.based_on = tag.value("val").map(str::to_owned),
            (Some("pPr"), "outlineLvl") => self.outline = tag.number(),
            (Some("numPr"), _) => self.numbering.take(tag),
            (Some("rPr"), _) => self.look.take(tag),
            _ => {}
        }
    }
}
