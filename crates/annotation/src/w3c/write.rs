//! Annotations → JSON-LD.
//!
//! Owns which words of the model stand for what. The same annotations and texts give the same bytes.

use super::wire::{
    Annotation as Item, Body, Collection as Wire, Context, Edition, Page, Person, Resource,
    Selector, Targets, Terms,
};
use super::{CONTEXT, TERMS, iri};
use crate::{Annotation, Link, Mark, Selectors, Sides, Subject, Target, content_hash};

/// The annotations of one edition.
#[derive(Clone, Copy, Debug)]
pub struct Collection<'a> {
    /// The edition's id.
    pub edition: &'a str,
    /// What the collection is called, for a person: the edition's title.
    pub label: &'a str,
    /// The annotations, in the order in which they are to stand.
    pub annotations: &'a [Annotation],
}

/// An edition that is at hand, for the positions in characters and the publisher's address.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Its id.
    pub edition: &'a str,
    /// Its text.
    pub content: &'a str,
    /// Where its publisher shows it; what is no IRI is left out.
    pub address: Option<&'a str>,
}

/// A collection as an `AnnotationCollection` with one page.
///
/// An edition that is not among `known` gets no position in characters and no address of its
/// publisher; what is read back is the same without.
pub fn write(collection: &Collection<'_>, known: &[Known<'_>]) -> String {
    let known = hashed(known);
    in_lines(&wire(collection, &known))
}

/// As [`write`], several collections as a list.
pub fn write_all(collections: &[Collection<'_>], known: &[Known<'_>]) -> String {
    let known = hashed(known);
    in_lines(&collections.iter().map(|collection| wire(collection, &known)).collect::<Vec<_>>())
}

fn in_lines(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string_pretty(value);
    json.expect("names are strings and numbers are whole, so that all of it is JSON") + "\n"
}

/// A known edition with the hash of its text.
struct Hashed<'a> {
    known: Known<'a>,
    hash: String,
}

fn hashed<'a>(known: &[Known<'a>]) -> Vec<Hashed<'a>> {
    let hashed =
        known.iter().map(|known| Hashed { known: *known, hash: content_hash(known.content) });
    hashed.collect()
}

fn wire<'a>(collection: &Collection<'a>, known: &[Hashed<'a>]) -> Wire<'a> {
    let Collection { edition, label, annotations } = *collection;
    let id = iri::named("collection", edition);
    let page = Page {
        id: format!("{id}:1"),
        r#type: "AnnotationPage",
        part_of: id.clone(),
        start_index: 0,
        items: annotations.iter().map(|annotation| item(annotation, known)).collect(),
    };
    Wire {
        context: context(),
        id,
        r#type: "AnnotationCollection",
        label,
        total: annotations.len(),
        first: (!annotations.is_empty()).then_some(page),
    }
}

fn context() -> Context {
    Context(CONTEXT, Terms { glossator: TERMS })
}

fn item<'a>(annotation: &'a Annotation, known: &[Hashed<'a>]) -> Item<'a> {
    let Annotation {
        id,
        edition,
        target,
        colour,
        body: _,
        tags: _,
        links: _,
        status,
        author,
        created,
        modified,
    } = annotation;
    Item {
        context: context(),
        id: format!("urn:uuid:{id}"),
        r#type: "Annotation",
        motivation: motivation(annotation),
        creator: (!author.is_empty()).then_some(Person { r#type: "Person", name: author }),
        created: created.to_string(),
        modified: modified.to_string(),
        body: bodies(annotation),
        target: targets(edition, target, known),
        about: about(target),
        mark: match target {
            Target::Words { mark, .. } => Some(Mark::name(*mark)),
            Target::Clause(_) | Target::Edition | Target::Change(_) => None,
        },
        colour: colour.number(),
        status: status.name(),
    }
}

/// Why it was made, in the model's words (section 3.3.5). It is told by what is there, and so is
/// read back from what is there.
fn motivation(annotation: &Annotation) -> &'static str {
    let Annotation { body, tags, links, target, .. } = annotation;
    if !body.is_empty() {
        "commenting"
    } else if !links.is_empty() {
        "assessing"
    } else if !tags.is_empty() {
        "tagging"
    } else if *target == Target::Edition {
        "bookmarking"
    } else {
        "highlighting"
    }
}

/// The kind of target, in one word.
pub(super) fn about(target: &Target) -> &'static str {
    match target {
        Target::Words { .. } => "words",
        Target::Clause(_) => "clause",
        Target::Edition => "edition",
        Target::Change(_) => "change",
    }
}

fn bodies(annotation: &Annotation) -> Vec<Body<'_>> {
    let note = (!annotation.body.is_empty())
        .then(|| words(&annotation.body, "text/markdown", "commenting"));
    let tags = annotation.tags.iter().map(|tag| words(tag, "text/plain", "tagging"));
    note.into_iter().chain(tags).chain(annotation.links.iter().map(link)).collect()
}

fn words<'a>(value: &'a str, format: &'static str, purpose: &'static str) -> Body<'a> {
    Body::Words { r#type: "TextualBody", value, format, purpose, stance: None }
}

