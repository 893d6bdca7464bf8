//! The table `annotation_link`: what each annotation speaks for or against.
//!
//! Owns their order. They are written and read with their annotation only.

use crate::error::Problem;
use annotation::{Link, Links, Stance, Subject};
use rusqlite::{Connection, Row, Transaction};
use std::collections::HashMap;

/// A kind or a stance that a newer program has is for it to know: neither is checked here.
pub(crate) const CREATE: &str = "
CREATE TABLE annotation_link (
    annotation TEXT    NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    words      TEXT    NOT NULL CHECK (words <> ''),
    stance     TEXT    NOT NULL,
    PRIMARY KEY (annotation, place)
) STRICT, WITHOUT ROWID";

/// Gives these links to an annotation that has none.
pub(crate) fn insert(
    file: &Transaction<'_>,
    annotation: &str,
    links: &Links,
) -> Result<(), Problem> {
    let mut insert = file.prepare_cached(
        "INSERT INTO annotation_link (annotation, place, kind, words, stance)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (place, Link { subject, stance }) in links.iter().enumerate() {
        insert.execute((annotation, place, subject.kind(), subject.words(), stance.name()))?;
    }
    Ok(())
}

/// Takes an annotation's links away.
pub(crate) fn clear(file: &Transaction<'_>, annotation: &str) -> Result<(), Problem> {
    let sql = "DELETE FROM annotation_link WHERE annotation = ?1";
    file.prepare_cached(sql)?.execute([annotation])?;
    Ok(())
}

/// The links of one annotation.
pub(crate) fn of(file: &Connection, annotation: &str) -> Result<Links, Problem> {
    let mut select = file.prepare_cached(
        "SELECT annotation, kind, words, stance FROM annotation_link
         WHERE annotation = ?1 ORDER BY place",
    )?;
    select.query_and_then([annotation], read)?.map(|link| Ok(link?.1)).collect()
}

/// The links of all annotations of an edition, by the annotation's id.
pub(crate) fn of_edition(
    file: &Connection,
    edition: &str,
) -> Result<HashMap<String, Vec<Link>>, Problem> {
    let mut select = file.prepare_cached(
        "SELECT l.annotation, l.kind, l.words, l.stance
         FROM annotation JOIN annotation_link AS l ON l.annotation = annotation.id
         WHERE annotation.edition = ?1 AND annotation.removed IS NULL
         ORDER BY annotation.start, annotation.number, l.place",
    )?;
    let mut links: HashMap<String, Vec<Link>> = HashMap::new();
    for row in select.query_and_then([edition], read)? {
        let (annotation, link) = row?;
        links.entry(annotation).or_default().push(link);
    }
    Ok(links)
}

fn read(row: &Row<'_>) -> Result<(String, Link), Problem> {
    let annotation: String = row.get(0)?;
    let (kind, words, stance): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    let link = parse(&kind, &words, &stance).map_err(|reason| {
        Problem::value(format!("a link of the annotation {annotation}"), &reason)
    })?;
    Ok((annotation, link))
}

/// The link that these three words are.
///
/// # Errors
/// With the reason, when there is no such kind or stance.
pub(crate) fn parse(kind: &str, words: &str, stance: &str) -> Result<Link, String> {
    Ok(Link {
        subject: Subject::named(kind, words).ok_or_else(|| format!("kind: “{kind}” is none"))?,
        stance: Stance::named(stance).ok_or_else(|| format!("stance: “{stance}” is none"))?,
    })
}
