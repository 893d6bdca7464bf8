//! A writer is killed at random moments, again and again, on the same library.

use crate::acknowledged::Acknowledged;
use crate::chance::Chance;
use crate::load::{self, Load};
use crate::{example, older};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::{env, fmt, fs, thread};
use store::{Occasion, Store};

/// What a load came through.
pub struct Toll {
    load: Load,
    kills: usize,
    /// How many of these before the writer told anything: while it opened or migrated.
    early: usize,
    changes: usize,
    faults: Vec<String>,
}

impl Toll {
    pub fn is_sound(&self) -> bool {
        // A run without a single acknowledged change would show nothing.
        self.faults.is_empty() && self.changes > 0
    }
}

impl fmt::Display for Toll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { load, kills, early, changes, faults } = self;
        let of = |kind: &str| faults.iter().filter(|fault| fault.contains(kind)).count();
        write!(
            f,
            "{}: killed {kills} times, {early} of them before the first change; {changes} \
             acknowledged changes, {} lost; {} corrupt files; {} failed starts",
            load.name(),
            of(LOST),
            of(CORRUPT),
            of(FAILED_START),
        )?;
        faults.iter().take(10).try_for_each(|fault| write!(f, "\n    {fault}"))
    }
}

const LOST: &str = "lost: ";
const CORRUPT: &str = "corrupt: ";
const FAILED_START: &str = "failed start: ";

/// Kills writers with this load so many times.
pub fn kill(load: Load, times: usize, chance: &mut Chance) -> Toll {
    let folder = tempfile::tempdir().expect("a folder");
    let mut toll = Toll { load, kills: 0, early: 0, changes: 0, faults: Vec::new() };
    let mut path = PathBuf::new();
    let mut acknowledged = Acknowledged::default();
    for round in 0.. {
        if toll.kills >= times || toll.faults.len() > 10 {
            break;
        }
        if round % load.rounds() == 0 {
            toll.changes += acknowledged.changes;
            acknowledged = Acknowledged::default();
            path = folder.path().join(round.to_string()).join("library.sqlite");
            fs::create_dir(path.parent().expect("a folder")).expect("a new folder");
            if load == Load::Migrations {
                older::library(&path, 1 + chance.below(older::VERSIONS));
                acknowledged.hear(&format!("{} added", example::id(1)));
            }
        }
        let writers = if load == Load::Together { 2 } else { 1 };
        let mut writers: Vec<Writer> =
            (1..=writers).map(|writer| Writer::start(load, &path, round * 2 + writer)).collect();
        // After so many lines and so many turns of the scheduler: each second time while it opens,
        // else between two changes or within one.
        let before = acknowledged.changes;
        for _ in 0..chance.below(2) * chance.below(12) {
            match writers[0].line() {
                Some(line) => acknowledged.hear(&line),
                None => break,
            }
        }
        for _ in 0..chance.below(20_000) {
            thread::yield_now();
        }
        let mut faults = Vec::new();
        let mut killed = 0;
        for writer in &mut writers {
            match writer.kill() {
                Some(end) => faults.push(format!("{FAILED_START}the writer ended, {end}")),
                None => killed += 1,
            }
        }
        for writer in &mut writers {
            while let Some(line) = writer.line() {
                acknowledged.hear(&line);
            }
        }
        toll.kills += killed;
        toll.early += if acknowledged.changes == before { killed } else { 0 };
        faults.extend(match load {
            Load::Migrations => faults_of_migration(&path, &acknowledged),
            Load::Backups | Load::Restorations => faults_with_backups(&path, &acknowledged),
            _ => self::faults(&path, &acknowledged),
        });
        toll.faults.extend(faults.iter().map(|fault| format!("round {round}: {fault}")));
    }
    toll.changes += acknowledged.changes;
    toll
}

/// A program that writes and tells.
struct Writer {
    program: Child,
    told: BufReader<ChildStdout>,
}

