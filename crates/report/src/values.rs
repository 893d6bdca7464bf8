//! The report as values for the template.
//!
//! Owns the names by which Rust and the template speak to each other. It decides what is said, the
//! template how it looks.

use crate::apparatus::Phrases;
use crate::marked::{Mark, Marked};
use crate::runs::Runs;
use crate::shown::Repertoire;
use crate::words::Setter;
use crate::{Block, BlockKind, Line, Options, Paper, Report, Rgb, Style};
use std::ops::Range;
use typst::foundations::{Array, Content, Dict, IntoValue, Label, Str, Value};
use typst::text::TextElem;
use typst::utils::PicoStr;
use typst::visualize::Color;

/// The deepest item that is still set further in.
const DEEPEST: u8 = 6;
/// Running heads and feet show this many characters of a name.
const LONGEST_RUNNING: usize = 72;
/// A quotation longer than this many characters is shortened in the appendix …
const LONGEST_QUOTE: usize = 420;
/// … to this many from its start …
const QUOTE_START: usize = 280;
/// … and this many from its end.
const QUOTE_END: usize = 100;

/// The template's inputs, and the runs by which glyphs lead back to the content.
pub(crate) fn inputs(marked: &Marked, options: Options, repertoire: &Repertoire) -> (Dict, Runs) {
    let report = marked.report;
    let phrases = report.apparatus.phrases();
    let show = |s: &str| repertoire.printable(s).into_value();

    let mut strong: Vec<Range<usize>> = report.strong.iter().map(|s| s.range()).collect();
    strong.extend(
        report.blocks.iter().filter(|b| !is_heading(b)).filter_map(|b| Some(b.heading?.range())),
    );
    let mut setter = Setter {
        content: &report.content,
        repertoire,
        strong: joined(strong),
        anchors: anchors(marked),
        anchor_label: Label::new(PicoStr::intern("mark")).expect("a plain word is a label"),
        runs: Runs::default(),
    };
    let blocks = Blocks { list: &report.blocks, setter: &mut setter, level: 0 }.all();

    let facts =
        report.facts.iter().map(|f| dict([("label", show(&f.label)), ("value", show(&f.value))]));
    let groups_in_use = report
        .groups
        .iter()
        .enumerate()
        .filter(|(i, _)| marked.findings.iter().any(|mark| mark.what.group == *i));
    let legend_lines = groups_in_use.map(|(_, group)| {
        dict([
            ("name", show(&group.name)),
            ("colour", colour(group.colour)),
            ("line", line(group.line).into_value()),
        ])
    });
    let inks_in_use = report.inks.iter().filter(|ink| {
        !ink.meaning.is_empty()
            && marked.highlights.iter().any(|mark| mark.what.colour == ink.colour)
    });
    let legend_inks =
        inks_in_use.map(|ink| dict([("name", show(&ink.meaning)), ("colour", colour(ink.colour))]));
    let notes =
        marked.highlights.iter().enumerate().map(|(i, mark)| note(marked, i, mark, repertoire));
    let first_finding = marked.highlights.len();
    let findings = marked
        .findings
        .iter()
        .enumerate()
        .map(|(i, mark)| finding(marked, first_finding, i, mark, repertoire));

    let date = report.date;
    let inputs = dict_of([
        ("title", show(title(report))),
        ("running-title", show(&shortened(title(report), LONGEST_RUNNING))),
        ("prepared-by", show(&report.prepared_by)),
        ("running-name", show(&shortened(&report.prepared_by, LONGEST_RUNNING))),
        ("date", report.apparatus.date(date).into_value()),
        ("year", i64::from(date.year()).into_value()),
        ("month", i64::from(date.month()).into_value()),
        ("day", i64::from(date.day()).into_value()),
        ("language", language(&report.language).into_value()),
        (
            "paper",
            match options.paper {
                Paper::A4 => "a4",
                Paper::Letter => "us-letter",
            }
            .into_value(),
        ),
        ("phrases", self::phrases(phrases)),
        ("facts", array(facts)),
        ("legend-lines", array(legend_lines)),
        ("legend-inks", array(legend_inks)),
        ("blocks", blocks),
        ("notes", array(notes)),
        ("findings", array(findings)),
    ]);
    (inputs, setter.runs)
}

/// What the file is called. PDF/UA demands a name.
fn title(report: &Report) -> &str {
    if report.title.trim().is_empty() { report.apparatus.phrases().kind } else { &report.title }
}

/// The string, cut to so many characters.
fn shortened(string: &str, longest: usize) -> String {
    match string.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", string[..end].trim_end()),
        None => string.to_owned(),
    }
}

