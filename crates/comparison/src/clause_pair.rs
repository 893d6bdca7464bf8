//! [`ClausePair`]: a comparison as plain steps from old words to new ones.
//!
//! Owns the order of them: who carries something from one side to the other walks along. It compares
//! nothing anew and leaves out what needs no walking: clauses that came, clauses that went.

use crate::{Change, Comparison, Kind, Place};
use text::Span;

/// An old clause, or a part of it, and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausePair {
    /// The clause on the old side.
    pub old: Place,
    /// The clause on the new side.
    pub new: Place,
    /// Whether it stands where it stood between its neighbours.
    pub stayed: bool,
    /// The redline: end to end, the steps are the old part on the one side and the new one on the
    /// other.
    pub steps: Vec<Step>,
}

/// A stretch of a redline, on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The words on the old side; an empty stretch where words came.
    pub old: Span,
    /// The words on the new side; an empty stretch where words went.
    pub new: Span,
    /// What sort of difference it is; `None` where both sides have the same bytes.
    pub kind: Option<Kind>,
}

impl Comparison {
    /// Which old clause became which new one, and how, in the order of [`Comparison::changes`].
    ///
    /// A clause that was split or merged has a pair for each part. One that is printed twice on a
    /// side has no pair for its twin (see [`crate::StandsFor`]): these words have their pair already.
    pub fn clause_pairs(&self) -> impl Iterator<Item = ClausePair> {
        self.changes
            .iter()
            .filter(|c| c.stands_for.tells_old() && c.stands_for.tells_new())
            .filter_map(|change| {
                let (old, new) = (change.old?, change.new?);
                Some(ClausePair { old, new, stayed: change.relation.stays(), steps: steps(change) })
            })
    }
}

/// The redline's edits, what went and what came for it put into one step.
fn steps(change: &Change) -> Vec<Step> {
    let start = |side: fn(&crate::Edit) -> Option<Span>| {
        change.edits.iter().find_map(side).map_or(0, |span| span.start().bytes())
    };
    let mut at = (start(|edit| edit.old), start(|edit| edit.new));
    let mut steps: Vec<Step> = Vec::new();
    for edit in &change.edits {
        let reach = |from: usize, side: Option<Span>| {
            Span::new(from, side.map_or(from, |span| span.end().bytes()))
        };
        let (old, new) = (reach(at.0, edit.old), reach(at.1, edit.new));
        at = (old.end().bytes(), new.end().bytes());
        match steps.last_mut() {
            // What came for what went.
            Some(last)
                if last.kind.is_some()
                    && last.kind == edit.kind
                    && last.new.is_empty()
                    && old.is_empty() =>
            {
                last.new = new;
            }
            _ => steps.push(Step { old, new, kind: edit.kind }),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use crate::{ClausePair, Document, compare};
    use text::{Format, Text};

    fn check(old: &str, new: &str, expected: &[&str]) {
        let read = |words: &str| text::read(words.as_bytes(), Format::Plain);
        let (old, new) = (read(old), read(new));
        let outlines = (clause::outline(&old), clause::outline(&new));
        let comparison = compare(
            &[Document { id: "", text: &old, outline: &outlines.0, names: &[] }],
            &[Document { id: "", text: &new, outline: &outlines.1, names: &[] }],
        );
        let shown: Vec<String> = comparison.clause_pairs().map(|p| show(&p, &old, &new)).collect();
        assert_eq!(shown, expected);
    }

    fn show(pair: &ClausePair, old: &Text, new: &Text) -> String {
        let steps = pair.steps.iter().map(|step| match step.kind {
            None => old.of(step.old).to_owned(),
            Some(kind) => format!("[{}|{}] {}", old.of(step.old), new.of(step.new), kind.id()),
        });
        let stayed = if pair.stayed { "" } else { "moved " };
        format!(
            "{stayed}{}>{}: {}",
            pair.old.clause.0,
            pair.new.clause.0,
            steps.collect::<String>()
        )
    }

    #[test]
    fn steps_lead_from_old_words_to_new_ones() {
        let tail = "\n\n2. No warranty of any kind is given.\n\n3. The courts of Paris decide.";
        check(
            &format!("1. You may use the model and copy it.{tail}"),
            &format!("1. You must use the model and sell it.{tail}"),
            &[
                "0>0: 1. You [may|must] modality use the model and [copy|sell] wording it.",
                "1>1: 2. No warranty of any kind is given.",
                "2>2: 3. The courts of Paris decide.",
            ],
        );
    }

    #[test]
    fn clauses_that_came_or_went_have_no_pair() {
        check(
            "1. You may use the model.\n\n2. No warranty of any kind is given.",
            "1. You may use the model.\n\n2. The courts of Paris decide in all disputes.",
            &["0>0: 1. You may use the model."],
        );
    }
}
