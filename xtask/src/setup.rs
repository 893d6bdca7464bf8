//! Set-up: finding what is missing on this machine, and installing it.
//!
//! Owns the lists of what Glossator needs beyond Rust and Node. It looks before it installs, so that a
//! second run is instant and needs no network, and it never uses sudo unasked.

use crate::process::{cargo, command, output, run, shown, succeeds};
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian packages: to build the app, to fetch the texts, and to try what the app makes.
const PACKAGES: &[&str] = &[
    "build-essential",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
    "python3-pip",
    "python3-venv",
    "dbus",
    "poppler-utils",
    "qpdf",
    "webkit2gtk-driver",
    "xdotool",
    "xvfb",
];

/// Debian packages that only tests need: programs that know nothing of Glossator write the same licence
/// as web page, Word document and PDF, and the app reads it back.
const WRITERS: &[&str] = &["libreoffice-writer-nogui", "pandoc"];

/// The driver of the app's window, a Rust program.
const DRIVER: &str = "tauri-driver";
const DRIVER_VERSION: &str = "2.1.0";

/// Readers that tests hold exported PDFs against, from the Python package index.
const PYTHON_TOOLS: &str = "pdfannots==0.5\npypdf==7.1.0\n";

/// What the comparison is measured beside, from the Python package index.
const RIVALS: &str = "diff-match-patch==20241021\nredlines==0.6.2\ntyping_extensions==4.15.0\n";

/// What anchoring is measured beside, from npm's registry, with the lock file that npm installs from.
const NODE_RIVALS: (&str, &str) = (
    r#"{ "private": true, "dependencies": { "approx-string-match": "2.0.0" } }"#,
    r#"{
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "approx-string-match": "2.0.0" } },
    "node_modules/approx-string-match": {
      "version": "2.0.0",
      "integrity": "sha512-03v8MsWnZYV4Svv82EYWoVw1RIKAJ/zubmhG1FYvhJwOsBnLPxx6CPHF2dXN/yW8uwHK+653j52IwiNluJR97w=="
    }
  }
}"#,
);

/// Installs what is missing.
///
/// # Errors
/// When something cannot be installed; the error has the exact command to type.
pub fn setup() -> Result<()> {
    node()?;
    components()?;
    packages(PACKAGES)?;
    driver()?;
    python_tools()?;
    front_end()?;
    println!("setup: everything is there");
    Ok(())
}

/// Installs what is missing, and what tests need beyond it.
///
/// # Errors
/// As [`setup`].
pub fn setup_for_tests() -> Result<()> {
    setup()?;
    packages(WRITERS)
}

/// The folder with the programs of the Python tools.
pub fn python_bin() -> PathBuf {
    python_home().join("bin")
}

/// What benchmarks hold Glossator against.
pub struct Rivals {
    /// The Python that has its packages.
    pub python: PathBuf,
    /// The folder from which Node finds its own.
    pub node: PathBuf,
}

/// Installs what benchmarks hold Glossator against.
///
/// # Errors
/// When something cannot be installed.
pub fn rivals() -> Result<Rivals> {
    let home = workspace::target().join("python-bench");
    python_environment(&home, RIVALS)?;
    let node = workspace::target().join("node-bench");
    node_packages(&node, NODE_RIVALS)?;
    Ok(Rivals { python: home.join("bin/python"), node })
}

/// The folder where cargo installs programs.
pub fn cargo_bin() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    home.map(|home| home.join("bin"))
}

fn node() -> Result<()> {
    const GET: &str = "https://nodejs.org/en/download";
    let version = output(&mut command("node", ["--version"])).unwrap_or_default();
    if !is_node_new_enough(&version) {
        bail!(
            "Node.js 20 from 20.19 on, or 22.13 or newer, is needed ({GET}); found {}",
            if version.is_empty() { "none" } else { version.trim() }
        );
    }
    if !succeeds(&mut command("npm", ["--version"])) {
        bail!("npm is needed; it comes with Node.js from {GET}, and as a package `npm` of its own");
    }
    Ok(())
}

/// Whether `node --version` told a version that the front end's tools support: what `engines` in
/// `ui/package.json`, Vite 8 and `ESLint` 10 have in common.
fn is_node_new_enough(told: &str) -> bool {
    let mut numbers = told.trim().trim_start_matches('v').split('.').map_while(|n| n.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 13,
        (Some(major), Some(_)) => major >= 24,
        _ => false,
    }
}

fn components() -> Result<()> {
    for (component, program) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !succeeds(&mut cargo([program, "--version"])) {
            run(&mut command("rustup", ["component", "add", component]))?;
        }
    }
    Ok(())
}

