//! What the reader for pages makes of small pages.

use super::read;
use crate::BlockKind;

fn blocks(source: &str) -> Vec<String> {
    let text = read(source);
    text.blocks
        .iter()
        .map(|b| {
            let kind = match b.kind {
                BlockKind::Heading(n) => format!("h{n}"),
                BlockKind::Paragraph => "p".into(),
                BlockKind::Item => "i".into(),
            };
            format!("{kind}{} {}", b.indent, text.of(b.span))
        })
        .collect()
}

fn told(source: &str) -> Vec<String> {
    read(source).diagnostics.into_iter().map(|d| d.message).collect()
}

#[test]
fn blocks_headings_marks_and_links() {
    let source = "<!doctype html><title>T</title><h2>Uses &amp; limits</h2><p>You <b>may</b> use it,\n  \
                  non-\nexclusively; see <a href=\"https://a.example\">this\npage</a>.<p>Two<br>Three";
    assert_eq!(
        blocks(source),
        [
            "h20 Uses & limits",
            "p0 You may use it, non-exclusively; see this page.",
            "p0 Two",
            "p0 Three"
        ]
    );
    let text = read(source);
    assert_eq!(text.of(text.strong[0]), "may");
    assert_eq!(text.of(text.links[0].span), "this page");
    assert_eq!(text.links[0].target, "https://a.example");
}

