//! `cargo xtask bench`: running one benchmark, or telling which there are.
//!
//! Owns where benchmarks are looked for: `crates/*/benches/*.rs`, each named for its file.

use crate::process::{cargo, run};
use crate::workspace;
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
    let benches = benches(&workspace::root().join("crates"))?;
    if benches.is_empty() {
        println!("there are no benchmarks");
    }
    for Bench { package, name } in benches {
        println!("{name}  (crate {package})");
    }
    Ok(())
}

/// Runs the benchmark `name`.
pub fn bench(name: &str) -> Result<()> {
    let benches = benches(&workspace::root().join("crates"))?;
    let Some(bench) = benches.iter().find(|bench| bench.name == name) else {
        let names: Vec<&str> = benches.iter().map(|bench| &*bench.name).collect();
        bail!("there is no benchmark `{name}`, but: {}", names.join(", "));
    };
    let named = ["bench", "--all-features", "--package", &bench.package, "--bench", &bench.name];
    run(&mut cargo(named))
}

fn benches(crates: &Path) -> Result<Vec<Bench>> {
    let mut benches = Vec::new();
    for package in names(crates)? {
        let folder = crates.join(&package).join("benches");
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
        for path in ["a/src", "b/benches"] {
            fs::create_dir_all(home.path().join(path)).expect("a folder");
        }
        fs::write(home.path().join("b/benches/speed.rs"), "").expect("a file");
        fs::write(home.path().join("b/benches/notes.txt"), "").expect("a file");
        let expected = [Bench { package: "b".into(), name: "speed".into() }];
        assert_eq!(benches(home.path()).expect("readable"), expected);
    }
}
