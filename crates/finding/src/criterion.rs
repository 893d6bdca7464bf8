//! [`Criterion`]: what a verdict is given on, and what a clause may do to it.
//!
//! Owns the ids and the rank of effects. What a criterion means is data (`assets/criteria/`, read in
//! `criteria`); which clause bears on it is said by the rules.

macro_rules! criteria {
    ($($name:ident $id:literal)*) => {
        /// A point of the Open Source Definition (<https://opensource.org/osd>) or of the Open Source AI
        /// Definition 1.0 (<https://opensource.org/ai/open-source-ai-definition>): its four freedoms and
        /// the three elements of the form that is preferred for modification.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "their meanings are data: assets/criteria")]
        pub enum Criterion { $($name,)* }

        impl Criterion {
            /// All of them, definition by definition.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The id, as in data and in the output of the front ends: `osd-6`, `osaid-use`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

criteria! {
    Osd1 "osd-1"
    Osd2 "osd-2"
    Osd3 "osd-3"
    Osd4 "osd-4"
    Osd5 "osd-5"
    Osd6 "osd-6"
    Osd7 "osd-7"
    Osd8 "osd-8"
    Osd9 "osd-9"
    Osd10 "osd-10"
    OsaidUse "osaid-use"
    OsaidStudy "osaid-study"
    OsaidModify "osaid-modify"
    OsaidShare "osaid-share"
    OsaidData "osaid-data"
    OsaidCode "osaid-code"
    OsaidParameters "osaid-parameters"
}

impl Criterion {
    /// The criterion with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.id() == id)
    }
}

/// What a clause does to a criterion, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It gives what the criterion asks for.
    Meets,
    /// Readers of the definition differ on whether it stands against the criterion.
    Unclear,
    /// It stands against the criterion.
    Fails,
}

/// A criterion that a clause bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearing {
    /// Which.
    pub criterion: Criterion,
    /// How.
    pub effect: Effect,
}
