//! The table `judgement`: what the reader says of an edition by a criterion.
//!
//! Owns their rows, one for each edition and criterion. What a criterion means, and whether one has
//! this id, are the caller's; the verdict that the rules give is never kept.

use crate::error::{Problem, StoreError};
use crate::instant;
use crate::open::Store;
use jiff::Timestamp;
use rusqlite::{Row, named_params};

pub(crate) const CREATE: &str = "
CREATE TABLE judgement (
    edition   TEXT NOT NULL,
    criterion TEXT NOT NULL,
    verdict   TEXT NOT NULL CHECK (verdict IN ('meets', 'fails', 'unclear', 'not-judged')),
    note      TEXT NOT NULL,
    created   TEXT NOT NULL,
    modified  TEXT NOT NULL,
    PRIMARY KEY (edition, criterion)
) STRICT, WITHOUT ROWID";

/// The columns that [`read`] reads, in its order.
macro_rules! columns {
    () => {
        "edition, criterion, verdict, note, created, modified"
    };
}

/// What the reader says of an edition by a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The edition's id.
    pub edition: String,
    /// The criterion's id. An edition has one judgement by each criterion at most.
    pub criterion: String,
    /// What the reader found.
    pub verdict: Verdict,
    /// Why; empty when nothing is noted.
    pub note: String,
    /// When it was first made.
    pub created: Timestamp,
    /// When it last changed.
    pub modified: Timestamp,
}

/// Whether an edition does what a criterion asks, as the reader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It does.
    Meets,
    /// It does not.
    Fails,
    /// It can be read both ways.
    Unclear,
    /// The reader leaves it open, perhaps with a note.
    NotJudged,
}

impl Verdict {
    fn name(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Fails => "fails",
            Self::Unclear => "unclear",
            Self::NotJudged => "not-judged",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Meets, Self::Fails, Self::Unclear, Self::NotJudged]
            .into_iter()
            .find(|verdict| verdict.name() == name)
    }
}

impl Store {
    /// Keeps a judgement, in the place of the one on its edition by its criterion if there is one:
    /// then `created` stays what it was. It is on the disk when this returns.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn set_judgement(&mut self, judgement: &Judgement) -> Result<(), StoreError> {
        const SQL: &str = concat!(
            "INSERT INTO judgement (",
            columns!(),
            ") VALUES (:edition, :criterion, :verdict, :note, :created, :modified)
            ON CONFLICT (edition, criterion) DO UPDATE SET verdict = excluded.verdict,
                note = excluded.note, modified = excluded.modified"
        );
        let Judgement { edition, criterion, verdict, note, created, modified } = judgement;
        self.write(|file| {
            file.prepare_cached(SQL)?.execute(named_params! {
                ":edition": edition,
                ":criterion": criterion,
                ":verdict": verdict.name(),
                ":note": note,
                ":created": created.to_string(),
                ":modified": modified.to_string(),
            })?;
            Ok(())
        })
    }

    /// Takes the judgement on an edition by a criterion away, for good. Says whether there was one.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn remove_judgement(&mut self, edition: &str, criterion: &str) -> Result<bool, StoreError> {
        self.write(|file| {
            let sql = "DELETE FROM judgement WHERE edition = ?1 AND criterion = ?2";
            Ok(file.prepare_cached(sql)?.execute([edition, criterion])? == 1)
        })
    }

    /// The judgements on an edition, by the criterion's id.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn judgements(&self, edition: &str) -> Result<Vec<Judgement>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(concat!(
                "SELECT ",
                columns!(),
                " FROM judgement WHERE edition = ?1 ORDER BY criterion"
            ))?;
            let rows = select.query_and_then([edition], read)?;
            rows.collect()
        })
    }

    /// The judgements on all editions, by the edition's id, then by the criterion's.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn all_judgements(&self) -> Result<Vec<Judgement>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(concat!(
                "SELECT ",
                columns!(),
                " FROM judgement ORDER BY edition, criterion"
            ))?;
            let rows = select.query_and_then([], read)?;
            rows.collect()
        })
    }
}

fn read(row: &Row<'_>) -> Result<Judgement, Problem> {
    let (edition, criterion): (String, String) = (row.get(0)?, row.get(1)?);
    let unfit = |reason: String| {
        Problem::value(format!("the judgement on {edition} by {criterion}"), &reason)
    };
    let verdict: String = row.get(2)?;
    let moment = |column: &str| {
        let text: String = row.get(column)?;
        instant::parse(&text).map_err(|problem| unfit(format!("{column}: {problem}")))
    };
    Ok(Judgement {
        verdict: Verdict::named(&verdict)
            .ok_or_else(|| unfit(format!("verdict: “{verdict}” is none")))?,
        note: row.get(3)?,
        created: moment("created")?,
        modified: moment("modified")?,
        edition,
        criterion,
    })
}
