//! [`Edition`]: one version of one licence or policy, and the reading of the catalogue's files.
//!
//! Owns the catalogue's form and its consistency. It holds no licence text.

use crate::manifest::is_sha256;
use serde::Deserialize;
use std::collections::HashSet;
use text::Format;

/// One version of a licence or of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The stable name by which everything refers to this edition, e.g. `llama-3.1`.
    pub id: String,
    /// The family it belongs to, e.g. `Llama`.
    pub family: String,
    /// The version as its publisher counts it, e.g. `3.1`. Empty when it counts none.
    pub version: String,
    /// The title, as a person would say it.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published, in ISO 8601: `2024-07-23`, or less (`2004-01`) when no more is known;
    /// `None` when nothing is.
    pub date: Option<String>,
    /// A licence, or a policy that licences incorporate.
    pub kind: Kind,
    /// Ids of the editions that this one makes part of itself by reference.
    pub incorporates: Vec<String>,
    /// Names of what this edition licenses, longest first, so that a comparison can look past them.
    pub names: Vec<String>,
    /// Where its publisher shows it; `None` when no such address is known.
    pub url: Option<String>,
    /// Where the publisher's file itself can be fetched, when that is another address than `url`.
    pub copy: Option<String>,
    /// The commit of the publisher's repository that `url` and `publisher_sha256` belong to.
    pub commit: Option<String>,
    /// SHA-256 of the publisher's own file; `None` when none was at hand.
    pub publisher_sha256: Option<String>,
    /// The name of the publisher's file in a folder that `cargo xtask corpus --against` is given.
    pub publisher_file: Option<String>,
    /// How near our text is to its publisher's.
    pub fidelity: Fidelity,
    /// [`text::word_hash`] of the words that our text must have.
    pub word_hash: String,
    /// The [`crate::trail`] of these words, by which the first differing one is named. `None` where
    /// the text is of a pinned archive, so that its words cannot change unseen.
    pub word_trail: Option<String>,
    /// The format in which our text is stored.
    pub format: Format,
    /// Where our text comes from.
    pub source: Source,
}

/// What an edition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A licence, which grants rights by itself.
    Licence,
    /// A policy, which binds because a licence incorporates it.
    Policy,
}

/// How near our text of an edition is to its publisher's, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fidelity {
    /// Word for word the publisher's own file, which was at hand.
    Publisher,
    /// As the source gives it; no file of the publisher's was at hand.
    Source,
    /// Known to be altered in the source.
    Altered {
        /// How, in one English sentence.
        how: String,
        /// The same in French.
        how_fr: String,
    },
}

/// Where set-up takes a text from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The text of this key in ScanCode's licence data.
    Scancode(String),
    /// The text of this identifier in the SPDX licence list.
    Spdx(String),
    /// What this recipe makes of other texts.
    Recipe(String),
}

impl Edition {
    /// The id under which the reference shelf had this text before it became an edition. Notes may
    /// refer to it.
    pub fn former_id(&self) -> Option<&str> {
        match &self.source {
            Source::Scancode(key) if *key != self.id => Some(key),
            Source::Scancode(_) | Source::Spdx(_) | Source::Recipe(_) => None,
        }
    }
}

