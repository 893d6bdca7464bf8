//! The pointer: a file in the usual folder that says where the library lies instead.
//!
//! Owns its form, one absolute path as UTF-8 on one line, and that it is whole or not there. It opens no
//! library.

use crate::{Error, write_file};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

/// The pointer's name in the usual folder.
const NAME: &str = "library-folder";

/// The longest pointer that is read, in bytes; no system has longer paths.
const LONGEST: u64 = 64 << 10;

/// The library is not where it is said to be.
#[derive(Debug, thiserror::Error)]
pub enum Astray {
    /// The file that says where it is cannot be read.
    #[error("{}: this file says in which folder the library lies, and it cannot be read ({reason})", pointer.display())]
    Unreadable {
        /// The file.
        pointer: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// The file holds something else than a folder's path.
    #[error("{}: this file says in which folder the library lies; it has to hold one absolute path, and does not", pointer.display())]
    NoPath {
        /// The file.
        pointer: PathBuf,
    },
    /// The folder is not there, or cannot be looked into.
    #[error("{}: the folder of the library cannot be found ({reason}); {} says that the library lies there", folder.display(), pointer.display())]
    NoFolder {
        /// The file that names the folder.
        pointer: PathBuf,
        /// The folder.
        folder: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// There is no library in the folder.
    #[error("{}: there is no library in this folder; {} says that it lies there", folder.display(), pointer.display())]
    NoLibrary {
        /// The file that names the folder.
        pointer: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
}

/// Where the pointer of this usual folder lies.
pub(crate) fn path(usual: &Path) -> PathBuf {
    usual.join(NAME)
}

/// The folder that the pointer names; `None` when there is no pointer.
pub(crate) fn read(usual: &Path) -> Result<Option<PathBuf>, Astray> {
    let pointer = path(usual);
    let run = || {
        // Looked at before it is opened: to open a pipe would wait for ever.
        if !fs::metadata(&pointer)?.is_file() {
            return Err(io::Error::new(ErrorKind::InvalidData, "it is no file"));
        }
        let mut bytes = Vec::new();
        File::open(&pointer)?.take(LONGEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = match run() {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound && !is_link(&pointer) => return Ok(None),
        Err(reason) => return Err(Astray::Unreadable { pointer, reason }),
    };
    parse(&bytes).map(Some).ok_or(Astray::NoPath { pointer })
}

/// A link that leads nowhere is a pointer too: to take it for none would begin a new library.
fn is_link(pointer: &Path) -> bool {
    fs::symlink_metadata(pointer).is_ok()
}

/// The path in a pointer. A person's editor may end the line.
fn parse(bytes: &[u8]) -> Option<PathBuf> {
    let text = str::from_utf8(bytes).ok()?;
    let line = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    let path = Path::new(line);
    (may_be_pointed_to(path) && bytes.len() < usize::try_from(LONGEST).ok()?)
        .then(|| path.to_owned())
}

/// Whether a pointer can hold this path.
pub(crate) fn may_be_pointed_to(path: &Path) -> bool {
    path.is_absolute() && path.to_str().is_some_and(|text| !text.contains(char::is_control))
}

/// Has the pointer name this folder, or takes it away; it is on the disk when this returns.
///
/// # Errors
/// As the disk has it; then the pointer names what it named.
pub(crate) fn write(usual: &Path, folder: Option<&Path>) -> Result<(), Error> {
    let pointer = path(usual);
    let told = |error: io::Error| {
        Error::Input(format!("{}: cannot be written: {error}", pointer.display()))
    };
    if let Some(folder) = folder {
        let text = folder.to_str().filter(|_| may_be_pointed_to(folder));
        let text = text.ok_or_else(|| {
            let reason = "Glossator keeps only an absolute path that is plain text on one line";
            Error::Input(format!("{}: {reason}", folder.display()))
        })?;
        store::make_folder(usual).map_err(told)?;
        write_file(&pointer, format!("{text}\n").as_bytes())?;
    } else {
        match fs::remove_file(&pointer) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(told(error)),
            _ => {}
        }
    }
    store::sync_folder(usual).map_err(told)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_taken_away_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let usual = folder.path().join("not there yet");
        assert_eq!(read(&usual).unwrap(), None);
        for path in ["/", "/a b/é “c”/ ", "/.."] {
            write(&usual, Some(Path::new(path))).unwrap();
            assert_eq!(read(&usual).unwrap(), Some(path.into()));
        }
        assert_eq!(fs::read_dir(&usual).unwrap().count(), 1, "nothing unfinished is left");
        write(&usual, None).unwrap();
        write(&usual, None).unwrap();
        assert_eq!(read(&usual).unwrap(), None);
    }

    #[test]
    fn only_one_absolute_path_is_a_pointer() {
        for good in ["/a", "/a\n", "/a\r\n"] {
            assert_eq!(parse(good.as_bytes()), Some("/a".into()), "{good:?}");
        }
        let long = format!("/{}", "a".repeat(70_000));
        let bad: [&[u8]; 13] = [
            b"",
            b"\n",
            b"a",
            b"./a",
            b"~/a",
            b" /a",
            b"/a\n\n",
            b"/a\n/b\n",
            b"/a\n b",
            b"/a\0b",
            b"/a\xff",
            "\u{feff}/a".as_bytes(),
            long.as_bytes(),
        ];
        for bad in bad {
            assert_eq!(parse(bad), None, "{:?}", String::from_utf8_lossy(bad));
            let folder = tempfile::tempdir().unwrap();
            fs::write(path(folder.path()), bad).unwrap();
            let error = read(folder.path()).unwrap_err();
            assert!(matches!(error, Astray::NoPath { .. }), "{error}");
            assert!(error.to_string().contains("/library-folder: "), "{error}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_no_absence() {
        let folder = tempfile::tempdir().unwrap();
        let spoilings: [fn(&Path); 2] = [
            |pointer| fs::create_dir(pointer).unwrap(),
            |pointer| std::os::unix::fs::symlink("nowhere", pointer).unwrap(),
        ];
        for (i, spoil) in spoilings.into_iter().enumerate() {
            let usual = folder.path().join(i.to_string());
            fs::create_dir(&usual).unwrap();
            spoil(&path(&usual));
            let error = read(&usual).unwrap_err();
            assert!(matches!(error, Astray::Unreadable { .. }), "{error}");
        }
    }

    #[test]
    fn a_path_that_would_be_read_as_another_is_not_written() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), Some(Path::new("/kept"))).unwrap();
        for bad in [&b"a"[..], b"", b"/a\n", b"/a\nb", b"/a\r", b"/\xff"] {
            let bad = Path::new(std::ffi::OsStr::from_bytes(bad));
            assert!(write(folder.path(), Some(bad)).is_err(), "{}", bad.display());
            assert_eq!(read(folder.path()).unwrap(), Some("/kept".into()));
        }
    }
}
