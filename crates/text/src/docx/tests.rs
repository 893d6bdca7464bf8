//! What the reader makes of small Word documents, and of files that are none.

use crate::{BlockKind, Container, FileFormat, ReadError, Span, Text, import};
use proptest::prelude::*;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write as _;

const HEAD: &str = "<?xml version='1.0' encoding='UTF-8'?>\n";

/// An archive with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, part) in parts {
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(CompressionMethod::DEFLATE)
            .start()
            .expect("an entry");
        let packed = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::best());
        let mut writer = config.wrap(packed);
        writer.write_all(part).expect("its bytes");
        let (packed, descriptor) = writer.finish().expect("its end");
        packed.finish().expect("its packing");
        entry.finish(descriptor).expect("its descriptor");
    }
    archive.finish().expect("the directory");
    bytes
}

/// A document with this body and these parts beside it.
fn docx(body: &str, beside: &[(&str, &str)]) -> Vec<u8> {
    let document =
        format!("{HEAD}<w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>");
    let mut parts = vec![("word/document.xml", document.as_bytes())];
    parts.extend(beside.iter().map(|(name, part)| (*name, part.as_bytes())));
    archive(&parts)
}

fn read(body: &str, beside: &[(&str, &str)]) -> Text {
    let (format, text) = import(&docx(body, beside)).expect("a document");
    assert_eq!(format, FileFormat::Docx);
    text
}

/// A paragraph with these properties.
fn p(properties: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"
    )
}

/// A paragraph of a list.
fn item(number: u8, level: u8, words: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"), words)
}

const NUMBERING: &str = "<w:numbering xmlns:w='w'>\
    <w:abstractNum w:abstractNumId='0'>\
      <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
      <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>\
      <w:lvl w:ilvl='2'><w:start w:val='4'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.%2.%3'/></w:lvl>\
      <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%3.%4'/><w:isLgl/>\
        <w:lvlRestart w:val='0'/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId='1'>\
      <w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{f0b7}'/></w:lvl>\
      <w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId='2'>\
      <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperLetter'/><w:pStyle w:val='Clause'/><w:lvlText w:val='Part %1:'/></w:lvl>\
      <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='Sub'/><w:lvlText w:val='%1-%2'/></w:lvl>\
    </w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
    <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>\
    <w:num w:numId='5'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>\
      <w:lvlOverride w:ilvl='1'><w:startOverride w:val='2'/></w:lvlOverride></w:num>\
    <w:num w:numId='4'><w:abstractNumId w:val='2'/></w:num>\
    </w:numbering>";

const STYLES: &str = "<w:styles xmlns:w='w'>\
    <w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Mine'><w:basedOn w:val='H2'/><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Clause'><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Clause'/><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='4'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='character' w:styleId='Loud'><w:rPr><w:caps/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Ring'><w:basedOn w:val='Ring'/></w:style>\
    </w:styles>";

#[test]
fn automatic_numbers_are_printed() {
    let body = [
        item(1, 0, "One"),
        item(1, 1, "x"),
        item(1, 1, "y"),
        item(1, 2, "deep"),
        item(1, 3, "legal"),
        item(1, 0, "Two"),
        item(1, 3, "goes on"),
        item(3, 0, "Seven"),
        item(3, 0, "Eight"),
        item(1, 0, "Nine"),
        item(2, 0, "dot"),
        item(2, 1, "ring"),
        item(0, 0, "none"),
        item(9, 0, "unknown"),
        item(5, 1, "its own list"),
        item(1, 0, ""),
    ];
    let text = read(&body.concat(), &[("word/numbering.xml", NUMBERING)]);
    let got: Vec<&str> = text.content.lines().collect();
    assert_eq!(
        got,
        [
            "1. One",
            "(a) x",
            "(b) y",
            "1.b.IV deep",
            "1.4.1 legal",
            "2. Two",
            "2.4.2 goes on",
            "7. Seven",
            "8. Eight",
            "9. Nine",
            "• dot",
            "◦ ring",
            "none",
            "unknown",
            "(b) its own list",
            "10.",
        ]
    );
    assert_eq!(text.blocks[3].marker.map(|m| text.of(m)), Some("1.b.IV"));
    assert_eq!((text.blocks[1].kind, text.blocks[1].indent), (BlockKind::Item, 2));
}

