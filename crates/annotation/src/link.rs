//! [`Links`]: what an annotation speaks for or against.
//!
//! Owns what a link may be. It never knows which categories and criteria there are: a name that
//! this program does not know, from a colleague's newer one, is kept.

use std::ops::Deref;

/// A subject and what the annotated words say to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is about.
    pub subject: Subject,
    /// What the words do to it.
    pub stance: Stance,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A category of findings by its id: "output-use".
    Category(String),
    /// A criterion of openness by its id: "osd-5".
    Criterion(String),
    /// A claim that somebody made, in their words or by its address. Hostile until shown otherwise.
    Claim(String),
}

/// What words do to a claim, a criterion or a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// They bear it out.
    Supports,
    /// They speak against it.
    Contradicts,
    /// They can be read both ways.
    Unclear,
}

/// Links, one to each subject, in the author's order.
///
/// ```
/// use annotation::{Link, Links, Stance, Subject};
///
/// let claim = |words: &str, stance| Link { subject: Subject::Claim(words.into()), stance };
/// let links: Links = [
///     claim("cut off at any time", Stance::Supports),
///     claim(" ", Stance::Unclear),
///     claim("cut off at any time", Stance::Contradicts),
/// ]
/// .into_iter()
/// .collect();
/// assert_eq!(*links, [claim("cut off at any time", Stance::Contradicts)]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links(Vec<Link>);

impl FromIterator<Link> for Links {
    /// Trims each subject's words and drops those left empty; of two to one subject the later holds,
    /// in the place of the first.
    fn from_iter<I: IntoIterator<Item = Link>>(links: I) -> Self {
        let mut kept: Vec<Link> = Vec::new();
        for Link { subject, stance } in links {
            let subject = subject.trimmed();
            if subject.words().is_empty() {
                continue;
            }
            match kept.iter_mut().find(|link| link.subject == subject) {
                Some(link) => link.stance = stance,
                None => kept.push(Link { subject, stance }),
            }
        }
        Self(kept)
    }
}

impl From<Links> for Vec<Link> {
    fn from(links: Links) -> Self {
        links.0
    }
}

impl Deref for Links {
    type Target = [Link];

    fn deref(&self) -> &[Link] {
        &self.0
    }
}

impl Subject {
    /// The kind's name: "category", "criterion" or "claim".
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Category(_) => "category",
            Self::Criterion(_) => "criterion",
            Self::Claim(_) => "claim",
        }
    }

    /// The id of the category or criterion, or the claim's words.
    pub fn words(&self) -> &str {
        let (Self::Category(words) | Self::Criterion(words) | Self::Claim(words)) = self;
        words
    }

    /// The subject of this kind; `None` for another name than those of [`Subject::kind`].
    pub fn named(kind: &str, words: &str) -> Option<Self> {
        let words = words.to_owned();
        match kind {
            "category" => Some(Self::Category(words)),
            "criterion" => Some(Self::Criterion(words)),
            "claim" => Some(Self::Claim(words)),
            _ => None,
        }
    }

    fn trimmed(mut self) -> Self {
        let (Self::Category(words) | Self::Criterion(words) | Self::Claim(words)) = &mut self;
        *words = words.trim().to_owned();
        self
    }
}

impl Stance {
    /// Its name: "supports", "contradicts" or "unclear".
    pub fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Unclear => "unclear",
        }
    }

    /// The stance with this name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Supports, Self::Contradicts, Self::Unclear];
        all.into_iter().find(|stance| stance.name() == name)
    }
}
