//! The system's own dialogs, which stand outside the window's page.
//!
//! Owns typing into them, by the keyboard of the display.

use crate::display::Display;
use crate::page;
use std::path::Path;
use std::process::Command;

/// Types a path into the save dialog with this title and confirms it.
pub async fn save_as(display: &Display, title: &str, path: &Path) {
    // Over the suggested name, which is selected but for its ending.
    type_over(display, title, &["ctrl+a"], path).await;
}

/// Types the path of a folder that is there into the dialog with this title and confirms it.
pub async fn choose_folder(display: &Display, title: &str, path: &Path) {
    // This dialog has a line for a path only when it is asked for.
    type_over(display, title, &["ctrl+l", "ctrl+a"], path).await;
}

async fn type_over(display: &Display, title: &str, before: &[&str], path: &Path) {
    let xdotool = |arguments: &[&str]| xdotool(display, arguments);
    let pattern = format!("^{title}$");
    let search = ["search", "--onlyvisible", "--name", &pattern];
    let window = page::until(title, async || {
        let told = xdotool(&search).ok()?;
        told.lines().next_back().map(str::to_owned)
    })
    .await;
    let path = path.to_str().expect("the path is plain text");
    xdotool(&["windowfocus", "--sync", &window]).expect("the dialog takes the keyboard");
    for key in before {
        xdotool(&["key", key]).expect("a key");
    }
    xdotool(&["type", "--delay", "20", path]).expect("keys");
    xdotool(&["key", "Return"]).expect("a key");
}

fn xdotool(display: &Display, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("xdotool")
        .args(arguments)
        .env("DISPLAY", &display.name)
        .output()
        .expect("xdotool cannot be started: run `cargo xtask setup`");
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
