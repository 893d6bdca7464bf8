//! Running other programs.
//!
//! Owns how a command is shown and how its failure is told. It never runs a shell.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// A command that runs in the workspace's root.
pub fn command<S: AsRef<OsStr>>(program: &str, args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(crate::workspace::root());
    command
}

/// `cargo` itself, the very one that runs this program.
pub fn cargo<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), args)
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,+@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Runs the command with its output shown.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    eprintln!("$ {line}");
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed: {status}");
    }
    Ok(())
}

/// What the command prints, when it succeeds; nothing of it is shown.
pub fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        bail!("`{line}` failed: {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the command can be started and succeeds; nothing of it is shown.
pub fn succeeds(command: &mut Command) -> bool {
    output(command).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_so_that_it_can_be_typed() {
        let shown = |args: &[&str]| shown(&command("apt-get", args));
        assert_eq!(shown(&["install", "-y", "g++"]), "apt-get install -y g++");
        assert_eq!(shown(&["", "two words", "it's"]), r"apt-get '' 'two words' 'it'\''s'");
    }

    #[test]
    fn a_failure_is_told_with_the_command() {
        let error = run(&mut command("false", ["x"])).expect_err("false fails").to_string();
        assert!(error.starts_with("`false x` failed"), "{error}");
        assert!(output(&mut command("no-such-program-at-all", [""; 0])).is_err());
        assert!(succeeds(&mut command("true", [""; 0])));
    }
}
