//! Times: our whole comparison beside a plain word diff of `similar`, git's word diff, Python's
//! redlines and diff-match-patch, in one run.
//!
//! Owns the pairs of texts and the clock. Ours is all that a reader waits for behind the decoded
//! words: outlines and findings of both texts, pairing, redlines, kinds.

use crate::lots::{Half, licences};
use crate::mutation::{ALL, Stock, mutate};
use crate::read::Read;
use crate::sheet::{Done, Sheet};
use comparison::{Document, compare};
use fastrand::Rng;
use finding::Rules;
use similar::TextDiff;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use text::{Block, Span, Text};

/// How often each is run; the fastest counts.
const TIMES: usize = 5;

/// How long another program may take for one pair.
const PATIENCE: Duration = Duration::from_mins(2);

/// Two texts to compare.
pub struct Pair {
    pub name: String,
    pub old: Text,
    pub new: Text,
}

/// Each of the editions of a family against each later one.
pub fn editions(ids: &[&str]) -> Vec<Pair> {
    let read = |id: &str| {
        let edition = catalogue::edition(id).expect("an edition of the catalogue");
        text::read(&catalogue::bytes(id).expect("its text"), edition.format)
    };
    let mut pairs = Vec::new();
    for (at, old) in ids.iter().enumerate() {
        for new in &ids[at + 1..] {
            pairs.push(Pair { name: format!("{old} {new}"), old: read(old), new: read(new) });
        }
    }
    pairs
}

/// So many bytes of licences, and what six changes in each made of them.
pub fn long(bytes: usize) -> Pair {
    let mut lot = Rng::with_seed(bytes as u64);
    let (mut old, mut new) = (Text::default(), Text::default());
    for (_, licence) in licences(Half::HeldOut, 2_000) {
        if old.content.len() > bytes {
            break;
        }
        let mut sheet = Sheet::new(&licence.text, &licence.outline);
        let stock = Stock { outline: &licence.outline, foreign: &[] };
        for _ in 0..6 {
            let done =
                lot.choice(ALL.into_iter().filter(|d| *d != Done::Wrapped).collect::<Vec<_>>());
            let before = sheet.clone();
            if !done.is_some_and(|done| mutate(&mut sheet, done, &stock, &mut lot)) {
                sheet = before;
            }
        }
        append(&mut old, &licence.text);
        append(&mut new, &sheet.text());
    }
    Pair { name: format!("{} KB", bytes / 1000), old, new }
}

/// So many bytes of licences against as many of others.
pub fn unrelated(bytes: usize) -> Pair {
    let (mut old, mut new) = (Text::default(), Text::default());
    for (nth, (_, licence)) in licences(Half::HeldOut, 2_000).into_iter().enumerate() {
        let side = if nth % 2 == 0 { &mut old } else { &mut new };
        if side.content.len() < bytes {
            append(side, &licence.text);
        }
    }
    Pair { name: format!("{} KB, unrelated", bytes / 1000), old, new }
}

fn append(to: &mut Text, text: &Text) {
    if !to.content.is_empty() {
        to.content.push('\n');
    }
    let shift = to.content.len();
    let moved = |span: &Span| Span::new(span.start().bytes() + shift, span.end().bytes() + shift);
    to.content.push_str(&text.content);
    to.blocks.extend(text.blocks.iter().map(|block| Block {
        span: moved(&block.span),
        marker: block.marker.as_ref().map(moved),
        ..block.clone()
    }));
    to.strong.extend(text.strong.iter().map(moved));
}

/// Prints the times of some pairs together. What does not end in time is said not to.
pub fn print(name: &str, pairs: &[Pair], others: bool) -> Duration {
    let ours = fastest(|| pairs.iter().for_each(ours));
    let beside = |tool: &str, time: Option<Duration>| match time {
        Some(time) => println!(
            "  {tool:<28}{:>10.1} ms   ours is {:.2} of it",
            1e3 * time.as_secs_f64(),
            ours.as_secs_f64() / time.as_secs_f64()
        ),
        None => println!("  {tool:<28}not measured"),
    };
    let bytes: usize = pairs.iter().map(|p| p.old.content.len() + p.new.content.len()).sum();
    println!(
        "{name}: {} pairs, {} KB\n  {:<28}{:>10.1} ms",
        pairs.len(),
        bytes / 1000,
        "ours",
        1e3 * ours.as_secs_f64()
    );
    if others {
        beside("similar, words of the texts", Some(fastest(|| pairs.iter().for_each(similar))));
        let files = Files::new();
        for (tool, run) in [
            ("git diff --word-diff", git as fn(&Files) -> Option<Duration>),
            ("redlines (Python)", |files| python("redlines", files)),
            ("diff-match-patch (Python)", |files| python("diff_match_patch", files)),
        ] {
            let times = pairs.iter().map(|pair| {
                files.write(pair);
                run(&files)
            });
            beside(tool, times.sum::<Option<Duration>>());
        }
    }
    ours
}

