//! XML as a run of tags and words.
//!
//! Owns the little of XML that documents use. Names lose their prefixes. It declares no entity, so
//! that none can grow, and keeps nothing but the names of open elements.

use super::damaged;
use crate::ReadError;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use std::ops::Range;

/// So many attributes of a tag are kept; Word's have some thirty at most.
const MOST_ATTRIBUTES: usize = 100;
/// A value is cut off behind so much: a style's may count for every paragraph. Unit: bytes.
const LONGEST_VALUE: usize = 4_096;

/// A start tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name without a prefix.
    pub(super) name: String,
    /// Its attributes; names without prefixes.
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The number that is its `val`.
    pub(super) fn number(&self) -> Option<i64> {
        self.value("val")?.trim().parse().ok()
    }

    /// Whether a property is on: its tag alone says so, unless its `val` is off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value("val"), Some("0" | "false" | "off"))
    }
}

/// A piece of XML. An element without content is a start and an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Start(Tag),
    /// The name of an element that ends.
    End(String),
    Words(String),
}

/// The pieces of a part; an error where it is no XML or ends too early.
pub(super) fn pieces(source: &str) -> impl Iterator<Item = Result<Piece, ReadError>> {
    placed(source).map(|placed| placed.map(|(_, piece)| piece))
}

/// The elements of these names with what stands in them; none of them stands in another.
pub(super) fn elements<'a>(
    source: &'a str,
    names: &[&str],
) -> Result<Vec<(Tag, &'a str)>, ReadError> {
    let mut elements = Vec::new();
    let mut open = None;
    for placed in placed(source) {
        let (place, piece) = placed?;
        match piece {
            Piece::Start(tag) if open.is_none() && names.contains(&tag.name.as_str()) => {
                open = Some((tag, place.end));
            }
            Piece::End(name) if names.contains(&name.as_str()) => {
                if let Some((tag, start)) = open.take() {
                    elements.push((tag, source.get(start..place.start).unwrap_or("")));
                }
            }
            _ => {}
        }
    }
    Ok(elements)
}

/// The pieces of a part, each with the bytes where it stands.
fn placed(source: &str) -> impl Iterator<Item = Result<(Range<usize>, Piece), ReadError>> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    let mut over = false;
    std::iter::from_fn(move || {
        while !over {
            let start = place(&reader);
            let piece = match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    depth += 1;
                    start_tag(&tag).map(Piece::Start)
                }
                Ok(Event::End(tag)) => {
                    depth = depth.saturating_sub(1);
                    Ok(Piece::End(tag.local_name().as_ref().to_owned()))
                }
                Ok(Event::Text(words)) => Ok(Piece::Words(words.xml10_content().into_owned())),
                Ok(Event::CData(words)) => Ok(Piece::Words(words.xml10_content().into_owned())),
                Ok(Event::GeneralRef(reference)) => {
                    let character = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        Ok(None) => predefined(&reference),
                        Err(_) => None,
                    };
                    // An entity that the document declares itself has no place in Word's XML.
                    character.map(|c| Piece::Words(c.to_string())).ok_or_else(damaged)
                }
                Ok(Event::Eof) if depth == 0 => {
                    over = true;
                    return None;
                }
                Ok(Event::Eof) | Err(_) => Err(damaged()),
                Ok(_) => continue,
            };
            over = piece.is_err();
            return Some(piece.map(|piece| (start..place(&reader), piece)));
        }
        None
    })
}

/// How far the reader is. Unit: bytes.
fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn start_tag(tag: &quick_xml::events::BytesStart<'_>) -> Result<Tag, ReadError> {
    let mut attributes = Vec::new();
    // Not checked for doubles: that takes the square of their number.
    for attribute in tag.attributes().with_checks(false).take(MOST_ATTRIBUTES) {
        let attribute = attribute.map_err(|_| damaged())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| damaged())?;
        let value = value[..value.floor_char_boundary(LONGEST_VALUE)].to_owned();
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
    }
    Ok(Tag { name: tag.local_name().as_ref().to_owned(), attributes })
}

/// Source: XML 1.0, 4.6.
fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Piece, elements, pieces};

    fn words(source: &str) -> Option<String> {
        let mut all = String::new();
        for piece in pieces(source) {
            if let Piece::Words(words) = piece.ok()? {
                all.push_str(&words);
            }
        }
        Some(all)
    }

    #[test]
    fn words_and_references() {
        assert_eq!(
            words("<w:a w:b='1'>R&amp;D &#169; <![CDATA[<x>]]></w:a>"),
            Some("R&D © <x>".into())
        );
        for broken in ["<a>", "<a></b>", "<a b></a>", "<a>&grown;</a>", "<a", "<a>&#0;"] {
            assert_eq!(words(broken), None, "{broken}");
        }
    }

    #[test]
    fn elements_are_found_with_what_stands_in_them() {
        let source = "<?xml version='1.0'?><a>é<b n='1'>x<c>&amp;</c></b><b/><d> </d></a>";
        let found = elements(source, &["b", "d"]).expect("XML");
        let found: Vec<_> =
            found.iter().map(|(tag, content)| (tag.value("n").unwrap_or(""), *content)).collect();
        assert_eq!(found, [("1", "x<c>&amp;</c>"), ("", ""), ("", " ")]);
        assert!(elements("<a><b>", &["b"]).is_err());
    }

    #[test]
    fn declared_entities_do_not_grow() {
        let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>";
        assert_eq!(words(bomb), None);
    }
}
