//! Where the app is to keep its library, from how it was started.
//!
//! Owns the app's arguments. It touches no file.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// The variable that names the library folder when no argument does.
const VARIABLE: &str = "GLOSSATOR_DATA";

/// Where the library lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The folder.
    pub folder: PathBuf,
    /// Whether it is the user's own library rather than one that was named. Only of that one is
    /// there a single window: two libraries may be open beside each other.
    pub is_users_own: bool,
}

/// The library's place by the arguments behind the program's name and the environment.
///
/// # Errors
/// A sentence for arguments that make no sense, and when the system names no home folder.
pub(crate) fn place(
    arguments: impl Iterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Place, String> {
    let named = named(arguments)?.or_else(|| environment(VARIABLE).filter(|dir| !dir.is_empty()));
    match named {
        Some(folder) => {
            let folder = std::path::absolute(&folder)
                .map_err(|error| format!("{}: {error}", folder.display()))?;
            Ok(Place { folder, is_users_own: false })
        }
        None => library::default_folder()
            .map(|folder| Place { folder, is_users_own: true })
            .map_err(|error| error.to_string()),
    }
}

fn named(mut arguments: impl Iterator<Item = OsString>) -> Result<Option<OsString>, String> {
    let Some(first) = arguments.next() else { return Ok(None) };
    let folder = match first.to_str().and_then(|word| word.strip_prefix("--data=")) {
        Some(folder) => Some(folder.into()),
        None if first == "--data" => arguments.next(),
        None => return Err(unknown(&first)),
    };
    let folder = folder.filter(|dir| !dir.is_empty()).ok_or("--data needs a folder")?;
    match arguments.next() {
        Some(more) => Err(unknown(&more)),
        None => Ok(Some(folder)),
    }
}

fn unknown(argument: &OsStr) -> String {
    format!("cannot make sense of {}; usage: glossator [--data DIR]", argument.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named_by(arguments: &[&str], variable: Option<&str>) -> Result<String, String> {
        let place = place(arguments.iter().map(OsString::from), |_| variable.map(OsString::from))?;
        assert!(!place.is_users_own);
        Ok(place.folder.display().to_string())
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_is_named_by_argument_before_the_environment() {
        assert_eq!(named_by(&["--data", "/a b"], None), Ok("/a b".into()));
        assert_eq!(named_by(&["--data=/a"], Some("/env")), Ok("/a".into()));
        assert_eq!(named_by(&[], Some("/env")), Ok("/env".into()));
    }

    #[test]
    fn a_relative_folder_is_made_absolute() {
        let folder = named_by(&["--data", "here"], None).unwrap();
        assert!(PathBuf::from(&folder).is_absolute(), "{folder}");
    }

    #[test]
    fn nonsense_is_refused_in_words() {
        for (arguments, part) in [
            (&["--data"][..], "needs a folder"),
            (&["--data", ""], "needs a folder"),
            (&["--data="], "needs a folder"),
            (&["file.txt"], "file.txt"),
            (&["--data", "/a", "more"], "more"),
        ] {
            let error = named_by(arguments, Some("/env")).unwrap_err();
            assert!(error.contains(part), "{arguments:?}: {error}");
        }
    }

    #[test]
    fn without_a_name_the_library_is_the_users_own() {
        let place = place([].into_iter(), |_| Some(OsString::new())).unwrap();
        assert!(place.is_users_own);
        assert_eq!(place.folder, library::default_folder().unwrap());
    }
}
