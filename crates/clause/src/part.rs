//! Documents printed inside a text.
//!
//! Owns what looks like the title of one, and whether a text goes on behind it with the numbers it
//! had. Where a part begins is decided in `build`.

use crate::PartKind;
use crate::label::{Label, Reading};
use regex::Regex;
use std::sync::LazyLock;
use text::{Block, Text};

/// The kind of the document that `words` could be the title of.
pub(crate) fn part_kind(words: &str) -> Option<PartKind> {
    static ATTACHMENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:attachment|exhibit|schedule|appendix|annex) (?:[a-z]|\d{1,2}|[ivx]{1,4})\b",
        )
        .expect("a constant pattern")
    });
    let count = words.split_whitespace().count();
    if count > 12 || words.ends_with(['.', ';', ',', ':']) {
        return None;
    }
    if ATTACHMENT.is_match(words) {
        return Some(PartKind::Attachment);
    }
    let restrictions = words.to_ascii_lowercase().ends_with("use restrictions") && count <= 4;
    (names_policy(words) || restrictions).then_some(PartKind::Policy)
}

/// Whether words name a policy, and not only what one is about.
pub(crate) fn names_policy(words: &str) -> bool {
    words.to_ascii_lowercase().ends_with("use policy")
}

/// Whether the numbers of a text go on in `rest`: the one after `last` comes before the next title,
/// and not as part of a list that begins anew.
pub(crate) fn goes_on(text: &Text, rest: &[Block], last: &Reading) -> bool {
    let mut anew = 0;
    for block in rest {
        let Some(marker) = block.marker else {
            if part_kind(text.of(block.span)).is_some() {
                return false;
            }
            continue;
        };
        let readings = Label::parse(text.of(marker)).readings;
        let alike = readings.iter().find(|r| r.sort == last.sort && r.prefix == last.prefix);
        match alike.map(|r| r.value) {
            Some(value) if value == anew + 1 => anew = value,
            Some(value) if value == last.value + 1 => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Format;

    #[test]
    fn titles_of_parts() {
        for (words, kind) in [
            ("Sample Acceptable Use Policy", Some(PartKind::Policy)),
            ("Use Restrictions", Some(PartKind::Policy)),
            ("You agree to all of these use restrictions", None),
            ("Attachment A", Some(PartKind::Attachment)),
            ("Exhibit IV – Forms", Some(PartKind::Attachment)),
            ("Attachment to this", None),
            ("The Acceptable Use Policy:", None),
        ] {
            assert_eq!(part_kind(words), kind, "{words}");
        }
    }

    #[test]
    fn numbers_that_go_on_and_numbers_that_begin_anew() {
        let last = Label::parse("3.").readings.remove(0);
        for (source, expected) in [
            ("You will not:\n* harm\n\n4. Term.\n", true),
            ("You will not:\n1. harm\n2. spam\n\n4. Term.\n", true),
            ("1. a\n2. b\n3. c\n4. d\n", false),
            ("* harm\n\nAttachment B\n\n4. Term.\n", false),
            ("* harm\n", false),
        ] {
            let text = text::read(source.as_bytes(), Format::Plain);
            assert_eq!(goes_on(&text, &text.blocks, &last), expected, "{source}");
        }
    }
}
