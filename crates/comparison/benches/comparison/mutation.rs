//! What an editor does to a licence, done by lot.
//!
//! Owns each way of changing a clause and which clauses it suits. What a right comparison then says
//! stands in `truth`. The words that count as modal, as amounts and so on are listed here anew, so
//! that the rules under test do not decide what they are asked.

use crate::sheet::{Done, Line, Sheet};
use clause::{ClauseKind, Outline, Target};
use fastrand::Rng;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What the lots are drawn with: the old outline, and lines of another licence.
pub struct Stock<'a> {
    pub outline: &'a Outline,
    /// Bodies of clauses that the licence at hand does not hold.
    pub foreign: &'a [String],
}

/// Every way of changing a clause.
pub const ALL: [Done; 14] = [
    Done::Moved,
    Done::MovedEdited,
    Done::Edited,
    Done::Split,
    Done::Merged,
    Done::Added,
    Done::Removed,
    Done::Renumbered,
    Done::Wrapped,
    Done::Quoted,
    Done::Renamed,
    Done::Dated,
    Done::Amount,
    Done::Modality,
];

/// The name that stands in the old text, and the one that the new text has for it.
pub const NAMES: (&str, &str) = ("Alpha 1", "Beta 2.1");

/// Clauses with fewer words are left alone: of "Preamble" with one word changed nothing is left.
const FEWEST_WORDS: usize = 6;

/// A clause that moves jumps over at least so many, so that it cannot be they that moved.
const JUMP: usize = 3;

/// Does `what` to one clause of the sheet, or to all where it is a way of printing. `false` when no
/// clause suits.
pub fn mutate(sheet: &mut Sheet, what: Done, stock: &Stock, lot: &mut Rng) -> bool {
    match what {
        Done::Moved => moved(sheet, what, stock, lot).is_some(),
        Done::MovedEdited => {
            moved(sheet, what, stock, lot).is_some_and(|at| edit(&mut sheet.lines[at], stock, lot))
        }
        Done::Edited => changed(sheet, what, stock, lot, |line, lot| edit(line, stock, lot)),
        Done::Amount => changed(sheet, what, stock, lot, amount),
        Done::Modality => changed(sheet, what, stock, lot, modality),
        Done::Dated => dated(sheet, lot),
        Done::Split => split(sheet, stock, lot),
        Done::Merged => merged(sheet, stock, lot),
        Done::Added => added(sheet, stock, lot),
        Done::Removed => removed(sheet, stock, lot),
        Done::Renumbered => renumbered(sheet, stock, lot),
        Done::Quoted => quoted(sheet),
        Done::Renamed => renamed(sheet),
        // The text is wrapped when it is printed; see `truth`.
        Done::Wrapped => true,
    }
}

// ── which clauses suit ───────────────────────────────────────────────────

fn words(line: &Line) -> usize {
    text::words(line.body()).count()
}

/// Clauses without others under them that nothing was done to, long enough, and no title.
fn free(sheet: &Sheet, stock: &Stock) -> Vec<usize> {
    let clauses = &stock.outline.clauses;
    let leaf = |from: &[usize]| match from {
        [one] => {
            let parent = clauses.get(one + 1).and_then(|next| next.parent);
            let title = matches!(
                clauses[*one].kind,
                ClauseKind::Title | ClauseKind::DateLine | ClauseKind::Heading
            );
            parent != Some(clause::ClauseId(*one)) && !title
        }
        _ => false,
    };
    let suits =
        |line: &Line| line.done.is_none() && leaf(&line.from) && words(line) >= FEWEST_WORDS;
    (0..sheet.lines.len()).filter(|at| suits(&sheet.lines[*at])).collect()
}

fn some(all: &[usize], lot: &mut Rng) -> Option<usize> {
    lot.choice(all).copied()
}

/// Changes words of the first clause, from a lot on, that allows it.
fn changed(
    sheet: &mut Sheet,
    what: Done,
    stock: &Stock,
    lot: &mut Rng,
    change: impl Fn(&mut Line, &mut Rng) -> bool,
) -> bool {
    let mut all = free(sheet, stock);
    lot.shuffle(&mut all);
    all.into_iter().any(|at| {
        let done = change(&mut sheet.lines[at], lot);
        if done {
            sheet.lines[at].done = Some(what);
        }
        done
    })
}

// ── clauses that come, go and move ───────────────────────────────────────

fn moved(sheet: &mut Sheet, what: Done, stock: &Stock, lot: &mut Rng) -> Option<usize> {
    let at = some(&free(sheet, stock), lot)?;
    let others = sheet.lines.len() - 1;
    // Not before the title, and not so near that the others may as well have moved.
    let places: Vec<usize> = (2..=others).filter(|to| to.abs_diff(at) >= JUMP).collect();
    let to = some(&places, lot)?;
    let mut line = sheet.lines.remove(at);
    line.done = Some(what);
    sheet.lines.insert(to, line);
    Some(to)
}

