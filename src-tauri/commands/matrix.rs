//! The matrix.
//!
//! Owns the command behind it.

use crate::commands::Shared;
use crate::off_window::off_window;
use crate::wire::{Failure, Matrix};
use library::Scope;
use std::sync::Arc;

/// Two to twelve editions, clause by clause; with `bundle`, each with what it incorporates.
#[tauri::command]
pub(crate) async fn matrix(
    desk: Shared<'_>,
    ids: Vec<String>,
    bundle: bool,
) -> Result<Matrix, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let texts = ids.iter().map(|id| super::known(id, &desk)).collect::<Result<Vec<_>, _>>()?;
        let scope = if bundle { Scope::Bundle } else { Scope::Alone };
        Ok(Matrix::from(&library::matrix(&texts, scope)?))
    })
    .await
}