/// Every string that will be printed, for the choice of fonts.
pub(crate) fn strings<'a>(marked: &'a Marked) -> impl Iterator<Item = &'a str> {
    let report = marked.report;
    let facts = report.facts.iter().flat_map(|f| [f.label.as_str(), f.value.as_str()]);
    let notes = marked.highlights.iter().flat_map(|mark| {
        let h = mark.what;
        [h.note.as_str(), h.author.as_str()].into_iter().chain(h.tags.iter().map(String::as_str))
    });
    let glosses =
        marked.findings.iter().flat_map(|mark| [mark.what.name.as_str(), mark.what.why.as_str()]);
    let legend = report.groups.iter().map(|g| g.name.as_str());
    let legend = legend.chain(report.inks.iter().map(|i| i.meaning.as_str()));
    let addresses = report.blocks.iter().filter_map(|b| b.address.as_deref());
    [report.content.as_str(), report.title.as_str(), report.prepared_by.as_str()]
        .into_iter()
        .chain(facts)
        .chain(notes)
        .chain(glosses)
        .chain(legend)
        .chain(addresses)
}

/// Whether the block is a heading of its own.
pub(crate) fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Title | BlockKind::Heading(_))
}

/// The block's words without its label and the blanks behind it.
pub(crate) fn body(block: &Block, content: &str) -> Range<usize> {
    let range = block.span.range();
    let start = block.label.map_or(range.start, |label| label.range().end);
    let blank = |s: &str| s.len() - s.trim_start().len();
    let blanks = if block.label.is_some() { blank(&content[start..range.end]) } else { 0 };
    start + blanks..range.end
}

/// Where each mark's anchor stands: behind the first of its words, so that it can't be left behind
/// on the line above. Sorted.
fn anchors(marked: &Marked) -> Vec<(usize, i64)> {
    let content = &marked.report.content;
    let notes = marked.highlights.iter().map(|mark| &mark.bytes);
    let all = notes.chain(marked.findings.iter().map(|mark| &mark.bytes));
    let mut anchors: Vec<(usize, i64)> = all
        .enumerate()
        .filter_map(|(number, bytes)| {
            let first = bytes.first()?;
            let words = &content[first.clone()];
            let start = first.start + (words.len() - words.trim_start().len());
            let block = &marked.report.blocks[block_at(&marked.report.blocks, start)?];
            let body = body(block, content);
            let start = start.clamp(body.start, body.end);
            let rest = &content[start..body.end];
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            Some((start + end, i64::try_from(number).ok()?))
        })
        .collect();
    anchors.sort_unstable();
    anchors
}

/// The block that holds the byte.
fn block_at(blocks: &[Block], byte: usize) -> Option<usize> {
    blocks.partition_point(|b| b.span.start().bytes() <= byte).checked_sub(1)
}

/// The address of the block where the mark begins; "" when it has none.
fn address_of<'a, T>(marked: &Marked<'a>, mark: &Mark<T>) -> &'a str {
    let first = mark.bytes.first().and_then(|b| block_at(&marked.report.blocks, b.start));
    first.and_then(|i| marked.report.blocks[i].address.as_deref()).unwrap_or("")
}

/// The marked words as one line, shortened in the middle when long.
pub(crate) fn quote(content: &str, bytes: &[Range<usize>]) -> String {
    let stretches: Vec<String> = bytes
        .iter()
        .map(|b| content[b.clone()].split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|s| !s.is_empty())
        .collect();
    let whole = stretches.join(" … ");
    let length = whole.chars().count();
    if length <= LONGEST_QUOTE {
        return whole;
    }
    let start: String = whole.chars().take(QUOTE_START).collect();
    let end: String = whole.chars().skip(length - QUOTE_END).collect();
    let start = start.rsplit_once(' ').map_or(start.as_str(), |cut| cut.0);
    let end = end.split_once(' ').map_or(end.as_str(), |cut| cut.1);
    format!("{start} […] {end}")
}

fn note(
    marked: &Marked,
    i: usize,
    mark: &Mark<crate::Highlight>,
    repertoire: &Repertoire,
) -> Value {
    let what = mark.what;
    let report = marked.report;
    let show = |s: &str| repertoire.printable(s).into_value();
    let written = report.apparatus.date(jiff::tz::Offset::UTC.to_datetime(what.modified).date());
    let meta = [what.author.as_str(), written.as_str()].into_iter().filter(|s| !s.is_empty());
    let meta = meta.chain(what.tags.iter().map(String::as_str)).collect::<Vec<_>>().join(" · ");
    let lines = what.note.lines().map(str::trim_end).filter(|l| !l.is_empty());
    dict([
        ("mark", i64::try_from(i).unwrap_or(i64::MAX).into_value()),
        ("number", number(i)),
        ("lines", array(lines.map(show))),
        ("meta", show(&meta)),
        ("quote", show(&quote(&report.content, &mark.bytes))),
        ("address", show(address_of(marked, mark))),
        ("colour", colour(what.colour)),
        (
            "style",
            match what.style {
                Style::Highlight => "ground",
                Style::Underline => "under",
                Style::StrikeOut => "through",
                Style::Squiggly => "wave",
            }
            .into_value(),
        ),
    ])
}

