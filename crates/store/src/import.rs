//! The tables `import` and `original`: texts that the reader brought, and their files byte for byte.
//!
//! Owns their rows and what can be done with them. A removed import keeps its rows and can be
//! restored. It never reads a text.

use crate::error::{Problem, StoreError};
use crate::instant;
use crate::open::Store;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

/// The bytes stand in a table of their own, so that a list of imports does not page through them.
pub(crate) const CREATE: &str = "
CREATE TABLE original (
    sha256 TEXT NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;
CREATE TABLE import (
    number    INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    sha256    TEXT    NOT NULL UNIQUE REFERENCES original (sha256),
    file_name TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    family    TEXT    NOT NULL,
    version   TEXT    NOT NULL,
    publisher TEXT    NOT NULL,
    date      TEXT,
    is_policy INTEGER NOT NULL CHECK (is_policy IN (0, 1)),
    url       TEXT,
    added     TEXT    NOT NULL,
    modified  TEXT    NOT NULL,
    removed   TEXT
) STRICT";

/// The columns that [`read`] reads, in its order.
macro_rules! columns {
    () => {
        "id, sha256, file_name, title, family, version, publisher, date, is_policy, url, added, \
         modified"
    };
}

/// A text that the reader brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its id, which notes refer to.
    pub id: String,
    /// SHA-256 of its file, 64 small hexadecimal digits. No two imports have the same.
    pub sha256: String,
    /// The name that the file had, without its folder. Only for show: it is never used as a path.
    pub file_name: String,
    /// Its title.
    pub title: String,
    /// Its family.
    pub family: String,
    /// Its version; empty when it has none.
    pub version: String,
    /// Who published it; empty when that is unknown.
    pub publisher: String,
    /// When it was published, ISO 8601, in full or in part.
    pub date: Option<String>,
    /// Whether it is a policy rather than a licence.
    pub is_policy: bool,
    /// Where the reader has it from.
    pub url: Option<String>,
    /// When it was brought.
    pub added: Timestamp,
    /// When what is said of it last changed.
    pub modified: Timestamp,
}

impl Store {
    /// Keeps a new import with its file. It is on the disk when this returns.
    ///
    /// An import of the same bytes that was removed comes back under its old id, with what `import`
    /// says of it, so that its notes are there again. The id that it now has is given back.
    ///
    /// # Errors
    /// [`Problem::ImportExists`] when these bytes are there already; else as the disk has it.
    pub fn add_import(&mut self, import: &Import, bytes: &[u8]) -> Result<String, StoreError> {
        const SQL: &str = concat!(
            "INSERT INTO import (",
            columns!(),
            ") VALUES (:id, :sha256, :file_name, :title, :family, :version, :publisher, :date,
                :is_policy, :url, :added, :modified)"
        );
        self.write(|file| {
            let held: Option<(String, bool)> = file
                .prepare_cached("SELECT id, removed IS NOT NULL FROM import WHERE sha256 = ?1")?
                .query_row([&import.sha256], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            match held {
                Some((id, false)) => return Err(Problem::ImportExists(id)),
                Some((id, true)) => {
                    let back = Import { id: id.clone(), ..import.clone() };
                    overwrite(file, &back)?;
                    set_removed(file, &id, None)?;
                    return Ok(id);
                }
                None => {}
            }
            file.prepare_cached("INSERT INTO original (sha256, bytes) VALUES (?1, ?2)")?
                .execute((&import.sha256, bytes))?;
            file.prepare_cached(SQL)?.execute(named_params! {
                ":id": import.id,
                ":sha256": import.sha256,
                ":file_name": import.file_name,
                ":title": import.title,
                ":family": import.family,
                ":version": import.version,
                ":publisher": import.publisher,
                ":date": import.date,
                ":is_policy": import.is_policy,
                ":url": import.url,
                ":added": import.added.to_string(),
                ":modified": import.modified.to_string(),
            })?;
            Ok(import.id.clone())
        })
    }

    /// Puts what `import` says in the place of what was said of the one with its id; the file stays.
    ///
    /// # Errors
    /// [`Problem::NoImport`] when there is none with its id or it is removed; else as the disk has it.
    pub fn update_import(&mut self, import: &Import) -> Result<(), StoreError> {
        self.write(|file| {
            if !is_there(file, &import.id)? {
                return Err(Problem::NoImport(import.id.clone()));
            }
            overwrite(file, import)
        })
    }

    /// Takes an import away at the moment `at`; [`Store::restore_import`] brings it back.
    ///
    /// # Errors
    /// [`Problem::NoImport`] when there is none with this id or it is removed; else as the disk has
    /// it.
    pub fn remove_import(&mut self, id: &str, at: Timestamp) -> Result<(), StoreError> {
        self.write(|file| {
            if !is_there(file, id)? {
                return Err(Problem::NoImport(id.to_owned()));
            }
            set_removed(file, id, Some(at))
        })
    }

