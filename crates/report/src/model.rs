//! [`Report`]: the neutral document that becomes a file.
//!
//! Owns the shape of what is printed. It knows nothing of licences, findings or notes beyond their
//! words and places: whoever fills it decides what they mean. All spans count bytes of
//! [`Report::content`]; colours and dates are given, never chosen here.

use jiff::Timestamp;
use jiff::civil::Date;
use text::Span;

/// A text with what was said about it.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the text is called; the file's title.
    pub title: String,
    /// Where the text comes from, as label and value: publisher, edition, source, checksum.
    pub facts: Vec<Fact>,
    /// The text's own language as a BCP 47 tag ("en"). Unknown tags are taken as "en".
    pub language: String,
    /// The language of what the report says around the text.
    pub apparatus: Apparatus,
    /// Who made the report. May be empty.
    pub prepared_by: String,
    /// When the report was made.
    pub date: Date,
    /// The canonical text: one line for each of `blocks`, joined by single `\n`.
    pub content: String,
    /// The blocks in order. Joined by `\n` they are exactly `content`.
    pub blocks: Vec<Block>,
    /// Stretches to be set bold.
    pub strong: Vec<Span>,
    /// What the reader marked and noted.
    pub highlights: Vec<Highlight>,
    /// The meanings of the highlights' colours, for the legend. Only those in use are printed.
    pub inks: Vec<Ink>,
    /// The kinds of gloss, in the order in which they are listed.
    pub groups: Vec<Group>,
    /// Short explanations of words of the text.
    pub findings: Vec<Gloss>,
}

/// One line of the block on where the text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is told ("Publisher").
    pub label: String,
    /// What it is.
    pub value: String,
}

/// A language in which the report's own words are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Apparatus {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

/// One block of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words, the printed label included.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The citable name that hangs in the left margin ("1.b.v"). A label that is its last part is
    /// not printed a second time.
    pub address: Option<String>,
    /// The printed marker ("v."), at the start of `span`. It hangs in the margin too.
    pub label: Option<Span>,
    /// Words within `span` that serve as its heading. A block that is no heading itself shows them
    /// bold and is bookmarked under them.
    pub heading: Option<Span>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the text, or of a text joined to it.
    Title,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item {
        /// How deep it stands: 0 for the outermost.
        depth: u8,
    },
}

/// A colour, red, green and blue from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Words that the reader marked, with the note if there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    /// A name that is unique in the report; becomes the annotation's `/NM`.
    pub id: String,
    /// The marked words; may cross blocks. Overlaps among them are marked once.
    pub spans: Vec<Span>,
    /// How the words are marked.
    pub style: Style,
    /// The mark's colour.
    pub colour: Rgb,
    /// Who marked them. May be empty.
    pub author: String,
    /// The note, shown as it stands. Empty for a mere mark.
    pub note: String,
    /// When the mark was made.
    pub created: Timestamp,
    /// When mark or note were last changed.
    pub modified: Timestamp,
    /// Words by which the reader files it.
    pub tags: Vec<String>,
}

/// The four ways a PDF knows to mark words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// A pale ground.
    #[default]
    Highlight,
    /// A line under the words.
    Underline,
    /// A line through the words.
    StrikeOut,
    /// A wavy line under the words.
    Squiggly,
}

/// What a highlight's colour means to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ink {
    /// The colour.
    pub colour: Rgb,
    /// Its meaning ("Question").
    pub meaning: String,
}

/// A kind of gloss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called ("Restrictions").
    pub name: String,
    /// The colour of its lines and names.
    pub colour: Rgb,
    /// The line under its words; the shape alone must tell the groups apart.
    pub line: Line,
}

/// The shape of a line under words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// One thick line.
    Solid,
    /// Dashes.
    Dashed,
    /// Two thin lines.
    Double,
    /// Dots.
    Dotted,
    /// A wave.
    Wavy,
}

/// A short explanation of some words. Printed, but never an annotation of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gloss {
    /// The words it explains, at least one stretch.
    pub words: Vec<Span>,
    /// Its kind: an index into [`Report::groups`].
    pub group: usize,
    /// What it found ("Naming").
    pub name: String,
    /// Why, in a sentence.
    pub why: String,
}

/// What is printed, and on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the findings are underlined and glossed.
    pub findings: Shown,
    /// Whether the highlights and their notes are in the file.
    pub highlights: Shown,
    /// The size of the pages.
    pub paper: Paper,
}

/// Whether a part of the report is in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// It is there.
    #[default]
    Printed,
    /// It is left out.
    LeftOut,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}
