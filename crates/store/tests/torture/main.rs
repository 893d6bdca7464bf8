//! The store under ill treatment: killed at any moment, on a full disk, with writes that fail.
//!
//! What a writer was told is kept must be there, whatever happens after. The program starts itself
//! again as the writer, which prints a line for each change once the store has it. A short run is
//! among the tests; `cargo xtask torture` kills a thousand times. `TORTURE_SEED` repeats the choices
//! of a run; the moments are never the same.

#[path = "../library/example.rs"]
mod example;
#[path = "../library/older.rs"]
mod older;

mod acknowledged;
mod chance;
mod disk;
mod kill;
mod load;

use chance::Chance;
use std::env;
use std::path::Path;
use std::process::ExitCode;

/// How often a writer is killed unless an argument says otherwise.
const ROUNDS: usize = 50;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["write", load, path, first] => {
            let load = load::Load::named(load).expect("a load");
            load.write(Path::new(path), first.parse().expect("a number"));
            ExitCode::SUCCESS
        }
        ["fill", folder] => disk::fill(Path::new(folder)),
        ["exceed", folder] => disk::exceed(Path::new(folder)),
        // Other arguments are the test runner's.
        _ => torture(arguments.first().and_then(|count| count.parse().ok()).unwrap_or(ROUNDS)),
    }
}

fn torture(rounds: usize) -> ExitCode {
    let mut chance = Chance::new();
    println!("torture: TORTURE_SEED={}", chance.seed());
    let mut sound = true;
    for load in load::Load::ALL {
        let share = rounds.div_ceil(load::Load::ALL.len());
        let toll = kill::kill(load, share, &mut chance);
        println!("torture: {toll}");
        sound &= toll.is_sound();
    }
    for outcome in [disk::full_disk(), disk::failing_writes()] {
        match outcome {
            Ok(told) => println!("torture: {told}"),
            Err(told) => {
                println!("torture: {told}");
                sound = false;
            }
        }
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
