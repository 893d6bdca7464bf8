//! `gloss duties` and `gloss check`: what a licence asks in a situation, and whether it has what may not
//! be.
//!
//! Owns the form of their output. What is asked is the library's.

use crate::arguments::{Check, Duties};
use crate::{Outcome, print};
use finding::{Applies, Category, Questions, Situation};
use library::{Answers, Document, Error, Library};
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Serialize)]
struct Asked<'a> {
    duties: Vec<Duty<'a>>,
}

#[derive(Serialize)]
struct Duty<'a> {
    #[serde(rename = "duty")]
    id: &'a str,
    act: &'static str,
    says: &'a str,
    applies: bool,
    unanswered: &'a [String],
    because: Vec<String>,
    clauses: Vec<Clause<'a>>,
}

#[derive(Serialize)]
struct Clause<'a> {
    document: &'a str,
    category: &'static str,
    address: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
}

/// Prints what a text, with what it incorporates, asks in a situation.
pub fn run(
    document: &Arc<Document>,
    options: &Duties,
    folder: impl FnOnce() -> Result<Option<PathBuf>, Error>,
    json: bool,
) -> Result<(), Error> {
    let answers = answers(options, folder)?;
    let obliged = library::obliged(document, &answers)?;
    let duty = |o: &'_ library::Obligation| {
        let clauses =
            o.places.iter().map(|(at, finding)| clause(&obliged.documents[*at], *finding));
        let unanswered = match &o.duty.applies {
            Applies::Yes => &[][..],
            Applies::May { unanswered } => unanswered,
        };
        (unanswered.to_vec(), clauses.collect::<Vec<_>>())
    };
    let told: Vec<_> = obliged.duties.iter().map(|o| (o, duty(o))).collect();
    if json {
        let duties = told.iter().map(|(o, (unanswered, _))| Duty {
            id: &o.duty.id,
            act: o.duty.act.id(),
            says: &o.duty.says.en,
            applies: unanswered.is_empty(),
            unanswered,
            because: o
                .duty
                .because
                .iter()
                .map(|a| format!("{}={}", a.question, a.option))
                .collect(),
            clauses: o.places.iter().map(|(at, f)| clause(&obliged.documents[*at], *f)).collect(),
        });
        return print::json(&Asked { duties: duties.collect() });
    }
    for (o, (unanswered, clauses)) in &told {
        let may = if unanswered.is_empty() { "" } else { " (may apply)" };
        print::line(&format!("{:8} {}{may}", o.duty.act.id(), o.duty.says.en))?;
        for clause in clauses {
            let at = format!("{} {}", clause.document, clause.address);
            print::line(&format!("{:8} {at}: “{}”", "", clause.quote))?;
        }
    }
    Ok(())
}

fn answers(
    options: &Duties,
    folder: impl FnOnce() -> Result<Option<PathBuf>, Error>,
) -> Result<Answers, Error> {
    let Some(path) = &options.situation else {
        let kept = folder()?.map(|folder| Library::there(&folder)).transpose()?.flatten();
        return Ok(kept.map(|library| library.situation()).transpose()?.unwrap_or_default());
    };
    let bytes = library::read_file(path)?;
    let wrong = |reason: String| Error::Input(format!("{}: {reason}", path.display()));
    let source = String::from_utf8(bytes).map_err(|error| wrong(error.to_string()))?;
    let questions = Questions::built_in();
    let situation = Situation::parse(&source, questions).map_err(|e| wrong(e.to_string()))?;
    let answered = |id: &str| Some((id.to_owned(), situation.answer(id)?.clone()));
    Ok(questions.all().iter().filter_map(|q| answered(&q.id)).collect())
}

fn clause(document: &Document, finding: usize) -> Clause<'_> {
    let finding = &document.findings[finding];
    Clause {
        document: &document.info.id,
        category: finding.category.id(),
        address: document.outline.clause(finding.clause).address.as_str(),
        start: finding.span.start().bytes(),
        end: finding.span.end().bytes(),
        quote: document.text.of(finding.span),
    }
}

#[derive(Serialize)]
struct Checked<'a> {
    holds: bool,
    clauses: Vec<Clause<'a>>,
}

/// Prints the clauses of a text, and of what it incorporates, that carry a forbidden category.
///
/// # Errors
/// When there is no such category.
pub fn check(document: &Arc<Document>, options: &Check, json: bool) -> Result<Outcome, Error> {
    let forbidden = options.forbid.iter().map(|id| {
        Category::from_id(id).ok_or_else(|| {
            let known: Vec<&str> = Category::ALL.iter().map(|c| c.id()).collect();
            Error::Input(format!("there is no category “{id}”; there are: {}", known.join(", ")))
        })
    });
    let forbidden: Vec<Category> = forbidden.collect::<Result<_, _>>()?;
    let documents = library::bundle(document)?;
    let mut clauses = Vec::new();
    for document in &documents {
        let carrying = document.findings.iter().enumerate();
        let carrying = carrying.filter(|(_, f)| forbidden.contains(&f.category));
        clauses.extend(carrying.map(|(at, _)| clause(document, at)));
    }
    let holds = clauses.is_empty();
    if json {
        print::json(&Checked { holds, clauses })?;
    } else {
        for clause in &clauses {
            let at = format!("{} {}", clause.document, clause.address);
            print::line(&format!("{:20} {at}: “{}”", clause.category, clause.quote))?;
        }
    }
    Ok(if holds { Outcome::Done } else { Outcome::Not })
}
