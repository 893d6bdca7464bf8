//! Library files as older versions of Glossator made them.

use rusqlite::Connection;
use std::path::Path;

/// How many versions there were before this one.
pub const VERSIONS: usize = 4;

/// The schemas that were released, from version 1 on.
const SCHEMAS: [&str; VERSIONS] = [
    include_str!("../schema/1.sql"),
    include_str!("../schema/2.sql"),
    include_str!("../schema/3.sql"),
    include_str!("../schema/4.sql"),
];

/// One note by "A. Reader" on "mit", as the first version kept it.
const NOTE: &str = "
INSERT INTO annotation (id, edition, exact, prefix, suffix, start, \"end\", address, text_hash,
    colour, body, author, created, modified)
VALUES ('00000000-0000-4000-8000-000000000001', 'mit', 'seven words', '', '', 3, 14, '1', 'hash', 2,
    'from before', 'A. Reader', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z');
INSERT INTO annotation_history (annotation, change, at, state)
VALUES ('00000000-0000-4000-8000-000000000001', 'added', '2026-01-02T03:04:05Z',
    '{\"edition\":\"mit\",\"exact\":\"seven words\",\"prefix\":\"\",\"suffix\":\"\",\"start\":3,
      \"end\":14,\"address\":\"1\",\"text_hash\":\"hash\",\"colour\":2,\"body\":\"from before\",
      \"tags\":[\"EU\"],\"author\":\"A. Reader\",\"created\":\"2026-01-02T03:04:05Z\",
      \"modified\":\"2026-01-02T03:04:05Z\"}');
INSERT INTO tag VALUES ('00000000-0000-4000-8000-000000000001', 'EU', 0)";

/// The version from which on notes are indexed.
const INDEXED: usize = 4;

/// What the index has of the note.
const INDEX: &str = "
INSERT INTO note_words (rowid, body, quote, tags, claims, author, facets)
VALUES (1, 'from before', 'seven words', 'eu', '', 'a reader',
    '\u{f000} \u{f005}2 \u{f007}open \u{f006}a \u{f006}reader \u{f003}mit \u{f004}eu')";

/// Makes a library of this version at `path`, with one note.
pub fn library(path: &Path, version: usize) {
    let file = Connection::open(path).unwrap();
    file.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    let mut statements: Vec<&str> = SCHEMAS[version - 1].split(";\n\n").collect();
    // SQLite's own table comes by itself, and so do those beneath an index of words.
    statements.retain(|sql| !sql.contains("sqlite_sequence") && !sql.contains("'note_words_"));
    // Tables before what stands on them.
    statements.sort_by_key(|sql| sql.contains("INDEX"));
    file.execute_batch(&statements.join(";\n")).unwrap();
    file.execute_batch(NOTE).unwrap();
    if version >= INDEXED {
        file.execute_batch(INDEX).unwrap();
    }
    file.pragma_update(None, "application_id", 0x476c_6f73).unwrap();
    file.pragma_update(None, "user_version", version).unwrap();
}
