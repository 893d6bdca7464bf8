//! Reading licence texts straight out of ScanCode's source archive.
//!
//! Owns where they lie in it and what surrounds them. Nothing is unpacked to disk.

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// Where the texts lie, behind the folder that is named for the release.
const FOLDER: &str = "src/licensedcode/data/licenses";

/// The texts of `keys`, by key.
///
/// # Errors
/// When the archive cannot be read or lacks one of them.
pub fn texts(archive: &Path, keys: &HashSet<&str>) -> Result<HashMap<String, String>> {
    let file = File::open(archive).with_context(|| format!("cannot open {}", archive.display()))?;
    read(GzDecoder::new(BufReader::new(file)), keys)
        .with_context(|| format!("cannot read {}", archive.display()))
}

fn read(archive: impl Read, keys: &HashSet<&str>) -> Result<HashMap<String, String>> {
    let mut texts = HashMap::new();
    for entry in tar::Archive::new(archive).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let Some(key) = key(&path).filter(|key| keys.contains(key)) else { continue };
        let mut content = String::new();
        entry.read_to_string(&mut content).with_context(|| format!("{}", path.display()))?;
        texts.insert(key.to_owned(), body(&content).to_owned());
        if texts.len() == keys.len() {
            return Ok(texts);
        }
    }
    let missing: Vec<_> = keys.iter().filter(|key| !texts.contains_key(**key)).collect();
    if missing.is_empty() { Ok(texts) } else { bail!("it has no text for {missing:?}") }
}

/// The licence key that a path in the archive holds the text of.
fn key(path: &Path) -> Option<&str> {
    let (_, inside) = path.to_str()?.split_once('/')?;
    inside.strip_prefix(FOLDER)?.strip_prefix('/')?.strip_suffix(".LICENSE")
}

/// The text behind the front matter, which stands between two lines of `---`.
fn body(content: &str) -> &str {
    let behind = content.strip_prefix("---\n").and_then(|rest| {
        let mut at = 0;
        rest.split_inclusive('\n').find_map(|line| {
            at += line.len();
            (line.trim_end() == "---").then(|| &rest[at..])
        })
    });
    behind.unwrap_or(content).trim_matches('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (path, content) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(content.len() as u64);
            builder.append_data(&mut header, path, content.as_bytes()).expect("a file in memory");
        }
        builder.into_inner().expect("an archive in memory")
    }

    #[test]
    fn the_front_matter_is_cut_off() {
        assert_eq!(body("---\nkey: a\n---\n\nThe text\n---\nmore\n"), "The text\n---\nmore");
        assert_eq!(body("---\nkey: a\n---"), "");
        assert_eq!(body("No front matter"), "No front matter");
    }

    #[test]
    fn texts_are_found_by_key() {
        let bytes = archive(&[
            ("r-1/src/licensedcode/data/licenses/a.LICENSE", "---\nkey: a\n---\n\nText of a"),
            ("r-1/src/licensedcode/data/rules/b.LICENSE", "not this"),
            ("r-1/src/licensedcode/data/licenses/b.LICENSE", "---\nkey: b\n---\n\nText of b"),
        ]);
        let texts = read(&*bytes, &HashSet::from(["b"])).expect("b is there");
        assert_eq!(texts, HashMap::from([("b".into(), "Text of b".into())]));
        let error = read(&*bytes, &HashSet::from(["c"])).expect_err("c is not there");
        assert_eq!(error.to_string(), r#"it has no text for ["c"]"#);
    }
}
