//! The tag tree: where an annotation belongs for those who hear the file.
//!
//! Owns the reading and the extending of the structure that the typesetter wrote. An annotation is
//! tagged within the paragraph, heading or item that it marks (PDF/UA-1, 7.18.1).

use crate::values::body;
use crate::{BlockKind, Report};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// The tag tree with what is to be added to it.
pub(crate) struct Structure {
    root: ObjectId,
    /// The outermost element, of the role Document.
    document: ObjectId,
    /// New elements by the element that they stand under.
    added: BTreeMap<ObjectId, Vec<Object>>,
    /// New entries of the parent tree: key, element, key, element …
    parents: Vec<Object>,
    next_key: i64,
}

impl Structure {
    /// The file's tag tree; `None` when it has none.
    pub(crate) fn open(file: &Document) -> Option<Self> {
        let root = file.catalog().ok()?.get(b"StructTreeRoot").ok()?.as_reference().ok()?;
        let tree = file.get_dictionary(root).ok()?;
        let document = children(file, tree).first()?.as_reference().ok()?;
        let next_key = match tree.get(b"ParentTreeNextKey").and_then(Object::as_i64) {
            Ok(key) => key,
            Err(_) => last_key(file, tree.get(b"ParentTree").ok()?) + 1,
        };
        Some(Self { root, document, added: BTreeMap::new(), parents: Vec::new(), next_key })
    }

    /// For each block of the report its element; `None` when tree and blocks do not agree. The text
    /// is the tree's only block quotation.
    pub(crate) fn blocks(&self, file: &Document, report: &Report) -> Option<Vec<ObjectId>> {
        let quotation = find(file, self.document, "BlockQuote")?;
        let mut elements = Vec::new();
        collect(file, quotation, &mut elements);
        let mut elements = elements.into_iter();
        let mut found = Vec::with_capacity(report.blocks.len());
        for block in &report.blocks {
            // A block without words leaves no element.
            let empty = report.content[body(block, &report.content)].trim().is_empty();
            if empty
                && !matches!(block.kind, BlockKind::Item { .. })
                && block.label.is_none()
                && block.address.is_none()
            {
                found.push(*found.last().unwrap_or(&quotation));
                continue;
            }
            let (role, element) = elements.next()?;
            let fits = match block.kind {
                BlockKind::Title | BlockKind::Heading(_) => role.starts_with('H') || role == "P",
                BlockKind::Paragraph => role == "P",
                BlockKind::Item { .. } => role == "LBody",
            };
            if !fits {
                return None;
            }
            found.push(element);
        }
        elements.next().is_none().then_some(found)
    }

    /// Adds an element for an annotation and its pop-up, and returns the annotation's key in the
    /// parent tree; the pop-up's is the next.
    pub(crate) fn annotation(
        &mut self,
        file: &mut Document,
        block: Option<ObjectId>,
        page: ObjectId,
        annotation: ObjectId,
        popup: Option<ObjectId>,
        alternative: Object,
    ) -> i64 {
        let objects = [Some(annotation), popup].into_iter().flatten();
        let references: Vec<Object> = objects
            .map(|id| dictionary! { "Type" => "OBJR", "Obj" => id, "Pg" => page }.into())
            .collect();
        let parent = block.unwrap_or(self.document);
        let entries = references.len();
        let element = file.add_object(dictionary! {
            "Type" => "StructElem",
            "S" => "Annot",
            "P" => parent,
            "Pg" => page,
            "Alt" => alternative,
            "K" => references,
        });
        self.added.entry(parent).or_default().push(element.into());
        let key = self.next_key;
        for _ in 0..entries {
            self.parents.extend([self.next_key.into(), element.into()]);
            self.next_key += 1;
        }
        key
    }

