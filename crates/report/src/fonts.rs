//! Which fonts a report is set in, and which characters they have.
//!
//! Owns the two font stores. The bundled one suffices for most texts and makes their pages the same
//! on every machine; the system's fonts are read, once, only when a text has characters that the
//! bundled ones lack.

use crate::shown::{Repertoire, Shape};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};
use typst_kit::fonts::FontStore;

/// Fonts that cover as much of `strings` as this machine can.
pub(crate) fn fonts_for<'a>(strings: impl Iterator<Item = &'a str>) -> Arc<FontStore> {
    let bundled = Repertoire::new(bundled(), BTreeSet::new());
    let mut characters = strings.flat_map(str::chars);
    if characters.all(|c| bundled.shape(c) != Shape::NoFont) {
        bundled.fonts
    } else {
        with_system()
    }
}

/// The fonts that come with the program.
pub(crate) fn bundled() -> Arc<FontStore> {
    static STORE: OnceLock<Arc<FontStore>> = OnceLock::new();
    STORE
        .get_or_init(|| {
            let mut store = FontStore::new();
            store.extend(typst_kit::fonts::embedded());
            Arc::new(store)
        })
        .clone()
}

/// The bundled fonts first, then the system's.
fn with_system() -> Arc<FontStore> {
    static STORE: OnceLock<Arc<FontStore>> = OnceLock::new();
    STORE
        .get_or_init(|| {
            let mut store = FontStore::new();
            store.extend(typst_kit::fonts::embedded());
            store.extend(typst_kit::fonts::system());
            Arc::new(store)
        })
        .clone()
}

/// Whether some font says that it has a glyph for the character. Some say so wrongly.
pub(crate) fn covers(fonts: &FontStore, c: char) -> bool {
    (0..).map_while(|i| fonts.book().info(i)).any(|info| info.coverage.contains(u32::from(c)))
}
