//! The shapes that cross to the window, each the twin of a TypeScript type in `ui/src/lib/wire/`.
//!
//! Owns those shapes and the way from the engine's values to them; offsets become UTF-16 code units
//! here and nowhere else. It asks for nothing and decides nothing.

mod annotation;
mod comparison;
mod edition;
mod export;
mod failure;
mod finding;
mod import;
mod judging;
mod keeping;
mod matrix;
mod obliging;
mod provenance;
mod reading;
mod review;
mod search;
mod settings;
#[cfg(test)]
mod typescript;
mod utf16;

pub use annotation::{
    AnnotatedChange, Annotation, AnnotationEdit, AnnotationKind, AnnotationLink, AnnotationStatus,
    AnnotationVersion, Colour, LinkStance, LinkSubject, NewTarget, VersionAct,
};
pub use comparison::{Cell, Column, Compared, Kind, Relation, Row, Run, Step, Told, What};
pub use edition::{Counts, EditionInfo, EditionKind, Family, Listed, Origin, Shelf, ShelfEdition};
pub use export::{Exported, Paper, PdfOptions, Preview};
pub use failure::{Failure, FailureCode};
pub use finding::{Confidence, Finding, Gained, Group, Wording};
pub use import::{Candidate, Details, Examined, Fetched, Likeness, Limb, Near};
pub use judging::{
    CategoryInfo, Component, ComponentState, CriterionInfo, CriterionSet, Judged, JudgedCriterion,
    Opinion, OwnJudgement, Proof, Stance, Survey, SurveyRow, Verdict,
};
pub use keeping::{
    Backup, BackupReason, Holds, Imported, Keeping, LibraryPlace, Moved, NotesFormat, Prospect,
    Refused, SetAside,
};
pub use matrix::{Became, Mark, Matrix, MatrixCell, MatrixRow, Section, Stands};
pub(crate) use obliging::by_question;
pub use obliging::{Act, Answer, Duties, Duty, Question, QuestionOption};
pub use provenance::{Fidelity, Provenance, Sign, TextFormat};
pub(crate) use reading::Standing;
pub use reading::{
    Clause, ClauseKind, Definition, Diagnostic, Link, Part, PartKind, Range, Reading, Reference,
};
pub use review::{Carried, Excerpt, Offer, Review, ReviewItem, ReviewReason};
pub use search::{AlsoIn, ClauseHit, Found, NoteHit};
pub use settings::{Language, Settings, Theme};
pub use utf16::{NoSuchPlace, Units};

/// A count as the wire carries it. More than four thousand million of anything saturates.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
