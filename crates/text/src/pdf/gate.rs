//! Opens a PDF within bounds.
//!
//! Owns what a hostile file may cost: its streams are unpacked here, up to a limit, its pages are
//! listed here, each once, and what comes out is a plain PDF without packing, pictures or passwords.
//! It shows no page.

use super::work;
use crate::{Container, ReadError};
use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};
use std::collections::HashSet;

/// All streams that are read may unpack to so much together. Unit: bytes.
const MOST_UNPACKED: usize = 128 << 20;
/// All pages may ask for so much work together; what they share counts for each. Unit: bytes.
const MOST_WORK: usize = 256 << 20;
/// The longest licence that is known has about sixty pages.
const MOST_PAGES: usize = 5_000;
/// What pages inherit. Source: ISO 32000-2, table 31.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// The file as a plain PDF.
pub(super) fn open(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_UNPACKED / (1 + packs(bytes))),
        ..LoadOptions::default()
    };
    let mut document =
        Document::load_mem_with_options(bytes, options).map_err(|error| refused(&error))?;
    if document.is_encrypted() {
        return Err(ReadError::Encrypted(Container::Pdf));
    }
    let pages = list_pages(&mut document)?;
    unpack(&mut document)?;
    if work::of_pages(&document, &pages) > MOST_WORK {
        return Err(ReadError::TooLarge(Container::Pdf));
    }
    document.trailer.remove(b"Prev");
    document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    let mut plain = Vec::new();
    document.save_to(&mut plain).map_err(|_| ReadError::Damaged(Container::Pdf))?;
    Ok(plain)
}

/// How many packs of objects the file has at most: each is unpacked while it is opened. A name may be
/// spelled with escapes, so that each of these counts too.
fn packs(bytes: &[u8]) -> usize {
    let plain = bytes.windows(6).filter(|name| name == b"ObjStm").count();
    let escaped = bytes
        .windows(8)
        .filter(|name| name[0] == b'/' && name[1..].contains(&b'#') && !name[1..].contains(&b' '))
        .count();
    plain + escaped
}

fn refused(error: &Error) -> ReadError {
    match error {
        Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => {
            ReadError::Encrypted(Container::Pdf)
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            ReadError::TooLarge(Container::Pdf)
        }
        _ => ReadError::Damaged(Container::Pdf),
    }
}

/// Puts all pages under one node, each with what it inherits. A page tree that runs in circles, or
/// comes to a page in more ways than one, has each page once.
fn list_pages(document: &mut Document) -> Result<Vec<ObjectId>, ReadError> {
    let damaged = ReadError::Damaged(Container::Pdf);
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages"));
    let root = root.and_then(Object::as_reference).map_err(|_| damaged)?;
    let mut seen = HashSet::new();
    let mut pages: Vec<(ObjectId, Dictionary)> = Vec::new();
    let mut open: Vec<(ObjectId, Dictionary)> = vec![(root, Dictionary::new())];
    while let Some((id, mut inherited)) = open.pop() {
        let Ok(node) = document.get_dictionary(id) else { continue };
        if !seen.insert(id) {
            continue;
        }
        let kids = node.get(b"Kids").and_then(|kids| document.dereference(kids));
        let kids: Option<Vec<ObjectId>> = kids.ok().and_then(|(_, kids)| {
            let kids = kids.as_array().ok()?;
            Some(kids.iter().rev().filter_map(|kid| kid.as_reference().ok()).collect())
        });
        let own = INHERITED.map(|key| (key, node.get(key).ok().cloned()));
        for (key, value) in own {
            match value {
                // Kept once, however many pages inherit it.
                Some(value) if kids.is_some() && value.as_reference().is_err() => {
                    inherited.set(key, Object::Reference(document.add_object(value)));
                }
                Some(value) => inherited.set(key, value),
                None => {}
            }
        }
        match kids {
            Some(kids) => open.extend(kids.into_iter().map(|kid| (kid, inherited.clone()))),
            None => pages.push((id, inherited)),
        }
        if pages.len() > MOST_PAGES || open.len() > 2 * MOST_PAGES {
            return Err(ReadError::TooLarge(Container::Pdf));
        }
    }
    let ids: Vec<ObjectId> = pages.iter().map(|(id, _)| *id).collect();
    for (id, inherited) in pages {
        if let Ok(page) = document.get_dictionary_mut(id) {
            page.set("Type", Object::Name(b"Page".to_vec()));
            page.set("Parent", Object::Reference(root));
            for (key, value) in inherited {
                page.set(key, value);
            }
        }
    }
    let node = Dictionary::from_iter([
        ("Type", Object::Name(b"Pages".to_vec())),
        ("Kids", Object::Array(ids.iter().map(|id| Object::Reference(*id)).collect())),
        ("Count", Object::Integer(i64::try_from(ids.len()).unwrap_or(0))),
    ]);
    document.objects.insert(root, Object::Dictionary(node));
    Ok(ids)
}

/// Unpacks all streams but pictures, which become empty.
fn unpack(document: &mut Document) -> Result<(), ReadError> {
    let mut left = MOST_UNPACKED;
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let picture = stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image");
        let content = if picture { Vec::new() } else { content(stream, left)? };
        left = left.saturating_sub(content.len());
        for key in [&b"Filter"[..], b"DecodeParms", b"F", b"FFilter", b"FDecodeParms"] {
            stream.dict.remove(key);
        }
        stream.set_content(content);
    }
    Ok(())
}

/// What a stream holds. One that cannot be unpacked holds nothing.
fn content(stream: &Stream, left: usize) -> Result<Vec<u8>, ReadError> {
    if !stream.dict.has(b"Filter") {
        return Ok(stream.content.clone());
    }
    match stream.decompressed_content_with_limit(left) {
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
            Err(ReadError::TooLarge(Container::Pdf))
        }
        content => Ok(content.unwrap_or_default()),
    }
}
