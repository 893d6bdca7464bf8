//! [`Status`]: whether something is left to do about an annotation.
//!
//! Owns that there are two answers. It never closes anything by itself.

/// What its author says of an annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// It stands, and so does what it asks.
    #[default]
    Open,
    /// What it asked is done.
    Done,
}

impl Status {
    /// Its name: "open" or "done".
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
        }
    }

    /// The status with this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Open, Self::Done].into_iter().find(|status| status.name() == name)
    }
}