fn fastest(work: impl Fn()) -> Duration {
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..TIMES).map(run).min().unwrap_or_default()
}

fn ours(pair: &Pair) {
    let [old, new] = [&pair.old, &pair.new].map(|text| {
        let outline = clause::outline(text);
        black_box(finding::find(text, &outline, Rules::built_in()));
        outline
    });
    let document = |text, outline| Document { id: "", text, outline, names: &[] };
    let comparison = compare(&[document(&pair.old, &old)], &[document(&pair.new, &new)]);
    black_box(comparison);
}

fn similar(pair: &Pair) {
    let diff = TextDiff::from_words(&*pair.old.content, &*pair.new.content);
    black_box(diff.ops().len());
}

/// The two files that other programs read.
pub struct Files {
    old: PathBuf,
    new: PathBuf,
}

impl Files {
    pub fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        Self { old: folder.join("old.txt"), new: folder.join("new.txt") }
    }

    pub fn write(&self, pair: &Pair) {
        fs::write(&self.old, &pair.old.content).expect("a file in the target folder");
        fs::write(&self.new, &pair.new.content).expect("a file in the target folder");
    }

    fn write_raw(&self, old: &str, new: &str) {
        for (id, file) in [(old, &self.old), (new, &self.new)] {
            fs::write(file, catalogue::bytes(id).expect("its text")).expect("a file");
        }
    }

    /// What git's word diff of them prints.
    pub fn git(&self) -> Command {
        let mut git = Command::new("git");
        git.args(["diff", "--no-index", "--word-diff=porcelain", "--no-color"]);
        git.args([&self.old, &self.new]);
        git
    }
}

fn git(files: &Files) -> Option<Duration> {
    let start = Instant::now();
    files.git().stdout(Stdio::null()).status().ok()?;
    Some(start.elapsed())
}

/// The time that a Python library takes, without Python's start.
fn python(library: &str, files: &Files) -> Option<Duration> {
    let python = std::env::var_os("BENCH_PYTHON")?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/comparison/others.py");
    let mut child = Command::new(python)
        .args([script, library])
        .args([&files.old, &files.new])
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let start = Instant::now();
    while child.try_wait().ok()?.is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().ok()?;
            child.wait().ok()?;
            println!("  {library}: more than {} s for one pair", PATIENCE.as_secs());
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let told = child.wait_with_output().ok()?.stdout;
    let seconds: f64 = String::from_utf8(told).ok()?.trim().parse().ok()?;
    Some(Duration::from_secs_f64(seconds))
}

/// How many words, parted by white space, ours and git's word diff show as changed from one edition
/// to the next. Git reads the files as their format prints them.
pub fn words(ids: &[&str]) {
    println!("words shown as changed        ours   git diff --word-diff");
    for ids in ids.windows(2) {
        let names: Vec<Vec<String>> = ids
            .iter()
            .map(|id| catalogue::edition(id).expect("an edition").names.clone())
            .collect();
        let mut texts = editions(ids);
        let pair = texts.remove(0);
        let [old, new] = [(&pair.old, &names[0]), (&pair.new, &names[1])].map(|(text, names)| {
            Read { text: text.clone(), outline: clause::outline(text), names: names.clone() }
        });
        let comparison = compare(&[old.document()], &[new.document()]);
        let count = |words: &str| words.split_whitespace().count();
        let (mut went, mut came) = (0, 0);
        for edit in comparison.changes.iter().flat_map(|c| &c.edits).filter(|e| e.kind.is_some()) {
            went += edit.old.map_or(0, |span| count(old.text.of(span)));
            came += edit.new.map_or(0, |span| count(new.text.of(span)));
        }
        let files = Files::new();
        files.write_raw(ids[0], ids[1]);
        let told = files.git().output().map(|out| out.stdout).unwrap_or_default();
        let told = String::from_utf8_lossy(&told);
        let lines = |sign: char| -> usize {
            let body = told.lines().skip_while(|line| !line.starts_with("@@"));
            body.filter_map(|line| line.strip_prefix(sign)).map(count).sum()
        };
        println!("  {:<24} -{went:<4}+{came:<4}  -{:<4}+{:<4}", pair.name, lines('-'), lines('+'));
    }
}
