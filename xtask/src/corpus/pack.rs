//! Packing the checked texts into `corpus/`, from where they are built into the binaries.
//!
//! Owns the folder. It is written whole or not at all.

use crate::workspace;
use anyhow::{Context, Result};
use catalogue::Edition;
use catalogue::manifest::{self, Entry, Manifest};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    workspace::root().join("corpus")
}

/// Whether the folder holds the checked text of every edition, for these very data files, and the
/// reference shelf of these very `sources`.
pub fn is_current(sources: &str) -> bool {
    let editions = catalogue::editions().iter().map(|edition| &*edition.id);
    holds(&folder(), &catalogue::fingerprint(), sources, editions)
}

/// Packs the texts and the reference shelf, in place of what the folder held.
pub fn write(texts: &[(&Edition, String)], sources: &str, shelf: &str) -> Result<()> {
    let texts: Vec<_> = texts.iter().map(|(edition, text)| (&*edition.id, &**text)).collect();
    pack(&folder(), &catalogue::fingerprint(), &texts, sources, shelf)
}

fn holds<'a>(
    folder: &Path,
    fingerprint: &str,
    sources: &str,
    ids: impl Iterator<Item = &'a str>,
) -> bool {
    let Ok(text) = fs::read_to_string(folder.join(manifest::FILE)) else { return false };
    let Ok(manifest) = Manifest::parse(&text) else { return false };
    let has = |name: &str, hash: &str| {
        fs::read(folder.join(name)).is_ok_and(|bytes| manifest::sha256(&bytes) == hash)
    };
    let whole = |entry: &Entry| has(&manifest::file_name(&entry.id), &entry.sha256);
    manifest.fingerprint == fingerprint
        && manifest.sources == sources
        && has(manifest::REFERENCE, &manifest.reference)
        && manifest.entries.iter().map(|entry| &*entry.id).eq(ids)
        && manifest.entries.iter().all(whole)
}

fn pack(
    folder: &Path,
    fingerprint: &str,
    texts: &[(&str, &str)],
    sources: &str,
    shelf: &str,
) -> Result<()> {
    let new = folder.with_extension("new");
    remove(&new)?;
    fs::create_dir_all(&new).with_context(|| format!("cannot make {}", new.display()))?;
    let mut entries = Vec::new();
    for (id, text) in texts {
        let deflated = deflate(text.as_bytes())?;
        entries.push(Entry { id: (*id).to_owned(), sha256: manifest::sha256(&deflated) });
        put(&new.join(manifest::file_name(id)), &deflated)?;
    }
    let deflated = deflate(shelf.as_bytes())?;
    put(&new.join(manifest::REFERENCE), &deflated)?;
    let manifest = Manifest {
        fingerprint: fingerprint.to_owned(),
        sources: sources.to_owned(),
        reference: manifest::sha256(&deflated),
        entries,
    };
    put(&new.join(manifest::FILE), manifest.to_string().as_bytes())?;
    remove(folder)?;
    fs::rename(&new, folder).with_context(|| format!("cannot put {} in place", folder.display()))
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_corpus_is_known_again_until_anything_changes() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("corpus");
        let print = manifest::sha256(b"data");
        let sources = manifest::sha256(b"sources");
        let current =
            |print: &str, ids: &[&str]| holds(&folder, print, &sources, ids.iter().copied());
        assert!(!current(&print, &[]));

        let put = |texts: &[(&str, &str)]| pack(&folder, &print, texts, &sources, "the shelf");
        put(&[("old", "an older corpus")]).expect("packed");
        put(&[("a", "text of a"), ("b", "text of b")]).expect("packed again");
        assert!(current(&print, &["a", "b"]));
        let other = manifest::sha256(b"other sources");
        assert!(!holds(&folder, &print, &other, ["a", "b"].into_iter()), "other sources");
        assert!(!current(&print, &["a"]), "an edition less");
        assert!(!current(&print, &["b", "a"]), "another order");
        assert!(!current(&manifest::sha256(b"other data"), &["a", "b"]), "other data files");
        assert!(!folder.join(manifest::file_name("old")).exists());

        fs::write(folder.join(manifest::file_name("a")), b"changed").expect("written");
        assert!(!current(&print, &["a", "b"]), "a changed file");

        put(&[]).expect("packed again");
        assert!(current(&print, &[]));
        fs::write(folder.join(manifest::REFERENCE), b"changed").expect("written");
        assert!(!current(&print, &[]), "a changed shelf");
    }
}
