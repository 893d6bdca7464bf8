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
    /// [`Problem::Gone`] when the library is no longer where it was, be it while the change ran: one
    /// that nobody finds again is not kept.
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
