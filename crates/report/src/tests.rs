//! Whole reports, from values to the bytes of the file and back.

use crate::frames::Set;
use crate::sample::{gloss, highlight, place, report};
use crate::{
    Apparatus, Block, BlockKind, Fact, Options, Paper, Report, ReportError, Shown, Style, pdf,
    preview,
};
use lopdf::{Dictionary, Document, Object, decode_text_string};
use text::Span;

/// Strings that break careless programs.
fn hostile() -> Vec<String> {
    let mut strings: Vec<String> = [
        "",
        " ",
        "\0",
        "a\0b\u{7}c\u{1b}[31m\u{7f}\u{9b}",
        "tab\there\u{2028}line\u{2029}paragraph\u{b}\u{c}\u{85}next",
        "😀 and 👨‍👩‍👧‍👦 and 🏳️‍🌈 and ©️",
        "\u{e000}private\u{f8ff}\u{100000}\u{10ffff}",
        "\u{fffe}\u{fdd0}\u{fffd}\u{fff9}\u{e0041}",
        "\u{202e}desrever\u{202c} \u{2066}isolated\u{2069} \u{200e}\u{200f}",
        "The words שלום עולם and العربية stand here (3.2).",
        "office affluent fjord ﬁne ﬄuent",
        "cafe\u{301} na\u{308}ive \u{301}alone Z\u{351}\u{36b}\u{343}\u{36a}\u{302}a\u{334}\u{321}l",
        "soft\u{ad}hyphen no\u{a0}break zero\u{200b}width \u{feff}mark join\u{2060}er",
        "本許可證、授予您「使用」。（複製）ソフトウェア 한국어",
        "हिन्दी ภาษาไทย བོད་སྐད 𒀀𒁀 𐎀 ᚠᚢᚦ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ꙮ",
        "#import \"x.typ\": * *bold* _it_ $x^2$ <label> @ref `raw` // no /* nor */ \\ [b] {c} ~ --- '",
        "#{panic(\"no\")} #eval(\"1\") ]}) = heading\\",
        "/Type /Annot (paren \\) <</K 1>> endobj %%EOF",
        "<script>alert(1)</script> & &amp; ' \" ]]>",
    ]
    .map(String::from)
    .into();
    strings.push("W".repeat(3000));
    strings.push(format!("https://example.org/{}", "path/".repeat(200)));
    strings.push("word ".repeat(3_000).trim_end().to_owned());
    strings
}

