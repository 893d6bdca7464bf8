//! Damage to a library file, as a failing disk does it.

use std::fs;
use std::path::Path;

/// The size of SQLite's pages.
const PAGE: usize = 4096;

/// Overwrites pages in the second half of a file that nobody has open, far from its head.
pub fn pages(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let pages = bytes.len() / PAGE;
    assert!(pages > 20, "too small to be damaged in its middle: {pages} pages");
    bytes[pages / 2 * PAGE..(pages - 2) * PAGE].fill(0xa5);
    fs::write(path, bytes).unwrap();
}
