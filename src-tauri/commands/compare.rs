//! The comparison.
//!
//! Owns the command behind it.

use crate::off_window::off_window;
use crate::wire::{Compared, Failure};
use library::Scope;

/// Two to six editions side by side; with `bundle`, each with what it incorporates.
#[tauri::command]
pub(crate) async fn compare_editions(ids: Vec<String>, bundle: bool) -> Result<Compared, Failure> {
    off_window(move || {
        for id in &ids {
            super::known(id)?;
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let scope = if bundle { Scope::Bundle } else { Scope::Alone };
        Ok(Compared::from(&library::compare(&ids, scope)?))
    })
    .await
}
