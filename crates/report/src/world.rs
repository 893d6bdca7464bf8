//! What the typesetter may see: one template, the fonts, and values. No file, no clock, no network.

use std::sync::{Arc, OnceLock};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;

const TEMPLATE: &str = include_str!("template.typ");

/// A world in which nothing but the template and its inputs exists.
pub(crate) struct ReportWorld {
    library: LazyHash<Library>,
    template: Source,
    fonts: Arc<FontStore>,
}

impl ReportWorld {
    /// A world for one report.
    pub(crate) fn new(inputs: Dict, fonts: Arc<FontStore>) -> Self {
        Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            template: template().clone(),
            fonts,
        }
    }

    /// The line of the template, from one, where a diagnostic points; for faults of our own.
    pub(crate) fn template_line(&self, span: impl Into<typst::syntax::DiagSpan>) -> Option<usize> {
        let range = typst::WorldExt::range(self, span)?;
        Some(TEMPLATE.get(..range.start)?.lines().count())
    }
}

/// Parsed once: file ids are interned for ever and there are but 65,535.
fn template() -> &'static Source {
    static SOURCE: OnceLock<Source> = OnceLock::new();
    SOURCE.get_or_init(|| Source::new(file_id("report.typ"), TEMPLATE.into()))
}

/// The id that the spans of the text's own words carry. No such file exists.
pub(crate) fn content_id() -> FileId {
    static ID: OnceLock<FileId> = OnceLock::new();
    *ID.get_or_init(|| file_id("content.txt"))
}

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
