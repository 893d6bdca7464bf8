//! The system's own dialogs, which stand outside the window's page.
//!
//! Owns typing into them, by the keyboard of the display.

use crate::display::Display;
use crate::page;
use std::path::Path;
use std::process::Command;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

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

/// Presses keys that lead to a line for a path, and types it there.
async fn type_over(display: &Display, title: &str, keys: &[&str], path: &Path) {
    let path = path.to_str().expect("the path is plain text");
    answer(display, title, |xdotool| {
        for key in keys {
            xdotool(&["key", key]);
        }
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

/// Waits for a dialog, has its path typed and confirms it, and waits for its end.
async fn answer(display: &Display, title: &str, type_path: impl Fn(&dyn Fn(&[&str]))) {
    let pattern = format!("^{title}$");
    let search = || {
        let told = xdotool(display, &["search", "--onlyvisible", "--name", &pattern]).ok()?;
        told.lines().next_back().map(str::to_owned)
    };
    let window = page::until(title, async || search()).await;
    let press = |arguments: &[&str]| {
        xdotool(display, arguments).expect("the dialog takes the keyboard");
    };
    press(&["windowfocus", "--sync", &window]);
    stands_still(display, &window).await;
    type_path(&press);
    stands_still(display, &window).await;
    press(&["key", "Return"]);
    let gone = async || search().is_none().then_some(());
    page::until("the dialog's end", gone).await;
}

/// For so many looks in a row a window shows the same once it has done what it was about.
const STILL: usize = 5;

/// Waits until a window shows the same, look after look: a dialog that still lists files loses keys.
async fn stands_still(display: &Display, window: &str) {
    let (screen, _) = x11rb::connect(Some(&display.name)).expect("the screen takes clients");
    let window = window.parse().expect("a window's number");
    let (mut seen, mut same) = (Vec::new(), 0);
    page::until("a dialog that stands still", async || {
        let now = picture(&screen, window)?;
        same = if now == seen { same + 1 } else { 0 };
        seen = now;
        (same >= STILL).then_some(())
    })
    .await;
}

fn picture(screen: &RustConnection, window: Window) -> Option<Vec<u8>> {
    let at = screen.get_geometry(window).ok()?.reply().ok()?;
    let image =
        screen.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, at.width, at.height, !0).ok()?;
    Some(image.reply().ok()?.data)
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
