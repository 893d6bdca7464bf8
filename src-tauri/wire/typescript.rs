//! The TypeScript twins in `ui/src/lib/wire/`.
//!
//! Owns their writing: the test below writes anew what no longer fits, and fails, so that a change
//! of the wire is seen and committed with the types.

use super::{
    Annotation, AnnotationStatus, Cell, Clause, ClauseKind, Colour, Column, Compared, Confidence,
    Counts, Definition, Diagnostic, EditionInfo, EditionKind, Exported, Failure, FailureCode,
    Family, Finding, Gained, Group, Kind, Language, Link, Paper, Part, PartKind, PdfOptions,
    Preview, Range, Reading, Reference, Relation, Row, Run, Settings, Shelf, ShelfEdition, Step,
    Theme, Wording,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use ts_rs::{Config, TS};

/// Every type of the wire by the name of its file.
fn types() -> BTreeMap<String, String> {
    let config = Config::default();
    let mut types = BTreeMap::new();
    macro_rules! write_out {
        ($($name:ident)*) => { $(
            let text = $name::export_to_string(&config).expect("a type of the wire is plain");
            types.insert(format!("{}.ts", stringify!($name)), text);
        )* };
    }
    write_out! {
        Annotation AnnotationStatus Cell Clause ClauseKind Colour Column Compared Confidence Counts
        Definition Diagnostic EditionInfo EditionKind Exported Failure FailureCode Family Finding
        Gained Group Kind Language Link Paper Part PartKind PdfOptions Preview Range Reading
        Reference Relation Row Run Settings Shelf ShelfEdition Step Theme Wording
    }
    types
}

#[test]
fn the_typescript_twins_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/wire");
    let types = types();
    let mut stale = Vec::new();
    for (file, text) in &types {
        let path = folder.join(file);
        if fs::read_to_string(&path).ok().as_ref() != Some(text) {
            fs::write(&path, text).expect("the front end's folder can be written");
            stale.push(file.clone());
        }
    }
    for entry in fs::read_dir(&folder).expect("the front end has the folder") {
        let name = entry.expect("a readable entry").file_name().to_string_lossy().into_owned();
        if !types.contains_key(&name) {
            stale.push(format!("{name} (no type of the wire; remove it)"));
        }
    }
    assert!(stale.is_empty(), "written anew, look at them and commit them: {}", stale.join(", "));
}
