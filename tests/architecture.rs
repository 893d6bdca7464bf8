//! The rules of the house that a machine can see.
//!
//! Owns their proof: which crate may use which, what the domain crates keep away from, that every
//! module says what it owns, and that both ends of the wire name the same commands. Each check is
//! itself tried on a planted violation.

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// Which of our crates each may use: arrows run one way, siblings never meet.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("clause", &["text"]),
    ("comparison", &["text", "clause"]),
    ("finding", &["text", "clause"]),
    ("annotation", &["text", "clause"]),
    ("catalogue", &["text", "clause"]),
    ("store", &["text", "clause", "annotation"]),
    ("report", &["text", "clause", "comparison", "finding", "annotation"]),
    ("publisher", &[]),
    ("library", ENGINE),
    ("gloss", FRONT_END),
    ("glossator", FRONT_END),
    ("xtask", &["text", "catalogue"]),
];
const ENGINE: &[&str] = &[
    "text",
    "clause",
    "comparison",
    "finding",
    "annotation",
    "catalogue",
    "store",
    "report",
    "publisher",
];
/// Front ends ask `library` alone; of the other crates they name the types of its answers.
const FRONT_END: &[&str] =
    &["library", "text", "clause", "comparison", "finding", "annotation", "report"];

/// What only one crate may know, by the names of what it depends on. Nothing is said of `lopdf`: `text`
/// opens a person's PDF with it, `report` writes its own.
const KNOWLEDGE: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("libsqlite", "store"),
    ("typst", "report"),
    ("docx", "report"),
    ("ureq", "publisher"),
    ("rustls", "publisher"),
    ("tauri", "glossator"),
];

/// The crates that touch no file, clock, network or randomness.
const DOMAIN: &[&str] = &["text", "clause", "comparison", "finding", "annotation"];

/// What tells that one of them does.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "fs::",
    "File::open",
    "File::create",
    "std::net",
    "TcpStream",
    "std::env",
    "std::process",
    "SystemTime",
    // Its `elapsed` reads the clock as `now` does, and so does whoever is given one as a deadline.
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "rand::",
    "thread_rng",
    "getrandom",
    "Uuid::new_v4",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files with an ending under a folder, however deep.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder);
        let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.map(|entry| entry.expect("a readable entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no .{ending} files under {}", folder.display());
    found
}

/// Every crate of the workspace with the names of what it depends on, tests left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new().no_deps().current_dir(root()).exec();
    let metadata = metadata.expect("cargo describes the workspace");
    let used = |package: &cargo_metadata::Package| {
        let used = package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development);
        used.map(|d| d.name.clone()).collect()
    };
    metadata.packages.iter().map(|package| (package.name.to_string(), used(package))).collect()
}

/// The sentences that tell which dependency runs against the arrows or knows too much.
fn wrong_arrows(crates: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, used) in crates {
        let allowed = ARROWS.iter().find(|(from, _)| from == name).map(|(_, to)| *to);
        let Some(allowed) = allowed else {
            wrong.push(format!("{name} has no place in the architecture"));
            continue;
        };
        for used in used {
            if crates.contains_key(used) && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{name} must not use {used}"));
            }
            let keeper = KNOWLEDGE.iter().find(|(what, _)| used.starts_with(what));
            if let Some((_, keeper)) = keeper.filter(|(_, keeper)| keeper != name) {
                wrong.push(format!("only {keeper} may know {used}, not {name}"));
            }
        }
    }
    wrong
}

/// A source without what is compiled for tests alone, and without comments.
fn shipped(source: &str) -> String {
    let tests = source.find("#[cfg(test)]\nmod tests").unwrap_or(source.len());
    let lines = source[..tests].lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn touches_the_outside(source: &str) -> Option<&'static str> {
    let shipped = shipped(source);
    OUTSIDE.iter().copied().find(|word| shipped.contains(word))
}

fn says_what_it_owns(source: &str) -> bool {
    let opening: Vec<&str> = source.lines().take_while(|line| line.starts_with("//!")).collect();
    opening.first().is_some_and(|first| first.len() > "//! ".len())
}

/// The ids of all built-in editions.
fn edition_ids() -> BTreeSet<String> {
    let catalogue = files(&root().join("assets/catalogue"), "toml");
    let ids: BTreeSet<String> = catalogue
        .iter()
        .flat_map(|file| {
            let text = read(file);
            let ids = text.lines().filter_map(|line| line.strip_prefix("id = \""));
            ids.filter_map(|id| id.strip_suffix('"')).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    assert!(ids.contains("llama-3.1"), "the catalogue's ids are not read: {ids:?}");
    ids
}

/// The first edition's id that a source names as a string.
fn names_a_licence<'a>(source: &str, ids: &'a BTreeSet<String>) -> Option<&'a str> {
    let shipped = shipped(source);
    let quoted = |id: &&String| {
        ["\"", "'", "`"].iter().any(|quote| shipped.contains(&format!("{quote}{id}{quote}")))
    };
    ids.iter().find(quoted).map(String::as_str)
}

/// The words in quotes behind each occurrence of `before`.
fn quoted_after(source: &str, before: &str) -> BTreeSet<String> {
    let behind = source.split(before).skip(1);
    let words = behind.filter_map(|rest| rest.split(['\'', '"']).next());
    words.map(str::to_owned).collect()
}

