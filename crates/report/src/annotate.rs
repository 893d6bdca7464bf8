//! The reader's marks as real annotations of the PDF, and the findings' lines on its pages.
//!
//! Owns every key of a markup annotation. The typesetter writes none of these, so they are added
//! to the finished file; see docs/decisions/pdf-annotations.md for what each reader needs.

use crate::bookmarks::{Bookmark, add_bookmarks};
use crate::marked::{Mark, Marked};
use crate::paths::{appearance, underlines};
use crate::quads::Quad;
use crate::structure::Structure;
use crate::values::quote;
use crate::{Highlight, ReportError, Style};
use jiff::Timestamp;
use jiff::tz::Offset;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};

/// What is added to the file.
pub(crate) struct Additions<'a> {
    pub marked: &'a Marked<'a>,
    /// For each highlight, its quads.
    pub highlights: &'a [Vec<Quad>],
    /// For each finding, its quads.
    pub findings: &'a [Vec<Quad>],
    pub bookmarks: &'a [Bookmark],
}

/// The finished file.
pub(crate) struct Annotated {
    pub bytes: Vec<u8>,
    /// How many annotation objects mark words: a highlight over two pages is two.
    pub annotations: usize,
    pub warnings: Vec<String>,
}

/// Space between a quad and the edge of its annotation's rectangle: readers clip at the edge.
const PADDING: f64 = 1.5;
/// Printed with the page (ISO 32000-1, table 165, bit 3). PDF/A demands it.
const PRINT: i64 = 4;
/// Printed, neither zoomed nor rotated: for pop-ups.
const POPUP_FLAGS: i64 = 4 | 8 | 16;

/// Adds the annotations, the findings' lines and the bookmarks to a finished PDF.
pub(crate) fn annotate(pdf: &[u8], additions: &Additions) -> Result<Annotated, ReportError> {
    add(pdf, additions).map_err(|error| ReportError::Writing(error.to_string()))
}

fn add(pdf: &[u8], additions: &Additions) -> lopdf::Result<Annotated> {
    let Additions { marked, highlights, findings, bookmarks } = additions;
    let mut file = Document::load_mem(pdf)?;
    let mut pages = Pages::of(&file)?;
    let mut warnings = Vec::new();
    let mut structure = Structure::open(&file);
    let blocks = structure.as_ref().and_then(|tree| tree.blocks(&file, marked.report));
    if structure.is_some() && blocks.is_none() && !highlights.is_empty() {
        warnings.push("the annotations are tagged beside the text, not within it".to_owned());
    }
    let multiply = file.add_object(dictionary! { "Type" => "ExtGState", "BM" => "Multiply" });

    let mut annotations = 0;
    for (mark, quads) in marked.highlights.iter().zip(*highlights) {
        let block = mark.bytes.first().and_then(|bytes| {
            let blocks_before =
                marked.report.blocks.partition_point(|b| b.span.start().bytes() <= bytes.start);
            blocks.as_ref()?.get(blocks_before.checked_sub(1)?).copied()
        });
        let parts: Vec<&[Quad]> = quads.chunk_by(|a, b| a.page == b.page).collect();
        if parts.is_empty() {
            warnings.push(format!("highlight {} marks nothing that is visible", mark.what.id));
        }
        for (number, part) in parts.iter().enumerate() {
            let part = Part { number, of: parts.len(), first_page: quads[0].page, quads: part };
            let pair = objects(&mut file, &pages, marked, mark, &part, multiply);
            pages.add(&mut file, structure.as_mut(), block, part.quads[0].page, pair);
            annotations += 1;
        }
    }
    let lines: Vec<_> =
        marked.findings.iter().map(|mark| &marked.report.groups[mark.what.group]).collect();
    for (page, content) in underlines(&lines, findings, &pages.heights) {
        pages.draw(&mut file, page, content)?;
    }
    pages.write(&mut file)?;
    add_bookmarks(&mut file, &pages.ids, &pages.heights, bookmarks)?;
    if let Some(structure) = structure {
        structure.write(&mut file)?;
    }
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    let mut bytes = Vec::with_capacity(pdf.len() * 2);
    file.save_with_options(&mut bytes, options)?;
    Ok(Annotated { bytes, annotations, warnings })
}

