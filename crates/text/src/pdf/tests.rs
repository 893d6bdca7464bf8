//! What the reader makes of small PDFs, and of files that were made to harm it.

use crate::{BlockKind, Container, FileFormat, ReadError, Text, import};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::Write as _;

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const DAMAGED: Result<String, ReadError> = Err(ReadError::Damaged(Container::Pdf));
const TOO_LARGE: Result<String, ReadError> = Err(ReadError::TooLarge(Container::Pdf));

/// A file of these objects, the first being the catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    pdf_with("", objects)
}

/// The same, with more in its trailer.
fn pdf_with(trailer: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).expect("memory");
        file.extend(format!("{} 0 obj\n", i + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let (at, count) = (file.len(), objects.len() + 1);
    write!(table, "trailer\n<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF")
        .expect("memory");
    file.extend(table.bytes());
    file
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>stream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A file with a page for each content.
fn pages(contents: &[String]) -> Vec<u8> {
    let kids: String =
        (0..contents.len()).map(|i| format!("{} 0 R ", 4 + 2 * i)).collect::<Vec<_>>().concat();
    let tree =
        format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 600 800]>>", contents.len());
    let mut objects = vec![CATALOG.into(), tree.into_bytes(), FONT.into()];
    for (i, content) in contents.iter().enumerate() {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
                5 + 2 * i
            )
            .into_bytes(),
        );
        objects.push(stream("", content.as_bytes()));
    }
    pdf(&objects)
}

/// Lines of words at these places, in ten points.
fn lines(lines: &[(u32, u32, &str)]) -> String {
    let shown = lines.iter().map(|(x, y, words)| format!("1 0 0 1 {x} {y} Tm ({words}) Tj\n"));
    format!("BT /F 10 Tf\n{}ET", shown.collect::<Vec<_>>().concat())
}

fn read(file: &[u8]) -> Text {
    let (format, text) = import(file).expect("a PDF");
    assert_eq!(format, FileFormat::Pdf);
    text
}

fn content(file: &[u8]) -> Result<String, ReadError> {
    import(file).map(|(_, text)| text.content)
}

#[test]
fn lines_are_joined_to_paragraphs() {
    let text = read(&pages(&[lines(&[
        (
            50,
            700,
            "1. Grant. You are granted a worldwide, non-exclusive and royalty-free licence to use,",
        ),
        (50, 688, "copy and change the work, and to give it to others."),
        (50, 676, "2. Term. It ends when you break it."),
        (70, 664, "a. At once."),
        (50, 630, "End of the terms"),
    ])]));
    assert_eq!(
        text.content,
        "1. Grant. You are granted a worldwide, non-exclusive and royalty-free licence to use, copy and \
         change the work, and to give it to others.\n2. Term. It ends when you break it.\na. At \
         once.\nEnd of the terms"
    );
    let shape: Vec<(BlockKind, u8)> = text.blocks.iter().map(|b| (b.kind, b.indent)).collect();
    assert_eq!(
        shape,
        [
            (BlockKind::Item, 0),
            (BlockKind::Item, 0),
            (BlockKind::Item, 1),
            (BlockKind::Paragraph, 0)
        ]
    );
}

#[test]
fn words_are_told_apart_by_their_distance() {
    let content = "BT /F 10 Tf 1 0 0 1 50 700 Tm [(Two) -300 (w) 20 (ords)] TJ ET";
    assert_eq!(read(&pages(&[content.to_owned()])).content, "Two words");
}

#[test]
fn heads_and_feet_of_pages_go() {
    let page = |n: u32| {
        lines(&[
            (50, 780, "Sample Licence 1.0"),
            (
                50,
                700,
                &format!(
                    "{n}. These words are the ones that stand on this page alone, number {n}."
                ),
            ),
            (50, 400, &format!("More of page {}.", "x".repeat(n as usize))),
            (300, 20, &format!("Page {n} of 5")),
        ])
    };
    let text = read(&pages(&(1..=5).map(page).collect::<Vec<_>>()));
    assert_eq!(text.blocks.len(), 10, "{}", text.content);
    assert!(!text.content.contains("Sample") && !text.content.contains("of 5"));
    assert_eq!(
        text.diagnostics[0].message,
        "what stands on page after page was left out, such as “Page 1 of 5”, “Sample Licence 1.0”"
    );
}

#[test]
fn a_word_broken_at_a_lines_end_is_put_together_when_it_is_known_whole() {
    let text = read(&pages(&[lines(&[
        (50, 700, "The distribution of the work is free to all who come to take it, and each re-"),
        (
            50,
            688,
            "distribution is a distribution; a redistribution must carry this notice. Any dis-",
        ),
        (50, 676, "tribution is non-"),
        (50, 664, "exclusive."),
    ])]));
    let words = "and each redistribution is a distribution; a redistribution must carry this notice. Any \
                 distribution is non-exclusive.";
    assert!(text.content.ends_with(words), "{}", text.content);
    assert!(text.diagnostics[0].message.starts_with("2 words"));
}

