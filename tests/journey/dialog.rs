//! The system's own dialogs, which stand outside the window's page.
//!
//! Owns typing into them, by the keyboard of the display.

use crate::display::Display;
use crate::page;
use std::path::Path;
use std::process::Command;

/// Types a path into the save dialog with this title and confirms it.
pub async fn save_as(display: &Display, title: &str, path: &Path) {
    let path = path.to_str().expect("the path is plain text");
    answer(display, title, |xdotool| {
        // Over the suggested name, which is selected but for its ending.
        xdotool(&["key", "ctrl+a"]);
        xdotool(&["type", "--delay", "20", path]);
    })
    .await;
}

/// Types the path of a folder that is there into the dialog with this title and confirms it.
pub async fn choose_folder(display: &Display, title: &str, path: &Path) {
    let path = path.to_str().expect("the path is plain text");
    answer(display, title, |xdotool| {
        // This dialog has a line for a path only when it is asked for.
        xdotool(&["key", "ctrl+l"]);
        xdotool(&["key", "ctrl+a"]);
        xdotool(&["type", "--delay", "20", path]);
    })
    .await;
}

/// Types the path of a file into the dialog with this title that asks for one, and confirms it.
pub async fn open(display: &Display, title: &str, path: &Path) {
    let path = path.to_str().expect("the path is plain text");
    answer(display, title, |xdotool| {
        // A slash has the dialog take a path instead of showing places. On the way to that it may lose
        // a key: the path stays the same with some slashes more, or fewer.
        xdotool(&["type", "--delay", "20", &format!("///{path}")]);
    })
    .await;
}

/// Waits for a dialog, has its path typed and confirms it.
async fn answer(display: &Display, title: &str, type_path: impl Fn(&dyn Fn(&[&str]))) {
    let pattern = format!("^{title}$");
    let search = ["search", "--onlyvisible", "--name", &pattern];
    let window = page::until(title, async || {
        let told = xdotool(display, &search).ok()?;
        told.lines().next_back().map(str::to_owned)
    })
    .await;
    let press = |arguments: &[&str]| {
        xdotool(display, arguments).expect("the dialog takes the keyboard");
    };
    press(&["windowfocus", "--sync", &window]);
    type_path(&press);
    press(&["key", "Return"]);
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
