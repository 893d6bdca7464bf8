//! `cargo xtask run`: from a fresh clone to the open app.
//!
//! Owns the order of the work, and what is done instead where there is no display.

use crate::process::{cargo, command, output, run as run_shown};
use crate::{corpus, setup, workspace};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::fs;
use std::process::Command;

/// Sets up, builds, and opens the app. Without a display, makes the journey without a window.
pub fn run() -> Result<()> {
    setup::setup()?;
    corpus::build()?;
    run_shown(command("npm", ["run", "build"]).current_dir(workspace::root().join("ui")))?;
    // The same selection as the tests have, so that neither builds the other's crates anew.
    run_shown(&mut cargo(["build", "--workspace"]))?;
    if has_display() {
        run_shown(&mut built::<&str>("glossator", []))
    } else {
        journey_without_window()
    }
}

/// A program that `cargo build` made.
fn built<S: AsRef<OsStr>>(name: &str, args: impl IntoIterator<Item = S>) -> Command {
    let program = workspace::target().join("debug").join(name);
    command(&program.display().to_string(), args)
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()))
}

/// What can be done without a window, by `gloss`: compares two bundles, writes a note and exports an
/// annotated PDF. Names the files made.
fn journey_without_window() -> Result<()> {
    println!(
        "run: there is no display (neither DISPLAY nor WAYLAND_DISPLAY), so the app cannot open"
    );
    let folder = workspace::target().join("journey");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let [data, pdf] =
        ["library", "llama-3.1.pdf"].map(|name| folder.join(name).display().to_string());
    let gloss = |args: &[&str]| built("gloss", ["--data", &data].iter().chain(args));

    let comparison = folder.join("llama-3 to llama-3.1.json");
    let changes = output(&mut gloss(&["compare", "llama-3", "llama-3.1", "--bundle", "--json"]))?;
    fs::write(&comparison, changes)
        .with_context(|| format!("cannot write {}", comparison.display()))?;
    let note = "The text says “if you are in breach”, not “at any time”.";
    run_shown(&mut gloss(&["note", "add", "llama-3.1", "--address", "6", "--body", note]))?;
    run_shown(&mut gloss(&["export", "llama-3.1", "--format", "pdf", "--output", &pdf]))?;
    println!("run: made {}\nrun: made {pdf}", comparison.display());
    Ok(())
}