fn added(sheet: &mut Sheet, stock: &Stock, lot: &mut Rng) -> bool {
    let free = free(sheet, stock);
    let (Some(at), Some(words)) = (some(&free, lot), lot.choice(stock.foreign)) else {
        return false;
    };
    let mut line = sheet.lines[at].foreign(words);
    line.done = Some(Done::Added);
    sheet.lines.insert(at + 1, line);
    true
}

fn removed(sheet: &mut Sheet, stock: &Stock, lot: &mut Rng) -> bool {
    let Some(at) = some(&free(sheet, stock), lot) else { return false };
    sheet.removed.extend(sheet.lines.remove(at).from);
    true
}

// ── clauses that are parted and put together ─────────────────────────────

static SENTENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"([a-z)\]”\x22][.;]) +[A-Z“\x22(]"));

fn split(sheet: &mut Sheet, stock: &Stock, lot: &mut Rng) -> bool {
    let mut all = free(sheet, stock);
    lot.shuffle(&mut all);
    for at in all {
        let line = &sheet.lines[at];
        let count = |words: &str| text::words(words).count();
        let seams: Vec<usize> = SENTENCE
            .captures_iter(line.body())
            .filter_map(|found| Some(line.marker + found.get(1)?.end()))
            .filter(|seam| {
                count(&line.words[line.marker..*seam]) >= FEWEST_WORDS
                    && count(&line.words[*seam..]) >= FEWEST_WORDS
            })
            .collect();
        let Some(seam) = some(&seams, lot) else { continue };
        let line = &mut sheet.lines[at];
        line.done = Some(Done::Split);
        let marker = if lot.bool() { "" } else { "(b) " };
        let behind = line.split_off(seam, marker);
        sheet.lines.insert(at + 1, behind);
        return true;
    }
    false
}

fn merged(sheet: &mut Sheet, stock: &Stock, lot: &mut Rng) -> bool {
    let free = free(sheet, stock);
    let clause = |at: usize| &stock.outline.clauses[sheet.lines[at].from[0]];
    let next = |at: &usize| free.contains(&(at + 1)) && clause(*at).parent == clause(at + 1).parent;
    let pairs: Vec<usize> = free.iter().copied().filter(next).collect();
    let Some(at) = some(&pairs, lot) else { return false };
    let behind = sheet.lines.remove(at + 1);
    sheet.lines[at].append(behind);
    sheet.lines[at].done = Some(Done::Merged);
    true
}

// ── words that change ────────────────────────────────────────────────────

/// Words that a change of wording leaves alone, since a change of them is of another kind.
static SPECIAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:may|might|must|shall|will|should|can|cannot|could|would|not|never|no|agrees?|allowed|authori[sz]ed|entitled|forbidden|obliged|obligated|permitted|prohibited|required|restricted|alpha|beta|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|sixty|ninety|hundred|thousand|million|billion|half|twice|double|percent|days?|weeks?|months?|years?|hours?|daily|weekly|monthly|annual(?:ly)?|yearly|january|february|march|april|june|july|august|september|october|november|december|section|sections|article|clause|paragraph|exhibit|attachment)$",
    )
});

/// Changes a word, a phrase, or up to a quarter of the words.
fn edit(line: &mut Line, stock: &Stock, lot: &mut Rng) -> bool {
    let times = match lot.u8(..3) {
        0 | 1 => 1,
        _ => (words(line) / 8).max(1),
    };
    let before = line.words.clone();
    let mut done = false;
    for _ in 0..times {
        done |= match lot.u8(..3) {
            0 => exchange(line, stock, lot),
            1 => insert(line, stock, lot),
            _ => cut(line, lot),
        };
    }
    done && line.words != before
}

/// The words of a line that may be changed, as bytes of its `words`.
fn plain(line: &Line) -> Vec<Range<usize>> {
    let body = line.body();
    let all: Vec<Range<usize>> = text::words(body).map(|word| word.span.range()).collect();
    let inside = |at: &Range<usize>| {
        let joined = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !",;".contains(c));
        joined(body[..at.start].chars().next_back()) || joined(body[at.end..].chars().next())
    };
    let lower = |at: &Range<usize>| body[at.clone()].chars().all(|c| c.is_ascii_lowercase());
    all.into_iter()
        .filter(|at| {
            at.len() > 3 && lower(at) && !inside(at) && !SPECIAL.is_match(&body[at.clone()])
        })
        .map(|at| at.start + line.marker..at.end + line.marker)
        .collect()
}