#[test]
fn columns_are_read_one_after_the_other() {
    let text = read(&pages(&[lines(&[
        (50, 700, "Left one goes to the end of its column and"),
        (50, 688, "ends here."),
        (320, 700, "Right one begins at the top of its column"),
        (320, 688, "and ends there."),
    ])]));
    assert_eq!(
        text.content,
        "Left one goes to the end of its column and ends here.\nRight one begins at the top of its \
         column and ends there."
    );
}

#[test]
fn links_sizes_and_turned_words() {
    let content = "BT /F 20 Tf 1 0 0 1 50 740 Tm (Terms) Tj /F 10 Tf 1 0 0 1 50 700 Tm (See our page now) Tj \
                   0 1 -1 0 20 100 Tm (aside) Tj ET";
    let page = "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>/Annots[<</Subtype/Link\
                /Rect[67 695 109 712]/A<</S/URI/URI(https://a.example)>>>>]>>";
    let file = pdf(&[
        CATALOG.into(),
        b"<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_vec(),
        FONT.into(),
        page.into(),
        stream("", content.as_bytes()),
    ]);
    let text = read(&file);
    assert_eq!(text.content, "Terms\nSee our page now");
    assert_eq!(text.blocks[0].kind, BlockKind::Heading(1));
    assert_eq!(text.of(text.links[0].span), "our page");
    assert_eq!(text.links[0].target, "https://a.example");
    assert!(text.diagnostics[0].message.starts_with("5 characters that do not run"));
}

#[test]
fn pictures_and_passwords_are_refused_in_a_sentence() {
    assert_eq!(content(&pages(&["0 0 9 9 re f".to_owned()])), Err(ReadError::NoWords));
    let key = "00".repeat(32);
    let lock = format!("<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{key}>/U<{key}>>>");
    let tree = b"<</Type/Pages/Kids[]/Count 0>>".to_vec();
    let file = pdf_with("/Encrypt 3 0 R/ID[<00><00>]", &[CATALOG.into(), tree, lock.into_bytes()]);
    assert_eq!(content(&file), Err(ReadError::Encrypted(Container::Pdf)));
}

#[test]
fn a_file_whose_table_is_wrong_is_read_all_the_same() {
    let file = String::from_utf8(pages(&[lines(&[(50, 700, "Words")])])).expect("ASCII");
    let broken = file.replace("00000 n", "00007 n").replace("startxref\n", "startxref\n9");
    assert_eq!(content(broken.as_bytes()), Ok("Words".to_owned()));
}

#[test]
fn every_beginning_of_a_file_is_refused_or_read() {
    let file = pages(&[lines(&[(50, 700, "Words")])]);
    for end in 8..file.len() {
        let got = content(&file[..end]);
        assert!(
            matches!(got, Ok(ref words) if words == "Words")
                || got == DAMAGED
                || got == Err(ReadError::NoWords),
            "{end}: {got:?}"
        );
    }
    assert_eq!(content(&file), Ok("Words".to_owned()));
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content).expect("memory");
    packed.finish().expect("memory")
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    let bomb = packed(&vec![b' '; 200 << 20]);
    let page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>".to_vec();
    let tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    let file = |filters: &str, content: &[u8]| {
        pdf(&[
            CATALOG.into(),
            tree.clone(),
            page.clone(),
            stream(&format!("/Filter{filters}"), content),
        ])
    };
    assert_eq!(content(&file("/FlateDecode", &bomb)), TOO_LARGE);
    assert_eq!(content(&file("[/FlateDecode/FlateDecode]", &packed(&bomb))), TOO_LARGE);
    // As a pack of objects, which is unpacked before anything is asked of it.
    let pack = stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb);
    let packs: Vec<Vec<u8>> =
        [CATALOG.into(), tree, page].into_iter().chain(std::iter::repeat_n(pack, 20)).collect();
    assert!(content(&pdf(&packs)).is_err());
}

#[test]
fn pages_in_circles_and_in_a_thousand_ways_are_pages_once() {
    let page = page_of_four();
    let shown = stream("", lines(&[(50, 700, "Once")]).as_bytes());
    let circle = b"<</Type/Pages/Kids[2 0 R 3 0 R 3 0 R]/Count 3/MediaBox[0 0 600 800]>>".to_vec();
    let file =
        pdf(&[CATALOG.into(), circle, page.clone().into_bytes(), shown.clone(), FONT.into()]);
    assert_eq!(content(&file), Ok("Once".to_owned()));
    // Each node has the next one twice: two to the power of sixty ways to the page.
    let ladder =
        (6..66).map(|i| format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]>>", i + 1).into_bytes());
    let first = b"<</Type/Pages/Kids[6 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_vec();
    let start = [CATALOG.into(), first, page.into_bytes(), shown, FONT.into()];
    let end = b"<</Type/Pages/Kids[3 0 R]>>".to_vec();
    let file = pdf(&start.into_iter().chain(ladder).chain([end]).collect::<Vec<_>>());
    assert_eq!(content(&file), Ok("Once".to_owned()));
}

