//! [`Error`]: what can go wrong, in words for a person.
//!
//! Owns the kinds that front ends tell apart. It never holds a text or a note.

use crate::Astray;
use publisher::FetchError;
use store::{Problem, StoreError};

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was asked for does not exist or does not fit; the message names the input, the place
    /// and the reason.
    #[error("{0}")]
    Input(String),
    /// The reader's notes or settings could not be read or written.
    #[error("{0}")]
    Store(#[source] StoreError),
    /// The library is not in the folder that the reader chose for it.
    #[error("{0}")]
    Astray(#[from] Astray),
    /// The publisher's copy could not be fetched.
    #[error("{0}")]
    Network(#[from] FetchError),
    /// The program's own fault.
    #[error("{0}")]
    Fault(String),
}

impl Error {
    /// Whether the program is at fault, rather than what it was given or the machine it runs on.
    pub fn is_ours(&self) -> bool {
        match self {
            Self::Fault(_) => true,
            Self::Store(error) => matches!(error.problem, Problem::Fault(_)),
            Self::Input(_) | Self::Astray(_) | Self::Network(_) => false,
        }
    }
}

impl From<StoreError> for Error {
    /// A note or text that is not there, or is there already, is no trouble with the store: another try would not find it either.
    fn from(error: StoreError) -> Self {
        match error.problem {
            problem @ (Problem::NoAnnotation { .. }
            | Problem::AnnotationExists(_)
            | Problem::AlreadyCarried(_)
            | Problem::NoImport(_)
            | Problem::ImportExists(_)) => Self::Input(problem.to_string()),
            problem => Self::Store(StoreError { problem, ..error }),
        }
    }
}