fn packages(wanted: &[&'static str]) -> Result<()> {
    let installed = installed_packages(wanted)?;
    let missing: Vec<&str> =
        wanted.iter().copied().filter(|name| !is_installed(&installed, name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("setup: missing {}", missing.join(" "));
    // Through sudo, which passes no variables on.
    let install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install"];
    let install = install.into_iter().chain(["--yes", "--no-install-recommends"]);
    let install: Vec<&str> = install.chain(missing).collect();
    let (program, arguments): (&str, &[&str]) = if is_root() {
        (install[0], &install[1..])
    } else if succeeds(&mut command("sudo", ["--version"])) && agreed()? {
        ("sudo", &install)
    } else {
        bail!("install them first: sudo {}", install.join(" "));
    };
    let update =
        if program == "sudo" { &["sudo", "apt-get", "update"][..] } else { &["apt-get", "update"] };
    run(&mut command(update[0], &update[1..]))?;
    run(&mut command(program, arguments))
}

/// What `dpkg-query` says of the packages, one `name status` a line; those it never heard of are absent.
fn installed_packages(wanted: &[&str]) -> Result<String> {
    let mut query =
        command("dpkg-query", ["--show", "--showformat", "${Package} ${db:Status-Status}\\n"]);
    let told = query.args(wanted).output();
    let told = told.with_context(|| {
        format!(
            "this is no Debian or Ubuntu; install what these packages hold: {}",
            wanted.join(" ")
        )
    })?;
    Ok(String::from_utf8_lossy(&told.stdout).into_owned())
}

fn is_installed(told: &str, package: &str) -> bool {
    told.lines().any(|line| line.split_once(' ') == Some((package, "installed")))
}

fn is_root() -> bool {
    output(&mut command("id", ["-u"])).is_ok_and(|id| id.trim() == "0")
}

fn agreed() -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    print!("Install them with sudo? [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn driver() -> Result<()> {
    let installed = output(&mut cargo(["install", "--list"]))?;
    if is_driver_installed(&installed) {
        return Ok(());
    }
    run(&mut cargo(["install", DRIVER, "--version", DRIVER_VERSION, "--locked"]))
}

/// Whether `cargo install --list` has the driver in the major version that Tauri 2 needs.
fn is_driver_installed(list: &str) -> bool {
    list.lines().any(|line| line.starts_with(&format!("{DRIVER} v2.")))
}

fn python_home() -> PathBuf {
    workspace::target().join("python")
}

fn python_tools() -> Result<()> {
    python_environment(&python_home(), PYTHON_TOOLS)
}

/// A Python of its own in a folder, with the packages of a list.
fn python_environment(home: &Path, packages: &str) -> Result<()> {
    // Written last, so that it says what is installed whole.
    let stamp = home.join("installed.txt");
    let python = home.join("bin/python");
    // A newer Python on the machine leaves the folder behind with links that lead nowhere.
    let works = succeeds(Command::new(&python).arg("--version"));
    if works && fs::read_to_string(&stamp).is_ok_and(|installed| installed == packages) {
        return Ok(());
    }
    let mut venv = command("python3", ["-m", "venv", "--clear"]);
    run(venv.arg(home))?;
    let mut pip = Command::new(python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    run(pip.args(packages.lines())).with_context(|| format!("by hand: {}", shown(&pip)))?;
    fs::write(&stamp, packages).with_context(|| format!("cannot write {}", stamp.display()))
}

/// A folder with the packages of a manifest and its lock file.
fn node_packages(home: &Path, (manifest, lock): (&str, &str)) -> Result<()> {
    // Written last, so that it says what is installed whole.
    let stamp = home.join("installed.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    fs::create_dir_all(home).with_context(|| format!("cannot make {}", home.display()))?;
    let write = |name: &str, content: &str| {
        let file = home.join(name);
        fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))
    };
    write("package.json", manifest)?;
    write("package-lock.json", lock)?;
    run(command("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(home))?;
    write("installed.json", lock)
}

/// The front end's packages; npm leaves a copy of the lock file that it last installed from.
fn front_end() -> Result<()> {
    let ui = workspace::root().join("ui");
    let changed = |path: &str| fs::metadata(ui.join(path)).and_then(|file| file.modified());
    let lock = changed("package-lock.json").context("ui/package-lock.json")?;
    if changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= lock) {
        return Ok(());
    }
    run(command("npm", ["ci", "--no-audit", "--no-fund"]).current_dir(ui))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_installed_package_counts() {
        let told = "xvfb installed\nqpdf config-files\ndbus-x11 installed\n";
        assert!(is_installed(told, "xvfb"));
        for package in ["qpdf", "dbus", "poppler-utils"] {
            assert!(!is_installed(told, package), "{package}");
        }
    }

    #[test]
    fn only_a_node_that_the_tools_support_counts() {
        for version in ["v20.19.0", "v20.20.2", "v22.13.0", "v24.0.1", "v26.1.0\n"] {
            assert!(is_node_new_enough(version), "{version}");
        }
        for version in ["v18.20.0", "v20.10.0", "v21.7.3", "v22.12.0", "v23.1.0", "", "v20", "x"] {
            assert!(!is_node_new_enough(version), "{version}");
        }
    }

    #[test]
    fn only_the_driver_of_tauri_2_counts() {
        assert!(is_driver_installed(
            "ripgrep v14.1.0:\n    rg\ntauri-driver v2.1.0:\n    tauri-driver\n"
        ));
        assert!(!is_driver_installed("tauri-driver v0.1.5:\n    tauri-driver\n"));
        assert!(!is_driver_installed(""));
    }
}
