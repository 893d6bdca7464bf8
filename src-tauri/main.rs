//! The app's program. All that it does stands in the library beside it.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    glossator_app::run(std::env::args_os().skip(1))
}
