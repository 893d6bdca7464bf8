//! Writing a file that someone asked for.
//!
//! Owns that such a file is whole or not there: it is written beside its place and then put there. A
//! link is followed, a file keeps its rights, and what is no file (a device, a pipe) is written to as
//! it is: it is never replaced.

use crate::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Writes `bytes` to `path`, replacing what was there only once everything is on disk.
///
/// # Errors
/// When the file cannot be written; what was there is left as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let told = |error: &std::io::Error| {
        Error::Input(format!("{}: cannot be written: {error}", path.display()))
    };
    // Where a link leads; a place where nothing is yet is its own.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|before| !before.is_file() && !before.is_dir()) {
        return fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| told(&error));
    }
    let beside = beside(path);
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .map_err(|error| told(&error))?;
    let written = file
        .write_all(bytes)
        .and_then(|()| before.map_or(Ok(()), |before| file.set_permissions(before.permissions())))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // The half-written file is of no use to anyone; that it cannot go either changes nothing.
        let _ = fs::remove_file(&beside);
        told(&error)
    })
}

/// A name in the same folder, since a file can be put in place only within one file system. No two
/// exports have the same.
fn beside(path: &Path) -> PathBuf {
    static EXPORTS: AtomicU64 = AtomicU64::new(0);
    let n = EXPORTS.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!(".glossator-{}-{n}.part", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a 'b'\".pdf");
        write_file(&path, b"one").unwrap();
        write_file(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_rights_and_devices_stay_what_they_are() {
        use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let [path, link] = ["a.pdf", "link.pdf"].map(|name| folder.path().join(name));
        fs::write(&path, b"old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        symlink(&path, &link).unwrap();
        write_file(&link, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);

        write_file(Path::new("/dev/null"), b"gone").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
        assert!(write_file(folder.path(), b"").is_err(), "a folder is no place for a file");
    }

    #[test]
    fn a_place_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("no/such/folder.pdf");
        assert!(write_file(&path, b"").unwrap_err().to_string().contains("folder.pdf"));
    }
}
