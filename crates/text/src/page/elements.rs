//! The elements that are open at a place of a page.
//!
//! Owns which elements end which, what stands apart as a block, and what is no part of what a page
//! says. It writes nothing.

/// So many elements may stand in each other. Source: Chromium and Safari stop at the same depth.
const DEEPEST: usize = 512;

/// Elements without an end tag. Source: HTML standard, 13.1.2, void elements, and older ones.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements that only shape words. Their tags may overlap those of others, so that they are counted
/// and not kept in order.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "q", "s", "small", "strike", "strong",
    "tt", "u",
];

/// Elements that stand apart from the words around them.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that an end tag of another never closes. Source: HTML standard, 13.2.4.2, scope.
const WALLS: &[&str] = &["caption", "object", "table", "td", "template", "th"];

/// The parts of a table, whose end tags reach through cells.
const TABLE: &[&str] = &["caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];

/// Why words are no part of what a page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeftOut {
    /// Scripts, styles and the like: never words for a person.
    Machinery,
    /// Ways to other pages.
    Navigation,
    /// Words that the page itself hides.
    Hidden,
    /// Words inside pictures, forms and other documents.
    Drawing,
}

/// An element that was open.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) name: String,
    /// Whether it, or one around it, is left out.
    pub(super) was_hidden: bool,
    hides: Option<LeftOut>,
}

/// The elements that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Open {
    elements: Vec<Element>,
    /// How many of them are `p`: nearly every tag asks for one, and there seldom is one.
    paragraphs: usize,
}

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

pub(super) fn is_formatting(name: &str) -> bool {
    FORMATTING.contains(&name)
}

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Why an element is no part of what the page says, if it is none.
///
/// Style sheets are not read; a style on the element itself is. `header` and `footer` may be a
/// licence's own and stay.
pub(super) fn leaves_out(
    name: &str,
    attribute: impl Fn(&[u8]) -> Option<String>,
) -> Option<LeftOut> {
    match name {
        "script" | "style" | "template" | "title" | "noscript" | "noframes" | "noembed" => {
            return Some(LeftOut::Machinery);
        }
        "nav" => return Some(LeftOut::Navigation),
        "audio" | "canvas" | "datalist" | "iframe" | "object" | "select" | "svg" | "textarea"
        | "video" => return Some(LeftOut::Drawing),
        _ => {}
    }
    let role = attribute(b"role").unwrap_or_default();
    if matches!(role.trim(), "navigation" | "banner" | "contentinfo" | "search") {
        return Some(LeftOut::Navigation);
    }
    let style: String = attribute(b"style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.split_whitespace().collect();
    let styled = style.contains("display:none") || style.contains("visibility:hidden");
    let closed = name == "dialog" && attribute(b"open").is_none();
    (styled || closed || attribute(b"hidden").is_some()).then_some(LeftOut::Hidden)
}

impl Open {
    /// Opens an element. Says whether it could: deeper than [`DEEPEST`] nothing opens.
    pub(super) fn push(&mut self, name: &str, hides: Option<LeftOut>) -> bool {
        let fits = self.elements.len() < DEEPEST;
        // What hides must hide at any depth; once hidden, nothing more needs to.
        if fits || hides.is_some() && !self.is_hidden() {
            let hides = self.hidden().or(hides);
            self.paragraphs += usize::from(name == "p");
            self.elements.push(Element {
                name: name.to_owned(),
                was_hidden: hides.is_some(),
                hides,
            });
        }
        fits
    }

    /// Why words here are left out, if they are.
    pub(super) fn hidden(&self) -> Option<LeftOut> {
        self.elements.last().and_then(|element| element.hides)
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.hidden().is_some()
    }

    pub(super) fn is_open(&self, name: &str) -> bool {
        self.elements.iter().any(|element| element.name == name)
    }

    /// How many elements of this name are open and shown.
    pub(super) fn count(&self, name: &str) -> usize {
        self.elements.iter().filter(|e| e.name == name && !e.was_hidden).count()
    }

    /// Ends the innermost element of this name and all in it; innermost first.
    pub(super) fn end(&mut self, name: &str) -> Vec<Element> {
        let through = TABLE.contains(&name);
        let inline = !is_block(name);
        let stops =
            |element: &str| !through && WALLS.contains(&element) || inline && is_block(element);
        self.close_to(&[name], stops)
    }

    /// Ends what a start tag of this name ends. Source: HTML standard, 13.1.2.4, optional tags.
    pub(super) fn implied_by(&mut self, name: &str) -> Vec<Element> {
        let within = |walls: &'static [&'static str]| move |name: &str| walls.contains(&name);
        let mut closed = Vec::new();
        if self.paragraphs > 0 && is_block(name) && !matches!(name, "html" | "body") {
            closed = self.close_to(&["p"], within(WALLS));
        }
        closed.extend(match name {
            "li" => self.close_to(&["li"], within(&["ol", "ul", "menu", "dir", "td", "th"])),
            "dt" | "dd" => self.close_to(&["dt", "dd"], within(&["dl", "td", "th"])),
            "td" | "th" => self.close_to(&["td", "th"], within(&["tr", "table"])),
            "tr" => self.close_to(&["tr"], within(&["table"])),
            "tbody" | "thead" | "tfoot" => {
                self.close_to(&["tbody", "thead", "tfoot"], within(&["table"]))
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let top = self.elements.last().map(|e| e.name.clone()).unwrap_or_default();
                let heading = top.len() == 2 && top.starts_with('h') && top != "hr";
                if heading { self.close_to(&[&top], |_| true) } else { Vec::new() }
            }
            _ => Vec::new(),
        });
        closed
    }

    /// Ends all.
    pub(super) fn end_all(&mut self) -> Vec<Element> {
        self.close_from(0)
    }

    /// Ends the innermost element of one of these names, unless a wall stands before it.
    fn close_to(&mut self, names: &[&str], is_wall: impl Fn(&str) -> bool) -> Vec<Element> {
        for (at, element) in self.elements.iter().enumerate().rev() {
            if names.contains(&element.name.as_str()) {
                return self.close_from(at);
            }
            if is_wall(&element.name) {
                break;
            }
        }
        Vec::new()
    }

    fn close_from(&mut self, at: usize) -> Vec<Element> {
        let closed: Vec<Element> = self.elements.drain(at..).rev().collect();
        self.paragraphs -= closed.iter().filter(|element| element.name == "p").count();
        closed
    }
}