fn rust_sources() -> Vec<PathBuf> {
    ["crates", "src-tauri", "xtask", "tests"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
        .collect()
}

#[test]
fn arrows_run_one_way() {
    let crates = dependencies();
    let known: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let there: BTreeSet<&str> = crates.keys().map(String::as_str).collect();
    assert_eq!(known, there, "the table names the crates of the workspace");
    assert_eq!(wrong_arrows(&crates), [""; 0]);
}

#[test]
fn an_arrow_that_runs_back_is_seen() {
    for (from, to) in [
        ("text", "clause"),
        ("comparison", "finding"),
        ("store", "library"),
        ("glossator", "store"),
        ("gloss", "rusqlite"),
        ("library", "typst-pdf"),
        ("library", "ureq"),
        ("glossator", "publisher"),
        ("xtask", "tauri-build"),
    ] {
        let mut crates = dependencies();
        crates.get_mut(from).expect("a crate").insert(to.to_owned());
        assert_eq!(wrong_arrows(&crates).len(), 1, "{from} → {to}");
    }
    let mut crates = dependencies();
    crates.insert("utils".to_owned(), BTreeSet::new());
    assert_eq!(wrong_arrows(&crates), ["utils has no place in the architecture"]);
}

#[test]
fn the_domain_touches_nothing_outside() {
    let sources =
        DOMAIN.iter().flat_map(|name| files(&root().join("crates").join(name).join("src"), "rs"));
    let wrong: Vec<String> = sources
        .filter(|path| !path.ends_with("tests.rs"))
        .filter_map(|path| {
            Some(format!("{}: {}", path.display(), touches_the_outside(&read(&path))?))
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_touch_of_the_outside_is_seen() {
    for planted in [
        "use std::fs;\n",
        "let t = jiff::Timestamp::now();",
        "let t = std::time::Instant::now();",
        "fn diff(old: &str, new: &str, deadline: Option<std::time::Instant>) {}",
        "let n: u8 = rand::random();",
        "let s = TcpStream::connect(a);",
    ] {
        assert!(touches_the_outside(planted).is_some(), "{planted}");
    }
    let allowed = "//! It reads no std::fs.\nfn f() {}\n#[cfg(test)]\nmod tests { use std::fs; }";
    assert_eq!(touches_the_outside(allowed), None);
}

#[test]
fn every_module_says_what_it_owns() {
    let silent: Vec<PathBuf> =
        rust_sources().into_iter().filter(|path| !says_what_it_owns(&read(path))).collect();
    assert_eq!(silent, [""; 0].map(PathBuf::from));
    assert!(!says_what_it_owns("use std::fmt;\n"));
    assert!(!says_what_it_owns("//!\nuse std::fmt;\n"));
}

#[test]
fn no_code_knows_a_licence_by_name() {
    let ids = edition_ids();
    let sources =
        ["crates", "src-tauri"].iter().flat_map(|folder| files(&root().join(folder), "rs"));
    let wrong: Vec<String> = sources
        .filter(|path| {
            !path
                .components()
                .any(|part| ["tests", "examples"].iter().any(|f| part.as_os_str() == *f))
        })
        .filter_map(|path| {
            Some(format!("{}: {}", path.display(), names_a_licence(&read(&path), &ids)?))
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
    assert_eq!(names_a_licence("if id == \"llama-3.1\" {}", &ids), Some("llama-3.1"));
    assert_eq!(names_a_licence("/// Such as \"llama-3.1\".\nfn f() {}", &ids), None);
}

#[test]
fn the_app_and_the_command_line_share_one_folder() {
    let configuration = read(&root().join("tauri.conf.json"));
    let configuration: serde_json::Value = serde_json::from_str(&configuration).expect("JSON");
    let identifier = configuration["identifier"].as_str().expect("an identifier");
    let folder = read(&root().join("crates/library/src/folder.rs"));
    assert!(folder.contains(&format!("IDENTIFIER: &str = \"{identifier}\"")), "{identifier}");
}

#[test]
fn both_ends_of_the_wire_name_the_same_commands() {
    let handler = read(&root().join("src-tauri/commands.rs"));
    let list = handler.split("generate_handler![").nth(1).and_then(|rest| rest.split(']').next());
    let answered: BTreeSet<String> = list
        .expect("the list of commands")
        .split(',')
        .filter_map(|path| path.trim().rsplit("::").next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    let asked = quoted_after(&read(&root().join("ui/src/lib/ipc.ts")), "call('");
    let permitted = read(&root().join("src-tauri/permissions/commands.toml"));
    let permitted: BTreeSet<String> = permitted
        .lines()
        .filter_map(|line| line.strip_prefix("    \"")?.strip_suffix("\","))
        .map(str::to_owned)
        .collect();
    assert!(answered.len() > 5, "{answered:?}");
    assert_eq!(answered, asked, "commands.rs and ipc.ts");
    assert_eq!(answered, permitted, "commands.rs and permissions/commands.toml");
}

#[test]
fn nothing_in_the_front_end_calls_the_app_but_its_one_door() {
    let folder = root().join("ui/src");
    let door = folder.join("lib/ipc.ts");
    let sources = files(&folder, "ts").into_iter().chain(files(&folder, "svelte"));
    let others: Vec<PathBuf> = sources
        .filter(|path| *path != door)
        .filter(|path| read(path).contains("@tauri-apps/api"))
        .collect();
    assert_eq!(others, iter::empty::<PathBuf>().collect::<Vec<_>>());
}