fn finding(
    marked: &Marked,
    first: usize,
    i: usize,
    mark: &Mark<crate::Gloss>,
    repertoire: &Repertoire,
) -> Value {
    let what = mark.what;
    let show = |s: &str| repertoire.printable(s).into_value();
    let group = &marked.report.groups[what.group];
    dict([
        ("mark", i64::try_from(first + i).unwrap_or(i64::MAX).into_value()),
        ("number", number(i)),
        ("name", show(&what.name)),
        ("why", show(&what.why)),
        ("quote", show(&quote(&marked.report.content, &mark.bytes))),
        ("address", show(address_of(marked, mark))),
        ("colour", colour(group.colour)),
        ("line", line(group.line).into_value()),
        ("group", show(&group.name)),
    ])
}

/// Turns blocks into values: items into nested lists, headings into levels without a gap.
struct Blocks<'b, 's, 'a> {
    list: &'b [Block],
    setter: &'s mut Setter<'a>,
    /// The level of the last heading. PDF/UA refuses a level that was skipped.
    level: u8,
}

impl Blocks<'_, '_, '_> {
    fn all(&mut self) -> Value {
        let mut values = Vec::new();
        let mut i = 0;
        while let Some(block) = self.list.get(i) {
            if let BlockKind::Item { depth } = block.kind {
                let (list, next) = self.nested(i, depth.min(DEEPEST), 0);
                values.push(list);
                i = next;
            } else {
                values.push(self.block(block));
                i += 1;
            }
        }
        array(values)
    }

    fn block(&mut self, block: &Block) -> Value {
        let (kind, style) = match block.kind {
            BlockKind::Title => ("heading", 0),
            BlockKind::Heading(level) => ("heading", level.clamp(1, 5)),
            BlockKind::Paragraph | BlockKind::Item { .. } => ("paragraph", 0),
        };
        let hang = self.hang(block);
        let words = body(block, self.setter.content);
        // A heading of blanks only is none: PDF/UA refuses it.
        let empty = self.setter.content[words.clone()].trim().is_empty();
        if kind == "heading" && !empty {
            self.level = (style + 1).min(self.level + 1);
            dict([
                ("kind", kind.into_value()),
                ("level", i64::from(self.level).into_value()),
                ("style", i64::from(style).into_value()),
                ("section", self.section(block)),
                ("hang", hang),
                ("body", self.setter.body(words).into_value()),
            ])
        } else {
            dict([
                ("kind", "paragraph".into_value()),
                ("section", self.section(block)),
                ("hang", hang),
                ("body", self.setter.body(words).into_value()),
            ])
        }
    }

    /// The items from `i` on that stand at `depth` or deeper, as one list; and where it ends.
    fn nested(&mut self, mut i: usize, depth: u8, above: u8) -> (Value, usize) {
        // (item, nested lists)
        let mut items: Vec<(Dict, Array)> = Vec::new();
        while let Some(block) = self.list.get(i) {
            let BlockKind::Item { depth: own } = block.kind else { break };
            let own = own.min(DEEPEST);
            if own < depth {
                break;
            }
            if own > depth
                && let Some((_, nested)) = items.last_mut()
            {
                let (list, next) = self.nested(i, own, depth);
                nested.push(list);
                i = next;
                continue;
            }
            let hang = self.hang(block);
            let words = body(block, self.setter.content);
            let item = dict_of([
                ("hang", hang),
                ("section", self.section(block)),
                ("body", self.setter.body(words).into_value()),
            ]);
            items.push((item, Array::new()));
            i += 1;
        }
        let items = items.into_iter().map(|(mut item, nested)| {
            item.insert("nested".into(), nested.into_value());
            item.into_value()
        });
        let list = dict([
            ("kind", "list".into_value()),
            ("depth", i64::from(depth).into_value()),
            ("above", i64::from(above).into_value()),
            ("items", array(items)),
        ]);
        (list, i)
    }

    /// What the running head says while this block is on the page: none for most.
    fn section(&self, block: &Block) -> Value {
        let Some(heading) = section(block, self.setter.content) else { return Value::None };
        self.setter.repertoire.printable(&shortened(&heading, LONGEST_RUNNING)).into_value()
    }

    /// What hangs in the margin: the address, and the label as its last part.
    fn hang(&mut self, block: &Block) -> Value {
        let label = block.label.map(text::Span::range);
        let words = label.clone().map_or("", |l| &self.setter.content[l]);
        let address = block.address.as_deref().unwrap_or("");
        if words.is_empty() && address.is_empty() {
            return Value::None;
        }
        let (prefix, apart) = prefix(address, words);
        let length = prefix.chars().count() + words.chars().count();
        let prefix = self.setter.repertoire.printable(prefix);
        let label = label.map(|l| self.setter.plain(l));
        dict([
            ("prefix", TextElem::packed(prefix.as_str()).into_value()),
            ("apart", apart.into_value()),
            ("label", label.unwrap_or_else(Content::empty).into_value()),
            ("length", i64::try_from(length).unwrap_or(i64::MAX).into_value()),
        ])
    }
}

