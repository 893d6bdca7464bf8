//! Why a report cannot be made.

use text::Span;

/// Why no file came out. Nothing is ever written by halves.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportError {
    /// The blocks are not the content's lines.
    #[error("block {block} does not follow from the text: {reason}")]
    Blocks {
        /// Which block, from zero.
        block: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A stretch lies outside the text or cuts a character in two.
    #[error("{owner} marks bytes {}..{}, which the text does not have", span.start().bytes(), span.end().bytes())]
    Span {
        /// Whose stretch it is.
        owner: String,
        /// The stretch.
        span: Span,
    },
    /// A gloss names a group that the report does not list.
    #[error("gloss {gloss:?} is of group {group}, which the report does not have")]
    Group {
        /// The gloss's name.
        gloss: String,
        /// The group it names.
        group: usize,
    },
    /// The text is longer than the typesetter's places can count.
    #[error("the text has {bytes} bytes, more than the {limit} that can be printed")]
    TooLong {
        /// The text's length.
        bytes: usize,
        /// The largest length.
        limit: usize,
    },
    /// The typesetter refused the report.
    #[error("the pages could not be set: {0}")]
    Setting(String),
    /// A visible character of the text is not on the pages.
    #[error("{character:?} at byte {byte} ({place}) was lost in printing")]
    Lost {
        /// The character.
        character: char,
        /// Its place in the content.
        byte: usize,
        /// The block's address, or its first words.
        place: String,
    },
    /// A character of the text is on the pages more than once.
    #[error("{character:?} at byte {byte} ({place}) was printed twice")]
    Doubled {
        /// The character.
        character: char,
        /// Its place in the content.
        byte: usize,
        /// The block's address, or its first words.
        place: String,
    },
    /// A character stands on the pages as another one, or off the paper.
    #[error("{character:?} at byte {byte} ({place}) was not printed as it stands: {reason}")]
    Altered {
        /// The character.
        character: char,
        /// Its place in the content.
        byte: usize,
        /// The block's address, or its first words.
        place: String,
        /// What became of it.
        reason: &'static str,
    },
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Writing(String),
    /// There is no such page.
    #[error("there is no page {page}: the report has {pages}")]
    NoPage {
        /// The page asked for.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// The typesetter broke down. A fault of the program, not of the report.
    #[error("the typesetter broke down: {0}")]
    Fault(String),
}
