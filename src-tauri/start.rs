//! Where the app is to keep its library, and which files it is to look at, from how it was started.
//!
//! Owns the app's arguments. It touches no file.

use library::Place;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The variable that names the library folder when no argument does.
const VARIABLE: &str = "GLOSSATOR_DATA";

/// How the app was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// Where the library lies.
    pub place: Place,
    /// The files to look at, as they were named.
    pub files: Vec<PathBuf>,
}

/// What the arguments behind the program's name and the environment ask for.
///
/// # Errors
/// A sentence for arguments that make no sense, and when the system names no home folder.
pub(crate) fn start(
    arguments: impl Iterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<OsString>,
) -> Result<Start, String> {
    let (named, files) = sorted(arguments)?;
    let named = named.or_else(|| environment(VARIABLE).filter(|dir| !dir.is_empty()));
    let place = match named {
        Some(folder) => {
            let folder = std::path::absolute(&folder)
                .map_err(|error| format!("{}: {error}", folder.display()))?;
            Place::Named(folder)
        }
        None => Place::own().map_err(|error| error.to_string())?,
    };
    Ok(Start { place, files })
}

/// The files that a second start asks to look at; `folder` is where it was started. Arguments that
/// make no sense name none.
pub(crate) fn files(arguments: &[String], folder: &str) -> Vec<PathBuf> {
    let arguments = arguments.iter().skip(1).map(OsString::from);
    let files = sorted(arguments).map(|(_, files)| files).unwrap_or_default();
    files.into_iter().map(|file| Path::new(folder).join(file)).collect()
}

/// The folder that is named, and the files.
fn sorted(
    arguments: impl Iterator<Item = OsString>,
) -> Result<(Option<OsString>, Vec<PathBuf>), String> {
    let (mut folder, mut files) = (None, Vec::new());
    let mut arguments = arguments;
    let mut only_files = false;
    while let Some(argument) = arguments.next() {
        let word = argument.to_str().filter(|word| !only_files && word.starts_with('-'));
        let named = match word {
            None => {
                files.push(PathBuf::from(argument));
                continue;
            }
            Some("--") => {
                only_files = true;
                continue;
            }
            Some("--data") => arguments.next(),
            Some(word) => match word.strip_prefix("--data=") {
                Some(folder) => Some(folder.into()),
                None => return Err(unknown(&argument)),
            },
        };
        let named = named.filter(|dir| !dir.is_empty()).ok_or("--data needs a folder")?;
        if folder.replace(named).is_some() {
            return Err("--data is given twice".to_owned());
        }
    }
    Ok((folder, files))
}

fn unknown(argument: &OsStr) -> String {
    format!("cannot make sense of {}; usage: glossator [--data DIR] [FILE]…", argument.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named_by(arguments: &[&str], variable: Option<&str>) -> Result<String, String> {
        let arguments = arguments.iter().map(OsString::from);
        let start = start(arguments, |_| variable.map(OsString::from))?;
        assert!(start.files.is_empty());
        let Place::Named(folder) = start.place else {
            panic!("it is not named: {:?}", start.place)
        };
        Ok(folder.display().to_string())
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
            (&["-x"], "-x"),
            (&["--data", "/a", "--data=/b"], "twice"),
        ] {
            let error = named_by(arguments, Some("/env")).unwrap_err();
            assert!(error.contains(part), "{arguments:?}: {error}");
        }
    }

    #[test]
    fn without_a_name_the_library_is_the_users_own() {
        let Start { place, files } = start([].into_iter(), |_| Some(OsString::new())).unwrap();
        assert_eq!(place, Place::Own { usual: library::default_folder().unwrap() });
        assert!(files.is_empty());
    }
    #[test]
    fn everything_else_is_a_file() {
        let arguments = ["a b.txt", "--data", "/a", "--", "-x"].map(OsString::from);
        let start = start(arguments.into_iter(), |_| None).unwrap();
        assert_eq!(start.files, [PathBuf::from("a b.txt"), "-x".into()]);
        let second = ["glossator", "LICENSE", "/x/y"].map(str::to_owned);
        let expected = [Path::new("/here").join("LICENSE"), PathBuf::from("/x/y")];
        assert_eq!(files(&second, "/here"), expected);
        assert_eq!(files(&["glossator".into(), "--odd".into()], "/here"), [] as [PathBuf; 0]);
    }
}
