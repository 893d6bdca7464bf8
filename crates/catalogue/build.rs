//! Puts the data files, and with the feature `embedded` the checked corpus, into the crate.
//!
//! It reads `assets/catalogue`, `assets/recipes` and `corpus` of the workspace and nothing else; it
//! fetches and mends nothing. A corpus that is missing or stale stops the build.

#[path = "src/manifest.rs"]
mod manifest;

use manifest::{Manifest, sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Outcome<T> = Result<T, String>;

fn main() {
    if let Err(sentence) = generate() {
        println!("cargo::error={sentence}");
        std::process::exit(1);
    }
}

fn generate() -> Outcome<()> {
    let root = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../..");
    let root = root.canonicalize().map_err(|e| format!("{}: {e}", root.display()))?;
    let out = PathBuf::from(variable("OUT_DIR")?);
    let catalogue = data_files(&root.join("assets/catalogue"))?;
    let recipes = data_files(&root.join("assets/recipes"))?;

    let mut code = String::new();
    table(&mut code, "CATALOGUE", &catalogue);
    table(&mut code, "RECIPES", &recipes);
    write(&out.join("assets.rs"), &code)?;

    if env::var_os("CARGO_FEATURE_EMBEDDED").is_some() {
        let contents = catalogue.iter().chain(&recipes).map(|file| (&*file.name, &*file.text));
        write(
            &out.join("corpus.rs"),
            &corpus(&root.join("corpus"), &manifest::fingerprint(contents))?,
        )?;
    }
    Ok(())
}

struct DataFile {
    /// The file's name without `.toml`.
    name: String,
    path: PathBuf,
    text: String,
}

/// The `.toml` files of a folder, sorted by name.
fn data_files(folder: &Path) -> Outcome<Vec<DataFile>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            files.push(DataFile { name, path, text });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn table(code: &mut String, name: &str, files: &[DataFile]) {
    let _ = writeln!(code, "pub const {name}: &[(&str, &str)] = &[");
    for file in files {
        let _ = writeln!(
            code,
            "    ({:?}, include_str!({:?})),",
            file.name,
            file.path.to_string_lossy()
        );
    }
    code.push_str("];\n");
}

const ASK: &str = "run `cargo xtask corpus` to build it";

/// The table of the corpus, after checking that it is whole and made from these very data files.
fn corpus(folder: &Path, fingerprint: &str) -> Outcome<String> {
    let path = folder.join(manifest::FILE);
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).map_err(|_| {
        format!("the corpus of licence texts is missing ({}): {ASK}", path.display())
    })?;
    let manifest = Manifest::parse(&text).map_err(|line| {
        format!("{}:{line}: not a line of the corpus manifest: {ASK} again", path.display())
    })?;
    if manifest.fingerprint != fingerprint {
        return Err(format!(
            "the corpus was built from other catalogue or recipe files: {ASK} again"
        ));
    }
    let mut code = String::from("pub const CORPUS: &[(&str, &[u8])] = &[\n");
    for entry in &manifest.entries {
        let path = checked(&folder.join(manifest::file_name(&entry.id)), &entry.sha256)?;
        let _ = writeln!(code, "    ({:?}, include_bytes!({path:?})),", entry.id);
    }
    code.push_str("];\n");
    let shelf = checked(&folder.join(manifest::REFERENCE), &manifest.reference)?;
    let _ = writeln!(code, "pub const REFERENCE: &[u8] = include_bytes!({shelf:?});");
    Ok(code)
}

/// The path of a file of the corpus, as text, when it has the hash that set-up gave it.
fn checked(path: &Path, expected: &str) -> Outcome<String> {
    println!("cargo::rerun-if-changed={}", path.display());
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}: {ASK} again", path.display()))?;
    if sha256(&bytes) != expected {
        return Err(format!("{} was changed since it was checked: {ASK} again", path.display()));
    }
    Ok(path.to_string_lossy().into_owned())
}

fn variable(name: &str) -> Outcome<String> {
    env::var(name).map_err(|e| format!("{name}: {e}"))
}

fn write(path: &Path, text: &str) -> Outcome<()> {
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}
