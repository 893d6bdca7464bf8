//! What is marked in the text, checked and in reading order.
//!
//! Owns the numbering of notes and findings and the one check of the report's spans; everything
//! after it may slice the content without fear.

use crate::{Block, Gloss, Highlight, Options, Report, ReportError, Shown};
use std::ops::Range;
use text::Span;

/// A report whose places are known to be good, with its marks in the order in which they are read.
pub(crate) struct Marked<'a> {
    pub report: &'a Report,
    pub highlights: Vec<Mark<'a, Highlight>>,
    pub findings: Vec<Mark<'a, Gloss>>,
}

/// Something said about stretches of the text.
pub(crate) struct Mark<'a, T> {
    pub what: &'a T,
    /// Its stretches in reading order, without overlaps or empty ones. May be empty itself.
    pub bytes: Vec<Range<usize>>,
}

/// The longest text, far above any licence: beyond it the pages would not fit into memory.
const LONGEST_TEXT: usize = 8 << 20;

impl<'a> Marked<'a> {
    /// Checks the report's places and puts what the options ask for in order.
    pub(crate) fn new(report: &'a Report, options: Options) -> Result<Self, ReportError> {
        let bytes = report.content.len();
        if bytes > LONGEST_TEXT {
            return Err(ReportError::TooLong { bytes, limit: LONGEST_TEXT });
        }
        check_blocks(report)?;
        for span in &report.strong {
            check_span(report, *span, || "strong text".to_owned())?;
        }
        let mut highlights = Vec::new();
        for what in shown(options.highlights, &report.highlights) {
            let owner = || format!("highlight {}", what.id);
            highlights.push(Mark { what, bytes: stretches(report, &what.spans, owner)? });
        }
        let mut findings = Vec::new();
        for what in shown(options.findings, &report.findings) {
            if what.group >= report.groups.len() {
                return Err(ReportError::Group { gloss: what.name.clone(), group: what.group });
            }
            let owner = || format!("finding {}", what.name);
            findings.push(Mark { what, bytes: stretches(report, &what.words, owner)? });
        }
        // Stable, so that marks on the same words keep the order in which they were given.
        highlights.sort_by_key(|mark| place(&mark.bytes));
        findings.sort_by_key(|mark| place(&mark.bytes));
        Ok(Self { report, highlights, findings })
    }
}

fn shown<T>(shown: Shown, list: &[T]) -> &[T] {
    match shown {
        Shown::Printed => list,
        Shown::LeftOut => &[],
    }
}

fn place(bytes: &[Range<usize>]) -> (usize, usize) {
    bytes.first().map_or((usize::MAX, 0), |first| (first.start, first.end))
}

/// The spans as sorted ranges that neither overlap nor touch.
fn stretches(
    report: &Report,
    spans: &[Span],
    owner: impl Fn() -> String,
) -> Result<Vec<Range<usize>>, ReportError> {
    for span in spans {
        check_span(report, *span, &owner)?;
    }
    let mut sorted: Vec<_> = spans.iter().map(|s| s.range()).filter(|r| !r.is_empty()).collect();
    sorted.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    Ok(joined)
}

fn check_span(
    report: &Report,
    span: Span,
    owner: impl FnOnce() -> String,
) -> Result<(), ReportError> {
    match report.content.get(span.range()) {
        Some(_) => Ok(()),
        None => Err(ReportError::Span { owner: owner(), span }),
    }
}

/// The blocks, joined by single line breaks, must be the content.
fn check_blocks(report: &Report) -> Result<(), ReportError> {
    let content = &report.content;
    let mut expected = 0;
    for (i, block) in report.blocks.iter().enumerate() {
        let wrong = |reason| Err(ReportError::Blocks { block: i, reason });
        let range = block.span.range();
        if range.start != expected {
            return wrong("it does not start where the one before ends");
        }
        let Some(words) = content.get(range.clone()) else {
            return wrong("it lies outside the text or cuts a character");
        };
        if words.contains('\n') {
            return wrong("it has a line break inside");
        }
        if i + 1 < report.blocks.len() && content.as_bytes().get(range.end) != Some(&b'\n') {
            return wrong("no line break follows it");
        }
        if !parts_fit(block, content) {
            return wrong("its label or heading does not lie within it");
        }
        expected = range.end + 1;
    }
    let end = report.blocks.last().map_or(0, |block| block.span.range().end);
    if end != content.len() {
        let block = report.blocks.len().saturating_sub(1);
        return Err(ReportError::Blocks { block, reason: "text follows the last one" });
    }
    Ok(())
}

fn parts_fit(block: &Block, content: &str) -> bool {
    let inside = |span: Span| block.span.contains(span) && content.get(span.range()).is_some();
    block.heading.is_none_or(inside)
        && block.label.is_none_or(|label| inside(label) && label.start() == block.span.start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockKind;

    fn report(content: &str, blocks: &[(usize, usize)]) -> Report {
        let mut report = crate::sample::report("");
        report.content = content.into();
        report.blocks = blocks
            .iter()
            .map(|&(start, end)| Block {
                span: Span::new(start, end),
                kind: BlockKind::Paragraph,
                address: None,
                label: None,
                heading: None,
            })
            .collect();
        report
    }

    #[test]
    fn blocks_must_be_the_text() {
        let check = |content: &str, blocks: &[(usize, usize)], good: bool| {
            let report = report(content, blocks);
            assert_eq!(
                Marked::new(&report, Options::default()).is_ok(),
                good,
                "{content:?} {blocks:?}"
            );
        };
        check("", &[], true);
        check("", &[(0, 0)], true);
        check("a\nb", &[(0, 1), (2, 3)], true);
        check("a\nb", &[(0, 3)], false);
        check("a\nb", &[(0, 1)], false);
        check("a b", &[(0, 1), (2, 3)], false);
        check("é", &[(0, 1)], false);
        check("a", &[(0, 9)], false);
    }

    #[test]
    fn stretches_are_sorted_and_joined() {
        let report = report("abcdefghij", &[(0, 10)]);
        let spans = [(6, 8), (0, 2), (1, 4), (5, 5)].map(|(a, b)| Span::new(a, b));
        let owner = || String::new();
        assert_eq!(stretches(&report, &spans, owner).unwrap(), [0..4, 6..8]);
        assert!(stretches(&report, &[Span::new(9, 11)], owner).is_err());
    }
}
