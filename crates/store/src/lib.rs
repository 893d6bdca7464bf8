//! The reader's notes, judgements, settings and own texts in one SQLite file.
//!
//! Owns the file: its tables, one module each, its migrations, its durability. Every function that
//! changes something returns when the change is on the disk, and not before. It never judges a note,
//! makes no ids and reads no clock. Nothing outside this crate knows SQL.
//!
//! Several [`Store`]s, in one process or in many, may be open on one file; each sees what the others
//! wrote. Reading needs `&Store`, writing `&mut Store`.

mod annotation;
mod backup;
mod carried;
mod duty_state;
mod error;
mod footing;
mod history;
mod import;
mod instant;
mod judgement;
mod link;
mod merge;
mod migration;
mod moving;
mod noted_text;
mod open;
mod presence;
mod restore;
mod row;
pub mod search;
mod setting;
mod situation;
mod soundness;
mod state;
mod tag;
mod target;
mod thinning;
mod transaction;
mod transfer;

pub use backup::{Backup, Occasion, backup_folder, backups, preview, thin};
pub use carried::{Carried, Carrying};
pub use duty_state::DutyState;
pub use error::{Problem, StoreError};
pub use history::{Change, Version};
pub use import::Import;
pub use judgement::{Judgement, Verdict};
pub use merge::Merged;
pub use moving::{Moving, copy_backups};
pub use open::{Store, make_folder, sync_folder};
pub use restore::set_aside;
pub use situation::Answer;
