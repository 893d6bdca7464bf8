//! The markers that a browser prints before a page's list items.
//!
//! Owns counting: `start`, `value`, `reversed`, `type` and a style on the element. It sees no words.

use super::{attribute, name, tokens};
use crate::numeral::Numeral;
use html5gum::{StartTag, Token};
use std::collections::VecDeque;

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bullet,
    Number(Numeral),
    /// Nothing is printed, yet items count.
    Nothing,
}

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    kind: Kind,
    next: i64,
    step: i64,
}

/// How many items each reversed list has, in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Counts(VecDeque<i64>);

impl Counts {
    pub(super) fn next(&mut self) -> Option<i64> {
        self.0.pop_front()
    }
}

impl List {
    /// A list of this name. `backwards` is the number of its items if it is reversed.
    pub(super) fn new(
        name: &str,
        kind: Option<Kind>,
        start: Option<i64>,
        backwards: Option<i64>,
    ) -> Self {
        let usual = if name == "ol" { Kind::Number(Numeral::Decimal) } else { Kind::Bullet };
        Self {
            kind: kind.unwrap_or(usual),
            next: start.or(backwards).unwrap_or(1),
            step: if backwards.is_some() { -1 } else { 1 },
        }
    }

    /// The marker of the next item, `None` if none is printed.
    pub(super) fn item(&mut self, value: Option<i64>, kind: Option<Kind>) -> Option<String> {
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match kind.unwrap_or(self.kind) {
            Kind::Bullet => Some("•".to_owned()),
            Kind::Number(numeral) => Some(format!("{}.", numeral.write(number))),
            Kind::Nothing => None,
        }
    }
}

/// The kind that a tag asks for by its `type` or its style; the style counts more.
pub(super) fn kind(tag: &StartTag<()>) -> Option<Kind> {
    let style = attribute(tag, b"style").unwrap_or_default().to_ascii_lowercase();
    let styled = style.split(';').filter_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        matches!(property.trim(), "list-style-type" | "list-style").then_some(value)
    });
    let styled = styled.flat_map(str::split_whitespace).find_map(of_style);
    styled.or_else(|| of_type(&attribute(tag, b"type")?))
}

/// Source: CSS Counter Styles Level 3, the predefined styles of Latin script.
fn of_style(value: &str) -> Option<Kind> {
    Some(match value {
        "none" => Kind::Nothing,
        "disc" | "circle" | "square" => Kind::Bullet,
        "decimal" => Kind::Number(Numeral::Decimal),
        "decimal-leading-zero" => Kind::Number(Numeral::DecimalZero),
        "lower-alpha" | "lower-latin" => Kind::Number(Numeral::LowerAlpha),
        "upper-alpha" | "upper-latin" => Kind::Number(Numeral::UpperAlpha),
        "lower-roman" => Kind::Number(Numeral::LowerRoman),
        "upper-roman" => Kind::Number(Numeral::UpperRoman),
        _ => return None,
    })
}

/// Source: HTML standard, the `type` attribute of `ol`; that of `ul` is an older one.
fn of_type(value: &str) -> Option<Kind> {
    Some(match value.trim() {
        "1" => Kind::Number(Numeral::Decimal),
        "a" => Kind::Number(Numeral::LowerAlpha),
        "A" => Kind::Number(Numeral::UpperAlpha),
        "i" => Kind::Number(Numeral::LowerRoman),
        "I" => Kind::Number(Numeral::UpperRoman),
        value => {
            return ["disc", "circle", "square"]
                .contains(&value.to_ascii_lowercase().as_str())
                .then_some(Kind::Bullet);
        }
    })
}

/// The number of items of each reversed list. A list that counts down from its length must know it
/// before its first item, so that pages with such lists are gone through twice.
pub(super) fn reversed(source: &str) -> Counts {
    const WORD: &[u8] = b"reversed";
    let bytes = source.as_bytes();
    if !bytes.windows(WORD.len()).any(|word| word.eq_ignore_ascii_case(WORD)) {
        return Counts::default();
    }
    let mut counts = VecDeque::new();
    // Which count each open list adds to, if it is reversed.
    let mut open: Vec<Option<usize>> = Vec::new();
    for token in tokens(source) {
        match token {
            Token::StartTag(tag) => match name(&tag.name).as_str() {
                "ol" | "ul" | "menu" | "dir" => {
                    let backwards = tag.attributes.contains_key(b"reversed".as_slice());
                    open.push(backwards.then_some(counts.len()));
                    if backwards {
                        counts.push_back(0);
                    }
                }
                "li" => {
                    if let Some(Some(list)) = open.last() {
                        counts[*list] += 1;
                    }
                }
                _ => {}
            },
            Token::EndTag(tag) => {
                if matches!(name(&tag.name).as_str(), "ol" | "ul" | "menu" | "dir") {
                    open.pop();
                }
            }
            _ => {}
        }
    }
    Counts(counts)
}
