//! The one window.
//!
//! Owns how it opens, closes, is found again, and what it may load: the app's own pages and nothing
//! else.

use crate::closing::Closing;
use library::Theme;
use std::path::Path;
use std::time::Instant;
use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::window::Color;
use tauri::{AppHandle, Manager, Url, WebviewWindowBuilder, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

/// The window's label, in `tauri.conf.json` and in its capability.
const LABEL: &str = "main";

/// Opens the window as `tauri.conf.json` describes it, on the paper of the reader's theme, so that
/// nothing flashes before the page is drawn.
///
/// What the web view keeps for itself goes into a folder of its own inside `folder`, the library's.
pub(crate) fn open(app: &AppHandle, folder: &Path, theme: Theme) -> tauri::Result<()> {
    let described = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let described = described.ok_or(tauri::Error::WindowNotFound)?;
    let window = WebviewWindowBuilder::from_config(app, described)?
        .data_directory(folder.join("webview"))
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    let desktop = app.clone();
    window.on_window_event(move |event| {
        // The page closes the window once it has stored everything.
        if let WindowEvent::CloseRequested { api, .. } = event
            && desktop.state::<Closing>().holds(Instant::now())
        {
            api.prevent_close();
        }
    });
    let is_dark = theme == Theme::System && window.theme()? == tauri::Theme::Dark;
    window.set_background_color(Some(paper(if is_dark { Theme::Dark } else { theme })))
}

/// The colour of the page in a theme: `--paper` in `ui/src/face/tokens.css`.
fn paper(theme: Theme) -> Color {
    match theme {
        Theme::System | Theme::Light => Color(0xfb, 0xf9, 0xf4, 0xff),
        Theme::Sepia => Color(0xf4, 0xea, 0xd5, 0xff),
        Theme::Dark => Color(0x19, 0x17, 0x15, 0xff),
    }
}

/// Whether an address is one of the app's own pages. A link in a licence never leads the window
/// away from them.
fn is_own_page(address: &Url) -> bool {
    if cfg!(windows) {
        address.host_str() == Some("tauri.localhost") && address.port().is_none()
    } else {
        address.scheme() == "tauri"
    }
}

/// Brings the window to the front.
pub(crate) fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse each of these; then the window stays where it is.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Keeps the window's size and place from one start to the next, in a file of the library folder.
pub(crate) fn remembered_in(folder: &Path) -> TauriPlugin<Wry> {
    let file = folder.join("window.json");
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(kept)
        .with_filename(file.to_string_lossy())
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_is_that_of_the_front_end() {
        let tokens = include_str!("../ui/src/face/tokens.css");
        for theme in [Theme::Light, Theme::Sepia, Theme::Dark] {
            let Color(red, green, blue, _) = paper(theme);
            let paper = format!("--paper: #{red:02x}{green:02x}{blue:02x};");
            assert!(tokens.contains(&paper), "{theme:?}: {paper}");
        }
    }

    #[test]
    fn only_the_apps_own_pages_open() {
        for (address, own) in [
            ("tauri://localhost/", !cfg!(windows)),
            ("tauri://localhost/index.html#/read/x", !cfg!(windows)),
            ("http://tauri.localhost/", cfg!(windows)),
            ("http://tauri.localhost:8080/", false),
            ("https://tauri.localhost.example.org/", false),
            ("https://example.org/tauri://localhost", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
            ("about:blank", false),
        ] {
            assert_eq!(is_own_page(&Url::parse(address).unwrap()), own, "{address}");
        }
    }
}
