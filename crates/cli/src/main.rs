//! `gloss`: Glossator without a window.
//!
//! Owns the command line, its JSON and its exit codes. It decides nothing about licences: every
//! value comes from `library`, as in the app. Positions in its JSON are bytes into the canonical
//! UTF-8 text.
//!
//! Exit codes: 0 done; 1 the asked condition does not hold; 2 wrong usage; 3 bad input, with place
//! and reason; 4 our fault.

mod arguments;
mod carry;
mod cite;
mod compare;
mod duties;
mod export;
mod fetch;
mod findings;
mod import;
mod keeping;
mod list;
mod matrix;
mod nearest;
mod note;
mod print;
mod provenance;
mod search;
mod show;
mod table;
mod verdict;

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
        Command::List { reference: false } => {
            list::editions(arguments.folder_if_any()?.as_deref(), arguments.json)
        }
        Command::List { reference: true } => list::references(arguments.json),
        Command::Show { id } => show::run(&*arguments.text(id)?, arguments.json),
        Command::Compare(options) => {
            let sides = [arguments.text(&options.old)?, arguments.text(&options.new)?];
            return compare::run(&sides, options, arguments.json);
        }
        Command::Matrix(options) => {
            let texts =
                options.ids.iter().map(|id| arguments.text(id)).collect::<Result<Vec<_>, _>>()?;
            matrix::run(&texts, options, arguments.json)
        }
        Command::Findings { id } => findings::run(&*arguments.text(id)?, arguments.json),
        Command::Verdict { id } => {
            verdict::run(&arguments.text(id)?, || arguments.folder_if_any(), arguments.json)
        }
        Command::Duties(options) => {
            let text = arguments.text(&options.id)?;
            duties::run(&text, options, || arguments.folder_if_any(), arguments.json)
        }
        Command::Check(options) => {
            let Some(id) = &options.id else {
                return keeping::check(&arguments.folder()?, arguments.json);
            };
            return duties::check(&arguments.text(id)?, options, arguments.json);
        }
        Command::Nearest { id } => {
            let own = list::own(arguments.folder_if_any()?.as_deref())?;
            nearest::run(&arguments.text(id)?, &own, arguments.json)
        }
        Command::Provenance { id } => {
            provenance::run(&*arguments.text(id)?, || arguments.folder(), arguments.json)
        }
        Command::Cite(options) => return cite::run(options, arguments),
        Command::Fetch(options) => {
            let text = arguments.text(&options.id)?;
            return fetch::run(&text, options, &arguments.folder()?, arguments.json);
        }
        Command::Import(options) => import::run(options, &arguments.folder()?, arguments.json),
        Command::Original(options) => import::original(options, &arguments.folder()?),
        Command::Search(options) => search::run(options, &arguments.folder()?, arguments.json),
        Command::Carry(options) => carry::run(options, &arguments.folder()?, arguments.json),
        Command::Backup { list: false } => keeping::back_up(&arguments.folder()?, arguments.json),
        Command::Backup { list: true } => keeping::list(&arguments.folder()?, arguments.json),
        Command::Restore { name } => keeping::restore(&arguments.folder()?, name, arguments.json),
        Command::Folder(options) => keeping::folder(&arguments.place()?, options, arguments.json),
        Command::Note(command) => note::run(command, &arguments.folder()?, arguments.json),
        Command::Export(options) => {
            let text = arguments.text(&options.id)?;
            export::run(&text, options, || arguments.folder(), arguments.json)
        }
    }
    .map(|()| Outcome::Done)
}
