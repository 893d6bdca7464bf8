//! Times: all findings of all texts beside a plain search of `rg` for the rules' words, one licence,
//! growth, hostile texts, and ScanCode's scan of some of the same texts, in one run.
//!
//! Owns the clock and what is printed; it asserts nothing. `RG` and `BENCH_SCANCODE` name programs that
//! are not on the path.

use clause::Outline;
use finding::{Rules, find};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};
use text::{Format, Text};

/// How often each is run; the fastest counts, or of one licence the median.
const TIMES: usize = 5;
const TIMES_OF_ONE: usize = 41;

/// How many texts ScanCode is asked to scan.
const SCANNED: usize = 50;

const THREADS: usize = 2;

struct Outlined {
    id: String,
    text: Text,
    outline: Outline,
}

pub fn print() {
    println!("\nspeed. Outlines are made before and not counted; reading sentences is counted.");
    let all: Vec<Outlined> = texts().map(|(id, bytes)| outlined(&id, &bytes)).collect();
    let first = time(Rules::built_in);
    println!("rules made ready, once: {:.1} ms", millis(first));
    beside_plain_search(&all);
    one_family();
    growth(&all);
    hostile();
    beside_scancode(&all);
}

fn texts() -> impl Iterator<Item = (String, Vec<u8>)> {
    let editions = catalogue::editions().iter();
    let editions = editions.filter_map(|e| Some((e.id.clone(), catalogue::bytes(&e.id)?)));
    let shelf = catalogue::references().iter();
    editions.chain(shelf.map(|r| (r.id.to_owned(), r.text.as_bytes().to_vec())))
}

fn outlined(id: &str, bytes: &[u8]) -> Outlined {
    let text = text::read(bytes, Format::guess(bytes));
    let outline = clause::outline(&text);
    Outlined { id: id.to_owned(), text, outline }
}

fn findings(of: &Outlined) -> usize {
    find(&of.text, &of.outline, Rules::built_in()).len()
}

fn bytes(all: &[Outlined]) -> usize {
    all.iter().map(|t| t.text.content.len()).sum()
}

/// All findings on two threads, and `rg --count-matches` over the same texts as files.
fn beside_plain_search(all: &[Outlined]) {
    // Dealt out in turn, so that long texts fall to both.
    let shares: Vec<Vec<&Outlined>> =
        (0..THREADS).map(|nth| all.iter().skip(nth).step_by(THREADS).collect()).collect();
    let ours = fastest(|| {
        std::thread::scope(|scope| {
            for share in &shares {
                scope.spawn(|| share.iter().map(|of| black_box(findings(of))).sum::<usize>());
            }
        });
    });
    let size = bytes(all);
    println!(
        "{} texts, {:.1} MB, {THREADS} threads: {:.0} ms, {:.0} MB/s",
        all.len(),
        size as f64 / 1e6,
        millis(ours),
        size as f64 / 1e6 / ours.as_secs_f64()
    );
    let folder = write(all, "all");
    let plain = Rules::built_in().plain_phrases();
    let patterns = folder.with_extension("patterns");
    fs::write(&patterns, plain.join("\n")).expect("a file in the target folder");
    let program = program("RG", "rg");
    for (name, case) in [("in any case", "--ignore-case"), ("in small letters", "--case-sensitive")]
    {
        let run = || {
            let mut rg = Command::new(&program);
            rg.args(["--no-config", "--count-matches", "--fixed-strings", "--no-ignore", case]);
            rg.arg("--threads").arg(THREADS.to_string());
            rg.arg("--file").arg(&patterns).arg(&folder).stdout(Stdio::null());
            runs(&mut rg)
        };
        let Some(rg) = (0..TIMES).filter_map(|_| run()).min() else {
            println!("  rg is not installed");
            return;
        };
        println!(
            "  rg --count-matches, {} plain phrases {name}, {THREADS} threads: {:.0} ms; ours takes {:.2} × that",
            plain.len(),
            millis(rg),
            ours.as_secs_f64() / rg.as_secs_f64()
        );
    }
}

