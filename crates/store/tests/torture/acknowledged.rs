//! What a writer was told is kept, and whether it is.

use annotation::AnnotationId;
use std::collections::HashMap;
use std::fmt;
use std::io::Write;
use store::Store;

/// The edition of all notes.
pub const EDITION: &str = "llama-3.1";

/// What was last done with a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Added,
    Edited,
    Removed,
}

impl Done {
    const ALL: [Self; 3] = [Self::Added, Self::Edited, Self::Removed];
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Edited => "edited",
            Self::Removed => "removed",
        })
    }
}

/// Prints that the store has a change; the reader takes only whole lines for said.
pub fn acknowledge(id: &AnnotationId, done: Done) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{id} {done}").expect("a reader");
    out.flush().expect("a reader");
}

/// The changes that were acknowledged, by the note's id.
#[derive(Default)]
pub struct Acknowledged {
    notes: HashMap<String, Done>,
    /// How many changes there were.
    pub changes: usize,
}

impl Acknowledged {
    /// Takes note of what a writer printed.
    pub fn hear(&mut self, line: &str) {
        let (id, word) = line.split_once(' ').expect("an id and a word");
        let done = Done::ALL.into_iter().find(|done| done.to_string() == word);
        self.notes.insert(id.to_owned(), done.expect("a change"));
        self.changes += 1;
    }

    /// The acknowledged changes that none of these libraries has. A library may be a step further:
    /// the change that was under way when its writer was killed.
    pub fn lost_in(&self, libraries: &[Store]) -> Vec<String> {
        let histories = |id: &str| {
            let id = id.parse().expect("an id");
            libraries.iter().filter_map(move |store| store.history(&id).ok())
        };
        let wanted = |done| match done {
            Done::Added => store::Change::Added,
            Done::Edited => store::Change::Edited,
            Done::Removed => store::Change::Removed,
        };
        self.notes
            .iter()
            .filter(|(id, done)| {
                !histories(id).any(|history| history.iter().any(|v| v.change == wanted(**done)))
            })
            .map(|(id, done)| format!("{id} {done}"))
            .collect()
    }
}
