//! The table `setting`: what the reader chose, by key.
//!
//! Owns the keys' storage as JSON. What a setting means and its default are the caller's.

use crate::error::{Problem, StoreError};
use crate::open::Store;
use rusqlite::OptionalExtension;
use serde::{Serialize, de::DeserializeOwned};

pub(crate) const CREATE: &str = "
CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID";

impl Store {
    /// The value of a setting; `None` when it was never set.
    ///
    /// # Errors
    /// [`Problem::Value`] when the stored value is no `T` (a newer program may have written it);
    /// else as the disk has it.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        self.read(|file| {
            let json: Option<String> = file
                .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
                .query_row([key], |row| row.get(0))
                .optional()?;
            json.map(|json| serde_json::from_str(&json).map_err(|error| unfit(key, &error)))
                .transpose()
        })
    }

    /// Sets a setting. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`Problem::Value`] when the value has no form in JSON; else as the disk has it.
    pub fn set_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), StoreError> {
        self.write(|file| {
            let json = serde_json::to_string(value).map_err(|error| unfit(key, &error))?;
            file.prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, &json])?;
            Ok(())
        })
    }
}

fn unfit(key: &str, error: &serde_json::Error) -> Problem {
    Problem::value(format!("the setting “{key}”"), error)
}
