//! `cargo xtask test`: everything that must hold, step by step, to the end even when a step fails.
//!
//! Owns the steps, their order and the sum. The order saves work: cheap checks come first, the front
//! end is built before the app that embeds it, and all Rust is built with one set of features.

mod count;

use crate::process::{cargo, command, shown};
use crate::{corpus, setup, workspace};
use anyhow::{Context, Result};
use count::{Counter, Counts};
use std::io::{BufRead as _, BufReader, Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// One step: what it is called, what it runs, and how tests are counted in what that prints.
struct Step {
    name: &'static str,
    command: Command,
    counter: Counter,
}

/// Runs every step; the last line says how many tests and checks passed and failed.
pub fn test() -> Result<ExitCode> {
    let mut results = vec![
        timed("set-up", || check(&setup::setup_for_tests())),
        timed("corpus", || check(&corpus::build())),
    ];
    for step in steps()? {
        results.push(timed(step.name, || run(step, &mut std::io::stdout())));
    }

    println!("\n{:<16} {:>8} {:>8} {:>8}", "step", "seconds", "passed", "failed");
    for (name, took, counts) in &results {
        println!(
            "{name:<16} {:>8.1} {:>8} {:>8}",
            took.as_secs_f64(),
            counts.passed,
            counts.failed
        );
    }
    let sum: Counts = results.iter().map(|(.., counts)| *counts).sum();
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn steps() -> Result<Vec<Step>> {
    let step = |name, counter, command| Step { name, command, counter };
    let npm = |script| {
        let mut npm = command("npm", ["run", "--silent", script]);
        npm.current_dir(workspace::root().join("ui"));
        npm
    };
    let mut tests = cargo(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    tests.env("PATH", path()?);
    Ok(vec![
        step("rustfmt", Counter::Check, cargo(["fmt", "--all", "--check"])),
        step("ui types", Counter::Check, npm("check")),
        step("ui lint", Counter::Check, npm("lint")),
        step("ui tests", Counter::Vitest, npm("test")),
        step("ui build", Counter::Check, npm("build")),
        step(
            "clippy",
            Counter::Check,
            cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        ),
        step("build", Counter::Check, cargo(["test", "--workspace", "--no-run"])),
        // Unit, architecture and doc tests, and the journeys through the app's window.
        step("tests", Counter::Libtest, tests),
    ])
}

/// `PATH` with the tools that set-up installs in places of their own.
fn path() -> Result<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let own = [Some(setup::python_bin()), setup::cargo_bin()].into_iter().flatten();
    std::env::join_paths(own.chain(std::env::split_paths(&old))).context("PATH")
}

fn timed(name: &'static str, work: impl FnOnce() -> Counts) -> (&'static str, Duration, Counts) {
    println!("\n── {name}");
    let start = Instant::now();
    let counts = work();
    let took = start.elapsed();
    println!(
        "── {name}: {} passed, {} failed, {:.1} s",
        counts.passed,
        counts.failed,
        took.as_secs_f64()
    );
    (name, took, counts)
}

fn check(result: &Result<()>) -> Counts {
    if let Err(error) = result {
        eprintln!("error: {error:#}");
    }
    Counts::of_check(result.is_ok())
}

/// Runs the step, passes its output on to `shown_on` as it comes, and counts.
fn run(mut step: Step, shown_on: &mut impl Write) -> Counts {
    println!("$ {}", shown(&step.command));
    let outcome = stream(&mut step.command, shown_on, |line| step.counter.tests(line));
    match outcome {
        Ok((success, found)) => step.counter.sum(success, found),
        Err(error) => check(&Err(error)),
    }
}

fn stream(
    command: &mut Command,
    shown_on: &mut impl Write,
    count: impl Fn(&str) -> Counts,
) -> Result<(bool, Counts)> {
    // Colours would stand between the words that are counted.
    let mut child = command
        .env("NO_COLOR", "1")
        .env_remove("FORCE_COLOR")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    let mut found = Counts::default();
    if let Some(out) = child.stdout.take() {
        let lines = lines(out);
        loop {
            match lines.recv_timeout(QUIET) {
                Ok(line) => {
                    let line = line?;
                    shown_on.write_all(&line)?;
                    found = found + count(&String::from_utf8_lossy(&line));
                }
                Err(RecvTimeoutError::Timeout) if child.try_wait()?.is_none() => {}
                Err(_) => break,
            }
        }
    }
    Ok((child.wait()?.success(), found))
}

/// How long nothing may come from a program that has ended, before all that it printed is there.
const QUIET: Duration = Duration::from_millis(200);

/// The lines of `out` as they come. A process that a program leaves behind may hold its output open
/// for ever, so the end of the output is not what the end of the program is known by.
fn lines(out: impl Read + Send + 'static) -> Receiver<std::io::Result<Vec<u8>>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut out = BufReader::new(out);
        loop {
            let mut line = Vec::new();
            let told = match out.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => Ok(line),
                Err(error) => Err(error),
            };
            let failed = told.is_err();
            if sender.send(told).is_err() || failed {
                break;
            }
        }
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_shell(script: &str, counter: Counter) -> Counts {
        run(Step { name: "step", command: command("sh", ["-c", script]), counter }, &mut Vec::new())
    }

    #[test]
    fn a_check_counts_as_one() {
        assert_eq!(run_shell("true", Counter::Check), Counts { passed: 1, failed: 0 });
        assert_eq!(run_shell("exit 3", Counter::Check), Counts { passed: 0, failed: 1 });
    }

    #[test]
    fn tests_are_summed_over_a_runners_lines() {
        let script = "echo 'test result: ok. 3 passed; 0 failed; 0 ignored'; \
                      echo 'test result: FAILED. 2 passed; 1 failed; 0 ignored'; exit 101";
        assert_eq!(run_shell(script, Counter::Libtest), Counts { passed: 5, failed: 1 });
    }

    #[test]
    fn output_is_passed_on() {
        let mut shown = Vec::new();
        run(
            Step { name: "s", command: command("echo", ["words"]), counter: Counter::Check },
            &mut shown,
        );
        assert_eq!(shown, b"words\n");
    }

    #[test]
    fn a_process_left_behind_is_not_waited_for() {
        let mut shown = Vec::new();
        let leaves = command("sh", ["-c", "sleep 1000 & echo $!"]);
        run(Step { name: "s", command: leaves, counter: Counter::Check }, &mut shown);
        let left = String::from_utf8(shown).expect("a number");
        // It runs still, and can be ended.
        assert!(crate::process::succeeds(&mut command("kill", [left.trim()])), "{left}");
    }

    #[test]
    fn a_program_that_cannot_start_has_failed() {
        let command = command("no-such-program-at-all", [""; 0]);
        let step = Step { name: "step", command, counter: Counter::Libtest };
        assert_eq!(run(step, &mut Vec::new()), Counts { passed: 0, failed: 1 });
    }
}