/// What of a highlight is on one page.
struct Part<'a> {
    /// From zero.
    number: usize,
    of: usize,
    /// The page where the highlight begins, from zero.
    first_page: usize,
    /// Never empty, all on one page.
    quads: &'a [Quad],
}

/// An annotation with its pop-up, not yet in the file.
struct Pair {
    annotation: (ObjectId, Dictionary),
    popup: Option<(ObjectId, Dictionary)>,
    /// What a screen reader says of it.
    alternative: String,
}

fn objects(
    file: &mut Document,
    pages: &Pages,
    marked: &Marked,
    mark: &Mark<Highlight>,
    part: &Part,
    multiply: ObjectId,
) -> Pair {
    let what = mark.what;
    let report = marked.report;
    let page = part.quads[0].page;
    let height = pages.heights[page];
    let rect = rect(part.quads, height);
    let further = part.number > 0;
    // An annotation belongs to one page; a later part says of which it is the continuation, so
    // that a list of comments shows where the note begins and the first one is the note alone.
    let contents = match (further, what.note.is_empty()) {
        (false, _) => what.note.clone(),
        (true, empty) => {
            let part = report.apparatus.part(part.number + 1, part.of, part.first_page + 1);
            if empty { format!("[{part}]") } else { format!("[{part}]\n{}", what.note) }
        }
    };
    let name = if further { format!("{}-{}", what.id, part.number + 1) } else { what.id.clone() };
    let subtype = match what.style {
        Style::Highlight => "Highlight",
        Style::Underline => "Underline",
        Style::StrikeOut => "StrikeOut",
        Style::Squiggly => "Squiggly",
    };
    let meaning = report.inks.iter().find(|ink| ink.colour == what.colour).map(|ink| &ink.meaning);
    let subject: Vec<&str> = meaning
        .into_iter()
        .chain(&what.tags)
        .map(String::as_str)
        .filter(|s| !s.is_empty())
        .collect();
    let subject = if subject.is_empty() { subtype.to_owned() } else { subject.join(", ") };
    let look = file.add_object(appearance(what, part.quads, rect, height, multiply));
    let id = file.new_object_id();
    let popup_id = (!contents.is_empty()).then(|| file.new_object_id());
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => subtype,
        "P" => pages.ids[page],
        "Rect" => numbers(rect),
        "QuadPoints" => numbers(part.quads.iter().flat_map(|q| {
            // Upper left, upper right, lower left, lower right: not the order of the standard's
            // figure, but the one that every viewer reads.
            let (top, bottom) = (height - q.top, height - q.bottom);
            [q.left, top, q.right, top, q.left, bottom, q.right, bottom]
        })),
        "Contents" => string(&contents),
        "T" => string(&what.author),
        "Subj" => string(&subject),
        "C" => numbers(components(what)),
        "CA" => 1,
        "CreationDate" => date(what.created),
        "M" => date(what.modified),
        "NM" => string(&name),
        "F" => PRINT,
        "AP" => dictionary! { "N" => look },
    };
    let popup = popup_id.map(|popup_id| {
        annotation.set("Popup", popup_id);
        let popup = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Popup",
            "Parent" => id,
            "P" => pages.ids[page],
            "Open" => false,
            "F" => POPUP_FLAGS,
            "Rect" => numbers([rect[2] + 10.0, rect[3] - 90.0, rect[2] + 170.0, rect[3]].map(|v| v.max(0.0))),
        };
        (popup_id, popup)
    });
    let alternative =
        if contents.is_empty() { quote(&report.content, &mark.bytes) } else { contents };
    Pair { annotation: (id, annotation), popup, alternative }
}

/// Left, bottom, right, top around the quads.
fn rect(quads: &[Quad], height: f64) -> [f64; 4] {
    let least = |of: fn(&Quad) -> f64| quads.iter().map(of).fold(f64::MAX, f64::min);
    let most = |of: fn(&Quad) -> f64| quads.iter().map(of).fold(f64::MIN, f64::max);
    [
        least(|q| q.left) - PADDING,
        height - most(|q| q.bottom) - PADDING,
        most(|q| q.right) + PADDING,
        height - least(|q| q.top) + PADDING,
    ]
}