/// Up to `most` neighbouring words of another licence, none of them special.
fn phrase(stock: &Stock, most: usize, lot: &mut Rng) -> Option<String> {
    (0..20).find_map(|_| {
        let line = lot.choice(stock.foreign)?;
        let all: Vec<&str> = line.split(' ').collect();
        let len = lot.usize(1..=most).min(all.len());
        let at = lot.usize(..=all.len() - len);
        let fits = |word: &&str| {
            word.chars().all(|c| c.is_ascii_lowercase())
                && word.len() > 1
                && !SPECIAL.is_match(word)
        };
        let words = &all[at..at + len];
        let long = words.iter().any(|word| word.len() > 3);
        (long && words.iter().all(fits)).then(|| words.join(" "))
    })
}

fn exchange(line: &mut Line, stock: &Stock, lot: &mut Rng) -> bool {
    let Some(at) = lot.choice(plain(line)) else { return false };
    let Some(other) = phrase(stock, 1, lot) else { return false };
    if line.words[at.clone()] == *other {
        return false;
    }
    line.replace(at, &other);
    true
}

fn insert(line: &mut Line, stock: &Stock, lot: &mut Rng) -> bool {
    let Some(at) = lot.choice(plain(line)) else { return false };
    let Some(other) = phrase(stock, 5, lot) else { return false };
    line.replace(at.start..at.start, &format!("{other} "));
    true
}

fn cut(line: &mut Line, lot: &mut Rng) -> bool {
    if words(line) < 2 * FEWEST_WORDS {
        return false;
    }
    let Some(at) = lot.choice(plain(line)) else { return false };
    let space = line.words[at.end..].starts_with(' ');
    line.replace(at.start..at.end + usize::from(space), "");
    true
}

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(\d{1,4}(?:,\d{3})*) (?:days?|weeks?|months?|years?|hours?|business days|calendar days|percent|million|users|dollars|copies|computers|employees)\b|\$ ?(\d+(?:,\d{3})*)|(\d{1,3})%|\b(ten|twenty|thirty|sixty|ninety|five|seven|three|two) (?:\(\d+\) )?(?:days?|weeks?|months?|years?|hours?|business|calendar|percent|million|copies|dollars))",
    )
});

fn amount(line: &mut Line, lot: &mut Rng) -> bool {
    let body = line.body().to_owned();
    let all: Vec<_> = AMOUNT.captures_iter(&body).collect();
    let Some(found) = lot.choice(all) else { return false };
    let Some(figure) = found.iter().skip(1).flatten().next() else { return false };
    let words = ["ten", "twenty", "thirty", "sixty", "ninety", "five", "seven", "three", "two"];
    let other = if figure.as_str().starts_with(|c: char| c.is_ascii_digit()) {
        lot.usize(2..900).to_string()
    } else {
        lot.choice(words).unwrap_or("ten").to_owned()
    };
    if other == figure.as_str().to_lowercase() {
        return false;
    }
    line.replace(figure.start() + line.marker..figure.end() + line.marker, &other);
    true
}

static MODAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(may|must|shall|MAY|MUST|SHALL)( not| NOT)?\b"));

fn modality(line: &mut Line, lot: &mut Rng) -> bool {
    let body = line.body().to_owned();
    let all: Vec<_> = MODAL.captures_iter(&body).collect();
    let Some(found) = lot.choice(all) else { return false };
    let (Some(whole), Some(modal)) = (found.get(0), found.get(1)) else { return false };
    let loud = modal.as_str().chars().all(char::is_uppercase);
    let forms = ["may", "must", "may not", "must not", "shall", "shall not"];
    let said = whole.as_str().to_lowercase();
    let others: Vec<&str> = forms.into_iter().filter(|form| *form != said).collect();
    let Some(other) = lot.choice(others) else { return false };
    // "may NOT" stays half loud, so that no more than the words changes.
    let other = match (loud, whole.as_str().contains("NOT")) {
        (true, _) => other.to_uppercase(),
        (false, true) => other.replace("not", "NOT"),
        (false, false) => other.to_owned(),
    };
    line.replace(whole.start() + line.marker..whole.end() + line.marker, &other);
    true
}

const MONTHS: &str =
    "January|February|March|April|May|June|July|August|September|October|November|December";

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:(?:{MONTHS}) (?:\d{{1,2}}, )?\d{{4}}|\d{{1,2}} (?:{MONTHS}),? \d{{4}}|\d{{4}}-\d\d-\d\d)\b|(?:[Cc]opyright|©|\([cC]\)) (?:\([cC]\) |© )?(?:\d{{4}})\b"
    ))
});

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{4}"));

