//! Zip archives, as far as a Word document needs them.
//!
//! Owns the bounds of unpacking: no part, and no document, unpacks to more than a licence can need.
//! It writes nothing to a disk and knows no XML.

use crate::{Container, ReadError};
use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipSliceArchive};
use std::io::Read as _;

/// All the parts that are read may unpack to so much together. Unit: bytes. The longest licence that
/// is known takes less than two million as a Word document.
const MOST_UNPACKED: usize = 64 << 20;
/// A part beyond [`SMALL`] may unpack to so many times its size. Word's own XML reaches about 40.
const MOST_RATIO: usize = 250;
/// Unit: bytes.
const SMALL: usize = 4 << 20;
/// An archive with more entries was made for no reader. Word's have some dozens.
const MOST_ENTRIES: usize = 20_000;

/// Whether the bytes begin as archives do.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether the archive is a Word document, or why it is not read.
pub(crate) fn kind(bytes: &[u8]) -> Result<(), ReadError> {
    let mut archive = Archive::new(bytes)?;
    // The document itself is not always `word/document.xml`; see `docx`.
    if archive.entries.iter().any(|(name, ..)| name.starts_with("word/")) {
        return Ok(());
    }
    match archive.part("mimetype") {
        Ok(Some(kind)) if kind.starts_with(b"application/vnd.oasis.opendocument.text") => {
            Err(ReadError::Unread("an OpenDocument text"))
        }
        _ => Err(ReadError::NoDocument),
    }
}

/// An archive whose parts are unpacked on demand.
pub(crate) struct Archive<'a> {
    packed: ZipSliceArchive<&'a [u8]>,
    /// Each entry's name and where it is; of several of a name the first counts.
    entries: Vec<(String, CompressionMethod, bool, rawzip::ZipArchiveEntryWayfinder)>,
    unpacked: usize,
}

impl<'a> Archive<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let damaged = |_| ReadError::Damaged(Container::Docx);
        let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
        let mut entries = Vec::new();
        let mut records = archive.entries();
        while let Some(entry) = records.next_entry().map_err(damaged)? {
            if entries.len() == MOST_ENTRIES {
                return Err(ReadError::TooLarge(Container::Docx));
            }
            let path = entry.file_path();
            let name = String::from_utf8_lossy(path.as_ref()).into_owned();
            let encrypted = entry.flags().is_encrypted();
            entries.push((name, entry.compression_method(), encrypted, entry.wayfinder()));
        }
        Ok(Self { packed: archive, entries, unpacked: 0 })
    }

    /// The bytes of a part, `None` if there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let found = self.entries.iter().find(|(known, ..)| known == name);
        let Some((_, method, encrypted, place)) = found else { return Ok(None) };
        let damaged = ReadError::Damaged(Container::Docx);
        if *encrypted {
            return Err(ReadError::Encrypted(Container::Docx));
        }
        let entry = self.packed.get_entry(*place).map_err(|_| damaged)?;
        let packed = entry.data();
        let left = MOST_UNPACKED - self.unpacked;
        let most = left.min((packed.len().saturating_mul(MOST_RATIO)).max(SMALL));
        let mut bytes = Vec::new();
        // One byte more than is allowed tells that there is more.
        let limit = most as u64 + 1;
        let read = match *method {
            CompressionMethod::STORE => {
                entry.verifying_reader(packed).take(limit).read_to_end(&mut bytes)
            }
            CompressionMethod::DEFLATE => entry
                .verifying_reader(DeflateDecoder::new(packed))
                .take(limit)
                .read_to_end(&mut bytes),
            _ => return Err(damaged),
        };
        if bytes.len() > most {
            return Err(ReadError::TooLarge(Container::Docx));
        }
        read.map_err(|_| damaged)?;
        self.unpacked += bytes.len();
        Ok(Some(bytes))
    }
}