fn link(Link { subject, stance }: &Link) -> Body<'_> {
    let (stance, r#type) = (stance.name(), "SpecificResource");
    match subject {
        Subject::Claim(claim) => Body::Words {
            r#type: "TextualBody",
            value: claim,
            format: "text/plain",
            purpose: "assessing",
            stance: Some(stance),
        },
        Subject::Category(id) => {
            let source = iri::named(subject.kind(), id);
            Body::Class { r#type, source, purpose: "classifying", stance }
        }
        Subject::Criterion(id) => {
            let source = iri::named(subject.kind(), id);
            Body::Class { r#type, source, purpose: "assessing", stance }
        }
    }
}

fn targets<'a>(id: &str, target: &'a Target, known: &[Hashed<'a>]) -> Targets<'a> {
    match target {
        Target::Words { selectors, .. } | Target::Clause(selectors) => {
            Targets::One(part(id, selectors, known, None))
        }
        Target::Edition => Targets::One(Resource::Whole(edition(id, known, None))),
        Target::Change(change) => {
            let older = &change.older;
            let (old, new) = (Some("old"), Some("new"));
            let whole = |id, side| Resource::Whole(edition(id, known, side));
            Targets::Two(match &change.sides {
                Sides::Added(added) => [whole(older, old), part(id, added, known, new)],
                Sides::Removed(removed) => [part(older, removed, known, old), whole(id, new)],
                Sides::Changed { old: before, new: after } => {
                    [part(older, before, known, old), part(id, after, known, new)]
                }
            })
        }
    }
}

fn edition<'a>(id: &str, known: &[Hashed<'a>], side: Option<&'static str>) -> Edition<'a> {
    let address = known.iter().find(|k| k.known.edition == id).and_then(|k| k.known.address);
    Edition {
        id: iri::named("edition", id),
        r#type: "Text",
        via: address.filter(|address| iri::is_iri(address)),
        side,
    }
}

fn part<'a>(
    id: &str,
    selectors: &'a Selectors,
    known: &[Hashed<'a>],
    side: Option<&'static str>,
) -> Resource<'a> {
    let Selectors { quote, position, address, text_hash } = selectors;
    let quoted =
        Selector::Quote { exact: &quote.exact, prefix: &quote.prefix, suffix: &quote.suffix };
    Resource::Part {
        r#type: "SpecificResource",
        source: edition(id, known, None),
        selector: std::iter::once(quoted).chain(characters(id, selectors, known)).collect(),
        side,
        address,
        start: position.start().bytes(),
        end: position.end().bytes(),
        text_hash,
    }
}

/// The position in characters, where the text is at hand and has the quoted words there: two
/// selectors of one place never say two things.
fn characters<'a>(id: &str, selectors: &Selectors, known: &[Hashed<'a>]) -> Option<Selector<'a>> {
    let Hashed { known: Known { content, .. }, .. } =
        known.iter().find(|k| k.known.edition == id && k.hash == selectors.text_hash)?;
    let range = selectors.position.range();
    content.get(range.clone()).filter(|words| *words == selectors.quote.exact)?;
    let start = content[..range.start].chars().count();
    Some(Selector::Position { start, end: start + content[range].chars().count() })
}
