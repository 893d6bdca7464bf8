//! How long a search takes: all built-in texts and 100,000 notes, with `rg` over the same texts beside
//! it, in one run.
//!
//! Owns what is printed; it asserts nothing. `RG` names `rg` where it is not on the path.
#![expect(clippy::cast_precision_loss, reason = "counts and times far below 2^52")]

#[path = "search/notes.rs"]
mod notes;
#[path = "search/queries.rs"]
mod queries;
#[path = "search/texts.rs"]
mod texts;

use queries::Asked;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use store::Store;
use store::search::{Query, TextIndex};

/// How many notes there are.
const NOTES: usize = 100_000;
/// How many results of each kind are asked for.
const LIMIT: usize = 200;
/// How often each query is asked; the median counts.
const TIMES: usize = 3;

fn main() {
    let (texts, took) = timed(texts::all);
    let clauses: usize = texts.iter().map(|text| text.clauses.len()).sum();
    println!(
        "{} texts with {clauses} clauses, read and outlined in {:.1} s",
        texts.len(),
        took.as_secs_f64()
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let words = queries::Words::of(&texts);

    let path = folder.path().join("search.sqlite");
    let (index, took) = timed(|| TextIndex::build(&path, "bench", texts.clone()));
    let index = index.expect("the index of texts");
    println!("index of texts: {:.1} s, {:.1} MB", took.as_secs_f64(), megabytes(&path));

    let path = folder.path().join("library.sqlite");
    let mut store = Store::open(&path).expect("a library");
    let ((), took) = timed(|| notes::add(&mut store, NOTES, &words));
    println!("{NOTES} notes kept: {:.1} s, {:.1} MB in all", took.as_secs_f64(), megabytes(&path));

    let editions = |value: &store::search::Value| {
        let of = texts.iter().filter(|text| value.fits(&text.family));
        of.map(|text| text.id.clone()).collect::<Vec<_>>()
    };
    let colours = ["Key", "Question", "Definition", "Risk", "Follow up"].map(str::to_owned);
    // As the app asks: both files at once.
    let index = Mutex::new(index);
    let search = |typed: &str| {
        let query = Query::read(typed, &colours);
        let clauses = || index.lock().expect("unbroken").search(&query, LIMIT).expect("clauses");
        let notes = || store.search_notes(&query, &editions, LIMIT).expect("notes");
        let (((clauses, of_clauses), (notes, of_notes)), all) = timed(|| {
            thread::scope(|scope| {
                let clauses = scope.spawn(|| measured(clauses));
                let notes = measured(notes);
                (clauses.join().expect("clauses"), notes)
            })
        });
        let totals = [clauses.total, notes.total];
        Took { all, of_clauses, of_notes, totals }
    };
    let asked = queries::all(&words);
    println!("the first query: {:.1} ms", millis(search(&asked[0].typed).all));
    let mut ours: Vec<(Took, &Asked)> = Vec::new();
    for asked in &asked {
        let mut times: Vec<Took> = (0..TIMES).map(|_| search(&asked.typed)).collect();
        times.sort_by_key(|took| took.all);
        ours.push((times.swap_remove(TIMES / 2), asked));
    }
    println!("\n{} queries, {LIMIT} results of each kind   median      p95  slowest", asked.len());
    for kind in queries::KINDS {
        row(
            kind,
            ours.iter().filter(|(_, of)| of.kind == kind).map(|(took, _)| took.all).collect(),
        );
    }
    let all: Vec<Duration> = ours.iter().map(|(took, _)| took.all).collect();
    row("all", all.clone());
    row("  clauses", ours.iter().map(|(took, _)| took.of_clauses.0).collect());
    row("  notes", ours.iter().map(|(took, _)| took.of_notes.0).collect());
    let longer = |took: &Took| Some(took.of_clauses.1?.max(took.of_notes.1?));
    if let Some(longer) = ours.iter().map(|(took, _)| longer(took)).collect() {
        row("  the longer of both on a processor", longer);
    }
    ours.sort_by_key(|(took, _)| took.all);
    for (Took { all, totals: [clauses, notes], .. }, Asked { typed, .. }) in
        ours.iter().rev().take(8)
    {
        println!("  {:6.1} ms  “{typed}”: {clauses} clauses, {notes} notes", millis(*all));
    }
    beside_rg(&texts, &asked, all, folder.path());
}

/// How long one search took.
struct Took {
    all: Duration,
    of_clauses: Measured,
    of_notes: Measured,
    /// How many clauses and notes were found.
    totals: [usize; 2],
}

/// How long a part of it took, and for how long of that its thread was given a processor, which on a busy
/// machine is much less.
type Measured = (Duration, Option<Duration>);

fn measured<T>(work: impl FnOnce() -> T) -> (T, Measured) {
    let before = on_processor();
    let (made, took) = timed(work);
    let on_processor =
        on_processor().zip(before).map(|(after, before)| after.saturating_sub(before));
    (made, (took, on_processor))
}

/// How long this thread has had a processor, where the system tells it: on Linux.
fn on_processor() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// `rg --count` for the words of each query over the same texts as files. It takes the words as one
/// string: it knows no two words in any order, no filters and no notes.
fn beside_rg(
    texts: &[store::search::IndexedText],
    asked: &[Asked],
    mut ours: Vec<Duration>,
    folder: &Path,
) {
    let folder = folder.join("texts");
    fs::create_dir_all(&folder).expect("a folder");
    for (i, text) in texts.iter().enumerate() {
        let words: Vec<&str> = text.clauses.iter().map(|clause| &*clause.words).collect();
        fs::write(folder.join(format!("{i}.txt")), words.join("\n")).expect("a file");
    }
    let program = env::var("RG").unwrap_or_else(|_| "rg".to_owned());
    let mut theirs = Vec::new();
    for Asked { typed, .. } in asked {
        let query = Query::read(typed, &Default::default());
        let words: Vec<&str> =
            query.terms.iter().flat_map(|term| &term.words).map(String::as_str).collect();
        if words.is_empty() {
            continue;
        }
        let mut rg = Command::new(&program);
        rg.args([
            "--no-config",
            "--count",
            "--ignore-case",
            "--fixed-strings",
            "--no-ignore",
            "--",
        ]);
        rg.arg(words.join(" ")).arg(&folder).stdout(Stdio::null());
        // One that finds nothing ends with 1.
        let (ran, took) = timed(|| rg.status().is_ok_and(|status| status.code() != Some(2)));
        if !ran {
            println!("rg is not installed");
            return;
        }
        theirs.push(took);
    }
    row("rg -c, its start counted", theirs.clone());
    theirs.sort();
    ours.sort();
    let ratio = |part| millis(at(&ours, part)) / millis(at(&theirs, part));
    println!("ours takes {:.2} of that in the median, {:.2} in p95", ratio(0.5), ratio(0.95));
}

fn row(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let [median, most, slowest] = [0.5, 0.95, 1.0].map(|part| millis(at(&times, part)));
    println!("{what:36} {:4} {median:7.2}  {most:7.2}  {slowest:7.2}", times.len());
}

/// The time that this part of them does not exceed.
fn at(sorted: &[Duration], part: f64) -> Duration {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the length"
    )]
    let nth = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(nth.saturating_sub(1)).copied().unwrap_or_default()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

fn millis(time: Duration) -> f64 {
    1e3 * time.as_secs_f64()
}

fn megabytes(path: &Path) -> f64 {
    fs::metadata(path).map_or(0.0, |file| file.len() as f64 / 1e6)
}