#[test]
fn list_markers_are_printed_as_a_browser_prints_them() {
    for (source, expected) in [
        ("<ol><li>x<li>y</ol>", &["1. x", "2. y"][..]),
        ("<ol start=3 type=a><li>x<li value=9>y<li>z</ol>", &["c. x", "i. y", "j. z"]),
        ("<ol reversed><li>x<li>y<li>z</ol>", &["3. x", "2. y", "1. z"]),
        ("<ol REVERSED start=9 type=I><li>x<li>y</ol>", &["IX. x", "VIII. y"]),
        ("<ol style='list-style-type: lower-roman'><li>x</ol>", &["i. x"]),
        ("<ol><li style='list-style:none'>x<li>y</ol>", &["x", "2. y"]),
        ("<ul><li><p>x</p><p>more</p></li><li></li></ul>", &["• x", "more"]),
        ("<ol><li>x<ol type=A><li>y</ol><li>z</ol>", &["1. x", "A. y", "2. z"]),
        ("<ol><li></li><li>(a) y</ol>", &["1.", "2. (a) y"]),
        ("<li>x", &["• x"]),
        ("<p>1. x<p>(c) 2024 Y", &["1. x", "(c) 2024 Y"]),
    ] {
        let text = read(source);
        let got: Vec<&str> = text.content.lines().collect();
        assert_eq!(got, expected, "{source}");
    }
    let text = read("<ol><li>x<ol><li>y</ol></ol>");
    assert_eq!(text.blocks.iter().map(|b| b.indent).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(text.blocks[1].marker.map(|m| text.of(m)), Some("1."));
    assert_eq!(text.blocks[1].kind, BlockKind::Item);
}

#[test]
fn what_is_no_part_of_a_licence_is_left_out_and_told() {
    for (source, words, said) in [
        ("<script>var a = '<p>no';</script><style>p{}</style><p>Yes", "Yes", None),
        ("<nav><ul><li>Home</ul></nav><p>Yes", "Yes", Some("1 words of the page's navigation")),
        ("<p>Yes <span hidden>not this</span>", "Yes", Some("2 words that the page does not show")),
        ("<div style='display : none'><p>no</div><p>Yes", "Yes", Some("1 words that the page")),
        ("<p>Yes<svg><text>no</text></svg>, all", "Yes, all", Some("1 words inside drawings")),
        ("<p>Yes<img src=x alt='Our seal'>", "Yes", Some("a picture was left out: “Our seal”")),
        ("<p hidden>no<p>Yes", "Yes", Some("1 words that")),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\nb\nc", Some("a table is read")),
    ] {
        assert_eq!(read(source).content, words, "{source}");
        let told = told(source);
        match said {
            Some(said) => assert!(told.iter().any(|t| t.starts_with(said)), "{source}: {told:?}"),
            None => assert_eq!(told, [""; 0], "{source}"),
        }
    }
}

#[test]
fn the_main_part_of_a_page_is_kept_alone() {
    let source = "<header><p>Sign in now</p></header><main><h1>Licence</h1><p>You may <b>use</b> \
                  it as <a href=x>you</a> like.</p></main><footer><p>About us</p></footer>";
    let text = read(source);
    assert_eq!(text.content, "Licence\nYou may use it as you like.");
    assert_eq!(text.of(text.strong[0]), "use");
    assert_eq!(text.of(text.links[0].span), "you");
    assert_eq!(
        text.diagnostics[0].message,
        "5 words around the page's main part were left out: “Sign in now About us …”"
    );
    for whole in [
        "<main>One</main><p>Far more words stand here.",
        "<article>One two three four</article><article>Five</article>",
    ] {
        assert_eq!(told(whole), [""; 0], "{whole}");
    }
}

#[test]
fn lines_of_pre_are_a_plain_text() {
    let line = "These words go on to the very end of the line as plain texts of old do,";
    let source =
        format!("<p>Before<pre>\n{line}\n{line}\nand end.\n\n  1. One &lt;YEAR&gt;\n</pre>After");
    let got = blocks(&source);
    assert_eq!(got.len(), 4, "{got:?}");
    assert_eq!(&got[2..], ["i1 1. One <YEAR>", "p0 After"]);
}

#[test]
fn descriptions_cells_and_stray_tags() {
    assert_eq!(
        blocks("<dl><dt>Work<dd>A thing.<dt>You<dd>One.</dl>"),
        ["p0 Work", "p1 A thing.", "p0 You", "p1 One."]
    );
    assert_eq!(blocks("<td>a</div></p>b</td></table><p>c</b>"), ["p0 a", "p0 b", "p0 c"]);
    assert_eq!(blocks("<b><p>a</b><p>b"), ["p0 a", "p0 b"]);
}

/// Each takes a moment; none may take more, or the stack.
#[test]
fn deep_and_long_pages_are_read() {
    for tag in ["div", "b", "ul", "ol", "li", "table", "span", "nav", "dl", "p", "x", "a", "pre"] {
        let n = 100_000;
        let open = format!("<{tag}>").repeat(n);
        let close = format!("</{tag}>").repeat(n);
        assert!(read(&format!("<p>in</p>{open}deep{close}")).content.starts_with("in"), "{tag}");
        // As many end tags that end nothing, inside as many elements.
        read(&format!("{}{}", "<div>".repeat(n), close));
    }
    let line = "word ".repeat(4 << 20);
    assert_eq!(read(&format!("<p>{line}")).content, line.trim_end());
    let unbroken = "w".repeat(20 << 20);
    assert_eq!(read(&format!("<p>{unbroken}")).content, unbroken);
    for unit in
        ["<", "&", "&amp", "<!--", "<a b='", "<p x=1 x=2>", "&#x202e;", "<ol reversed><li>", "a/\n"]
    {
        read(&unit.repeat((1 << 20) / unit.len()));
    }
}

#[test]
fn a_long_address_is_not_copied_to_each_line_of_its_link() {
    let page = |length| format!("<a href='{}'>{}</a>", "a".repeat(length), "x<br>".repeat(20_000));
    let text = read(&page(1 << 20));
    assert_eq!((text.blocks.len(), text.links.len()), (20_000, 0));
    assert!(text.diagnostics[0].message.starts_with("a link was left out"));
    let text = read(&page(2_000));
    assert_eq!(text.links.len(), (16 << 20) / 2_000);
    assert!(text.diagnostics[0].message.starts_with("from here on links are left out"));
}

#[test]
fn every_beginning_of_a_page_is_read() {
    let page = "<!doctype html><title>é</title><main><h1>A &amp; B</h1><ol start=2><li>x<pre>\n y\n</pre>\
                <table><td>ü</table></ol><nav>n</nav></main><script>let x = '<p>';</script>";
    for (end, _) in page.char_indices() {
        let text = crate::import(&page.as_bytes()[..end]).expect("a page or a text").1;
        let joined: Vec<&str> = text.blocks.iter().map(|b| text.of(b.span)).collect();
        assert_eq!(joined.join("\n"), text.content, "{end}");
    }
}

proptest::proptest! {
    #[test]
    fn any_tags_are_read(
        source in "(</?(p|div|li|ol|ul|b|a href=x|table|tr|td|pre|main|article|nav|h2|dd|svg)>|<br>|<li value=7>|[a-z]{1,4}|[ \n]|&nbsp;|1\\. ){0,40}"
    ) {
        let text = read(&source);
        let joined: Vec<&str> = text.blocks.iter().map(|b| text.of(b.span)).collect();
        proptest::prop_assert_eq!(joined.join("\n"), text.content.clone());
        for block in &text.blocks {
            proptest::prop_assert!(!text.of(block.span).trim().is_empty());
            proptest::prop_assert!(block.marker.is_none_or(|m| m.start() == block.span.start()
                && block.span.contains(m)));
        }
        let whole = crate::Span::new(0, text.content.len());
        for span in text.strong.iter().chain(text.links.iter().map(|l| &l.span)) {
            proptest::prop_assert!(whole.contains(*span) && text.content.get(span.range()).is_some());
        }
    }
}
