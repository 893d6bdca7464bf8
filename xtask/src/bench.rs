//! `cargo xtask bench`: running one benchmark, or telling which there are.
//!
//! Owns where benchmarks are looked for: `benches/*.rs` of the app and of each crate, each named for its
//! file.

use crate::process::{cargo, run};
use crate::{setup, workspace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// A benchmark and the crate that it belongs to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bench {
    package: String,
    name: String,
}

/// Prints the benchmarks that there are.
pub fn list() -> Result<()> {
    let benches = benches(workspace::root())?;
    if benches.is_empty() {
        println!("there are no benchmarks");
    }
    for Bench { package, name } in benches {
        println!("{name}  ({package})");
    }
    Ok(())
}

/// Runs the benchmark `name`.
pub fn bench(name: &str) -> Result<()> {
    let benches = benches(workspace::root())?;
    let Some(bench) = benches.iter().find(|bench| bench.name == name) else {
        let names: Vec<&str> = benches.iter().map(|bench| &*bench.name).collect();
        bail!("there is no benchmark `{name}`, but: {}", names.join(", "));
    };
    let named = ["bench", "--all-features", "--package", &bench.package, "--bench", &bench.name];
    let rivals = setup::rivals()?;
    run(cargo(named).env("BENCH_PYTHON", rivals.python).env("BENCH_NODE", rivals.node))
}

fn benches(root: &Path) -> Result<Vec<Bench>> {
    let crates = root.join("crates");
    let mut packages = vec![("glossator".to_owned(), root.to_owned())];
    packages.extend(names(&crates)?.into_iter().map(|name| (name.clone(), crates.join(name))));
    let mut benches = Vec::new();
    for (package, folder) in packages {
        let folder = folder.join("benches");
        if folder.is_dir() {
            let files = names(&folder)?;
            let files = files.iter().filter_map(|file| file.strip_suffix(".rs"));
            benches.extend(
                files.map(|name| Bench { package: package.clone(), name: name.to_owned() }),
            );
        }
    }
    benches.sort();
    Ok(benches)
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn benchmarks_are_named_for_their_files() {
        let home = tempfile::tempdir().expect("a folder");
        for path in ["crates/a/src", "crates/b/benches", "benches/data"] {
            fs::create_dir_all(home.path().join(path)).expect("a folder");
        }
        for file in ["crates/b/benches/speed.rs", "crates/b/benches/notes.txt", "benches/start.rs"]
        {
            fs::write(home.path().join(file), "").expect("a file");
        }
        let bench =
            |package: &str, name: &str| Bench { package: package.into(), name: name.into() };
        let expected = [bench("b", "speed"), bench("glossator", "start")];
        assert_eq!(benches(home.path()).expect("readable"), expected);
    }
}
