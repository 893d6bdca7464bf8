//! [`Place`]: where the library of a front end lies.
//!
//! Owns the answer, which may be another one the next time: a drive comes and goes, and the reader
//! moves the library. It never makes a new library where one is said to be.

use crate::library::FILE;
use crate::pointer::{self, Astray};
use crate::{Error, Library, default_folder};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Where the library of a front end lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this folder, which was named; what the reader chose is for the library that nobody names.
    Named(PathBuf),
    /// In the folder that the reader chose, else in the usual one.
    Own {
        /// The usual folder, in which the reader's choice is kept.
        usual: PathBuf,
    },
}

impl Place {
    /// The place of the present user's own library.
    ///
    /// # Errors
    /// When the system names no home folder.
    pub fn own() -> Result<Self, Error> {
        default_folder().map(|usual| Self::Own { usual })
    }

    /// The folder for what a front end keeps beside a library: the named or the usual one, wherever the
    /// library lies.
    pub fn base(&self) -> &Path {
        match self {
            Self::Named(folder) | Self::Own { usual: folder } => folder,
        }
    }

    /// The folder that the reader chose; `None` where the library is in the named or the usual one.
    pub(crate) fn chosen(&self) -> Result<Option<PathBuf>, Error> {
        match self {
            Self::Named(_) => Ok(None),
            Self::Own { usual } => Ok(pointer::read(usual)?),
        }
    }

    /// The folder of the library.
    ///
    /// # Errors
    /// [`Error::Astray`] when the reader chose one and the library is not in it, because its drive is
    /// not there or the file was moved.
    pub fn folder(&self) -> Result<PathBuf, Error> {
        let Some(folder) = self.chosen()? else { return Ok(self.base().to_owned()) };
        let pointer = || pointer::path(self.base());
        let found = fs::metadata(&folder).and_then(|found| {
            if found.is_dir() { Ok(()) } else { Err(io::Error::from(ErrorKind::NotADirectory)) }
        });
        if let Err(reason) = found {
            return Err(Astray::NoFolder { pointer: pointer(), folder, reason }.into());
        }
        match folder.join(FILE).try_exists() {
            Ok(true) => Ok(folder),
            Ok(false) => Err(Astray::NoLibrary { pointer: pointer(), folder }.into()),
            Err(reason) => Err(Astray::NoFolder { pointer: pointer(), folder, reason }.into()),
        }
    }

    /// Opens the library. In the named or the usual folder one is made when there is none; in a chosen
    /// one never.
    ///
    /// # Errors
    /// As [`Place::folder`] and [`Library::open`].
    pub fn open(&self) -> Result<Library, Error> {
        let folder = self.folder()?;
        if self.chosen()?.is_none() {
            return Library::open(&folder);
        }
        let pointer = pointer::path(self.base());
        Library::there(&folder)?.ok_or_else(|| Astray::NoLibrary { pointer, folder }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place whose library is in the second folder, with its usual folder.
    fn chosen() -> (tempfile::TempDir, Place, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let [usual, drive] = ["usual", "drive"].map(|name| folder.path().join(name));
        drop(Library::open(&drive).unwrap());
        pointer::write(&usual, Some(&drive)).unwrap();
        (folder, Place::Own { usual }, drive)
    }

    #[test]
    fn it_is_the_usual_folder_until_one_is_chosen() {
        let (_folder, place, drive) = chosen();
        assert_eq!(place.folder().unwrap(), drive);
        assert_eq!(place.open().unwrap().folder(), drive);
        pointer::write(place.base(), None).unwrap();
        assert_eq!(place.folder().unwrap(), place.base());
        assert_eq!(place.open().unwrap().folder(), place.base());
        // A named folder is that one, whatever stands in it.
        pointer::write(place.base(), Some(&drive)).unwrap();
        let named = Place::Named(place.base().to_owned());
        assert_eq!(named.folder().unwrap(), named.base());
    }

    #[test]
    fn where_it_is_not_no_new_one_is_made_anywhere() {
        type Loss = fn(&Path, &Path);
        let losses: [(&str, Loss); 6] = [
            ("the drive is away", |_, drive| fs::remove_dir_all(drive).unwrap()),
            ("an empty folder is in its place", |_, drive| {
                fs::remove_dir_all(drive).unwrap();
                fs::create_dir(drive).unwrap();
            }),
            ("the file was moved", |_, drive| {
                fs::rename(drive.join(FILE), drive.join("elsewhere.sqlite")).unwrap();
            }),
            ("a file has the folder's name", |_, drive| {
                fs::remove_dir_all(drive).unwrap();
                fs::write(drive, "").unwrap();
            }),
            ("the pointer is relative", |pointer, _| fs::write(pointer, "drive").unwrap()),
            ("the pointer is empty", |pointer, _| fs::write(pointer, "").unwrap()),
        ];
        for (loss, lose) in losses {
            let (folder, place, drive) = chosen();
            lose(&pointer::path(place.base()), &drive);
            for _ in 0..2 {
                let errors = [place.folder().map(drop), place.open().map(drop)];
                for error in errors.map(Result::unwrap_err) {
                    assert!(matches!(error, Error::Astray(_)), "{loss}: {error}");
                    assert!(error.to_string().contains("library-folder"), "{loss}: {error}");
                    assert!(!error.is_ours(), "{loss}");
                }
            }
            let libraries = [place.base(), &drive].map(|folder| folder.join(FILE).exists());
            let known = loss.starts_with("the pointer");
            assert_eq!(libraries, [false, known], "{loss}");
            drop(folder);
        }
    }
}
