//! How much work the pages of a PDF ask for together.
//!
//! Owns the sum over all pages, because pages share: thousands of them may show the same content, or
//! name the same resources, each of which is gone through anew for each page. It changes nothing.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;

/// An object is taken to be as much work as so many bytes of content.
const OBJECT: usize = 16;

/// The work that these pages ask for. Unit: bytes of content.
pub(super) fn of_pages(document: &Document, pages: &[ObjectId]) -> usize {
    let mut known = HashMap::new();
    let mut of = |object: &Object| weight(document, &mut known, object);
    let mut work = 0_usize;
    for page in pages.iter().filter_map(|page| document.get_dictionary(*page).ok()) {
        for key in [&b"Contents"[..], b"Resources"] {
            let Ok(value) = page.get(key) else { continue };
            work = work.saturating_add(of(value));
            // A content may be a list of streams, and a resource a name for a whole dictionary.
            let Ok((_, value)) = document.dereference(value) else { continue };
            let parts: Vec<&Object> = match value {
                Object::Array(parts) => parts.iter().collect(),
                Object::Dictionary(parts) => parts.iter().map(|(_, part)| part).collect(),
                _ => Vec::new(),
            };
            for part in parts.into_iter().filter(|part| part.as_reference().is_ok()) {
                work = work.saturating_add(of(part));
            }
        }
    }
    work
}

/// What an object weighs; of one that is referred to, what it refers to.
fn weight(document: &Document, known: &mut HashMap<ObjectId, usize>, object: &Object) -> usize {
    let id = object.as_reference().ok();
    if let Some(weight) = id.and_then(|id| known.get(&id)) {
        return *weight;
    }
    let object = document.dereference(object).map_or(&Object::Null, |(_, object)| object);
    let mut weight = 0_usize;
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        weight += OBJECT;
        match object {
            Object::Array(parts) => open.extend(parts),
            Object::Dictionary(parts) => open.extend(values(parts)),
            Object::Stream(stream) => {
                weight += stream.content.len();
                open.extend(values(&stream.dict));
            }
            Object::String(bytes, _) | Object::Name(bytes) => weight += bytes.len(),
            _ => {}
        }
    }
    if let Some(id) = id {
        known.insert(id, weight);
    }
    weight
}

fn values(dictionary: &Dictionary) -> impl Iterator<Item = &Object> {
    dictionary.iter().map(|(_, value)| value)
}
