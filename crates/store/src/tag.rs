//! The table `tag`: the tags of each annotation.
//!
//! Owns their order. They are written and read with their annotation only.

use crate::error::Problem;
use annotation::Tags;
use rusqlite::{Connection, Transaction};
use std::collections::HashMap;

pub(crate) const CREATE: &str = "
CREATE TABLE tag (
    annotation TEXT    NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL CHECK (name <> ''),
    place      INTEGER NOT NULL,
    PRIMARY KEY (annotation, name)
) STRICT, WITHOUT ROWID";

/// Gives these tags to an annotation that has none.
pub(crate) fn insert(file: &Transaction<'_>, annotation: &str, tags: &Tags) -> Result<(), Problem> {
    let mut insert =
        file.prepare_cached("INSERT INTO tag (annotation, name, place) VALUES (?1, ?2, ?3)")?;
    for (place, name) in tags.iter().enumerate() {
        insert.execute((annotation, name, place))?;
    }
    Ok(())
}

/// Takes an annotation's tags away.
pub(crate) fn clear(file: &Transaction<'_>, annotation: &str) -> Result<(), Problem> {
    file.prepare_cached("DELETE FROM tag WHERE annotation = ?1")?.execute([annotation])?;
    Ok(())
}

/// The tags of one annotation.
pub(crate) fn of(file: &Connection, annotation: &str) -> Result<Tags, Problem> {
    let mut select =
        file.prepare_cached("SELECT name FROM tag WHERE annotation = ?1 ORDER BY place")?;
    let names: Vec<String> =
        select.query_map([annotation], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names.into())
}

/// The tags of all annotations of an edition, by the annotation's id.
pub(crate) fn of_edition(
    file: &Connection,
    edition: &str,
) -> Result<HashMap<String, Vec<String>>, Problem> {
    // Sorted here, a few at a time; SQLite would sort those of all annotations at once.
    let mut select = file.prepare_cached(
        "SELECT tag.annotation, tag.place, tag.name
         FROM annotation JOIN tag ON tag.annotation = annotation.id
         WHERE annotation.edition = ?1 AND annotation.removed IS NULL",
    )?;
    let mut tags: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    let mut rows = select.query([edition])?;
    while let Some(row) = rows.next()? {
        tags.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    let sorted = |mut tags: Vec<(usize, String)>| {
        tags.sort_unstable();
        tags.into_iter().map(|(_, name)| name).collect()
    };
    Ok(tags.into_iter().map(|(annotation, tags)| (annotation, sorted(tags))).collect())
}