/// What is wrong with a catalogue file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The file is not TOML, or not of the catalogue's form.
    #[error("catalogue file {file}.toml: {message}")]
    Form {
        /// The file's name without its ending.
        file: String,
        /// The parser's message, which has line and column.
        message: String,
    },
    /// A value cannot be.
    #[error("catalogue file {file}.toml, edition {id}: {field} {value:?} {wrong}")]
    Value {
        /// The file's name without its ending.
        file: String,
        /// The edition's id.
        id: String,
        /// The field.
        field: &'static str,
        /// Its value.
        value: String,
        /// What is wrong with it, e.g. "is no ISO date".
        wrong: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyFile {
    family: String,
    publisher: String,
    edition: Vec<Entry>,
}

/// An edition as its file has it. What can be unknown is said to be so, with a word of its own, so that
/// nothing is missing by oversight.

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    /// Or "none".
    version: String,
    title: String,
    /// Wins over the family's.
    publisher: Option<String>,
    /// Or "unknown".
    date: String,
    kind: Kind,
    #[serde(default)]
    incorporates: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    /// Or "unknown".
    url: String,
    copy: Option<String>,
    commit: Option<String>,
    publisher_sha256: Option<String>,
    publisher_file: Option<String>,
    fidelity: FidelityName,
    altered: Option<String>,
    altered_fr: Option<String>,
    word_hash: String,
    word_trail: Option<String>,
    format: FormatName,
    source: Source,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum FormatName {
    Plain,
    Markdown,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum FidelityName {
    Publisher,
    Source,
    Altered,
}

/// A field, its value, and what is wrong with that.
type Wrong = (&'static str, String, &'static str);

/// Reads catalogue files, given as pairs of name (without `.toml`) and content.
///
/// # Errors
/// The first thing that is wrong in a file, or that does not fit between files: an id used twice, an
/// incorporated edition that does not exist, a date, address or hash that is none.
pub fn parse(files: &[(&str, &str)]) -> Result<Vec<Edition>, CatalogueError> {
    let mut editions: Vec<(&str, Edition)> = Vec::new();
    for (file, content) in files {
        let family: FamilyFile = toml::from_str(content).map_err(|error| CatalogueError::Form {
            file: (*file).to_owned(),
            message: error.to_string(),
        })?;
        for entry in family.edition {
            let id = entry.id.clone();
            let edition = edition(&family.family, &family.publisher, entry)
                .map_err(|wrong| value_error(file, id, wrong))?;
            editions.push((file, edition));
        }
    }
    let ids: HashSet<&str> = editions.iter().map(|(_, edition)| &*edition.id).collect();
    let mut seen = HashSet::new();
    for (file, edition) in &editions {
        let wrong = wrong_value(edition, &ids).or_else(|| {
            (!seen.insert(&*edition.id)).then(|| ("id", edition.id.clone(), "is used twice"))
        });
        if let Some(wrong) = wrong {
            return Err(value_error(file, edition.id.clone(), wrong));
        }
    }
    Ok(editions.into_iter().map(|(_, edition)| edition).collect())
}

fn value_error(file: &str, id: String, (field, value, wrong): Wrong) -> CatalogueError {
    CatalogueError::Value { file: file.to_owned(), id, field, value, wrong }
}

/// The edition that an entry is.
///
/// # Errors
/// What the form cannot tell: a version that is left empty, a fidelity without what belongs to it.
fn edition(family: &str, publisher: &str, entry: Entry) -> Result<Edition, Wrong> {
    let fidelity = fidelity(&entry)?;
    let version = match &*entry.version {
        "" => return Err(("version", entry.version, "is to be \"none\" where there is none")),
        "none" => String::new(),
        _ => entry.version,
    };
    let known = |value: String| (value != "unknown").then_some(value);
    Ok(Edition {
        id: entry.id,
        family: family.to_owned(),
        version,
        title: entry.title,
        publisher: entry.publisher.unwrap_or_else(|| publisher.to_owned()),
        date: known(entry.date),
        kind: entry.kind,
        incorporates: entry.incorporates,
        names: entry.names,
        url: known(entry.url),
        copy: entry.copy,
        commit: entry.commit,
        publisher_sha256: entry.publisher_sha256,
        publisher_file: entry.publisher_file,
        fidelity,
        word_hash: entry.word_hash,
        word_trail: entry.word_trail,
        format: match entry.format {
            FormatName::Plain => Format::Plain,
            FormatName::Markdown => Format::Markdown,
        },
        source: entry.source,
    })
}

/// The fidelity of an entry, with the two sentences that belong to an altered text and to no other.
fn fidelity(entry: &Entry) -> Result<Fidelity, Wrong> {
    if entry.fidelity != FidelityName::Altered {
        let sentences = [("altered", &entry.altered), ("altered_fr", &entry.altered_fr)];
        for (field, sentence) in sentences {
            if let Some(sentence) = sentence {
                return Err((field, sentence.clone(), "is told of a text that is not altered"));
            }
        }
    }
    let sentence = |field, sentence: &Option<String>| match sentence {
        Some(sentence) if !sentence.trim().is_empty() => Ok(sentence.clone()),
        _ => Err((field, String::new(), "is to tell how the text is altered")),
    };
    match entry.fidelity {
        FidelityName::Publisher if entry.publisher_sha256.is_none() => {
            Err(("fidelity", "publisher".to_owned(), "needs the publisher_sha256 of that file"))
        }
        FidelityName::Publisher => Ok(Fidelity::Publisher),
        FidelityName::Source => Ok(Fidelity::Source),
        FidelityName::Altered => Ok(Fidelity::Altered {
            how: sentence("altered", &entry.altered)?,
            how_fr: sentence("altered_fr", &entry.altered_fr)?,
        }),
    }
}

/// The first field whose value cannot be.
fn wrong_value(edition: &Edition, ids: &HashSet<&str>) -> Option<Wrong> {
    let some = |field, value: &str, wrong| Some((field, value.to_owned(), wrong));
    if !is_id(&edition.id) {
        return some(
            "id",
            &edition.id,
            "may hold only a-z, 0-9, `-` and `.`, and begins with a letter",
        );
    }
    if let Some(date) = edition.date.as_deref().filter(|date| !is_iso_date(date)) {
        return some("date", date, "is no ISO date");
    }
    if let Some(id) =
        edition.incorporates.iter().find(|id| !ids.contains(&***id) || **id == edition.id)
    {
        return some("incorporates", id, "is no other edition of the catalogue");
    }
    let longer_behind = |pair: &&[String]| pair[0].len() < pair[1].len();
    if let Some([_, name]) = edition.names.windows(2).find(longer_behind) {
        return some("names", name, "stands after a shorter name");
    }
    for (field, address) in [("url", &edition.url), ("copy", &edition.copy)] {
        if let Some(address) = address.as_deref().filter(|a| !a.starts_with("https://")) {
            return some(field, address, "is no https address");
        }
    }
    if let Some(commit) = edition.commit.as_deref().filter(|commit| !is_commit(commit)) {
        return some("commit", commit, "is no git commit");
    }
    if let Some(hash) = edition.publisher_sha256.as_deref().filter(|hash| !is_sha256(hash)) {
        return some("publisher_sha256", hash, "is no SHA-256");
    }
    if let Some(name) = edition.publisher_file.as_deref().filter(|name| name.contains(['/', '\\']))
    {
        return some("publisher_file", name, "is no plain file name");
    }
    if !is_sha256(&edition.word_hash) {
        return some("word_hash", &edition.word_hash, "is no SHA-256");
    }
    if let Some(trail) = edition.word_trail.as_deref().filter(|trail| !is_trail(trail)) {
        return some("word_trail", trail, "is no row of two hexadecimal digits a word");
    }
    None
}

/// Ids become file names and command-line words, so they hold nothing that means more there.
fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.'))
}

fn is_commit(commit: &str) -> bool {
    commit.len() == 40 && commit.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_trail(trail: &str) -> bool {
    trail.len() >= 2
        && trail.len().is_multiple_of(2)
        && trail.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether `date` is `2024`, `2024-07` or `2024-07-23`, with a month and a day that exist.
pub fn is_iso_date(date: &str) -> bool {
    let parts: Vec<Option<u32>> = date
        .split('-')
        .zip([4, 2, 2, 0])
        .map(|(part, width)| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())?
        })
        .collect();
    let days = |year: u32, month: u32| match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    match parts[..] {
        [Some(_)] => true,
        [Some(_), Some(month)] => (1..=12).contains(&month),
        [Some(year), Some(month), Some(day)] => {
            (1..=12).contains(&month) && (1..=days(year, month)).contains(&day)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /// A right file with one edition, in which a line takes the place of the one for the same field.
    fn file(lines: &str) -> String {
        let mut fields = vec![
            "id = 'f-1'".to_owned(),
            "version = '1'".to_owned(),
            "title = 'F 1'".to_owned(),
            "date = '2024-02-29'".to_owned(),
            "kind = 'licence'".to_owned(),
            "url = 'https://example.org/1'".to_owned(),
            "fidelity = 'source'".to_owned(),
            format!("word_hash = '{HASH}'"),
            "format = 'plain'".to_owned(),
            "source = { spdx = 'F-1' }".to_owned(),
        ];
        for line in lines.lines() {
            let field = line.split_inclusive(" = ").next().unwrap_or_default();
            fields.retain(|known| !known.starts_with(field));
            fields.push(line.to_owned());
        }
        format!("family = 'F'\npublisher = 'P'\n[[edition]]\n{}\n", fields.join("\n"))
    }

    fn read(lines: &str) -> Edition {
        let mut editions = parse(&[("f", &file(lines))]).expect(lines);
        assert_eq!(editions.len(), 1);
        editions.remove(0)
    }

    #[test]
    fn an_edition_is_read_with_its_family() {
        let edition = read("names = ['F One', 'F']");
        assert_eq!((&*edition.family, &*edition.publisher, &*edition.version), ("F", "P", "1"));
        assert_eq!(edition.source, Source::Spdx("F-1".into()));
        assert_eq!(edition.kind, Kind::Licence);
        assert_eq!(edition.date.as_deref(), Some("2024-02-29"));
        assert_eq!(edition.url.as_deref(), Some("https://example.org/1"));
        assert_eq!((edition.fidelity, edition.word_trail), (Fidelity::Source, None));
    }

    #[test]
    fn an_edition_may_have_a_publisher_of_its_own() {
        assert_eq!(read("publisher = 'Q'").publisher, "Q");
    }

    #[test]
    fn what_is_unknown_is_said_to_be() {
        let edition = read("version = 'none'\ndate = 'unknown'\nurl = 'unknown'");
        assert_eq!((&*edition.version, edition.date, edition.url), ("", None, None));
        for field in ["version", "date", "url", "fidelity"] {
            let whole = file("");
            let without: Vec<&str> = whole.lines().filter(|l| !l.starts_with(field)).collect();
            let error = parse(&[("f", &without.join("\n"))]).expect_err(field).to_string();
            assert!(error.contains(&format!("missing field `{field}`")), "{error}");
        }
    }

    #[test]
    fn an_altered_text_says_how() {
        let edition =
            read("fidelity = 'altered'\naltered = 'No title.'\naltered_fr = 'Sans titre.'");
        let (how, how_fr) = ("No title.".to_owned(), "Sans titre.".to_owned());
        assert_eq!(edition.fidelity, Fidelity::Altered { how, how_fr });
    }

    #[test]
    fn a_wrong_value_is_named() {
        let publisher = format!("fidelity = 'publisher'\npublisher_sha256 = '{HASH}'");
        assert_eq!(read(&publisher).fidelity, Fidelity::Publisher);
        for (lines, field) in [
            ("id = '../f'", "id"),
            ("version = ''", "version"),
            ("date = '2023-02-29'", "date"),
            ("date = '2023-13'", "date"),
            ("date = '18 July 2023'", "date"),
            ("date = '2023-07-18-1'", "date"),
            ("incorporates = ['f-2']", "incorporates"),
            ("incorporates = ['f-1']", "incorporates"),
            ("names = ['F', 'F One']", "names"),
            ("url = 'http://example.org'", "url"),
            ("copy = 'http://example.org'", "copy"),
            ("commit = 'main'", "commit"),
            ("publisher_sha256 = 'abc'", "publisher_sha256"),
            ("publisher_file = '../x'", "publisher_file"),
            ("fidelity = 'publisher'", "fidelity"),
            ("fidelity = 'altered'", "altered"),
            ("fidelity = 'altered'\naltered = 'No title.'", "altered_fr"),
            ("altered = 'No title.'", "altered"),
            ("altered_fr = 'Sans titre.'", "altered_fr"),
            ("word_hash = '12'", "word_hash"),
            ("word_trail = '00f'", "word_trail"),
        ] {
            match parse(&[("f", &file(lines))]) {
                Err(CatalogueError::Value { field: found, .. }) => {
                    assert_eq!(found, field, "{lines}");
                }
                other => panic!("{lines}: {other:?}"),
            }
        }
    }

    #[test]
    fn an_id_is_used_once_over_all_files() {
        let error = parse(&[("f", &file("")), ("g", &file(""))]).expect_err("the id stands twice");
        assert_eq!(
            error.to_string(),
            "catalogue file g.toml, edition f-1: id \"f-1\" is used twice"
        );
    }

    #[test]
    fn a_file_of_another_form_is_refused_with_its_place() {
        for content in ["family = ", "family = 'F'", &file("colour = 'red'")] {
            let error = parse(&[("f", content)]).expect_err(content).to_string();
            assert!(error.starts_with("catalogue file f.toml: "), "{error}");
        }
    }
}