#[test]
fn styles_give_headings_numbers_and_looks() {
    let style = |id: &str| format!("<w:pStyle w:val='{id}'/>");
    let body = [
        p(&style("Mine"), "Uses"),
        p(&style("Clause"), "Grant"),
        p(&style("Sub"), "Scope"),
        p(&style("Sub"), "Term"),
        p("<w:outlineLvl w:val='0'/>", "Top"),
        p(&style("Ring"), "Round"),
        "<w:p><w:r><w:rPr><w:rStyle w:val='Loud'/></w:rPr><w:t>as is</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t> yes</w:t></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t> gone</w:t></w:r></w:p>"
            .to_owned(),
    ];
    let text =
        read(&body.concat(), &[("word/numbering.xml", NUMBERING), ("word/styles.xml", STYLES)]);
    assert_eq!(text.content, "Uses\nPart A: Grant\nA-1 Scope\nA-2 Term\nTop\nRound\nAS IS\nno yes");
    assert_eq!(text.blocks[0].kind, BlockKind::Heading(2));
    assert_eq!(text.blocks[4].kind, BlockKind::Heading(1));
    assert_eq!(text.strong.iter().map(|s| text.of(*s)).collect::<Vec<_>>(), ["Uses", "yes"]);
    assert_eq!(text.diagnostics.len(), 1);
}

#[test]
fn links_fields_breaks_and_notes() {
    let body = "<w:p><w:hyperlink r:id='r1'><w:r><w:t>Our</w:t></w:r><w:r><w:t> page</w:t></w:r></w:hyperlink>\
        <w:r><w:t>, </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"https://b.example\" </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>there</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
        <w:r><w:t>.</w:t><w:footnoteReference w:id='2'/><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>exclusive</w:t></w:r></w:p>";
    let text = read(
        body,
        &[
            (
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Id='r1' Type='x/hyperlink' Target='https://a.example'/></Relationships>",
            ),
            (
                "word/footnotes.xml",
                "<w:footnotes xmlns:w='w'><w:footnote w:id='2'><w:p><w:r><w:t>See the law.</w:t></w:r></w:p></w:footnote></w:footnotes>",
            ),
        ],
    );
    assert_eq!(text.content, "Our page, there.[1]\nnon\u{2011}exclusive\n[1] See the law.");
    let links: Vec<(&str, &str)> =
        text.links.iter().map(|link| (text.of(link.span), link.target.as_str())).collect();
    assert_eq!(links, [("Our page", "https://a.example"), ("there", "https://b.example")]);
    assert_eq!(
        text.diagnostics[0].message,
        "notes stand at the end of the text, each behind its number"
    );
}

#[test]
fn what_cannot_be_shown_is_told() {
    let t = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    for (body, words, said) in [
        (
            format!(
                "<w:p><w:ins>{}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
                t("new")
            ),
            "new",
            "tracked changes",
        ),
        (
            format!(
                "<w:p><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>",
                t("a"),
                t("b")
            ),
            "b",
            "tracked changes",
        ),
        (
            format!(
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
                t("one "),
                t("two")
            ),
            "one two",
            "tracked changes",
        ),
        (format!("<w:p>{}<w:r><w:drawing/></w:r></w:p>", t("x")), "x", "a picture"),
        (
            format!(
                "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
                t("x"),
                t("two words"),
                t("again")
            ),
            "x",
            "a text box of 2 words",
        ),
        (
            format!(
                "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
                t("a"),
                t("b")
            ),
            "a\nb",
            "a table",
        ),
        (
            format!("<w:p>{}</w:p><w:sectPr><w:headerReference/></w:sectPr>", t("x")),
            "x",
            "the heads and feet",
        ),
        (format!("<w:p>{}<w:r><w:commentReference/></w:r></w:p>", t("x")), "x", "a comment"),
    ] {
        let text = read(&body, &[]);
        assert_eq!(text.content, words);
        let told: Vec<&str> = text.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert!(matches!(told[..], [one] if one.starts_with(said)), "{said}: {told:?}");
    }
}

#[test]
fn the_documents_part_is_where_the_archive_says() {
    let document = "<w:document xmlns:w='w'><w:p><w:r><w:t>x</w:t></w:r></w:p></w:document>";
    let relations = "<Relationships><Relationship Type='x/officeDocument' Target='/word/other.xml'/></Relationships>";
    let bytes =
        archive(&[("word/other.xml", document.as_bytes()), ("_rels/.rels", relations.as_bytes())]);
    assert_eq!(import(&bytes).map(|(_, text)| text.content), Ok("x".to_owned()));
}

/// Entities of which each is ten times the one before.
const GROWING: &str = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\
    <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><w:styles><w:style>&c;</w:style></w:styles>";

