//! What stands at the head or the foot of page after page.
//!
//! Owns telling page numbers and running heads from a licence's own words.

use super::line::Line;

/// So many lines at either end of a page may be its head or its foot.
const LINES: usize = 2;
/// A line of more letters is a sentence: its figures are words of the licence.
const SHORT: usize = 40;
/// Lines that stand alike differ in height by less. Unit: points.
const ALIKE: f64 = 3.0;

/// Takes away the lines that stand at the same height of most pages and say the same but for figures.
/// Gives the words of each, once.
pub(super) fn take_away(pages: &mut [Vec<Line>]) -> Vec<String> {
    let mut told = Vec::new();
    if pages.len() < 2 {
        return told;
    }
    // Each candidate: what it says without figures, its height, on how many pages it stands.
    let mut candidates: Vec<(String, f64, usize)> = Vec::new();
    for page in pages.iter() {
        let mut here: Vec<usize> = Vec::new();
        for line in ends(page).map(|at| &page[at]) {
            let key = key(line);
            let known = candidates
                .iter()
                .position(|(words, y, _)| *words == key && (y - line.y).abs() < ALIKE);
            match known {
                Some(at) if here.contains(&at) => {}
                Some(at) => {
                    candidates[at].2 += 1;
                    here.push(at);
                }
                // A file without running heads would pile up one candidate a line.
                None if candidates.len() < 1000 => {
                    candidates.push((key, line.y, 1));
                    here.push(candidates.len() - 1);
                }
                None => {}
            }
        }
    }
    // On two pages only a number that counts is sure; the first page often has no running head.
    let most = pages.len().saturating_sub(1).max(2);
    let runs = |words: &str, times: usize| {
        let figures =
            words.contains('#') && words.chars().filter(|c| c.is_alphabetic()).count() < 12;
        if pages.len() < 4 { figures && times == pages.len() } else { times * 4 >= most * 3 }
    };
    candidates.retain(|(words, _, times)| runs(words, *times));
    for page in pages {
        let gone: Vec<usize> = ends(page)
            .filter(|at| {
                let (key, y) = (key(&page[*at]), page[*at].y);
                candidates
                    .iter()
                    .any(|(words, height, _)| *words == key && (height - y).abs() < ALIKE)
            })
            .collect();
        for at in gone.into_iter().rev() {
            let line = page.remove(at);
            let key = key(&line);
            if let Some(known) =
                candidates.iter_mut().find(|(words, _, times)| *words == key && *times > 0)
            {
                known.2 = 0;
                told.push(line.words().trim().to_owned());
            }
        }
    }
    told
}

/// The places of a page's outermost lines, by height, in the order in which they are drawn.
fn ends(page: &[Line]) -> impl Iterator<Item = usize> + use<> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|a, b| page[*a].y.total_cmp(&page[*b].y));
    let len = order.len();
    let mut ends: Vec<usize> = order
        .iter()
        .enumerate()
        .filter(|(i, _)| *i < LINES || i + LINES >= len)
        .map(|(_, at)| *at)
        .collect();
    ends.sort_unstable();
    ends.into_iter()
}

/// What a line says; if it is short, with each figure as `#`.
fn key(line: &Line) -> String {
    let mut key = String::new();
    let words = line.words();
    if words.chars().filter(|c| c.is_alphabetic()).count() > SHORT {
        return words.trim().to_owned();
    }
    for c in words.trim().chars() {
        if !c.is_ascii_digit() {
            key.push(c);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}
