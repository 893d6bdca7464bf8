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

/// A licence of ScanCode's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// ScanCode's key for it, e.g. `gemma-tou-2025-03-24`.
    pub key: String,
    /// The fields of its front matter that have a plain value, in their order.
    pub fields: Vec<(String, String)>,
    /// Its text, without the front matter. Empty where ScanCode has none.
    pub text: String,
}

impl Licence {
    /// The value of a field of the front matter.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }
}

/// Every licence of the archive, sorted by key.
///
/// # Errors
/// When the archive cannot be read.
pub fn licences(archive: &Path) -> Result<Vec<Licence>> {
    let file = File::open(archive).with_context(|| format!("cannot open {}", archive.display()))?;
    read_all(GzDecoder::new(BufReader::new(file)))
        .with_context(|| format!("cannot read {}", archive.display()))
}

fn read_all(archive: impl Read) -> Result<Vec<Licence>> {
    let mut licences = Vec::new();
    for entry in tar::Archive::new(archive).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let Some(key) = key(&path) else { continue };
        let mut content = String::new();
        entry.read_to_string(&mut content).with_context(|| format!("{}", path.display()))?;
        let (front, text) = parts(&content);
        let text = text.to_owned();
        licences.push(Licence { key: key.to_owned(), fields: fields(front), text });
    }
    licences.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(licences)
}

/// The plain values of front matter: `name: value`, with indented lines that go on. A list is no plain
/// value and is passed over.
fn fields(front: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in front.lines() {
        if let Some(more) = line.strip_prefix(' ') {
            let more = more.trim();
            if let Some((_, value)) = fields.last_mut().filter(|(_, value)| !value.is_empty())
                && !more.starts_with("- ")
            {
                value.push(' ');
                value.push_str(more);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    fields
}

fn read(archive: impl Read, keys: &HashSet<&str>) -> Result<HashMap<String, String>> {
    let mut texts = HashMap::new();
    for entry in tar::Archive::new(archive).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let Some(key) = key(&path).filter(|key| keys.contains(key)) else { continue };
        let mut content = String::new();
        entry.read_to_string(&mut content).with_context(|| format!("{}", path.display()))?;
        texts.insert(key.to_owned(), parts(&content).1.to_owned());
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

/// The front matter, which stands between two lines of `---`, and the text behind it.
fn parts(content: &str) -> (&str, &str) {
    let parts = content.strip_prefix("---\n").and_then(|rest| {
        let mut at = 0;
        rest.split_inclusive('\n').find_map(|line| {
            let front = &rest[..at];
            at += line.len();
            (line.trim_end() == "---").then(|| (front, &rest[at..]))
        })
    });
    let (front, text) = parts.unwrap_or(("", content));
    (front, text.trim_matches('\n'))
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
        let content = "---\nkey: a\n---\n\nThe text\n---\nmore\n";
        assert_eq!(parts(content), ("key: a\n", "The text\n---\nmore"));
        assert_eq!(parts("---\nkey: a\n---"), ("key: a\n", ""));
        assert_eq!(parts("No front matter"), ("", "No front matter"));
    }

    #[test]
    fn the_plain_fields_of_front_matter_are_read() {
        let front = "key: a\nname: License for the\n    Example\nurl: http://a.example/b\n\
                     text_urls:\n    - http://c.example\nowner: Us\n";
        let bytes = archive(&[
            ("r-1/src/licensedcode/data/licenses/b.LICENSE", &format!("---\n{front}---\n\nB")),
            ("r-1/src/licensedcode/data/licenses/a.LICENSE", "---\nkey: a\n---"),
        ]);
        let licences = read_all(&*bytes).expect("an archive");
        assert_eq!(licences.iter().map(|l| &*l.key).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((&*licences[0].text, &*licences[1].text), ("", "B"));
        for (field, value) in [
            ("name", Some("License for the Example")),
            ("url", Some("http://a.example/b")),
            ("text_urls", Some("")),
            ("owner", Some("Us")),
            ("category", None),
        ] {
            assert_eq!(licences[1].field(field), value, "{field}");
        }
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
