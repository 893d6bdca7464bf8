//! The table `situation`: the reader's answers about their own case, one set for all editions.
//!
//! Owns the answers as chosen. Which questions and options there are, and whether a question takes
//! more than one, are the caller's.

use crate::error::StoreError;
use crate::open::Store;
use std::collections::BTreeSet;

pub(crate) const CREATE: &str = "
CREATE TABLE situation (
    question TEXT NOT NULL,
    option   TEXT NOT NULL,
    PRIMARY KEY (question, option)
) STRICT, WITHOUT ROWID";

/// An option that the reader chose as an answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answer {
    /// The question's id.
    pub question: String,
    /// The option's id, unique in its question.
    pub option: String,
}

impl Store {
    /// Keeps these answers instead of all that were kept. They are on the disk when this returns.
    ///
    /// # Errors
    /// As the disk has it; then the answers from before are still there, all of them.
    pub fn set_situation(&mut self, answers: &BTreeSet<Answer>) -> Result<(), StoreError> {
        self.write(|file| {
            file.prepare_cached("DELETE FROM situation")?.execute([])?;
            let mut insert =
                file.prepare_cached("INSERT INTO situation (question, option) VALUES (?1, ?2)")?;
            for Answer { question, option } in answers {
                insert.execute([question, option])?;
            }
            Ok(())
        })
    }

    /// The answers; empty when none was ever given.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn situation(&self) -> Result<BTreeSet<Answer>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached("SELECT question, option FROM situation")?;
            let answers = select
                .query_map([], |row| Ok(Answer { question: row.get(0)?, option: row.get(1)? }))?;
            Ok(answers.collect::<Result<_, _>>()?)
        })
    }
}
