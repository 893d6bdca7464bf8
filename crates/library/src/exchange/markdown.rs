//! Notes to read, as Markdown.
//!
//! Owns the page, and that no word of a note, a text or a name is markup in it: what was written
//! stays visible as it was typed, in a note too. Whoever wants a note's own Markdown set has it in
//! the JSON-LD.

use super::quoted;
use crate::Language;
use annotation::{Annotation, Status, Target};
use std::fmt::Write;

/// The notes of one edition.
pub(super) struct Page<'a> {
    /// The edition's title.
    pub title: &'a str,
    /// What else is known of it: its id, publisher, date, address.
    pub facts: Vec<&'a str>,
    /// Its notes, in order.
    pub annotations: &'a [Annotation],
}

/// The page. `colours` are the meanings of the five colours.
pub(super) fn page(page: &Page<'_>, colours: &[String; 5], language: Language) -> String {
    let facts: Vec<String> = page.facts.iter().map(|fact| on_one_line(fact)).collect();
    let mut out = format!("# {}\n\n{}\n\n", on_one_line(page.title), facts.join(" · "));
    for annotation in page.annotations {
        note(annotation, colours, language, &mut out);
    }
    out
}

fn note(annotation: &Annotation, colours: &[String; 5], language: Language, out: &mut String) {
    let said = |en: &'static str, fr: &'static str| match language {
        Language::En => en,
        Language::Fr => fr,
    };
    let address = annotation.selectors().map_or("", |selectors| &selectors.address);
    let about = match &annotation.target {
        Target::Words { .. } | Target::Clause(_) if address.is_empty() => said("Words", "Passage"),
        Target::Words { .. } | Target::Clause(_) => address,
        Target::Edition => said("The edition as a whole", "L’édition entière"),
        Target::Change(_) => said("A change", "Un changement"),
    };
    let colour = &colours[usize::from(annotation.colour.number() - 1)];
    let _ = write!(out, "## {} — {}\n\n", on_one_line(about), on_one_line(colour));
    for (edition, selectors) in quoted(annotation) {
        if let Target::Change(_) = annotation.target {
            let place = [edition, &selectors.address].map(on_one_line);
            let _ = write!(out, "{}:\n\n", place.join(" ").trim_end());
        }
        let _ = write!(out, "> {}\n\n", in_lines(&selectors.quote.exact, "\n> "));
    }
    if !annotation.body.trim().is_empty() {
        let _ = write!(out, "{}\n\n", in_lines(&annotation.body, "\n"));
    }
    let mut facts = Vec::new();
    if !annotation.tags.is_empty() {
        let tags: Vec<String> = annotation.tags.iter().map(|tag| on_one_line(tag)).collect();
        facts.push(format!("{}: {}", said("Tags", "Étiquettes"), tags.join(", ")));
    }
    for link in annotation.links.iter() {
        let stance = match link.stance {
            annotation::Stance::Supports => said("Supports", "Appuie"),
            annotation::Stance::Contradicts => said("Contradicts", "Contredit"),
            annotation::Stance::Unclear => said("Unclear on", "Reste ambigu sur"),
        };
        facts.push(format!("{stance}: {}", on_one_line(link.subject.words())));
    }
    if annotation.status == Status::Done {
        facts.push(said("Done", "Réglé").to_owned());
    }
    let day = annotation.modified.strftime("%Y-%m-%d").to_string();
    let by = [on_one_line(&annotation.author), day];
    let by: Vec<&str> = by.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    facts.push(by.join(", "));
    for fact in facts {
        let _ = writeln!(out, "* {fact}");
    }
    out.push('\n');
}

/// Words that stay words, on one line.
fn on_one_line(words: &str) -> String {
    escaped(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Words that stay words, line by line; a blank line is a new paragraph. White space at a line's
/// ends, which Markdown gives a meaning, is not kept.
fn in_lines(words: &str, next: &str) -> String {
    let mut out = String::new();
    let mut blank = false;
    let words = words.replace("\r\n", "\n");
    for line in words.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            // A backslash ends a line without ending its paragraph.
            out.push_str(if blank { next } else { "\\" });
            out.push_str(next);
        }
        blank = false;
        out.push_str(&escaped(line));
    }
    out
}

/// One line's words with each character that could mean something to Markdown, at the line's start or
/// within, made itself. Controls and what turns the direction of writing are shown as U+FFFD.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    // What opens a list does so at the start: a mark, or a number with a point or bracket and a space.
    let mut opening = true;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        let ends = || rest.clone().next().is_none_or(char::is_whitespace);
        let meaning = r"\`*_{}[]<>#|~&!$^".contains(c)
            || opening && ("-+=".contains(c) || ".)".contains(c) && ends());
        match c {
            c if is_unseen(c) => out.push('\u{fffd}'),
            c if meaning => out.extend(['\\', c]),
            // Bare addresses are links in some dialects.
            ':' | '@' => out.extend(['\\', c]),
            c => out.push(c),
        }
        opening &= c.is_ascii_digit();
    }
    out
}