#[test]
fn what_is_no_document_is_refused_in_a_sentence() {
    let bomb = vec![b' '; 65 << 20];
    for (bytes, error) in [
        (archive(&[("a.txt", b"x")]), ReadError::NoDocument),
        (archive(&[("word/x.xml", b"x")]), ReadError::NoDocument),
        (archive(&[("word/document.xml", b"<html/>")]), ReadError::NoDocument),
        (archive(&[("word/document.xml", b"<w:document>")]), ReadError::Damaged(Container::Docx)),
        (
            archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]),
            ReadError::Unread("an OpenDocument text"),
        ),
        (docx("", &[("word/styles.xml", GROWING)]), ReadError::Damaged(Container::Docx)),
        (
            docx("<w:p><w:r><w:t>a\0b</w:t></w:r></w:p>&#0;", &[]),
            ReadError::Damaged(Container::Docx),
        ),
        (archive(&[("word/document.xml", &bomb)]), ReadError::TooLarge(Container::Docx)),
        (archive(&[("word/document.xml", &bomb[..8 << 20])]), ReadError::TooLarge(Container::Docx)),
        (b"PK\x03\x04 and then nothing".to_vec(), ReadError::Damaged(Container::Docx)),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            ReadError::Unread("an old or a protected Office document"),
        ),
    ] {
        assert_eq!(import(&bytes).map(|(_, text)| text.content), Err(error));
    }
}

#[test]
fn deep_and_long_documents_are_read() {
    let depth = 100_000;
    let deep = format!(
        "{}<w:p><w:r><w:t>in</w:t></w:r></w:p>{}",
        "<w:sdt>".repeat(depth),
        "</w:sdt>".repeat(depth)
    );
    assert_eq!(read(&deep, &[]).content, "in");
    // Words that do not pack well, in one paragraph.
    let line: Vec<String> = (0_u64..1_250_000)
        .map(|n| format!("{:x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        .collect();
    let line = line.join(" ");
    assert_eq!(read(&p("", &line), &[]).content, line);
}

/// What a document says once and shows often is neither copied nor searched for each time.
#[test]
fn a_small_document_does_not_grow() {
    let t = "<w:r><w:t>x</w:t></w:r>";
    let n = 50_000;
    let links = format!("{}{t}{}", "<w:hyperlink>".repeat(n), "</w:hyperlink>".repeat(n));
    assert_eq!(read(&format!("<w:p>{links}</w:p>"), &[]).content, "x");
    let field = "<w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/>";
    let fields = format!("<w:p><w:r>{}{}</w:r></w:p>", field.repeat(n), "<w:t>x</w:t>".repeat(n));
    assert_eq!(read(&fields, &[]).content.len(), n);
    let long = "a".repeat(3 << 20);
    let numbering = NUMBERING.replace("'%1.'", &format!("'{long}'"));
    let numbered = read(&item(1, 0, "x").repeat(2_000), &[("word/numbering.xml", &numbering)]);
    assert_eq!(numbered.blocks.len(), 2_000);
    assert_eq!(numbered.blocks[0].marker.map(Span::len), Some(100));
    let relations = format!(
        "<Relationships><Relationship Id='r1' Type='x/hyperlink' Target='{long}'/></Relationships>"
    );
    let linked = format!("<w:p><w:hyperlink r:id='r1'>{t}</w:hyperlink></w:p>").repeat(2_000);
    let linked = read(&linked, &[("word/_rels/document.xml.rels", &relations)]);
    assert_eq!((linked.blocks.len(), linked.links.len()), (2_000, 0));
    assert!(linked.diagnostics[0].message.starts_with("a link was left out"));
    let notes = "<w:footnoteReference w:id='1'/>".repeat(n);
    assert_eq!(read(&format!("<w:p><w:r>{notes}</w:r></w:p>"), &[]).diagnostics.len(), 1);
}

#[test]
fn every_beginning_of_a_document_is_refused() {
    let bytes = docx(&item(1, 0, "One"), &[("word/numbering.xml", NUMBERING)]);
    assert!(import(&bytes).is_ok());
    for end in 4..bytes.len() {
        assert_eq!(
            import(&bytes[..end]).map(|(_, text)| text.content),
            Err(ReadError::Damaged(Container::Docx)),
            "{end}"
        );
    }
}

proptest! {
    #[test]
    fn a_changed_byte_never_stops_the_reader(at in 0_usize..4000, byte in any::<u8>()) {
        let mut bytes = docx(&item(1, 0, "One"), &[("word/numbering.xml", NUMBERING)]);
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = import(&bytes);
    }

    #[test]
    fn any_body_is_read(
        body in "(<w:(p|r|t|del|ins|tbl|hyperlink|drawing)>|</w:(p|r|t|del|ins|tbl|hyperlink|drawing)>|<w:(br|tab|cr)/>|[a-z ]{1,5}){0,40}"
    ) {
        if let Ok((_, text)) = import(&docx(&body, &[])) {
            let joined: Vec<&str> = text.blocks.iter().map(|b| text.of(b.span)).collect();
            prop_assert_eq!(joined.join("\n"), text.content);
        }
    }
}
