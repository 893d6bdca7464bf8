//! The editions of each family, near and far, with words marked in the older one.
//!
//! Owns what can be known of these without the code under test: words with many neighbours that stand
//! in both texts once and to the byte are there; a clause of which next to no three words running are
//! left is gone. Of the rest nothing is claimed.

use crate::case::{Truth, Work, mark};
use crate::lots::Half;
use crate::read::Read;
use catalogue::{Edition, Kind};
use clause::ClauseKind;
use fastrand::Rng;
use std::collections::{BTreeMap, HashSet};
use text::{Span, fold, sha256, words};

/// How many words are marked in each older edition.
const MARKS: usize = 150;

/// How many words before and behind marked ones must stand there in both texts; the first of these that
/// do, and stand nowhere else in either, tell where.
const NEIGHBOURS: [(usize, usize); 4] = [(10, 10), (5, 5), (8, 0), (0, 8)];

/// Clauses with fewer words may stand anywhere.
const FEWEST_WORDS: usize = 8;

/// A clause is gone when no more than one in so many of its three words running is left.
const LEFT: usize = 20;

/// Each edition with each later one of its family and kind; the half is the older one's.
pub fn works(half: Half, seed: u64) -> Vec<Work> {
    let mut families: BTreeMap<(&str, bool), Vec<&Edition>> = BTreeMap::new();
    for edition in catalogue::editions() {
        let key = (edition.family.as_str(), edition.kind == Kind::Licence);
        families.entry(key).or_default().push(edition);
    }
    let mut works = Vec::new();
    for ((family, _), editions) in families {
        for (nth, old) in editions.iter().enumerate() {
            if Half::of(&sha256(old.id.as_bytes())) != half {
                continue;
            }
            for new in &editions[nth + 1..] {
                works.extend(work(family, old, new, seed));
            }
        }
    }
    works
}

fn read(edition: &Edition) -> Option<Read> {
    let text = text::read(&catalogue::bytes(&edition.id)?, edition.format);
    let outline = clause::outline(&text);
    Some(Read { text, outline, names: edition.names.clone() })
}

fn work(family: &str, old: &Edition, new: &Edition, seed: u64) -> Option<Work> {
    let id = format!("{} > {}", old.id, new.id);
    let (old, new) = (read(old)?, read(new)?);
    let first = u64::from_str_radix(&sha256(id.as_bytes())[..8], 16).unwrap_or(0);
    let mut lot = Rng::with_seed(seed + first);
    let left = runs(&new.text.content);
    let marks = (0..MARKS).filter_map(|_| {
        let clause = lot.usize(..old.outline.clauses.len());
        let span = mark(&old, clause, &mut lot)?;
        Some((span, truth(&old, &new, &left, span)))
    });
    let marks = marks.collect();
    Some(Work::new(family, id, old, new, marks))
}

fn truth(old: &Read, new: &Read, left: &HashSet<String>, span: Span) -> Truth {
    let content = &old.text.content;
    for neighbours in NEIGHBOURS {
        let wide = widened(content, span, neighbours);
        let once = |content: &str| {
            let mut places = content.match_indices(wide.of(&old.text.content)).map(|(at, _)| at);
            places.next().filter(|_| places.next().is_none())
        };
        if let (Some(_), Some(at)) = (once(content), once(&new.text.content)) {
            let start = at + span.start().bytes() - wide.start().bytes();
            return Truth::Stands(Span::new(start, start + span.len()));
        }
    }
    let mut over = old.outline.clauses.iter().filter(|clause| clause.span.overlaps(span));
    // A title has a successor, whatever that says.
    if over.all(|c| c.kind != ClauseKind::Title && is_gone(c.body.of(content), left)) {
        Truth::Removed
    } else {
        Truth::Unknown
    }
}

/// The stretch with its neighbours.
fn widened(content: &str, span: Span, (before, behind): (usize, usize)) -> Span {
    let starts: Vec<usize> =
        words(&content[..span.start().bytes()]).map(|word| word.span.start().bytes()).collect();
    let start = match before {
        0 => span.start().bytes(),
        _ => starts.len().checked_sub(before).map_or(0, |nth| starts[nth]),
    };
    let end = match behind.checked_sub(1) {
        None => span.end().bytes(),
        Some(nth) => words(&content[span.end().bytes()..])
            .nth(nth)
            .map_or(content.len(), |word| span.end().bytes() + word.span.end().bytes()),
    };
    Span::new(start, end)
}

fn is_gone(body: &str, left: &HashSet<String>) -> bool {
    let own = runs(body);
    let still = own.iter().filter(|run| left.contains(*run)).count();
    words(body).count() >= FEWEST_WORDS && LEFT * still <= own.len()
}

/// Every three words running.
fn runs(content: &str) -> HashSet<String> {
    let plain = fold(content).to_lowercase();
    let all: Vec<&str> = words(&plain).map(|word| word.span.of(&plain)).collect();
    all.windows(3).map(|three| three.join(" ")).collect()
}
