//! The desktop shell: a window, the commands that it may call, and the shapes that cross to it.
//!
//! Owns everything that knows Tauri. It reads, compares and judges nothing itself: each command
//! asks `library` and converts the answer.

mod closing;
mod commands;
mod desk;
mod exports;
mod off_window;
mod start;
mod tray;
mod window;
pub mod wire;

use closing::Closing;
use desk::Desk;
use library::Place;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use tauri::Manager as _;
use tray::Tray;

/// Runs the app until its window closes.
///
/// `arguments` are those behind the program's name: `--data DIR` names the library folder; without
/// it the environment's `GLOSSATOR_DATA` does, else it is the present user's own. All others are files
/// to look at.
///
/// Gives back 2 for arguments that make no sense and 4 when the system lets no window open; both
/// are told on standard error.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let start::Start { place, files } = match start::start(arguments, |name| std::env::var_os(name))
    {
        Ok(start) => start,
        Err(sentence) => {
            eprintln!("glossator: {sentence}");
            return ExitCode::from(2);
        }
    };
    let mut builder = tauri::Builder::default();
    if matches!(place, Place::Own { .. }) {
        // Only of the user's own library is there a single window: two that were named may be open beside it.

        // First of all plugins: a second start hands over to the first before it does anything.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            window::raise(app);
            app.state::<Arc<Tray>>().hand_over(start::files(&arguments, &folder));
        }));
    }
    let desk = Arc::new(Desk::new(place.clone()));
    desk.warm_up();
    let tray = Arc::new(Tray::default());
    tray.hand_over(files);
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembered_in(place.base()))
        .manage(desk)
        .manage(tray)
        .manage(Closing::default())
        .invoke_handler(commands::handler())
        .setup(|app| {
            let desk = app.state::<Arc<Desk>>();
            window::open(app.handle(), desk.place().base(), desk.theme()).map_err(Into::into)
        });
    // Without a display, and where the window cannot be made, Tauri panics: it tells why itself.
    let run = AssertUnwindSafe(|| {
        app.build(tauri::generate_context!())?.run(|_app, _event| {
            // Other systems name the files on the command line.
            #[cfg(target_os = "macos")]
            if let tauri::RunEvent::Opened { urls } = _event {
                let paths = urls.iter().filter_map(|url| url.to_file_path().ok()).collect();
                _app.state::<Arc<Tray>>().hand_over(paths);
            }
        });
        tauri::Result::Ok(())
    });
    match catch_unwind(run) {
        Ok(Ok(())) => return ExitCode::SUCCESS,
        Ok(Err(error)) => eprintln!("glossator: the window cannot be opened: {error}"),
        Err(_) => eprintln!("glossator: the window cannot be opened; is there a display?"),
    }
    ExitCode::from(4)
}
