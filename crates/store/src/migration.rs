//! The versions of the library file and the way from one to the next.
//!
//! Owns `user_version`, `application_id` and the order of steps. Forward only: each step runs whole
//! or not at all, and a step that was ever released is never edited; `tests/schema` holds what each
//! made, and a test compares.

use crate::error::Problem;
use crate::{
    carried, duty_state, history, import, judgement, link, noted_text, row, search, setting,
    situation, tag,
};
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// "Glos" in ASCII: tells a library from any other SQLite file.
const APPLICATION_ID: i64 = 0x476c_6f73;

/// What each version adds to the one before it; the first makes version 1.
const STEPS: &[&[&str]] = &[
    &[row::CREATE, tag::CREATE, history::CREATE, setting::CREATE],
    &[import::CREATE],
    &[judgement::CREATE, duty_state::CREATE, situation::CREATE],
    &[row::ADD_KINDS, link::CREATE, history::ADD_TAKEN, carried::CREATE, search::CREATE],
    &[noted_text::CREATE],
];

/// The last version whose notes had no index: no SQL makes the words that stand in one.
const UNINDEXED: usize = 3;

/// The version that this program reads and writes.
fn known() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Says whether the file is a library that this program may write, without writing anything.
pub(crate) fn check(connection: &Connection) -> Result<(), Problem> {
    // One statement sees one state of the file: another program may be making it just now.
    let (application, version, objects): (i64, i64, i64) = connection.query_row(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
         FROM pragma_application_id, pragma_user_version",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    // A new file has no marks yet; nor has one whose making was cut short, which is as empty.
    let new = application == 0 && version == 0 && objects == 0;
    if application != APPLICATION_ID && !new {
        return Err(Problem::NotALibrary);
    }
    if version > known() {
        return Err(Problem::Newer { found: version, known: known() });
    }
    Ok(())
}

/// Brings the file up to date, in one transaction. Before a file that holds something is changed,
/// `keep` is given the version that it will have; nobody else can write until it returns.
pub(crate) fn migrate(
    connection: &Connection,
    keep: impl FnOnce(i64) -> Result<(), Problem>,
) -> Result<(), Problem> {
    if marks(connection)? == (APPLICATION_ID, known()) {
        return Ok(());
    }
    let transaction = match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
        Ok(transaction) => transaction,
        // Another program may have held the lock because it migrates, and then because it writes.
        Err(_) if marks(connection)? == (APPLICATION_ID, known()) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    // Another program may have been here since `check`.
    check(&transaction)?;
    if (1..known()).contains(&version(&transaction)?) {
        keep(known())?;
    }
    steps(&transaction, STEPS)?;
    transaction.commit()?;
    Ok(())
}

/// Runs those of `steps` that the file has not seen.
fn steps(transaction: &Transaction<'_>, steps: &[&[&str]]) -> Result<(), Problem> {
    let (_, version) = marks(transaction)?;
    let done = usize::try_from(version).map_err(|_| Problem::NotALibrary)?;
    for step in steps.iter().skip(done) {
        for sql in *step {
            transaction.execute_batch(sql)?;
        }
    }
    if (done..steps.len()).contains(&UNINDEXED) {
        search::fill(transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", steps.len().max(done))?;
    Ok(())
}

/// The file's version; 0 for a new file.
pub(crate) fn version(connection: &Connection) -> Result<i64, Problem> {
    Ok(marks(connection)?.1)
}

/// The file's `application_id` and `user_version`.
fn marks(connection: &Connection) -> Result<(i64, i64), Problem> {
    let mark = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok((mark("application_id")?, mark("user_version")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that the file's schema holds, as SQL.
    fn schema(connection: &Connection) -> String {
        let mut all = connection
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
            .unwrap();
        let rows: Vec<String> =
            all.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        rows.join(";\n\n") + ";\n"
    }

    /// A file as the version `version` made it, in memory.
    fn of_version(version: usize) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        let transaction = connection.transaction().unwrap();
        steps(&transaction, &STEPS[..version]).unwrap();
        transaction.commit().unwrap();
        connection
    }

    #[test]
    fn every_older_version_becomes_what_a_new_file_is() {
        let fresh = Connection::open_in_memory().unwrap();
        migrate(&fresh, |_| panic!("nothing to keep")).unwrap();
        for version in 1..=STEPS.len() {
            let older = of_version(version);
            migrate(&older, |_| Ok(())).unwrap();
            assert_eq!(schema(&older), schema(&fresh), "from version {version}");
            assert_eq!(marks(&older).unwrap(), (APPLICATION_ID, known()));
            let sound = |pragma| {
                let mut rows = older.prepare(pragma).unwrap();
                let rows = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
                rows.map(Result::unwrap).collect::<Vec<_>>()
            };
            assert_eq!(sound("PRAGMA foreign_key_check"), [""; 0]);
            assert_eq!(sound("PRAGMA integrity_check"), ["ok"]);
        }
    }

    /// What each version may hold, as SQL that fills its new tables.
    const HELD: &[&str] = &[
        "INSERT INTO annotation (number, id, edition, exact, prefix, suffix, start, \"end\", address,
            text_hash, colour, body, author, created, modified, removed)
         VALUES (7, 'id', 'mit', 'seven', '', '', 3, 8, '1.b', 'hash', 3, 'a note; -- “é”',
            'A. Reader', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z', NULL);
         INSERT INTO tag VALUES ('id', 'EU', 0);
         INSERT INTO annotation_history (sequence, annotation, change, at, state)
            VALUES (9, 'id', 'added', '2026-01-02T03:04:05Z', '{}');
         INSERT INTO setting VALUES ('theme', '\"sepia\"')",
        "INSERT INTO original VALUES ('hash', x'00ff');
         INSERT INTO import VALUES (5, 'own-a', 'hash', 'a.txt', 'Ours', '', '', '', NULL, 0, NULL,
            '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z', '2026-01-03T03:04:05Z')",
        "INSERT INTO judgement VALUES ('mit', 'osd-5', 'fails', 'a note', '2026-01-02T03:04:05Z',
            '2026-01-02T03:04:05Z');
         INSERT INTO duty_state VALUES ('mit', 'notice', 1, '', '2026-01-02T03:04:05Z');
         INSERT INTO situation VALUES ('role', 'host')",
        "INSERT INTO annotation_change VALUES ('id', 'llama-2', 'added', '', '', '', 0, 0, '', '');
         INSERT INTO annotation_link VALUES ('id', 0, 'claim', 'cut off', 'contradicts');
         INSERT INTO carrying VALUES ('llama-3.1', 'llama-3', '2026-01-02T03:04:05Z');
         INSERT INTO carried VALUES (3, 'id', 'llama-3.1', NULL, '2026-01-02T03:04:05Z')",
        "INSERT INTO noted_text VALUES ('hash', '{}')",
    ];

    /// The names of the tables.
    fn tables(connection: &Connection) -> Vec<String> {
        let mut names = connection
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                     AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
            )
            .unwrap();
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// The names of a table's columns, as SQL.
    fn columns(connection: &Connection, table: &str) -> String {
        let all = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let names = all.column_names().map(|name| format!("\"{name}\"")).collect::<Vec<_>>();
        names.join(", ")
    }

    /// The rows of a table, each with the value and the type of these columns.
    fn rows(connection: &Connection, table: &str, columns: &str) -> Vec<String> {
        let mut all = connection.prepare(&format!("SELECT {columns} FROM \"{table}\"")).unwrap();
        let columns = all.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|i| row.get::<_, rusqlite::types::Value>(i).unwrap());
            Ok(format!("{:?}", values.collect::<Vec<_>>()))
        };
        all.query_map([], row).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn every_older_version_keeps_what_it_holds() {
        assert_eq!(HELD.len(), STEPS.len(), "each version has something to lose");
        for version in 1..STEPS.len() {
            let older = of_version(version);
            older.execute_batch(&HELD[..version].join(";")).unwrap();
            let held = |table: String| {
                let columns = columns(&older, &table);
                (rows(&older, &table, &columns), table, columns)
            };
            let before: Vec<_> = tables(&older).into_iter().map(held).collect();
            assert!(before.iter().all(|(rows, ..)| !rows.is_empty()), "an empty table: {before:?}");
            migrate(&older, |_| Ok(())).unwrap();
            for (expected, table, columns) in before {
                assert_eq!(rows(&older, &table, &columns), expected, "{table} of {version}");
            }
            for table in tables(&older).iter().filter(|t| !tables(&of_version(version)).contains(t))
            {
                assert_eq!(rows(&older, table, "*"), [""; 0], "{table} is new");
            }
            older.execute_batch(&HELD[version..].join(";")).unwrap();
        }
    }

    #[test]
    fn released_versions_stay_as_they_were_released() {
        let released = [
            include_str!("../tests/schema/1.sql"),
            include_str!("../tests/schema/2.sql"),
            include_str!("../tests/schema/3.sql"),
            include_str!("../tests/schema/4.sql"),
            include_str!("../tests/schema/5.sql"),
        ];
        for (i, expected) in released.iter().enumerate() {
            assert_eq!(schema(&of_version(i + 1)), *expected, "version {}", i + 1);
        }
        assert_eq!(released.len(), STEPS.len(), "each version has its file in tests/schema");
    }

    #[test]
    fn every_table_is_strict() {
        let connection = of_version(STEPS.len());
        let lax: i64 = connection
            .query_row(
                "SELECT count(*) FROM pragma_table_list
                 WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT strict",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(lax, 0);
    }

    #[test]
    fn a_step_that_fails_leaves_nothing() {
        let mut connection = of_version(STEPS.len());
        let before = schema(&connection);
        let transaction = connection.transaction().unwrap();
        let broken: Vec<&[&str]> = STEPS
            .iter()
            .copied()
            .chain([&["CREATE TABLE extra (a INTEGER) STRICT", "no SQL"][..]])
            .collect();
        assert!(steps(&transaction, &broken).is_err());
        drop(transaction);
        assert_eq!(schema(&connection), before);
    }
}
