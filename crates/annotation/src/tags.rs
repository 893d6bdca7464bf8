//! [`Tags`]: the tags of an annotation.
//!
//! Owns what a tag may be: trimmed, not empty, once. It gives no tag a meaning.

use std::ops::Deref;

/// Tags without repetition, in the author's order.
///
/// ```
/// use annotation::Tags;
///
/// let tags: Tags = [" EU ", "scale", "EU", " "].into_iter().collect();
/// assert_eq!(*tags, ["EU", "scale"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(Vec<String>);

impl<S: AsRef<str>> FromIterator<S> for Tags {
    /// Trims each, drops those left empty and those that stood before. Capitals count.
    fn from_iter<I: IntoIterator<Item = S>>(tags: I) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for tag in tags {
            let tag = tag.as_ref().trim();
            if !tag.is_empty() && !kept.iter().any(|k| k == tag) {
                kept.push(tag.to_owned());
            }
        }
        Self(kept)
    }
}

impl From<Vec<String>> for Tags {
    fn from(tags: Vec<String>) -> Self {
        tags.into_iter().collect()
    }
}

impl From<Tags> for Vec<String> {
    fn from(tags: Tags) -> Self {
        tags.0
    }
}

impl Deref for Tags {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}
