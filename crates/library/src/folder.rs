//! Where the reader's library lies when nobody says otherwise.
//!
//! Owns the one answer that the app and the command line share, so that both see the same notes.

use crate::Error;
use std::path::PathBuf;

/// The name under which the system files the app's data; the app's identifier in `tauri.conf.json`.
const IDENTIFIER: &str = "org.glossator.desktop";

/// The library folder of the present user: `$XDG_DATA_HOME` or `~/.local/share` on Linux,
/// `~/Library/Application Support` on macOS, `%APPDATA%` on Windows.
///
/// # Errors
/// When the system names no home folder.
pub fn default_folder() -> Result<PathBuf, Error> {
    data_folder(|name| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from))
        .map(|folder| folder.join(IDENTIFIER))
        .ok_or_else(|| {
            Error::Input("no home folder is set; name a library folder with --data".into())
        })
}

#[cfg(target_os = "macos")]
fn data_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    variable("HOME").map(|home| home.join("Library/Application Support"))
}

#[cfg(windows)]
fn data_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    variable("APPDATA")
}

#[cfg(not(any(target_os = "macos", windows)))]
fn data_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let home = || variable("HOME").map(|home| home.join(".local/share"));
    // A relative XDG path is to be ignored: XDG Base Directory Specification 0.8.
    variable("XDG_DATA_HOME").filter(|p| p.is_absolute()).or_else(home)
}

#[cfg(all(test, not(any(target_os = "macos", windows))))]
mod tests {
    use super::*;

    #[test]
    fn the_folder_follows_the_environment() {
        let folder = |xdg: Option<&str>, home: Option<&str>| {
            data_folder(|name| match name {
                "XDG_DATA_HOME" => xdg.map(PathBuf::from),
                _ => home.map(PathBuf::from),
            })
        };
        assert_eq!(folder(Some("/x"), Some("/h")), Some("/x".into()));
        assert_eq!(folder(Some("x"), Some("/h")), Some("/h/.local/share".into()));
        assert_eq!(folder(None, None), None);
    }
}
