//! Whether the library changed.
//!
//! Owns one number to ask for again and again, so that a window sees what another one wrote. It does
//! not say what changed.

use crate::error::StoreError;
use crate::open::Store;

impl Store {
    /// A number that is another one once anything was written, through this [`Store`] or another.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn state(&self) -> Result<u32, StoreError> {
        self.read(|file| {
            // The one counts what others committed, the other the rows that were changed from here
            // (SQLite, "PRAGMA data_version": it stays the same for one's own commits).
            let others: u32 = file.pragma_query_value(None, "data_version", |row| row.get(0))?;
            let own: u64 = file.query_row("SELECT total_changes()", [], |row| row.get(0))?;
            Ok(others.wrapping_mul(SPREAD) ^ u32::try_from(own & 0xffff_ffff).unwrap_or(u32::MAX))
        })
    }
}

/// An odd number that moves a count of others' changes away from the small counts of one's own: two
/// to the 32nd divided by the golden ratio.
const SPREAD: u32 = 0x9e37_79b1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_changes_with_every_write_and_with_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let mut here = Store::open(&path).unwrap();
        let mut there = Store::open(&path).unwrap();
        let first = here.state().unwrap();
        assert_eq!(here.state().unwrap(), first);
        there.set_setting("theme", &"dark").unwrap();
        let second = here.state().unwrap();
        assert_ne!(second, first);
        here.set_setting("theme", &"light").unwrap();
        let third = here.state().unwrap();
        assert!(third != second && third != first);
        assert_eq!(here.setting::<String>("theme").unwrap().as_deref(), Some("light"));
        assert_eq!(here.state().unwrap(), third);
    }
}
