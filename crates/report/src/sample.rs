//! Short reports for the tests.

use crate::{Apparatus, Block, BlockKind, Gloss, Group, Highlight, Ink, Line, Report, Rgb, Style};
use jiff::Timestamp;
use jiff::civil::date;
use text::Span;

pub(crate) const YELLOW: Rgb = Rgb(0xf8, 0xe3, 0x8c);

/// A report with one paragraph for each line.
pub(crate) fn report(content: &str) -> Report {
    let mut start = 0;
    let blocks = content
        .split('\n')
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            Block { span, kind: BlockKind::Paragraph, address: None, label: None, heading: None }
        })
        .collect();
    Report {
        title: "A Licence".into(),
        facts: Vec::new(),
        language: "en".into(),
        apparatus: Apparatus::English,
        prepared_by: "Key".into(),
        date: date(2026, 11, 23),
        content: content.into(),
        blocks,
        strong: Vec::new(),
        highlights: Vec::new(),
        inks: vec![Ink { colour: YELLOW, meaning: "Important".into() }],
        groups: vec![
            Group { name: "Restrictions".into(), colour: Rgb(0xa8, 0x27, 0x1f), line: Line::Solid },
            Group { name: "Conditions".into(), colour: Rgb(0x8a, 0x5a, 0), line: Line::Dashed },
            Group { name: "Control".into(), colour: Rgb(0x63, 0x39, 0x9a), line: Line::Double },
            Group { name: "Risk".into(), colour: Rgb(0x4b, 0x60, 0x70), line: Line::Dotted },
            Group { name: "Grants".into(), colour: Rgb(0x1b, 0x6e, 0x4e), line: Line::Wavy },
        ],
        findings: Vec::new(),
    }
}

/// The first place of `words` in the report.
pub(crate) fn place(report: &Report, words: &str) -> Span {
    let start = report.content.find(words).expect("the words are in the sample");
    Span::new(start, start + words.len())
}

/// A yellow highlight.
pub(crate) fn highlight(id: &str, spans: &[Span], note: &str) -> Highlight {
    let at: Timestamp = "2026-11-21T09:30:05Z".parse().expect("a timestamp");
    Highlight {
        id: id.into(),
        spans: spans.into(),
        style: Style::Highlight,
        colour: YELLOW,
        author: "Émilie".into(),
        note: note.into(),
        created: at,
        modified: at,
        tags: Vec::new(),
    }
}

/// A finding of a group.
pub(crate) fn gloss(words: Span, group: usize) -> Gloss {
    Gloss { words: vec![words], group, name: "Naming".into(), why: "It must be named.".into() }
}
