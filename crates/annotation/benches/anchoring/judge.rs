//! What was right, what was offered, and what was silently wrong.
//!
//! Owns the counting. It asks the crate and knows no truth itself.

use crate::case::{Truth, Work};
use annotation::{Anchored, Anchoring, Selectors, anchor_all, carry_all};
use std::ops::AddAssign;
use text::Span;

/// What was counted over some cases.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cases.
    pub cases: u32,
    /// Put on other words, or on words that are gone, without a word.
    pub silent_wrong: u32,
    /// Words that stand in the new text.
    pub stand: u32,
    /// Of these: silently placed on themselves.
    pub placed: u32,
    /// Of these: shown for a look, on themselves.
    pub offered: u32,
    /// Words whose clause was taken out.
    pub removed: u32,
    /// Of these: said to be.
    pub said: u32,
    /// Words that were changed or parted.
    pub changed: u32,
    /// Of these: shown for a look, or said to be removed.
    pub told: u32,
    /// Words of which nothing is known without reading.
    pub unknown: u32,
    /// Of these: silently placed, old words and new ones.
    pub unread: Vec<String>,
    /// What was not right, the silent ones first.
    pub worst: Vec<String>,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.cases += other.cases;
        self.silent_wrong += other.silent_wrong;
        self.stand += other.stand;
        self.placed += other.placed;
        self.offered += other.offered;
        self.removed += other.removed;
        self.said += other.said;
        self.changed += other.changed;
        self.told += other.told;
        self.unknown += other.unknown;
        self.unread.extend(other.unread);
        self.worst.extend(other.worst);
        // Stable, so that within the silent ones the order stays.
        self.worst.sort_by_key(|wrong| !wrong.starts_with("SILENT"));
    }
}

impl Tally {
    pub fn print_head() {
        println!(
            "{:<24}{:>8}{:>8}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}{:>8}",
            "",
            "cases",
            "silent",
            "stand",
            "placed",
            "offered",
            "right",
            "removed",
            "said",
            "changed"
        );
        println!("{:<24}{:>8}{:>8}", "", "", "wrong");
    }

    pub fn print(&self, name: &str) {
        let share = |part: u32, of: u32| match of {
            0 => "–".to_owned(),
            of => format!("{:.2}%", 100.0 * f64::from(part) / f64::from(of)),
        };
        println!(
            "{name:<24}{:>8}{:>8}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}{:>8}{:>9}{:>8}",
            self.cases,
            self.silent_wrong,
            self.stand,
            share(self.placed, self.stand),
            share(self.offered, self.stand),
            share(self.placed + self.offered, self.stand),
            self.removed,
            share(self.said, self.removed),
            self.changed,
            self.unknown,
            self.unread.len(),
        );
    }

    /// Counts one answer. `silent` is where the words were put without a word.
    pub fn count(
        &mut self,
        truth: Truth,
        silent: Option<Span>,
        offered: &[Span],
        removed: bool,
    ) -> bool {
        self.cases += 1;
        match truth {
            Truth::Stands(span) => {
                self.stand += 1;
                let wrong = silent.is_some_and(|silent| silent != span);
                let right = silent == Some(span);
                let shown = silent.is_none() && offered.contains(&span);
                self.silent_wrong += u32::from(wrong);
                self.placed += u32::from(right);
                self.offered += u32::from(shown);
                right || shown
            }
            Truth::Removed => {
                self.removed += 1;
                self.said += u32::from(removed);
                self.silent_wrong += u32::from(silent.is_some());
                removed
            }
            Truth::Changed => {
                self.changed += 1;
                self.told += u32::from(silent.is_none());
                self.silent_wrong += u32::from(silent.is_some());
                silent.is_none()
            }
            Truth::Unknown => {
                self.unknown += 1;
                true
            }
        }
    }
}

/// The words carried to the new text.
pub fn carried(work: &Work) -> Tally {
    let (old, new) = work.sides();
    judged(work, &carry_all(selectors(work), old, new, &work.pairs()))
}

/// The words anchored on the new text as if it were the old one, corrected.
pub fn anchored(work: &Work) -> Tally {
    judged(work, &anchor_all(selectors(work), &work.new.text, &work.new.outline))
}

pub fn selectors(work: &Work) -> impl Iterator<Item = &Selectors> + Clone {
    work.cases.iter().map(|case| &case.selectors)
}

fn judged(work: &Work, answers: &[Anchored]) -> Tally {
    let mut tally = Tally::default();
    for (case, answer) in work.cases.iter().zip(answers) {
        let silent = match answer.outcome {
            Anchoring::Placed(span) => Some(span),
            _ => None,
        };
        if let (Truth::Unknown, Some(span)) = (case.truth, silent) {
            let quote = &case.selectors.quote;
            let (before, after) = (quote.prefix.escape_debug(), quote.suffix.escape_debug());
            let there = context(&work.new.text.content, span);
            let exact = short(&quote.exact);
            tally.unread.push(format!("{}: {before}[{exact}]{after} | {there}", work.id));
        }
        let removed = matches!(answer.outcome, Anchoring::Removed(_));
        if !tally.count(case.truth, silent, answer.outcome.places(), removed) {
            let loud = if silent.is_some() { "SILENT " } else { "" };
            let exact = &case.selectors.quote;
            let there: Vec<&str> =
                answer.outcome.places().iter().map(|span| work.new.text.of(*span)).collect();
            let true_words = match case.truth {
                Truth::Stands(span) => context(&work.new.text.content, span),
                _ => String::new(),
            };
            tally.worst.push(format!(
                "{loud}{}: {} [{}] in {:?}: {:?} …{}[{}]{}… → {} | {}",
                work.id,
                kind(case.truth),
                short(&true_words),
                case.selectors.address,
                answer.outcome.reason(),
                exact.prefix.escape_debug(),
                short(&exact.exact),
                exact.suffix.escape_debug(),
                short(&there.join(" / ")),
                answer
                    .outcome
                    .span()
                    .map(|s| context(&work.new.text.content, s))
                    .unwrap_or_default(),
            ));
        }
    }
    tally
}

fn kind(truth: Truth) -> &'static str {
    match truth {
        Truth::Stands(_) => "stands",
        Truth::Removed => "removed",
        Truth::Changed => "changed",
        Truth::Unknown => "unknown",
    }
}

fn context(content: &str, span: Span) -> String {
    let before: String = content[..span.start().bytes()].chars().rev().take(32).collect();
    let before: String = before.chars().rev().collect();
    let behind: String = content[span.end().bytes()..].chars().take(32).collect();
    format!("{before}[]{behind}").escape_debug().to_string()
}

fn short(words: &str) -> String {
    words.chars().take(90).collect::<String>().escape_debug().to_string()
}
