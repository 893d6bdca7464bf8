//! `gloss`: Glossator without a window.
//!
//! Owns the command line, its JSON and its exit codes. It decides nothing about licences: every
//! value comes from `library`, as in the app. Positions in its JSON are bytes into the canonical
//! UTF-8 text.
//!
//! Exit codes: 0 done; 1 the asked condition does not hold; 2 wrong usage; 3 bad input, with place
//! and reason; 4 our fault.

mod arguments;
mod compare;
mod export;
mod findings;
mod list;
mod nearest;
mod note;
mod print;
mod show;

use arguments::{Arguments, Command};
use clap::Parser;
use library::Error;
use std::process::ExitCode;

/// What a command came to.
enum Outcome {
    /// It did what was asked.
    Done,
    /// The condition that was asked for does not hold.
    Not,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // A panic is our fault, and has told itself on standard error.
    let Ok(outcome) = std::panic::catch_unwind(|| run(&arguments)) else {
        return ExitCode::from(4);
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Not) => ExitCode::from(1),
        Err(error) => {
            eprintln!("gloss: {}", print::shown(&error.to_string()));
            ExitCode::from(if error.is_ours() { 4 } else { 3 })
        }
    }
}

fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    match &arguments.command {
        Command::List { reference: false } => list::editions(arguments.json),
        Command::List { reference: true } => list::references(arguments.json),
        Command::Show { id } => show::run(id, arguments.json),
        Command::Compare(options) => return compare::run(options, arguments.json),
        Command::Findings { id } => findings::run(id, arguments.json),
        Command::Nearest { id } => nearest::run(id, arguments.json),
        Command::Note(command) => note::run(command, &arguments.folder()?, arguments.json),
        Command::Export(options) => export::run(options, &arguments.folder()?, arguments.json),
    }
    .map(|()| Outcome::Done)
}