fn made(report: &Report) -> crate::Pdf {
    pdf(report, Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_text_is_printed_whole() {
    for text in hostile() {
        let line = text.replace('\n', " ");
        let pdf = pdf(&report(&format!("Before.\n{line}\nAfter.")), Options::default());
        match pdf {
            Ok(pdf) => assert!(pdf.bytes.starts_with(b"%PDF-1.7"), "{line:?}"),
            Err(error) => panic!("{line:.60?}: {error}"),
        }
    }
}

#[test]
fn a_paragraph_may_be_long() {
    // Longer than a run can count.
    let words = "word ".repeat(15_000);
    assert!(made(&report(words.trim_end())).pages > 20);
}

#[test]
fn nothing_said_around_the_text_can_break_it() {
    for text in hostile() {
        let mut report = report("1. Grant. You may use it.\n2. End.");
        let words = place(&report, "You may");
        report.title.clone_from(&text);
        report.prepared_by.clone_from(&text);
        report.language.clone_from(&text);
        report.facts = vec![Fact { label: text.clone(), value: text.clone() }];
        report.blocks[0].address = Some(text.clone());
        report.blocks[0].label = Some(Span::new(0, 2));
        let mut note = highlight(&text, &[words], &text);
        note.author.clone_from(&text);
        note.tags = vec![text.clone(), text.clone()];
        report.highlights = vec![note];
        report.inks[0].meaning.clone_from(&text);
        report.groups[0].name.clone_from(&text);
        let mut finding = gloss(words, 0);
        finding.name.clone_from(&text);
        finding.why.clone_from(&text);
        report.findings = vec![finding];

        let pdf = pdf(&report, Options::default()).unwrap_or_else(|e| panic!("{text:.60?}: {e}"));
        let [annotation] = &annotations(&pdf.bytes)[..] else { panic!("one annotation") };
        let read = |key: &[u8]| decode_text_string(annotation.get(key).unwrap()).unwrap();
        assert_eq!(read(b"Contents"), text);
        assert_eq!(read(b"T"), text);
        assert_eq!(read(b"NM"), text);
    }
}

#[test]
fn blocks_of_every_kind_hold_together() {
    let lines = "TITLE\n5. Deep. Words\n* item\n\n(a) nested\n(b)\nx\nAnother title";
    let mut report = report(lines);
    let kinds = [
        BlockKind::Title,
        BlockKind::Heading(5),
        BlockKind::Item { depth: 200 },
        BlockKind::Heading(1),
        BlockKind::Item { depth: 0 },
        BlockKind::Item { depth: 3 },
        BlockKind::Item { depth: 1 },
        BlockKind::Title,
    ];
    for (block, kind) in report.blocks.iter_mut().zip(kinds) {
        block.kind = kind;
        block.address = Some("1.b.v.AUP.a-very-long-address".into());
        let words = &lines[block.span.range()];
        let label = words.find(' ').filter(|_| !words.starts_with("Another"));
        let start = block.span.start().bytes();
        block.label = label.map(|end| Span::new(start, start + end));
    }
    report.blocks[5].label = Some(report.blocks[5].span);
    report.strong = vec![place(&report, "Words"), place(&report, "nest")];
    report.highlights = vec![highlight("all", &[Span::new(0, lines.len())], "All of it.")];
    let pdf = made(&report);
    assert_eq!(pdf.annotations, 1);
    assert_eq!(pdf.warnings, [] as [&str; 0]);
}

#[test]
fn the_standards_are_kept() {
    let mut report = report("1. Grant.\nYou may use it, “as is”.");
    report.blocks[0].kind = BlockKind::Heading(1);
    report.highlights = vec![highlight("a", &[place(&report, "may use")], "A note.")];
    report.findings = vec![gloss(place(&report, "as is"), 3)];
    let pdf = made(&report);
    assert_eq!(pdf.warnings, [] as [&str; 0]);
    let file = Document::load_mem(&pdf.bytes).unwrap();
    let metadata = file.catalog().unwrap().get_deref(b"Metadata", &file).unwrap();
    let metadata = String::from_utf8_lossy(&metadata.as_stream().unwrap().content).into_owned();
    assert!(metadata.contains("pdfuaid:part>1<"), "{metadata}");
    assert!(metadata.contains("pdfaid:part>2<"), "{metadata}");
}

#[test]
fn what_cannot_be_kept_is_told() {
    let mut report = report("You may use it.");
    report.title = " ".into();
    report.highlights = vec![highlight("h", &[place(&report, "may")], &"x".repeat(40_000))];
    let expected =
        "the file is not PDF/A-2a: highlight h has more words than PDF/A allows in a comment";
    assert_eq!(made(&report).warnings, [expected]);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let mut report = report(&"Some words of a licence. ".repeat(300));
    report.highlights = vec![highlight("a", &[Span::new(10, 4000)], "Why?")];
    report.findings = vec![gloss(Span::new(100, 120), 4), gloss(Span::new(110, 130), 2)];
    assert_eq!(made(&report).bytes, made(&report).bytes);
}

#[test]
fn quads_hold_the_marked_words_and_no_others() {
    let paragraphs: Vec<String> = (0..60)
        .map(|i| format!("{i}. The official licensee shall affirm, finally, point {i} of it all."))
        .collect();
    let mut report = report(&paragraphs.join("\n"));
    for block in &mut report.blocks {
        let words = block.span.of(&report.content);
        let label = words.find(' ').unwrap();
        let start = block.span.start().bytes();
        block.label = Some(Span::new(start, start + label));
        block.address = words.split('.').next().map(String::from);
    }
    let at = |words: &str| place(&report, words);
    let between = |from: &str, to: &str| Span::new(at(from).start().bytes(), at(to).end().bytes());
    let cases: Vec<Vec<Span>> = vec![
        vec![at("official")],
        // Inside a word, through a ligature.
        vec![at("ficia")],
        vec![at("irm")],
        // Across blocks, with the label of the second.
        vec![between("finally, point 3", "4. The official")],
        // Over a page's end and more.
        vec![between("point 20", "affirm, finally, point 45")],
        // Apart, overlapping, out of order.
        vec![
            at("point 7"),
            at("7. The"),
            at("The official licensee shall affirm, finally, point 7"),
        ],
        // Everything.
        vec![Span::new(0, report.content.len())],
    ];
    let highlights: Vec<_> =
        cases.iter().enumerate().map(|(i, spans)| highlight(&i.to_string(), spans, "")).collect();
    report.highlights.clone_from(&highlights);

    let (glyphs, heights) = glyphs_of(&report);
    let annotations = annotations(&made(&report).bytes);
    for wanted in &highlights {
        let mut marked = vec![false; report.content.len()];
        for annotation in &annotations {
            let name = decode_text_string(annotation.get(b"NM").unwrap()).unwrap();
            if name.split('-').next() == Some(&wanted.id) {
                mark_bytes(annotation, &glyphs, &heights, &mut marked);
            }
        }
        for (byte, c) in report.content.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let should = wanted.spans.iter().any(|span| span.range().contains(&byte));
            assert_eq!(marked[byte], should, "{c:?} at {byte} of highlight {}", wanted.id);
        }
    }
    assert!(annotations.len() > highlights.len(), "some go over a page's end");
}

/// The text's glyphs, and the page's height for each page.
fn glyphs_of(report: &Report) -> (Vec<Set>, Vec<f64>) {
    let marked = crate::marked::Marked::new(report, Options::default()).unwrap();
    let fonts = crate::fonts::bundled();
    let repertoire = crate::shown::Repertoire::new(fonts.clone(), std::iter::empty().collect());
    let (inputs, runs) = crate::values::inputs(&marked, Options::default(), &repertoire);
    let world = crate::world::ReportWorld::new(inputs, fonts);
    let laid: typst_layout::PagedDocument = typst::compile(&world).output.unwrap();
    let heights = laid.pages().iter().map(|page| page.frame.height().to_pt()).collect();
    (crate::frames::glyphs(&report.content, &laid, &runs), heights)
}

/// Marks the bytes of each character whose middle lies in one of the annotation's quads, which are
/// read from the file as a viewer reads them.
fn mark_bytes(annotation: &Dictionary, glyphs: &[Set], heights: &[f64], marked: &mut [bool]) {
    let page = usize::try_from(annotation.get(b"TestPage").unwrap().as_i64().unwrap()).unwrap();
    let numbers: Vec<f64> = annotation
        .get(b"QuadPoints")
        .and_then(Object::as_array)
        .unwrap()
        .iter()
        .map(|n| f64::from(n.as_float().unwrap()))
        .collect();
    for quad in numbers.chunks(8) {
        let [left, top, right, top_right, left_low, bottom, ..] = quad[..] else { panic!("eight") };
        assert!(left < right && top > bottom, "upper left comes first");
        assert!((top - top_right).abs() < 0.01 && (left - left_low).abs() < 0.01);
        for glyph in glyphs.iter().filter(|g| g.page == page) {
            // A ligature's characters have equal shares of it.
            let count = glyph.bytes.len();
            for (i, byte) in glyph.bytes.clone().enumerate() {
                #[allow(clippy::cast_precision_loss)]
                let share = (i as f64 + 0.5) / count as f64;
                let x = glyph.x[0] + (glyph.x[1] - glyph.x[0]) * share;
                let y = heights[page] - glyph.baseline + glyph.size * 0.2;
                if left < x && x < right && bottom < y && y < top {
                    marked[byte] = true;
                }
            }
        }
    }
}

/// The markup annotations of a file in the order of its pages, each with its page, from zero, under
/// the key `TestPage`.
fn annotations(bytes: &[u8]) -> Vec<Dictionary> {
    let file = Document::load_mem(bytes).unwrap();
    let mut found = Vec::new();
    for (number, page) in file.page_iter().enumerate() {
        let page = file.get_dictionary(page).unwrap();
        let Ok(list) = page.get(b"Annots").and_then(Object::as_array) else { continue };
        for id in list {
            let annotation = file.get_dictionary(id.as_reference().unwrap()).unwrap();
            if annotation.has(b"QuadPoints") && annotation.has(b"NM") {
                let mut annotation = annotation.clone();
                annotation.set("TestPage", i64::try_from(number).unwrap());
                found.push(annotation);
            }
        }
    }
    found
}

#[test]
fn an_annotation_has_all_that_readers_ask_for() {
    for (style, subtype) in [
        (Style::Highlight, "Highlight"),
        (Style::Underline, "Underline"),
        (Style::StrikeOut, "StrikeOut"),
        (Style::Squiggly, "Squiggly"),
    ] {
        let mut report = report("You may use it.");
        let mut mark = highlight("urn:uuid:1", &[place(&report, "may use")], "Is it so?\n«Oui»");
        mark.style = style;
        mark.tags = vec!["outputs".into()];
        mark.modified = "2026-11-22T10:00:00Z".parse().unwrap();
        report.highlights = vec![mark];
        let [annotation] = &annotations(&made(&report).bytes)[..] else { panic!("one") };
        let text = |key: &[u8]| decode_text_string(annotation.get(key).unwrap()).unwrap();
        assert_eq!(annotation.get(b"Subtype").unwrap().as_name().unwrap(), subtype.as_bytes());
        assert_eq!(text(b"Contents"), "Is it so?\n«Oui»");
        assert_eq!(text(b"T"), "Émilie");
        assert_eq!(text(b"NM"), "urn:uuid:1");
        assert_eq!(text(b"Subj"), "Important, outputs");
        assert_eq!(text(b"CreationDate"), "D:20261121093005Z");
        assert_eq!(text(b"M"), "D:20261122100000Z");
        assert_eq!(annotation.get(b"F").unwrap().as_i64().unwrap(), 4);
        for key in ["P", "Rect", "C", "AP", "Popup", "StructParent"] {
            assert!(annotation.has(key.as_bytes()), "{key}");
        }
    }
}

#[test]
fn a_mark_over_a_page_end_says_so() {
    let mut report = report(&"Some words of a licence. ".repeat(400));
    report.highlights = vec![highlight("x", &[Span::new(0, 9000)], "Long.")];
    let annotations = annotations(&made(&report).bytes);
    let notes: Vec<String> = annotations
        .iter()
        .map(|a| decode_text_string(a.get(b"Contents").unwrap()).unwrap())
        .collect();
    assert_eq!(notes[..2], ["Long.", &format!("[part 2 of {}, from page 1]\nLong.", notes.len())]);
}

#[test]
fn a_mark_on_nothing_is_told() {
    let mut report = report("a   b");
    report.highlights = vec![highlight("x", &[Span::new(2, 3)], "Blank."), highlight("y", &[], "")];
    let pdf = made(&report);
    assert_eq!(pdf.annotations, 1, "a blank between words is a place, if a bare one");
    assert_eq!(pdf.warnings, ["highlight y marks nothing that is visible"]);
}

#[test]
fn what_is_left_out_is_not_there() {
    let mut report = report("You may use it.");
    report.highlights = vec![highlight("x", &[place(&report, "may")], "Note.")];
    report.findings = vec![gloss(place(&report, "use"), 0)];
    let pages = |findings, highlights| {
        let options = Options { findings, highlights, paper: Paper::Letter };
        let pdf = pdf(&report, options).unwrap();
        (pdf.pages, pdf.annotations)
    };
    assert_eq!(pages(Shown::Printed, Shown::Printed), (3, 1));
    assert_eq!(pages(Shown::LeftOut, Shown::Printed), (2, 1));
    assert_eq!(pages(Shown::Printed, Shown::LeftOut), (2, 0));
    assert_eq!(pages(Shown::LeftOut, Shown::LeftOut), (1, 0));
}

#[test]
fn a_crowded_margin_loses_nothing() {
    let mut report = report(&"Some words of a licence. ".repeat(60));
    report.apparatus = Apparatus::French;
    let long = "A note that goes on and on. ".repeat(80);
    report.highlights = (0..150)
        .map(|i| highlight(&i.to_string(), &[Span::new(i * 9, i * 9 + 5)], &long))
        .collect();
    let pdf = made(&report);
    assert_eq!(pdf.annotations, 150);
    assert_eq!(pdf.warnings, [] as [&str; 0]);
}

#[test]
fn the_preview_is_the_file_page() {
    let mut report = report(&"Some words of a licence. ".repeat(400));
    report.highlights = vec![highlight("x", &[Span::new(0, 9000)], "<script>")];
    report.findings = vec![gloss(Span::new(30, 60), 1)];
    let pages = made(&report).pages;
    let first = preview(&report, Options::default(), 1).unwrap();
    assert_eq!((first.page, first.pages), (1, pages));
    assert!(first.svg.starts_with("<svg") && first.svg.ends_with("</svg>"));
    assert!(first.svg.contains("mix-blend-mode:multiply") && first.svg.contains("#f8e38c"));
    assert!(first.svg.contains("#8a5a00"), "the finding's line");
    assert!(!first.svg.contains("<script"));
    for page in [0, pages + 1] {
        let missing = ReportError::NoPage { page, pages };
        assert_eq!(preview(&report, Options::default(), page), Err(missing));
    }
}

#[test]
fn a_bad_place_is_refused_by_name() {
    let refused = |change: fn(&mut Report)| {
        let mut report = report("é b");
        change(&mut report);
        pdf(&report, Options::default()).unwrap_err()
    };
    assert_eq!(
        refused(|r| r.highlights = vec![highlight("h", &[Span::new(1, 3)], "")]),
        ReportError::Span { owner: "highlight h".into(), span: Span::new(1, 3) }
    );
    assert_eq!(
        refused(|r| r.findings = vec![gloss(Span::new(0, 2), 9)]),
        ReportError::Group { gloss: "Naming".into(), group: 9 }
    );
    assert!(matches!(
        refused(|r| r.blocks = Vec::<Block>::new()),
        ReportError::Blocks { block: 0, .. }
    ));
}
