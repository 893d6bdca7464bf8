//! `cargo xtask`: everything that has to be done around the code, from an empty machine to a tested
//! app. Each task is safe to run twice.
//!
//! Owns the command line; each task is a module of its own.

mod bench;
mod corpus;
mod process;
mod run;
mod setup;
mod test;
mod torture;
mod workspace;

use anyhow::{Result, bail};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask TASK

  setup                   install what is missing of the tools and libraries that Glossator needs
  corpus                  fetch the licence texts, check them, and pack them into corpus/
  corpus --against DIR    also compare them with the publishers' own files in DIR
  corpus --describe FILE  print the catalogue's word fields for a text (.md is read as Markdown)
  run                     set up, build, and open the app; without a display, make its journey
  test                    everything that must hold; the last line says `N passed, M failed`
  torture [KILLS]         kill a program that writes notes, 1000 times, fill a disk, let writes fail
  bench [NAME]            run one benchmark; without a name, list what there is
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match task(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task(args: &[&str]) -> Result<ExitCode> {
    match args {
        ["setup"] => setup::setup()?,
        ["corpus"] => corpus::build()?,
        ["corpus", "--against", folder] => corpus::build_against(Path::new(folder))?,
        ["corpus", "--describe", file] => corpus::describe(Path::new(file))?,
        ["run"] => run::run()?,
        ["test"] => return test::test(),
        ["torture"] => torture::torture(torture::KILLS)?,
        ["torture", kills] => torture::torture(kills)?,
        ["bench"] => bench::list()?,
        ["bench", name] => bench::bench(name)?,
        [] | ["help" | "--help" | "-h"] => print!("{USAGE}"),
        other => bail!("cannot make sense of `{}`\n\n{USAGE}", other.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}
