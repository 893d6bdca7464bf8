//! Verdicts and duties.
//!
//! Owns the commands that give them, and those that keep what the reader says of them. What a command
//! gives back as kept is on disk.

use crate::commands::Shared;
use crate::desk::Desk;
use crate::exports;
use crate::off_window::off_window;
use crate::wire::{
    Answer, Duties, Failure, FailureCode, Judged, OwnJudgement, Survey, Verdict, by_question,
};
use finding::Criterion;
use library::{Language, Ticked};
use std::sync::Arc;
use tauri::WebviewWindow;

/// An edition by all criteria, with the clauses that decide.
#[tauri::command]
pub(crate) async fn judge_edition(desk: Shared<'_>, id: String) -> Result<Judged, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&id, &desk)?;
        let own = desk.library()?.own_judgements(&document)?;
        Ok(Judged::new(&library::judged(&document)?, &own))
    })
    .await
}

/// Keeps what the reader says of an edition and a criterion; without a verdict, takes it back.
#[tauri::command]
pub(crate) async fn set_own_judgement(
    desk: Shared<'_>,
    edition: String,
    criterion: String,
    verdict: Option<Verdict>,
    note: String,
) -> Result<Option<OwnJudgement>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        let criterion = Criterion::from_id(&criterion).ok_or_else(|| Failure {
            code: FailureCode::Input,
            message: format!("there is no criterion “{criterion}”"),
        })?;
        let library = desk.library()?;
        if let Some(verdict) = verdict {
            let kept = library.judge_own(&document, criterion, verdict.into(), note)?;
            return Ok(Some(kept.into()));
        }
        library.unjudge_own(&document, criterion)?;
        Ok(None)
    })
    .await
}

/// All built-in licences by criteria and categories.
#[tauri::command]
pub(crate) async fn survey() -> Result<Survey, Failure> {
    off_window(|| Ok(library::survey()?.into())).await
}

/// What an edition asks in the reader's situation.
#[tauri::command]
pub(crate) async fn duties_of(desk: Shared<'_>, id: String) -> Result<Duties, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || asked(&id, &desk)).await
}

/// Keeps the reader's situation, and gives back what an edition asks in it.
#[tauri::command]
pub(crate) async fn save_situation(
    desk: Shared<'_>,
    id: String,
    answers: Vec<Answer>,
) -> Result<Duties, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        desk.library()?.set_situation(&by_question(answers))?;
        asked(&id, &desk)
    })
    .await
}

/// Ticks a duty of an edition, and keeps a note on it.
#[tauri::command]
pub(crate) async fn mark_duty(
    desk: Shared<'_>,
    edition: String,
    key: String,
    done: bool,
    note: String,
) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        Ok(desk.library()?.tick(&document, &key, Ticked { done, note })?)
    })
    .await
}

/// Asks where, then writes the checklist of an edition's duties, as the window shows it; gives back
/// where it lies. `None` when the reader cancels.
#[tauri::command]
pub(crate) async fn save_checklist(
    window: WebviewWindow,
    desk: Shared<'_>,
    id: String,
    markdown: String,
) -> Result<Option<String>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let title = match desk.library()?.settings()?.language {
            Language::En => "Save the checklist",
            Language::Fr => "Enregistrer la liste",
        };
        let name = exports::plain_name(&format!("{id} - duties.md"));
        super::saved(&window, &desk, title, &name, markdown.as_bytes())
    })
    .await
}

fn asked(id: &str, desk: &Desk) -> Result<Duties, Failure> {
    let document = super::known(id, desk)?;
    let library = desk.library()?;
    let answers = library.situation()?;
    let obliged = library::obliged(&document, &answers)?;
    Ok(Duties::new(obliged, &answers, &library.ticked(&document)?))
}
