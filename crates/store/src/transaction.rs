//! One change or one question, whole.
//!
//! Owns the transactions: one that changes is taken for writing at once, so that it cannot fail
//! half-way for want of the lock, and on the disk when it returns.

use crate::error::{Problem, StoreError};
use crate::open::Store;
use rusqlite::{Transaction, TransactionBehavior};

impl Store {
    /// Runs `change` in a transaction of its own; an error undoes it.
    ///
    /// # Errors
    /// [`Problem::Gone`] when the library is no longer where it was, be it while the change ran: what
    /// nobody finds again is not kept. When the file comes back the change may be in it, so that one
    /// that is tried again must not double it.
    pub(crate) fn write<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, Problem>,
    ) -> Result<T, StoreError> {
        let Self { connection, path, footing, .. } = self;
        let run = || {
            footing.check()?;
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = change(&transaction)?;
            transaction.commit()?;
            footing.check()?;
            Ok(done)
        };
        run().map_err(|problem: Problem| {
            // Then whatever else there was comes of that.
            let problem = footing.check().err().unwrap_or_else(|| problem.explained(path));
            problem.at(path)
        })
    }

    /// Runs `question` on one state of the file, whatever others write meanwhile.
    pub(crate) fn read<T>(
        &self,
        question: impl FnOnce(&Transaction<'_>) -> Result<T, Problem>,
    ) -> Result<T, StoreError> {
        let run = || {
            let transaction = self.connection.unchecked_transaction()?;
            question(&transaction)
        };
        run().map_err(|problem: Problem| problem.at(&self.path))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::annotation::put;
    use crate::history::Change;
    use annotation::{Annotation, Colour, Links, Status, Tags, Target};
    use std::fs;

    #[test]
    fn a_note_whose_adding_failed_too_late_to_be_undone_can_be_added_again() {
        let folder = tempfile::tempdir().unwrap();
        let [path, away] = ["library.sqlite", "away.sqlite"].map(|name| folder.path().join(name));
        let mut store = Store::open(&path).unwrap();
        let at = "2024-07-23T10:00:00Z".parse().unwrap();
        let note = Annotation {
            id: "00000000-0000-4000-8000-000000000001".parse().unwrap(),
            edition: "fable-1".into(),
            target: Target::Edition,
            colour: Colour::FIRST,
            body: "late".into(),
            tags: Tags::default(),
            links: Links::default(),
            status: Status::Open,
            author: String::new(),
            created: at,
            modified: at,
        };
        let error = store.write(|file| {
            put(file, Change::Added, at, &note)?;
            fs::rename(&path, &away).unwrap();
            Ok(())
        });
        assert!(matches!(error.unwrap_err().problem, Problem::Gone));
        fs::rename(&away, &path).unwrap();
        assert_eq!(
            store.annotations("fable-1").unwrap(),
            std::slice::from_ref(&note),
            "it was kept"
        );
        assert_eq!(store.add(&note).unwrap(), note);
        assert_eq!(store.annotations("fable-1").unwrap().len(), 1);
        assert_eq!(store.history(&note.id).unwrap().len(), 1);
    }
}