impl Writer {
    /// Its notes have numbers that no other writer's have.
    fn start(load: Load, path: &Path, number: u64) -> Self {
        let mut program = Command::new(env::current_exe().expect("this program"))
            .args(["write", load.name(), path.to_str().expect("a path")])
            .arg((number << 24).to_string())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a writer");
        let told = BufReader::new(program.stdout.take().expect("its output"));
        Self { program, told }
    }

    /// The next whole line, without its end; `None` when there will be no more.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.told.read_line(&mut line).expect("text");
        line.strip_suffix('\n').map(str::to_owned)
    }

    /// Kills it; says how it ended if it had ended by itself.
    fn kill(&mut self) -> Option<String> {
        self.program.kill().expect("killed");
        let status = self.program.wait().expect("its end");
        // One that was killed has no code.
        status.code().map(|_| status.to_string())
    }
}

/// What is wrong with a library and with what it should hold.
pub fn faults(path: &Path, acknowledged: &Acknowledged) -> Vec<String> {
    match opened(path) {
        Ok(store) => lost(acknowledged, &[store]),
        Err(faults) => faults,
    }
}

/// As [`faults`], after a migration: what was there before it is in a backup as well.
fn faults_of_migration(path: &Path, acknowledged: &Acknowledged) -> Vec<String> {
    let mut faults = faults(path, acknowledged);
    match backups(path) {
        Ok(backups) if backups.is_empty() => {
            faults.push(format!("{LOST}no backup before the migration"));
        }
        Ok(backups) => faults.extend(backups.iter().filter_map(|backup| {
            let older = usize::try_from(backup.version).is_ok_and(|one| one <= older::VERSIONS);
            let before = backup.occasion == Occasion::BeforeVersion && older;
            let whole = backup.notes.values().sum::<usize>() == 1;
            (!before || !whole).then(|| format!("{CORRUPT}{backup:?}"))
        })),
        Err(more) => faults.extend(more),
    }
    faults
}

/// As [`faults`], where all may also be in a backup: one was put in the library's place.
fn faults_with_backups(path: &Path, acknowledged: &Acknowledged) -> Vec<String> {
    let mut faults = Vec::new();
    let mut libraries = Vec::new();
    let mut take = |path: &Path| match opened(path) {
        Ok(store) => libraries.push(store),
        Err(more) => faults.extend(more),
    };
    take(path);
    let scratch = path.with_file_name("scratch");
    match backups(path) {
        Ok(backups) => {
            for backup in backups {
                // A copy, since to open a backup as a library changes it.
                fs::create_dir_all(&scratch).expect("a folder");
                let copy = scratch.join(backup.path.file_name().expect("a name"));
                fs::copy(&backup.path, &copy).expect("a copy");
                take(&copy);
            }
        }
        Err(more) => faults.extend(more),
    }
    faults.extend(lost(acknowledged, &libraries));
    drop(libraries);
    if scratch.exists() {
        fs::remove_dir_all(scratch).expect("removed");
    }
    faults
}

/// The library at `path` if it opens and is sound.
fn opened(path: &Path) -> Result<Store, Vec<String>> {
    let store = Store::open(path).map_err(|error| vec![format!("{FAILED_START}{error}")])?;
    let mut faults = store.check().unwrap_or_else(|error| vec![error.to_string()]);
    if !load::agrees_with_history(&store) {
        faults.push("a note is not as its history says".into());
    }
    let faults: Vec<String> = faults.iter().map(|fault| format!("{CORRUPT}{fault}")).collect();
    if faults.is_empty() { Ok(store) } else { Err(faults) }
}

fn lost(acknowledged: &Acknowledged, libraries: &[Store]) -> Vec<String> {
    acknowledged.lost_in(libraries).iter().map(|lost| format!("{LOST}{lost}")).collect()
}

/// The backups of the library at `path`, if all that has a backup's name is one.
fn backups(path: &Path) -> Result<Vec<store::Backup>, Vec<String>> {
    let backups = store::backups(&store::backup_folder(path)).expect("a folder");
    let all: Result<Vec<_>, _> = backups.into_iter().collect();
    all.map_err(|error| vec![format!("{CORRUPT}{error}")])
}