fn is_unseen(c: char) -> bool {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() && c != '\t' || turns
}

#[cfg(test)]
mod tests {
    use super::*;
    use annotation::{Change, Colour, Link, Links, Quote, Selectors, Sides, Stance, Subject};
    use pulldown_cmark::{Event, Options, Parser, Tag};
    use text::Span;

    fn words_of(markdown: &str) -> (String, Vec<String>) {
        let (mut words, mut marks) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::HardBreak | Event::SoftBreak => words.push('\n'),
                Event::Start(Tag::Paragraph) if !words.is_empty() => words.push_str("\n\n"),
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                other => marks.push(format!("{other:?}")),
            }
        }
        (words, marks)
    }

    fn check(words: &str, told: &str) {
        let markdown = in_lines(words, "\n");
        assert_eq!(words_of(&markdown), (told.to_owned(), Vec::new()), "{words:?} {markdown}");
        let (line, marks) = words_of(&on_one_line(words));
        assert_eq!((line.contains('\n'), marks), (false, Vec::new()), "{words:?}");
    }

    #[test]
    fn words_stay_words() {
        for words in [
            "# heading",
            "#",
            "> quote",
            "- item",
            "+ item",
            "* item",
            "1. item",
            "12) item",
            "***",
            "---",
            "===",
            "~~~",
            "```rust",
            "`code`",
            "**bold** _em_ ~~gone~~ ~sub~ ^sup^",
            "[a](javascript:alert(1))",
            "![a](x.png)",
            "[^1]: note",
            "[a]: http://x",
            "<b>x</b>",
            "<script>alert(1)</script>",
            "<!-- x",
            "http://example.org",
            "<http://x>",
            "a@b.example",
            "&lt; &#60;",
            "a | b",
            "$x$ $$y$$",
            "\\",
            "\\*",
            ": definition",
            "- [ ] task",
            "a  b",
            "{#id .class}",
            "+++",
            "1.",
            "=",
            "[[wiki]]",
            "::: note",
            "é🦙",
        ] {
            check(words, words);
            check(&format!("a\n{words}"), &format!("a\n{words}"));
            check(&format!("a\n\n{words}"), &format!("a\n\n{words}"));
        }
        check("    code", "code");
        check("a   \r\nb\rc\r\n\r\nd", "a\nb\nc\n\nd");
        check("\u{0}\u{1b}[2J\u{202e}", "\u{fffd}\u{fffd}[2J\u{fffd}");
        check("", "");
    }

    #[test]
    fn any_words_stay_words() {
        // Every pair of characters that could mean something, at the start, after a digit and after
        // a line's end.
        let odd = "\\`*_{}[]()<>#+-=.!|~&:@$^'\"/ \ta1";
        for (a, b) in odd.chars().flat_map(|a| odd.chars().map(move |b| (a, b))) {
            for words in [format!("{a}{b} x"), format!("1{a}{b}"), format!("x\n{a}{b}{a}{b}{a}{b}")]
            {
                let (told, marks) = words_of(&in_lines(&words, "\n"));
                assert_eq!(marks, [""; 0], "{words:?}");
                let lines: Vec<&str> =
                    words.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
                assert_eq!(told.replace("\n\n", "\n"), lines.join("\n"), "{words:?}");
            }
        }
    }

    #[test]
    fn a_page_tells_everything() {
        let at = |exact: &str| Selectors {
            quote: Quote { exact: exact.into(), prefix: String::new(), suffix: String::new() },
            position: Span::new(0, 1),
            address: "1.b".into(),
            text_hash: String::new(),
        };
        let change = Change {
            older: "older".into(),
            sides: Sides::Changed { old: at("you may"), new: at("you may not\nuse") },
        };
        let annotation = Annotation {
            id: "018f2b7c-0000-4000-8000-000000000001".parse().unwrap(),
            edition: "newer".into(),
            target: Target::Change(change),
            colour: Colour::new(4).unwrap(),
            body: "First.\n\n# Second".into(),
            tags: ["EU", "a*b*"].into_iter().collect(),
            links: Links::from_iter([Link {
                subject: Subject::Criterion("osd-5".into()),
                stance: Stance::Contradicts,
            }]),
            status: Status::Done,
            author: "A. <b>Reader".into(),
            created: "2024-07-23T10:00:00Z".parse().unwrap(),
            modified: "2024-07-24T10:00:00Z".parse().unwrap(),
        };
        let colours = ["a", "b", "c", "Risk", "e"].map(str::to_owned);
        let sheet = Page { title: "A *Licence*", facts: vec!["newer"], annotations: &[annotation] };
        let expected = "\
# A \\*Licence\\*

newer

## A change — Risk

newer 1.b:

> you may not\\
> use

older 1.b:

> you may

First.

\\# Second

* Tags: EU, a\\*b\\*
* Contradicts: osd-5
* Done
* A. \\<b\\>Reader, 2024-07-24

";
        assert_eq!(page(&sheet, &colours, Language::En), expected);
    }
}