#[test]
fn a_long_chain_of_nodes_does_not_fill_the_stack() {
    let chain = (3..20_003).map(|i| format!("<</Type/Pages/Kids[{} 0 R]>>", i + 1).into_bytes());
    let first = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    let file = pdf(&[CATALOG.into(), first].into_iter().chain(chain).collect::<Vec<_>>());
    assert!(content(&file).is_err());
}

#[test]
fn deep_objects_do_not_fill_the_stack() {
    let tree = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_vec();
    for (open, close) in [("[", "]"), ("<</A ", ">>"), ("(", ")")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let page = format!(
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/X {deep}>>"
        );
        let drawn = lines(&[(50, 700, "Words")]);
        for (page, drawn) in [(page, drawn.clone()), (page_of_four(), format!("{deep} {drawn}"))] {
            let file = pdf(&[
                CATALOG.into(),
                tree.clone(),
                page.into(),
                stream("", drawn.as_bytes()),
                FONT.into(),
            ]);
            // What matters is that it ends.
            let _ = content(&file);
        }
    }
}

fn page_of_four() -> String {
    "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_owned()
}

/// A file with so many pages that share their content and what they inherit.
fn sharing(count: usize, inherited: &str, content: &str) -> Vec<u8> {
    let kids = (0..count).map(|i| format!("{} 0 R ", i + 5)).collect::<Vec<_>>().concat();
    let tree = format!(
        "<</Type/Pages/Kids[{kids}]/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>{inherited}>>>>"
    );
    let start = [
        CATALOG.into(),
        tree.into_bytes(),
        FONT.into(),
        stream("/Filter/FlateDecode", &packed(content.as_bytes())),
    ];
    let page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec();
    pdf(&start.into_iter().chain(std::iter::repeat_n(page, count)).collect::<Vec<_>>())
}

#[test]
fn what_thousands_of_pages_share_counts_for_each() {
    let drawn = lines(&[(50, 700, "Words of the page"), (50, 600, "More words of it")]);
    assert!(content(&sharing(3, "", &drawn)).is_ok_and(|words| words.contains("Words")));
    assert_eq!(
        content(&sharing(4_000, &format!("/X[{}]", "1 ".repeat(100_000)), &drawn)),
        TOO_LARGE
    );
    assert_eq!(content(&sharing(4_000, "", &"q Q ".repeat(100_000))), TOO_LARGE);
    assert_eq!(content(&sharing(6_000, "", &drawn)), TOO_LARGE);
}

#[test]
fn a_page_of_links_or_of_one_line_without_end_is_refused() {
    let link = "<</Subtype/Link/Rect[1 1 2 2]/A<</S/URI/URI(x)>>>>".repeat(501);
    let page = page_of_four().replace(">>>>>>", &format!(">>>>/Annots[{link}]>>"));
    let tree = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_vec();
    let start = [CATALOG.into(), tree.clone()];
    let shown = stream("", lines(&[(50, 700, "Words")]).as_bytes());
    let linked = [page.into_bytes(), shown, FONT.into()];
    assert_eq!(content(&pdf(&start.iter().cloned().chain(linked).collect::<Vec<_>>())), TOO_LARGE);
    let line = lines(&[(50, 700, &"word ".repeat(4 << 20))]);
    let long = [page_of_four().into_bytes(), stream("", line.as_bytes()), FONT.into()];
    assert_eq!(content(&pdf(&start.into_iter().chain(long).collect::<Vec<_>>())), TOO_LARGE);
}

#[test]
fn drawings_in_drawings_without_end_are_stopped() {
    let tree = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_vec();
    let page =
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>".to_vec();
    // Each form draws the next one twice, forty deep.
    let forms = (5..45).map(|i| {
        let form = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {} 0 R>>>>",
            (i + 1).min(44)
        );
        stream(&form, b"/F Do /F Do")
    });
    let start = [CATALOG.into(), tree, page, stream("", b"/F Do")];
    let file = pdf(&start.into_iter().chain(forms).collect::<Vec<_>>());
    assert_eq!(content(&file), TOO_LARGE);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn changed_bytes_never_stop_the_reader(changes in proptest::collection::vec((0_usize..2000, any::<u8>()), 1..4)) {
        let mut file = pages(&[lines(&[(50, 700, "Words"), (50, 680, "More")])]);
        for (at, byte) in changes {
            let at = 8 + at % (file.len() - 8);
            file[at] = byte;
        }
        let _ = content(&file);
    }
}
