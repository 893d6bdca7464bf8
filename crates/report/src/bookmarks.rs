//! The file's bookmarks: one for each heading, run-in headings included.

use crate::annotate::{numbers, string};
use crate::frames::Set;
use crate::values::section;
use crate::{BlockKind, Report};
use lopdf::{Document, Object, ObjectId, dictionary};

/// One bookmark.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bookmark {
    pub title: String,
    /// 0 for the outermost.
    pub level: u8,
    /// The page, from zero.
    pub page: usize,
    /// Points from the page's upper edge.
    pub top: f64,
}

/// The bookmarks of the text. `glyphs` are in the content's order.
pub(crate) fn bookmarks(report: &Report, glyphs: &[Set]) -> Vec<Bookmark> {
    let headed =
        report.blocks.iter().filter_map(|block| Some((block, section(block, &report.content)?)));
    headed
        .filter_map(|(block, title)| {
            let start = block.span.start().bytes();
            let first = glyphs.get(glyphs.partition_point(|g| g.bytes.start < start))?;
            let level = match block.kind {
                BlockKind::Title => 0,
                BlockKind::Heading(level) => level,
                BlockKind::Paragraph => 1,
                BlockKind::Item { depth } => depth.saturating_add(1),
            };
            let top = (first.baseline - 1.6 * first.size).max(0.0);
            Some(Bookmark { title, level, page: first.page, top })
        })
        .collect()
}

/// Writes the bookmarks into the file's catalogue.
pub(crate) fn add_bookmarks(
    file: &mut Document,
    pages: &[ObjectId],
    heights: &[f64],
    bookmarks: &[Bookmark],
) -> lopdf::Result<()> {
    if bookmarks.is_empty() {
        return Ok(());
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(bookmarks);
    let children = |of: Option<usize>| -> Vec<usize> {
        (0..bookmarks.len()).filter(|i| parents[*i] == of).collect()
    };
    for (i, bookmark) in bookmarks.iter().enumerate() {
        let siblings = children(parents[i]);
        let place = siblings.iter().position(|s| *s == i);
        let before = place.and_then(|p| siblings.get(p.checked_sub(1)?));
        let after = place.and_then(|p| siblings.get(p + 1));
        let destination = numbers([0.0, heights[bookmark.page] - bookmark.top]);
        let mut destination = destination.as_array().cloned()?;
        destination.splice(0..0, [pages[bookmark.page].into(), Object::Name(b"XYZ".to_vec())]);
        destination.push(Object::Null);
        let mut item = dictionary! {
            "Title" => string(&bookmark.title),
            "Parent" => parents[i].map_or(root, |p| ids[p]),
            "Dest" => destination,
        };
        for (key, other) in [("Prev", before), ("Next", after)] {
            if let Some(other) = other {
                item.set(key, ids[*other]);
            }
        }
        let own = children(Some(i));
        if let [first, ..] = own[..] {
            item.set("First", ids[first]);
            item.set("Last", ids[own[own.len() - 1]]);
            // Positive: shown unfolded.
            item.set("Count", i64::try_from(own.len()).unwrap_or(i64::MAX));
        }
        file.objects.insert(ids[i], item.into());
    }
    let outermost = children(None);
    let first = outermost.first().map_or(root, |i| ids[*i]);
    let last = outermost.last().map_or(root, |i| ids[*i]);
    let count = i64::try_from(bookmarks.len()).unwrap_or(i64::MAX);
    let outlines =
        dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count };
    file.objects.insert(root, outlines.into());
    file.catalog_mut()?.set("Outlines", root);
    Ok(())
}

/// For each bookmark, the one that it stands under.
fn parents(bookmarks: &[Bookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(bookmarks.len());
    for (i, bookmark) in bookmarks.iter().enumerate() {
        while open.last().is_some_and(|o| bookmarks[*o].level >= bookmark.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(i);
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_stands_under_the_last_higher_one() {
        let check = |levels: &[u8], expected: &[Option<usize>]| {
            let bookmarks: Vec<_> = levels
                .iter()
                .map(|&level| Bookmark { title: String::new(), level, page: 0, top: 0.0 })
                .collect();
            assert_eq!(parents(&bookmarks), expected);
        };
        check(&[0, 1, 2, 1], &[None, Some(0), Some(1), Some(0)]);
        check(&[2, 1, 3, 3], &[None, None, Some(1), Some(1)]);
        check(&[], &[]);
    }
}