/// Dates stand in lines of their own, so a date line will do.
fn dated(sheet: &mut Sheet, lot: &mut Rng) -> bool {
    let mut all: Vec<usize> = (0..sheet.lines.len()).collect();
    lot.shuffle(&mut all);
    for at in all {
        let line = &mut sheet.lines[at];
        if line.done.is_some() {
            continue;
        }
        let Some(date) = DATE.find(line.body()) else { continue };
        let Some(year) = YEAR.find(date.as_str()) else { continue };
        let start = line.marker + date.start() + year.start();
        let said: usize = year.as_str().parse().unwrap_or(0);
        line.replace(start..start + 4, &(said + lot.usize(1..9)).to_string());
        line.done = Some(Done::Dated);
        return true;
    }
    false
}

// ── numbers, quotes, names ───────────────────────────────────────────────

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\(?)(\d{1,2}|[a-z])([.)])( *)$"));

/// Numbers a whole list anew: figures for letters, letters for figures, or each by one more.
fn renumbered(sheet: &mut Sheet, stock: &Stock, lot: &mut Rng) -> bool {
    let clauses = &stock.outline.clauses;
    let led: Vec<usize> = stock
        .outline
        .references
        .iter()
        .filter_map(|r| match r.target {
            Target::Own(id) => Some(id.0),
            Target::Elsewhere(_) => None,
        })
        .collect();
    let figure = |at: usize| {
        let line = &sheet.lines[at];
        let found = NUMBER.captures(&line.words[..line.marker])?;
        Some([1, 2, 3, 4].map(|n| found.get(n).map_or("", |m| m.as_str()).to_owned()))
    };
    let mut lists: Vec<Vec<usize>> = Vec::new();
    for at in 0..sheet.lines.len() {
        let [from] = sheet.lines[at].from[..] else { continue };
        if sheet.lines[at].done.is_some() || figure(at).is_none() {
            continue;
        }
        let same = |list: &&mut Vec<usize>| {
            let first = sheet.lines[list[0]].from[0];
            clauses[first].parent == clauses[from].parent
                && clauses[first].depth == clauses[from].depth
        };
        match lists.iter_mut().find(same) {
            Some(list) => list.push(at),
            None => lists.push(vec![at]),
        }
    }
    // Nothing may refer to a number that changes, nor to what stands under it.
    lists.retain(|list| {
        let from = |at: &usize| sheet.lines[*at].from[0];
        list.len() >= 3
            && list.len() <= 20
            && list.iter().all(|at| words(&sheet.lines[*at]) >= 3)
            && !led.iter().any(|led| (from(&list[0])..=from(&list[list.len() - 1])).contains(led))
    });
    let Some(list) = lot.choice(&lists) else { return false };
    let letters =
        figure(list[0]).is_some_and(|f| f[1].starts_with(|c: char| c.is_ascii_lowercase()));
    let shift = lot.bool();
    let markers: Vec<String> = list
        .iter()
        .enumerate()
        .filter_map(|(n, at)| {
            let [open, _, close, space] = figure(*at)?;
            let n = if shift { n + 1 } else { n };
            let as_letter = letters == shift;
            let letter = char::from(b'a' + u8::try_from(n).unwrap_or(0));
            let figure = if as_letter { letter.to_string() } else { (n + 1).to_string() };
            Some(format!("{open}{figure}{close}{space}"))
        })
        .collect();
    for (at, marker) in list.clone().into_iter().zip(markers) {
        let line = &mut sheet.lines[at];
        if line.words[..line.marker] != marker {
            line.set_marker(&marker);
            line.done = Some(Done::Renumbered);
        }
    }
    true
}

/// Straight quotes for curly ones and the other way round, and other signs.
fn quoted(sheet: &mut Sheet) -> bool {
    let curly = sheet.lines.iter().any(|line| line.words.contains(['“', '”', '’']));
    let mut some = false;
    for line in &mut sheet.lines {
        let mut at = line.marker;
        while let Some(c) = line.words[at..].chars().next() {
            let opens = line.words[..at]
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || "([".contains(c));
            let other = match (c, curly) {
                ('“' | '”', true) => "\"",
                ('’' | '‘', true) => "'",
                ('"', false) if opens => "“",
                ('"', false) => "”",
                ('\'', false) => "’",
                ('–', _) => "-",
                ('©', _) => "(c)",
                _ => {
                    at += c.len_utf8();
                    continue;
                }
            };
            line.replace(at..at + c.len_utf8(), other);
            line.done = Some(Done::Quoted);
            at += other.len();
            some = true;
        }
    }
    some
}

/// The name of the edition gives way to the next edition's.
fn renamed(sheet: &mut Sheet) -> bool {
    let mut some = false;
    for line in &mut sheet.lines {
        while let Some(at) = line.body().find(NAMES.0).map(|at| at + line.marker) {
            line.replace(at..at + NAMES.0.len(), NAMES.1);
            line.done = Some(Done::Renamed);
            some = true;
        }
    }
    some
}

fn pattern(words: &str) -> Regex {
    Regex::new(words).unwrap_or_else(|error| panic!("{words}: {error}"))
}
