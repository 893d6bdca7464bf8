//! The comparison.
//!
//! Owns the command behind it.

use crate::commands::Shared;
use crate::off_window::off_window;
use crate::wire::{Compared, Failure};
use library::Scope;
use std::sync::Arc;

/// Two to six editions side by side; with `bundle`, each with what it incorporates.
#[tauri::command]
pub(crate) async fn compare_editions(
    desk: Shared<'_>,
    ids: Vec<String>,
    bundle: bool,
) -> Result<Compared, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let sides = ids.iter().map(|id| super::known(id, &desk)).collect::<Result<Vec<_>, _>>()?;
        let scope = if bundle { Scope::Bundle } else { Scope::Alone };
        Ok(Compared::from(&library::compare(&sides, scope)?))
    })
    .await
}
