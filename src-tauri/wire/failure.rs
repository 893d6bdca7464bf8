//! [`Failure`]: what a rejected command carries.
//!
//! Owns how the engine's errors are told to the window.

use library::Error;
use serde::Serialize;
use ts_rs::TS;

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Failure {
    /// What kind of failure it is; what the window may switch on.
    pub code: FailureCode,
    /// The input, the place and the reason, in words for a person.
    pub message: String,
}

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FailureCode {
    /// What was asked for does not exist or does not fit.
    Input,
    /// The library is damaged: it can be set aside, and a backup put in its place.
    Damaged,
    /// The library is not in the folder that the reader chose for it: it can be looked for again, or
    /// another one be used.
    Astray,
    /// Notes, settings or a file could not be read or written.
    Store,
    /// The publisher's copy could not be fetched.
    Network,
    /// The program's own fault.
    Fault,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match &error {
            Error::Input(_) => FailureCode::Input,
            Error::Store(error) if error.is_damage() => FailureCode::Damaged,
            Error::Store(_) => FailureCode::Store,
            Error::Astray(_) => FailureCode::Astray,
            Error::Network(_) => FailureCode::Network,
            Error::Fault(_) => FailureCode::Fault,
        };
        Self { code, message: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_error_has_its_code() {
        for (error, code) in [
            (Error::Input("x.txt: not a file".into()), r#""input""#),
            (Error::Fault("lost".into()), r#""fault""#),
        ] {
            let message = error.to_string();
            let failure = Failure::from(error);
            assert_eq!(serde_json::to_string(&failure.code).unwrap(), code);
            assert_eq!(failure.message, message);
        }
    }
}
