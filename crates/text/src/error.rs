//! Why a file could not be read.
//!
//! Owns the sentences that a person is told. Content that is merely odd never comes here: it becomes
//! a [`crate::Diagnostic`] of a text that was read.

use thiserror::Error;

/// A file that holds its words packed, so that reading it can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    /// A Word document (Office Open XML).
    Docx,
    /// A PDF.
    Pdf,
}

impl std::fmt::Display for Container {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Docx => "Word document",
            Self::Pdf => "PDF",
        })
    }
}

/// Why a file has no text to show. The message is one sentence and says what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The file is broken or ends too early.
    #[error("this {0} is damaged or cut short; fetch or save it once more")]
    Damaged(Container),
    /// The file opens with a password only.
    #[error(
        "this {0} is protected by a password; open it with its own program, save a copy without \
         protection, and open that copy here"
    )]
    Encrypted(Container),
    /// The file unpacks to far more than a licence can need.
    #[error(
        "this {0} unpacks to far more than any licence needs, as files do that are made to fill a \
         machine's memory; save the licence alone as a new file"
    )]
    TooLarge(Container),
    /// A PDF that only shows pictures of its pages.
    #[error(
        "this PDF has no words in it, only pictures of pages; run a text recognition (OCR) on it, or \
         open another form of the licence"
    )]
    NoWords,
    /// An archive without a Word document in it.
    #[error("this archive holds no Word document; unpack it and open the licence itself")]
    NoDocument,
    /// A format that is told by its first bytes and not read.
    #[error("this is {0}, which is not read here; save it as DOCX, PDF, HTML or plain text first")]
    Unread(&'static str),
}