    /// Writes what was added into the file.
    pub(crate) fn write(self, file: &mut Document) -> lopdf::Result<()> {
        for (parent, added) in self.added {
            let mut all = children(file, file.get_dictionary(parent)?);
            all.extend(added);
            file.get_dictionary_mut(parent)?.set("K", all);
        }
        let [Some(low), Some(high)] =
            [self.parents.first(), self.parents.iter().rev().nth(1)].map(Option::<&Object>::cloned)
        else {
            return Ok(());
        };
        let reference = file.get_dictionary(self.root)?.get(b"ParentTree")?.clone();
        let mut tree = match &reference {
            Object::Reference(id) => file.get_dictionary(*id)?.clone(),
            other => other.as_dict()?.clone(),
        };
        if let Ok(kids) = tree.get(b"Kids").and_then(Object::as_array) {
            let mut kids = kids.clone();
            let leaf = dictionary! { "Limits" => vec![low, high], "Nums" => self.parents };
            kids.push(file.add_object(leaf).into());
            tree.set("Kids", kids);
        } else {
            let mut numbers =
                tree.get(b"Nums").and_then(Object::as_array).cloned().unwrap_or_default();
            numbers.extend(self.parents);
            tree.set("Nums", numbers);
        }
        match reference {
            Object::Reference(id) => {
                file.objects.insert(id, tree.into());
            }
            _ => file.get_dictionary_mut(self.root)?.set("ParentTree", tree),
        }
        file.get_dictionary_mut(self.root)?.set("ParentTreeNextKey", self.next_key);
        Ok(())
    }
}

/// The elements of blocks under `element`, in reading order, with their roles.
fn collect(file: &Document, element: ObjectId, into: &mut Vec<(String, ObjectId)>) {
    let Ok(dictionary) = file.get_dictionary(element) else { return };
    for child in children(file, dictionary) {
        let (Some(role), Ok(id)) = (role(file, &child), child.as_reference()) else { continue };
        match role.as_str() {
            "P" | "LBody" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => {
                into.push((role.clone(), id));
                if role == "LBody" {
                    lists_within(file, id, into);
                }
            }
            _ => collect(file, id, into),
        }
    }
}

/// An item's own words are one block; only lists within it hold more.
fn lists_within(file: &Document, item: ObjectId, into: &mut Vec<(String, ObjectId)>) {
    let Ok(dictionary) = file.get_dictionary(item) else { return };
    for child in children(file, dictionary) {
        if let (Some(role), Ok(id)) = (role(file, &child), child.as_reference()) {
            if role == "L" { collect(file, id, into) } else { lists_within(file, id, into) }
        }
    }
}

fn find(file: &Document, element: ObjectId, wanted: &str) -> Option<ObjectId> {
    children(file, file.get_dictionary(element).ok()?).iter().find_map(|child| {
        let (role, id) = (role(file, child)?, child.as_reference().ok()?);
        if role == wanted { Some(id) } else { find(file, id, wanted) }
    })
}

fn children(file: &Document, element: &Dictionary) -> Vec<Object> {
    match element.get(b"K") {
        Ok(Object::Array(all)) => all.clone(),
        Ok(Object::Reference(id)) => match file.get_object(*id) {
            Ok(Object::Array(all)) => all.clone(),
            _ => vec![Object::Reference(*id)],
        },
        Ok(one) => vec![one.clone()],
        Err(_) => Vec::new(),
    }
}

fn role(file: &Document, element: &Object) -> Option<String> {
    let element = file.get_dictionary(element.as_reference().ok()?).ok()?;
    Some(String::from_utf8_lossy(element.get(b"S").ok()?.as_name().ok()?).into_owned())
}

/// The greatest key of a number tree; -1 when it is empty.
fn last_key(file: &Document, tree: &Object) -> i64 {
    let tree = match tree {
        Object::Reference(id) => file.get_dictionary(*id).ok(),
        other => other.as_dict().ok(),
    };
    let list = |key: &[u8]| {
        tree.and_then(|t| t.get(key).ok())
            .and_then(|k| k.as_array().ok())
            .cloned()
            .unwrap_or_default()
    };
    let keys = list(b"Nums").iter().step_by(2).filter_map(|key| key.as_i64().ok()).max();
    let below = list(b"Kids").iter().map(|kid| last_key(file, kid)).max();
    keys.into_iter().chain(below).max().unwrap_or(-1)
}
