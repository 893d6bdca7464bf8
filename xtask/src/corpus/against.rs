//! Comparing our texts with the publishers' own files, word by word and then sign by sign.
//!
//! Owns the table that `corpus --against` prints. The files are read and left as they are.

use super::check::near;
use anyhow::{Context, Result, bail};
use catalogue::Edition;
use std::fs;
use std::path::Path;
use text::{BlockKind, Format, Text};

/// Prints a table of all editions whose publisher's file is known, and returns how many texts are
/// not word for word the publisher's.
///
/// # Errors
/// When a file cannot be read, or is not the one whose SHA-256 the catalogue holds.
pub fn compare(texts: &[(&Edition, String)], folder: &Path) -> Result<usize> {
    const HEADS: [&str; 7] =
        ["words", "equal", "signs", "blocks", "strong", "links", "first differing word"];
    println!("{:<14} {}", "edition", row(HEADS));
    let mut unequal = 0;
    for (edition, ours) in texts {
        let Some(name) = &edition.publisher_file else {
            println!("{:<14} no file of the publisher's is named in the catalogue", edition.id);
            continue;
        };
        let theirs = publisher_text(edition, &folder.join(name))?;
        let ours = text::read(ours.as_bytes(), edition.format);
        let difference = first_difference(&ours.content, &theirs.content);
        let signs = differing_signs(&ours.content, &theirs.content);
        unequal += usize::from(difference.is_some());
        let cells: [&str; 7] = [
            &text::words(&theirs.content).count().to_string(),
            if difference.is_none() { "yes" } else { "NO" },
            &count(signs.len()),
            &count(differing(&blocks(&ours), &blocks(&theirs))),
            &count(differing(&strong(&ours), &strong(&theirs))),
            &count(differing(&links(&ours), &links(&theirs))),
            difference.as_deref().unwrap_or_default(),
        ];
        println!("{:<14} {}", edition.id, row(cells));
        for (ours, theirs) in signs {
            println!("{:<14} ours “{ours}”, theirs “{theirs}”", "");
        }
    }
    Ok(unequal)
}

fn row(cells: [&str; 7]) -> String {
    let [words, equal, signs, blocks, strong, links, difference] = cells;
    format!(
        "{words:>5}  {equal:<5}  {signs:>5}  {blocks:>6}  {strong:>6}  {links:>5}  {difference}"
    )
    .trim_end()
    .to_owned()
}

/// How a publisher's file is read: by its name's ending, else by what is in it.
pub fn format_of(file: &Path) -> Format {
    match file.extension() {
        Some(extension) if extension == "md" => Format::Markdown,
        _ => fs::read(file).map_or(Format::Plain, |bytes| Format::guess(&bytes)),
    }
}

fn publisher_text(edition: &Edition, path: &Path) -> Result<Text> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let found = catalogue::manifest::sha256(&bytes);
    match &edition.publisher_sha256 {
        Some(expected) if *expected != found => bail!(
            "{} is not the publisher's file of {}: its SHA-256 is {found}, the catalogue's {expected}",
            path.display(),
            edition.id
        ),
        _ => Ok(text::read(&bytes, edition.format)),
    }
}

fn count(differences: usize) -> String {
    if differences == 0 { "same".to_owned() } else { differences.to_string() }
}

/// The first word that differs, ours and theirs, each between its neighbours.
fn first_difference(ours: &str, theirs: &str) -> Option<String> {
    let (ours, theirs) = (text::fold(ours), text::fold(theirs));
    let mine: Vec<&str> = text::words(&ours).map(|word| word.span.of(&ours)).collect();
    let other: Vec<&str> = text::words(&theirs).map(|word| word.span.of(&theirs)).collect();
    let at = (0..mine.len().max(other.len())).find(|at| mine.get(*at) != other.get(*at))?;
    Some(format!("ours {}; theirs {}", near(&ours, at), near(&theirs, at)))
}

/// What stands between the same two words on either side, where that differs: ours and theirs, each
/// with its neighbouring words. White space within a line and typography are looked past.
fn differing_signs(ours: &str, theirs: &str) -> Vec<(String, String)> {
    let (ours, theirs) = (text::fold(ours), text::fold(theirs));
    let between = |content: &str| -> Vec<(String, String)> {
        let spans: Vec<_> = text::words(content).map(|word| word.span.range()).collect();
        let gaps = spans.windows(2).map(|pair| {
            let gap = &content[pair[0].end..pair[1].start];
            (gap.to_owned(), content[pair[0].start..pair[1].end].replace('\n', "⏎"))
        });
        gaps.collect()
    };
    let pairs = between(&ours).into_iter().zip(between(&theirs));
    pairs
        .filter(|(ours, theirs)| ours.0 != theirs.0)
        .map(|(ours, theirs)| (ours.1, theirs.1))
        .collect()
}

/// What can be seen of each block but its words: kind, indent and marker.
fn blocks(text: &Text) -> Vec<(BlockKind, u8, Option<&str>)> {
    text.blocks
        .iter()
        .map(|block| (block.kind, block.indent, block.marker.map(|span| text.of(span))))
        .collect()
}

fn strong(text: &Text) -> Vec<&str> {
    text.strong.iter().map(|span| text.of(*span)).collect()
}

fn links(text: &Text) -> Vec<(&str, &str)> {
    text.links.iter().map(|link| (text.of(link.span), &*link.target)).collect()
}

/// How many things differ at the same place in the two rows, or are in one only.
fn differing<T: PartialEq>(ours: &[T], theirs: &[T]) -> usize {
    let in_both = ours.iter().zip(theirs).filter(|(ours, theirs)| ours != theirs).count();
    in_both + ours.len().abs_diff(theirs.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_differing_word_is_named_on_both_sides() {
        assert_eq!(first_difference("“You” may use it", "\"You\" may, use it"), None);
        assert_eq!(
            first_difference("You may use it", "You must use it").as_deref(),
            Some("ours number 2, “You [may] use it”; theirs number 2, “You [must] use it”")
        );
        assert!(
            first_difference("You may", "You").is_some_and(|told| told.contains("behind the end"))
        );
    }

    #[test]
    fn signs_between_words_are_compared() {
        assert_eq!(differing_signs("a, “b” c", "a, \"b\" c"), []);
        assert_eq!(
            differing_signs("a, b c", "a b\nc"),
            [("a, b".to_owned(), "a b".to_owned()), ("b c".to_owned(), "b⏎c".to_owned())]
        );
    }

    #[test]
    fn what_markdown_marks_is_compared() {
        let read = |content: &str| text::read(content.as_bytes(), Format::Markdown);
        let (ours, theirs) = (read("# A\n\n**b** [c](d)"), read("A\n\n**b** [c](e)\n\nf"));
        assert_eq!(differing(&blocks(&ours), &blocks(&ours)), 0);
        assert_eq!(differing(&blocks(&ours), &blocks(&theirs)), 2);
        assert_eq!(differing(&strong(&ours), &strong(&theirs)), 0);
        assert_eq!(differing(&links(&ours), &links(&theirs)), 1);
    }
}
