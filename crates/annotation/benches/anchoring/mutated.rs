//! Licences changed by lot, with words marked in them.
//!
//! Owns the truth of these: the sheet knows of each byte where it went, whatever any program thinks.

use crate::case::{Truth, Work, mark};
use crate::lots::{bodies, changed, foreign, named, six};
use crate::mutation::ALL;
use crate::read::Read;
use crate::sheet::{Done, Sheet};
use fastrand::Rng;
use text::Span;

/// How many words are marked in each text: half of them in clauses that something is done to.
const MARKS: usize = 12;

/// Each licence changed in each way, and one more time in six ways at once.
pub fn works(licences: &[(&str, Read)], seed: u64) -> Vec<Work> {
    let bodies: Vec<Vec<String>> = licences.iter().map(|(_, old)| bodies(old)).collect();
    let mut works = Vec::new();
    for (nth, (id, old)) in (0..).zip(licences) {
        let mut lot = Rng::with_seed(seed + nth);
        let foreign = foreign(&old.text.content, &bodies[lot.usize(0..bodies.len())]);
        // What is only printed otherwise has no bytes to follow.
        for done in ALL.into_iter().filter(|done| *done != Done::Wrapped) {
            let renamed = (done == Done::Renamed).then(|| named(old));
            let Some(old) = renamed.map_or(Some(copy(old)), |renamed| renamed) else { continue };
            works.extend(work(&format!("{done:?}"), id, old, &[done], &foreign, &mut lot));
        }
        if let Some(six) = six(old, &mut lot) {
            works.extend(work("six at once", id, copy(old), &six, &foreign, &mut lot));
        }
    }
    works
}

fn copy(read: &Read) -> Read {
    Read { text: read.text.clone(), outline: read.outline.clone(), names: read.names.clone() }
}

fn work(
    row: &str,
    id: &str,
    old: Read,
    all: &[Done],
    foreign: &[String],
    lot: &mut Rng,
) -> Option<Work> {
    let (sheet, new) = changed(&old, all, foreign, lot)?;
    let touched = sheet.lines.iter().filter(|line| line.done.is_some()).flat_map(|l| &l.from);
    let touched: Vec<usize> = touched.chain(&sheet.removed).copied().collect();
    let went = went(&old, &sheet);
    let marks = (0..MARKS).filter_map(|nth| {
        let touched = (nth % 2 == 0).then(|| lot.choice(&touched).copied()).flatten();
        let clause = touched.unwrap_or_else(|| lot.usize(..old.outline.clauses.len()));
        let span = mark(&old, clause, lot)?;
        Some((span, truth(&old, &new, &sheet, &went, span)))
    });
    let marks = marks.collect();
    Some(Work::new(row, format!("{id} ({row})"), old, new, marks))
}

/// For each byte of the old text, the byte of the new one that it is.
fn went(old: &Read, sheet: &Sheet) -> Vec<Option<usize>> {
    let mut went = vec![None; old.text.content.len()];
    for (new, from) in sheet.origin().into_iter().enumerate() {
        if let Some(from) = from {
            went[from] = Some(new);
        }
    }
    went
}

fn truth(old: &Read, new: &Read, sheet: &Sheet, went: &[Option<usize>], span: Span) -> Truth {
    let words = old.text.of(span).as_bytes();
    // A break between clauses is no clause's.
    let bytes = words.iter().zip(&went[span.range()]).filter(|(byte, _)| **byte != b'\n');
    let places: Vec<Option<usize>> = bytes.map(|(_, place)| *place).collect();
    let all: Option<Vec<usize>> = places.iter().copied().collect();
    if let Some((first, last)) = all.as_ref().and_then(|all| Some((all.first()?, all.last()?))) {
        let there = Span::new(*first, last + 1);
        if last >= first && new.text.of(there) == old.text.of(span) {
            return Truth::Stands(there);
        }
    }
    let over = |nth: &usize| old.outline.clauses[*nth].span.overlaps(span);
    let mut clauses = (0..old.outline.clauses.len()).filter(over);
    if clauses.all(|nth| sheet.removed.contains(&nth)) { Truth::Removed } else { Truth::Changed }
}
