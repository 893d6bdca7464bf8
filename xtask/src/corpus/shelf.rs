//! The reference shelf: every licence of ScanCode's data that is no edition of the catalogue, with the
//! text of the SPDX licence list where that has it and OSI approved it.
//!
//! Owns which licences stand on it and which of two texts is taken. It checks no text: there is nothing
//! to check it against.

use super::archive::Licence;
use super::fetch;
use catalogue::reference::{Reference, pack};
use catalogue::{Source, manifest};
use std::collections::HashSet;

/// The form of the packed shelf; another number makes set-up pack it anew.
const FORM: u32 = 2;

/// What the shelf is made from, as one hash.
pub fn sources() -> String {
    let parts = format!("{} {} {FORM}", fetch::SHA256, spdx::license_version());
    manifest::sha256(parts.as_bytes())
}

/// The packed shelf, and how many licences it has.
pub fn packed(licences: &[Licence]) -> (String, usize) {
    let editions: HashSet<&str> =
        catalogue::editions().iter().filter_map(|edition| taken(&edition.source)).collect();
    let references: Vec<Reference> =
        licences.iter().filter_map(|l| reference(l, &editions)).collect();
    (pack(references.iter().copied()), references.len())
}

/// What an edition's source is called in either list.
fn taken(source: &Source) -> Option<&str> {
    match source {
        Source::Scancode(key) => Some(key),
        Source::Spdx(id) => Some(id),
        Source::Recipe(_) => None,
    }
}

/// `None` for what has no text, is an edition of the catalogue, or stands for no licence in particular.
fn reference<'a>(licence: &'a Licence, editions: &HashSet<&str>) -> Option<Reference<'a>> {
    let spdx = licence.field("spdx_license_key");
    let nameless = ["is_generic", "is_unknown"].iter().any(|f| licence.field(f).is_some());
    let known = editions.contains(&*licence.key) || spdx.is_some_and(|id| editions.contains(id));
    let approved = spdx.and_then(spdx::license_id).filter(|id| id.is_osi_approved());
    let text = approved.map_or(&*licence.text, |id| id.text());
    let title = licence.field("name").or(licence.field("short_name"))?;
    let reference = Reference {
        id: &licence.key,
        title,
        publisher: licence.field("owner")?,
        spdx: approved.map(|id| id.name),
        url: licence.field("homepage_url"),
        category: licence.field("category"),
        live: ["is_deprecated", "is_exception", "language"]
            .iter()
            .all(|f| licence.field(f).is_none()),
        text,
    };
    (!nameless && !known && !text.trim().is_empty()).then_some(reference)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn licence(key: &str, fields: &[(&str, &str)], text: &str) -> Licence {
        let fields = fields.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Licence { key: key.into(), fields: fields.collect(), text: text.into() }
    }

    #[test]
    fn licences_with_a_text_and_a_name_of_their_own_stand_on_it() {
        let named = [("name", "A"), ("owner", "B")];
        let generic = [("name", "A"), ("owner", "B"), ("is_generic", "yes")];
        let licences = [
            licence("a-licence", &named, "Its text"),
            licence("no-text", &named, " "),
            licence("generic", &generic, "Some text"),
            licence("llama-2-license-2023", &named, "An edition's text"),
        ];
        let (packed, count) = packed(&licences);
        assert_eq!(count, 1);
        let read = catalogue::reference::unpack(&packed);
        assert_eq!((read[0].id, read[0].text, read[0].spdx), ("a-licence", "Its text", None));
    }

    #[test]
    fn a_text_that_osi_approved_is_spdxs() {
        let fields = [
            ("name", "BSD"),
            ("owner", "B"),
            ("spdx_license_key", "BSD-3-Clause"),
            ("category", "Permissive"),
        ];
        let bsd = [licence("bsd-new", &fields, "ScanCode's text")];
        let (packed, _) = packed(&bsd);
        let read = catalogue::reference::unpack(&packed);
        assert_eq!(read[0].spdx, Some("BSD-3-Clause"));
        assert_eq!((read[0].category, read[0].live), (Some("Permissive"), true));
        assert!(read[0].text.contains("Redistribution and use"), "{}", read[0].text);
    }
}