    /// Brings a removed import back as it was.
    ///
    /// # Errors
    /// [`Problem::NoImport`] when there never was one with this id; else as the disk has it.
    pub fn restore_import(&mut self, id: &str) -> Result<(), StoreError> {
        self.write(|file| set_removed(file, id, None))
    }

    /// The imports that are not removed, in the order in which they came.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn imports(&self) -> Result<Vec<Import>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(concat!(
                "SELECT ",
                columns!(),
                " FROM import WHERE removed IS NULL ORDER BY number"
            ))?;
            let mut rows = select.query([])?;
            let mut imports = Vec::new();
            while let Some(row) = rows.next()? {
                imports.push(read(row)??);
            }
            Ok(imports)
        })
    }

    /// The import with this id; `None` when there is none or it is removed.
    ///
    /// # Errors
    /// [`Problem::Value`] when its row has no meaning; else as the disk has it.
    pub fn import(&self, id: &str) -> Result<Option<Import>, StoreError> {
        self.read(|file| {
            let sql =
                concat!("SELECT ", columns!(), " FROM import WHERE id = ?1 AND removed IS NULL");
            file.prepare_cached(sql)?.query_row([id], read).optional()?.transpose()
        })
    }

    /// The import whose file has this SHA-256; `None` when there is none or it is removed.
    ///
    /// # Errors
    /// [`Problem::Value`] when its row has no meaning; else as the disk has it.
    pub fn import_of(&self, sha256: &str) -> Result<Option<Import>, StoreError> {
        self.read(|file| {
            let sql = concat!(
                "SELECT ",
                columns!(),
                " FROM import WHERE sha256 = ?1 AND removed IS NULL"
            );
            file.prepare_cached(sql)?.query_row([sha256], read).optional()?.transpose()
        })
    }

    /// The file of an import, byte for byte, be it removed or not; `None` when there never was one.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn original(&self, id: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|file| {
            let sql = "SELECT bytes FROM original JOIN import USING (sha256) WHERE id = ?1";
            Ok(file.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
        })
    }
}

/// How many imports there are that are not removed; none in a file of the first version.
pub(crate) fn count(file: &Connection) -> Result<usize, Problem> {
    if !file.table_exists(None, "import")? {
        return Ok(0);
    }
    let sql = "SELECT count(*) FROM import WHERE removed IS NULL";
    Ok(file.query_row(sql, [], |row| row.get(0))?)
}

fn is_there(file: &Transaction<'_>, id: &str) -> Result<bool, Problem> {
    let sql = "SELECT 1 FROM import WHERE id = ?1 AND removed IS NULL";
    Ok(file.prepare_cached(sql)?.exists([id])?)
}

fn set_removed(file: &Transaction<'_>, id: &str, at: Option<Timestamp>) -> Result<(), Problem> {
    let at = at.map(|at| at.to_string());
    let sql = "UPDATE import SET removed = ?2 WHERE id = ?1";
    match file.prepare_cached(sql)?.execute((id, at))? {
        0 => Err(Problem::NoImport(id.to_owned())),
        _ => Ok(()),
    }
}

fn overwrite(file: &Transaction<'_>, import: &Import) -> Result<(), Problem> {
    // When it was first brought, and its bytes, are no matter of opinion.
    const SQL: &str = "UPDATE import SET file_name = :file_name, title = :title, family = :family,
            version = :version, publisher = :publisher, date = :date, is_policy = :is_policy,
            url = :url, modified = :modified
        WHERE id = :id";
    file.prepare_cached(SQL)?.execute(named_params! {
        ":id": import.id,
        ":file_name": import.file_name,
        ":title": import.title,
        ":family": import.family,
        ":version": import.version,
        ":publisher": import.publisher,
        ":date": import.date,
        ":is_policy": import.is_policy,
        ":url": import.url,
        ":modified": import.modified.to_string(),
    })?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Result<Import, Problem>, rusqlite::Error> {
    let (added, modified): (String, String) = (row.get(10)?, row.get(11)?);
    let moments = instant::parse(&added).and_then(|added| Ok((added, instant::parse(&modified)?)));
    let (added, modified) = match moments {
        Ok(moments) => moments,
        Err(problem) => return Ok(Err(problem)),
    };
    Ok(Ok(Import {
        id: row.get(0)?,
        sha256: row.get(1)?,
        file_name: row.get(2)?,
        title: row.get(3)?,
        family: row.get(4)?,
        version: row.get(5)?,
        publisher: row.get(6)?,
        date: row.get(7)?,
        is_policy: row.get(8)?,
        url: row.get(9)?,
        added,
        modified,
    }))
}