/// The pages of the file, and what is to be added to each.
struct Pages {
    ids: Vec<ObjectId>,
    /// In points.
    heights: Vec<f64>,
    annotations: Vec<Vec<Object>>,
}

impl Pages {
    fn of(file: &Document) -> lopdf::Result<Self> {
        let ids: Vec<ObjectId> = file.page_iter().collect();
        let height = |id: &ObjectId| -> lopdf::Result<f64> {
            let media_box = file.get_dictionary(*id)?.get(b"MediaBox")?.as_array()?;
            let top = media_box.last().ok_or(lopdf::Error::PageNumberNotFound(0))?;
            Ok(f64::from(top.as_float()?))
        };
        let heights = ids.iter().map(height).collect::<lopdf::Result<_>>()?;
        let annotations = vec![Vec::new(); ids.len()];
        Ok(Self { ids, heights, annotations })
    }

    fn add(
        &mut self,
        file: &mut Document,
        structure: Option<&mut Structure>,
        block: Option<ObjectId>,
        page: usize,
        pair: Pair,
    ) {
        let Pair { annotation: (id, mut annotation), popup, alternative } = pair;
        let (popup_id, mut popup) = popup.unzip();
        if let Some(structure) = structure {
            let alternative = string(&alternative);
            let key = structure.annotation(file, block, self.ids[page], id, popup_id, alternative);
            annotation.set("StructParent", key);
            if let Some(popup) = &mut popup {
                popup.set("StructParent", key + 1);
            }
        }
        let both = [(Some(id), Some(annotation)), (popup_id, popup)];
        for (id, dictionary) in both.into_iter().filter_map(|(id, d)| id.zip(d)) {
            file.objects.insert(id, dictionary.into());
            self.annotations[page].push(id.into());
        }
    }

    /// Draws over the page, outside the tag tree. What stands there is wrapped, so that it can
    /// leave no transformation behind.
    fn draw(&self, file: &mut Document, page: usize, content: Vec<u8>) -> lopdf::Result<()> {
        let id = self.ids[page];
        let before = match file.get_dictionary(id)?.get(b"Contents")? {
            Object::Array(streams) => streams.clone(),
            one => vec![one.clone()],
        };
        let save = file.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
        let mut drawing = b"\nQ\n/Artifact BMC\nq\n".to_vec();
        drawing.extend(content);
        drawing.extend(b"Q\nEMC\n");
        let mut drawing = Stream::new(Dictionary::new(), drawing);
        drawing.compress()?;
        let drawing = file.add_object(drawing);
        let mut contents = vec![save.into()];
        contents.extend(before);
        contents.push(drawing.into());
        file.get_dictionary_mut(id)?.set("Contents", contents);
        Ok(())
    }

    fn write(&self, file: &mut Document) -> lopdf::Result<()> {
        for (id, new) in self.ids.iter().zip(&self.annotations) {
            let mut all = match file.get_dictionary(*id)?.get(b"Annots") {
                Ok(Object::Array(there)) => there.clone(),
                Ok(Object::Reference(there)) => file.get_object(*there)?.as_array()?.clone(),
                _ => Vec::new(),
            };
            all.extend(new.iter().cloned());
            if !all.is_empty() {
                let page = file.get_dictionary_mut(*id)?;
                // In the order of the structure: PDF/UA-1, 7.18.3.
                page.set("Tabs", "S");
                page.set("Annots", all);
            }
        }
        Ok(())
    }
}

fn components(what: &Highlight) -> [f64; 3] {
    [what.colour.0, what.colour.1, what.colour.2].map(|c| f64::from(c) / 255.0)
}

/// Numbers with three decimals: a thousandth of a point is finer than any device.
pub(crate) fn numbers(values: impl IntoIterator<Item = f64>) -> Object {
    #[allow(clippy::cast_possible_truncation, reason = "lopdf writes f32")]
    let number = |v: f64| Object::Real(((v * 1000.0).round() / 1000.0) as f32);
    Object::Array(values.into_iter().map(number).collect())
}

/// A text string: plain when that is safe, else UTF-16 with its mark.
pub(crate) fn string(text: &str) -> Object {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let bytes = units.flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

/// A date as PDF writes it, in UTC.
fn date(at: Timestamp) -> Object {
    let at = Offset::UTC.to_datetime(at);
    Object::string_literal(format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}Z",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    ))
}
