//! The list of a checked corpus: which texts it holds and which data files it was made from.
//!
//! Owns the form of that list, which `build.rs` reads and set-up writes. It touches no file.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The manifest's file name in the corpus folder.
pub const FILE: &str = "manifest";

/// The name of the file that holds the packed reference shelf, deflated. No edition's file has it.
pub const REFERENCE: &str = "reference-shelf";

/// The name of the file that holds an edition's text, deflated.
pub fn file_name(id: &str) -> String {
    format!("{id}.deflate")
}

/// What a corpus folder holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The [`fingerprint`] of the catalogue and recipe files that the texts were checked against.
    pub fingerprint: String,
    /// What the reference shelf was made from, as a hash that set-up knows again.
    pub sources: String,
    /// SHA-256 of the packed reference shelf as stored (deflated), 64 hexadecimal digits.
    pub reference: String,
    /// One entry a text, in the catalogue's order.
    pub entries: Vec<Entry>,
}

/// One text of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The edition's id.
    pub id: String,
    /// SHA-256 of the stored (deflated) file, 64 hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// Reads a manifest. The error is the number of the line that is none, counted from one.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines().enumerate();
        let mut hash = |name: &str, number: usize| {
            let value =
                lines.next().and_then(|(_, line)| line.strip_prefix(name)?.strip_prefix(' '));
            value.filter(|hash| is_sha256(hash)).map(str::to_owned).ok_or(number)
        };
        let (fingerprint, sources) = (hash("fingerprint", 1)?, hash("sources", 2)?);
        let reference = hash("reference", 3)?;
        let entries = lines
            .map(|(at, line)| {
                let (sha256, id) =
                    line.split_once("  ").filter(|(hash, _)| is_sha256(hash)).ok_or(at + 1)?;
                Ok(Entry { id: id.to_owned(), sha256: sha256.to_owned() })
            })
            .collect::<Result<_, usize>>()?;
        Ok(Self { fingerprint, sources, reference, entries })
    }
}

impl std::fmt::Display for Manifest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "fingerprint {}", self.fingerprint)?;
        writeln!(f, "sources {}\nreference {}", self.sources, self.reference)?;
        self.entries.iter().try_for_each(|entry| writeln!(f, "{}  {}", entry.sha256, entry.id))
    }
}

/// Whether `text` is a SHA-256 as 64 small hexadecimal digits.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The SHA-256 of `bytes` as 64 small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).as_ref())
}

/// One hash for a row of named files; any change of a name, a content or the order changes it.
pub fn fingerprint<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut hash = Sha256::new();
    for (name, content) in files {
        // Each part goes in with its length, so that no two rows run together to the same bytes.
        for part in [name, content] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hex(hash.finalize().as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_as_it_was_written() {
        let manifest = Manifest {
            fingerprint: sha256(b"data"),
            sources: sha256(b"sources"),
            reference: sha256(b"shelf"),
            entries: vec![Entry { id: "an-edition".into(), sha256: sha256(b"text") }],
        };
        assert_eq!(Manifest::parse(&manifest.to_string()), Ok(manifest));
    }

    #[test]
    fn a_broken_manifest_is_refused_with_its_line() {
        let hash = sha256(b"");
        let good = format!("fingerprint {hash}\nsources {hash}\nreference {hash}\n");
        assert!(Manifest::parse(&good).is_ok());
        assert_eq!(Manifest::parse(""), Err(1));
        assert_eq!(Manifest::parse("fingerprint 12\n"), Err(1));
        assert_eq!(Manifest::parse(&format!("fingerprint {hash}\nreference {hash}\n")), Err(2));
        assert_eq!(Manifest::parse(&format!("{good}no hash\n")), Err(4));
    }

    #[test]
    fn the_fingerprint_sees_every_change() {
        let hash = |files: &[(&str, &str)]| fingerprint(files.iter().copied());
        let base = hash(&[("a", "bc"), ("d", "")]);
        for other in [&[("ab", "c"), ("d", "")][..], &[("a", "bc")], &[("d", ""), ("a", "bc")]] {
            assert_ne!(base, hash(other));
        }
    }

    #[test]
    fn sha256_is_the_standard_one() {
        // FIPS 180-4, example for the message "abc".
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