/// Each licence and policy of the family with the most editions.
fn one_family() {
    let size = |family: &str| catalogue::editions().iter().filter(|e| e.family == family).count();
    let largest = catalogue::editions().iter().max_by_key(|e| size(&e.family));
    for edition in catalogue::editions() {
        let bytes = catalogue::bytes(&edition.id);
        let Some(bytes) = bytes.filter(|_| largest.is_some_and(|l| l.family == edition.family))
        else {
            continue;
        };
        let text = text::read(&bytes, edition.format);
        let outline = clause::outline(&text);
        let of = Outlined { id: edition.id.clone(), text, outline };
        let mut times: Vec<Duration> =
            (0..TIMES_OF_ONE).map(|_| time(|| black_box(findings(&of)))).collect();
        times.sort();
        println!(
            "  {:24} {:6} bytes, median {:.2} ms",
            of.id,
            of.text.content.len(),
            millis(times[TIMES_OF_ONE / 2])
        );
    }
}

/// Licences one behind the other, as one text.
fn growth(all: &[Outlined]) {
    let of = |length: usize| {
        let mut content = String::new();
        for text in all.iter().cycle().map(|of| &of.text.content).take_while(|t| !t.is_empty()) {
            content.push_str(text);
            content.push_str("\n\n");
            if content.len() >= length {
                break;
            }
        }
        content
    };
    exponent("licences, 1 MB and 10 MB", &of(1_000_000), &of(10_000_000));
}

fn hostile() {
    for word in ["not ", "you may not use "] {
        let of = |length: usize| word.repeat(length / word.len());
        exponent(
            &format!("“{word}” again and again, 2 MB and 20 MB"),
            &of(2_000_000),
            &of(20_000_000),
        );
    }
}

/// Prints the times for a text and for one ten times as long.
fn exponent(name: &str, short: &str, long: &str) {
    let of = |content: &str| {
        let of = outlined("", content.as_bytes());
        (0..3).map(|_| time(|| black_box(findings(&of)))).min().unwrap_or_default()
    };
    let (short_time, long_time) = (of(short), of(long));
    let growth = (long_time.as_secs_f64() / short_time.as_secs_f64()).ln()
        / (long.len() as f64 / short.len() as f64).ln();
    println!(
        "{name}: {:.0} ms and {:.0} ms, growth n^{growth:.2}",
        millis(short_time),
        millis(long_time)
    );
}

/// ScanCode's scan for licences, of texts from all of the shelf.
fn beside_scancode(all: &[Outlined]) {
    let every = (all.len() / SCANNED).max(1);
    let some = all.iter().step_by(every).take(SCANNED);
    let some: Vec<Outlined> = some.map(|of| outlined(&of.id, of.text.content.as_bytes())).collect();
    let ours = fastest(|| {
        black_box(some.iter().map(findings).sum::<usize>());
    });
    println!("{} texts on one thread: {:.1} ms", some.len(), millis(ours));
    let folder = write(&some, "some");
    let mut scan = Command::new(program("BENCH_SCANCODE", "scancode"));
    scan.args(["--license", "--quiet", "--processes", &THREADS.to_string(), "--json"]);
    scan.arg(folder.with_extension("json")).arg(&folder);
    scan.stdout(Stdio::null()).stderr(Stdio::null());
    match runs(&mut scan) {
        None => println!("  scancode is not installed"),
        Some(theirs) => println!(
            "  scancode --license, {THREADS} processes, its start counted: {:.1} s; ours takes {:.5} of that",
            theirs.as_secs_f64(),
            ours.as_secs_f64() / theirs.as_secs_f64()
        ),
    }
}

/// The texts as files of a folder of their own.
fn write(all: &[Outlined], name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("findings").join(name);
    fs::create_dir_all(&folder).expect("a folder in the target folder");
    for (nth, of) in all.iter().enumerate() {
        fs::write(folder.join(format!("{nth}.txt")), &of.text.content).expect("a file");
    }
    folder
}

fn program(variable: &str, usual: &str) -> String {
    env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

/// How long a program takes; nothing when it cannot be run or fails.
fn runs(command: &mut Command) -> Option<Duration> {
    let start = Instant::now();
    let status = command.status().ok()?;
    status.success().then(|| start.elapsed())
}

fn fastest(work: impl Fn()) -> Duration {
    (0..TIMES).map(|_| time(&work)).min().unwrap_or_default()
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn millis(time: Duration) -> f64 {
    1e3 * time.as_secs_f64()
}
