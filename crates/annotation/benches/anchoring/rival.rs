//! The same cases given to an approximate quote match that knows no floor.
//!
//! Owns the talk with Node: a line of JSON for each text, one back. Its positions count UTF-16 units.

use crate::case::Work;
use crate::judge::Tally;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use text::Span;

/// Prints what the rival made of the cases; nothing where it is not installed.
pub fn print(name: &str, works: &[Work]) {
    let start = Instant::now();
    match run(works) {
        Ok(tally) => {
            println!("\napprox-string-match, as Hypothesis ranks its matches, on the {name}");
            Tally::print_head();
            tally.print("");
            let each = start.elapsed().as_secs_f64() * 1e6 / f64::from(tally.cases.max(1));
            println!("{each:.0} µs a note");
        }
        Err(why) => println!("\napprox-string-match on the {name}: not measured: {why}"),
    }
}

fn run(works: &[Work]) -> Result<Tally, String> {
    let home = std::env::var_os("BENCH_NODE").ok_or("BENCH_NODE is not set")?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/anchoring/rival.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .env("BENCH_NODE", home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("node: {error}"))?;
    let mut to = node.stdin.take().ok_or("node has no input")?;
    let mut from = BufReader::new(node.stdout.take().ok_or("node has no output")?);
    let mut tally = Tally::default();
    for work in works {
        writeln!(to, "{}", question(work)).map_err(|error| error.to_string())?;
        let mut line = String::new();
        from.read_line(&mut line).map_err(|error| error.to_string())?;
        let answers: Vec<Option<(usize, usize)>> =
            serde_json::from_str(&line).map_err(|error| format!("{}: {error}", work.id))?;
        if answers.len() != work.cases.len() {
            return Err(format!("{}: {} answers", work.id, answers.len()));
        }
        let places = Places::new(&work.new.text.content);
        for (case, answer) in work.cases.iter().zip(answers) {
            let span = answer.map(|(from, to)| Span::new(places.byte(from), places.byte(to)));
            tally.count(case.truth, span, &[], span.is_none());
        }
    }
    drop(to);
    node.wait().map_err(|error| error.to_string())?;
    Ok(tally)
}

fn question(work: &Work) -> Value {
    let old = &work.old.text.content;
    let notes: Vec<Value> = work
        .cases
        .iter()
        .map(|case| {
            let quote = &case.selectors.quote;
            let hint = old[..case.selectors.position.start().bytes()].encode_utf16().count();
            json!({ "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix, "hint": hint })
        })
        .collect();
    json!({ "text": work.new.text.content, "notes": notes })
}

/// The byte of each UTF-16 unit of a text.
struct Places(Vec<usize>);

impl Places {
    fn new(content: &str) -> Self {
        let units =
            content.char_indices().flat_map(|(at, c)| std::iter::repeat_n(at, c.len_utf16()));
        Self(units.chain([content.len()]).collect())
    }

    fn byte(&self, unit: usize) -> usize {
        self.0.get(unit).or(self.0.last()).copied().unwrap_or(0)
    }
}
