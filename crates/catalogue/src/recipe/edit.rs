//! The edits of a recipe, each a function from text to text.
//!
//! Owns the finding of anchors. It knows nothing of where texts come from.

use super::{Edit, Problem, list};
use std::ops::Range;

/// `text` after `edit`; `other` is the text that a [`Edit::Take`] takes from.
pub(super) fn apply(edit: &Edit, text: &str, other: &str) -> Result<String, Problem> {
    match edit {
        Edit::Replace { words, with } => Ok(splice(text, only(text, words)?, with)),
        Edit::ReplaceAll { words, with } if text.contains(&**words) => {
            Ok(text.replace(&**words, with))
        }
        Edit::ReplaceAll { words, .. } => Err(Problem::NotFound(words.clone())),
        Edit::Drop { from, to } => Ok(splice(text, stretch(text, from, to)?, "")),
        Edit::Take { from, to, after, lead, .. } => {
            let taken = lines_joined(&other[stretch(other, from, to)?]);
            let end = only(text, after)?.end;
            Ok(splice(text, end..end, &format!("{lead}{taken}")))
        }
        Edit::Relist { from, to, levels } => {
            let range = stretch(text, from, to)?;
            let list = list::relist(&text[range.clone()], levels)?;
            Ok(splice(text, range, &list))
        }
    }
}

/// Where `anchor` stands, provided that it stands there alone.
fn only(text: &str, anchor: &str) -> Result<Range<usize>, Problem> {
    let mut places = text.match_indices(anchor).map(|(at, _)| at);
    match (places.next(), places.count()) {
        (Some(at), 0) if !anchor.is_empty() => Ok(at..at + anchor.len()),
        (Some(_), more) => Err(Problem::Ambiguous(anchor.to_owned(), more + 1)),
        (None, _) => Err(Problem::NotFound(anchor.to_owned())),
    }
}

/// From the only `from` to the end of the first `to` that does not begin before it.
fn stretch(text: &str, from: &str, to: &str) -> Result<Range<usize>, Problem> {
    let start = only(text, from)?.start;
    let end = text[start..].find(to).ok_or_else(|| Problem::NotFound(to.to_owned()))?;
    Ok(start..start + end + to.len())
}

fn splice(text: &str, range: Range<usize>, with: &str) -> String {
    [&text[..range.start], with, &text[range.end..]].concat()
}

/// Each paragraph on one line; paragraphs stay apart by one empty line.
fn lines_joined(text: &str) -> String {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), paragraphs.last_mut()) {
            (false, Some(paragraph)) => paragraph.push(line),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let full = paragraphs.into_iter().filter(|lines| !lines.is_empty());
    full.map(|lines| lines.join(" ")).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SONG: &str = "one man went to mow\n\ntwo men went\n   to mow\n\nfield";

    fn edited(toml: &str) -> Result<String, Problem> {
        let edit = toml::from_str(toml).expect("a right edit");
        apply(&edit, SONG, "a b\nc\n\nd c")
    }

    fn check(toml: &str, expected: &str) {
        assert_eq!(edited(toml).as_deref(), Ok(expected), "{toml}");
    }

    #[test]
    fn edits_change_what_they_name() {
        check(
            "do = 'replace'\nwords = 'one man'\nwith = 'nobody'",
            "nobody went to mow\n\ntwo men went\n   to mow\n\nfield",
        );
        check(
            "do = 'replace-all'\nwords = 'went'\nwith = 'ran'",
            "one man ran to mow\n\ntwo men ran\n   to mow\n\nfield",
        );
        check("do = 'drop'\nfrom = 'two'\nto = 'field'", "one man went to mow\n\n");
        check("do = 'drop'\nfrom = 'one man'\nto = 'mow'", "\n\ntwo men went\n   to mow\n\nfield");
        check(
            "do = 'take'\ntext = { scancode = 'x' }\nfrom = 'a'\nto = 'c'\nafter = 'field'",
            &format!("{SONG}a b c"),
        );
        check(
            "do = 'take'\ntext = { scancode = 'x' }\nfrom = 'b'\nto = 'd'\nafter = 'field'\nlead = '!'",
            &format!("{SONG}!b c\n\nd"),
        );
    }

    #[test]
    fn an_anchor_that_does_not_fit_is_named() {
        let not_found = |words: &str| Err(Problem::NotFound(words.into()));
        for (toml, problem) in [
            ("do = 'replace'\nwords = 'three'\nwith = ''", not_found("three")),
            ("do = 'replace'\nwords = 'mow'\nwith = ''", Err(Problem::Ambiguous("mow".into(), 2))),
            ("do = 'replace-all'\nwords = 'three'\nwith = ''", not_found("three")),
            ("do = 'drop'\nfrom = 'three'\nto = 'field'", not_found("three")),
            ("do = 'drop'\nfrom = 'went'\nto = 'field'", Err(Problem::Ambiguous("went".into(), 2))),
            ("do = 'drop'\nfrom = 'field'\nto = 'one'", not_found("one")),
            (
                "do = 'take'\ntext = { scancode = 'x' }\nfrom = 'e'\nto = 'c'\nafter = 'field'",
                not_found("e"),
            ),
            (
                "do = 'take'\ntext = { scancode = 'x' }\nfrom = 'a'\nto = 'c'\nafter = 'three'",
                not_found("three"),
            ),
        ] {
            assert_eq!(edited(toml), problem, "{toml}");
        }
        assert!(matches!(
            edited("do = 'replace'\nwords = ''\nwith = 'x'"),
            Err(Problem::Ambiguous(..))
        ));
    }
}
