//! [`Target`]: what an annotation is about.
//!
//! Owns the kinds there are. Where a target stands in a text now is [`crate::anchor`]'s to say.

use crate::Selectors;

/// What an annotation is about, as it stood when the annotation was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Words of the edition's text.
    Words {
        /// Which.
        selectors: Selectors,
        /// How they are marked.
        mark: Mark,
    },
    /// A clause: its number, its heading and its own words, without the clauses beneath it.
    Clause(Selectors),
    /// The edition as a whole.
    Edition,
    /// What changed between an older edition and this one.
    Change(Change),
}

/// How marked words are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// On a ground of the annotation's colour.
    #[default]
    Highlight,
    /// Over a line of the annotation's colour.
    Underline,
}

/// A change of a comparison. The newer edition is the annotation's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The id of the older edition.
    pub older: String,
    /// The words on both sides.
    pub sides: Sides,
}

/// The words of a change. At least one side has some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sides {
    /// The newer edition added these.
    Added(Selectors),
    /// The newer edition left out these, which the older one has.
    Removed(Selectors),
    /// Words of the older edition became words of the newer one.
    Changed {
        /// In the older edition.
        old: Selectors,
        /// In the newer edition.
        new: Selectors,
    },
}

impl Target {
    /// The words that it is about in the annotation's own edition.
    pub fn selectors(&self) -> Option<&Selectors> {
        match self {
            Self::Words { selectors, .. } | Self::Clause(selectors) => Some(selectors),
            Self::Change(change) => change.sides.in_newer(),
            Self::Edition => None,
        }
    }

    /// As [`Target::selectors`], to be put on other words.
    pub fn selectors_mut(&mut self) -> Option<&mut Selectors> {
        match self {
            Self::Words { selectors, .. }
            | Self::Clause(selectors)
            | Self::Change(Change {
                sides: Sides::Added(selectors) | Sides::Changed { new: selectors, .. },
                ..
            }) => Some(selectors),
            Self::Change(_) | Self::Edition => None,
        }
    }
}

impl Sides {
    /// The words in the older edition.
    pub fn in_older(&self) -> Option<&Selectors> {
        match self {
            Self::Removed(old) | Self::Changed { old, .. } => Some(old),
            Self::Added(_) => None,
        }
    }

    /// The words in the newer edition.
    pub fn in_newer(&self) -> Option<&Selectors> {
        match self {
            Self::Added(new) | Self::Changed { new, .. } => Some(new),
            Self::Removed(_) => None,
        }
    }
}

impl Mark {
    /// Its name: "highlight" or "underline".
    pub fn name(self) -> &'static str {
        match self {
            Self::Highlight => "highlight",
            Self::Underline => "underline",
        }
    }

    /// The mark with this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Highlight, Self::Underline].into_iter().find(|mark| mark.name() == name)
    }
}