/// The words under which a block is bookmarked and named in the running head.
pub(crate) fn section(block: &Block, content: &str) -> Option<String> {
    let heading = match block.heading {
        Some(heading) => heading.range(),
        None if is_heading(block) => body(block, content),
        None => return None,
    };
    let words = content[heading].trim().trim_end_matches(['.', ':']);
    if words.is_empty() {
        return None;
    }
    let label = block.label.map_or("", |l| l.of(content)).trim();
    // The address names a labelled block better than the label alone: "1.b", not "b.".
    let name = block.address.as_deref().filter(|_| !label.is_empty()).unwrap_or(label);
    Some(if name.is_empty() { words.to_owned() } else { format!("{name} {words}") })
}

/// What of the address is printed before the label, and whether a space parts the two: "1.b." of
/// "1.b.v" before "v.", but all of "2.3" before "•".
fn prefix<'a>(address: &'a str, label: &str) -> (&'a str, bool) {
    let core = label.trim_matches(|c: char| !c.is_alphanumeric());
    if !core.is_empty()
        && let Some(prefix) = address.strip_suffix(core)
        && (prefix.is_empty() || prefix.ends_with('.'))
    {
        return (prefix, false);
    }
    (address, !address.is_empty() && !label.is_empty())
}

fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|r| !r.is_empty());
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// The main language of a BCP 47 tag, when typst can read it.
fn language(tag: &str) -> &str {
    let main = tag.split(['-', '_']).next().unwrap_or("");
    let good = (2..=3).contains(&main.len()) && main.bytes().all(|b| b.is_ascii_lowercase());
    if good { main } else { "en" }
}

fn line(line: Line) -> &'static str {
    match line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Double => "double",
        Line::Dotted => "dotted",
        Line::Wavy => "wavy",
    }
}

fn phrases(phrases: &Phrases) -> Value {
    let Phrases {
        language,
        kind,
        prepared_by,
        notes,
        findings,
        page,
        see_note,
        see_finding,
        more,
        quotes,
    } = *phrases;
    dict([
        ("language", language.into_value()),
        ("kind", kind.into_value()),
        ("prepared-by", prepared_by.into_value()),
        ("notes", notes.into_value()),
        ("findings", findings.into_value()),
        ("page", page.into_value()),
        ("see-note", see_note.into_value()),
        ("see-finding", see_finding.into_value()),
        ("more", more.into_value()),
        ("open", quotes[0].into_value()),
        ("close", quotes[1].into_value()),
    ])
}

/// A number as people count: from one.
fn number(index: usize) -> Value {
    i64::try_from(index + 1).unwrap_or(i64::MAX).into_value()
}

fn colour(Rgb(red, green, blue): Rgb) -> Value {
    Color::from_u8(red, green, blue, u8::MAX).into_value()
}

fn dict_of<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries.into_iter().map(|(key, value)| (Str::from(key), value)).collect()
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Value {
    dict_of(entries).into_value()
}

fn array(values: impl IntoIterator<Item = Value>) -> Value {
    values.into_iter().collect::<Array>().into_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_not_printed_twice() {
        let check = |address, label, expected| assert_eq!(prefix(address, label), expected);
        check("1.b.v", "v.", ("1.b.", false));
        check("2", "2.", ("", false));
        check("1.b", "(b)", ("1.", false));
        check("2.3", "•", ("2.3", true));
        check("12", "2.", ("12", true));
        check("", "a.", ("", false));
        check("1.b", "", ("1.b", false));
    }

    #[test]
    fn long_quotes_lose_their_middle() {
        let text = "word ".repeat(200);
        let short = quote(&text, std::slice::from_ref(&(0..text.len())));
        assert!(short.chars().count() < LONGEST_QUOTE);
        assert!(short.contains("word […] word"));
        assert_eq!(quote("one two\nthree four", &[0..3, 8..13]), "one … three");
    }
}
