//! What a right comparison says of a licence that was changed by lot.
//!
//! Owns the truth and the counting of what differs from it.

use crate::read::Read;
use crate::sheet::{Done, Sheet};
use comparison::{Change, Comparison, Kind, Relation, compare};
use std::collections::{HashMap, HashSet};
use std::ops::AddAssign;

/// How often something was asked, and how often the answer was right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rate {
    pub right: u32,
    pub of: u32,
}

impl Rate {
    pub fn share(self) -> f64 {
        if self.of == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.of) }
    }

    fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += u32::from(right);
    }
}

impl AddAssign for Rate {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

/// Pairs that were told and are true, that were told, that are true.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pairs {
    pub both: u32,
    pub told: u32,
    pub all: u32,
}

impl Pairs {
    pub fn f1(self) -> f64 {
        let sum = self.told + self.all;
        if sum == 0 { 1.0 } else { 2.0 * f64::from(self.both) / f64::from(sum) }
    }
}

impl AddAssign for Pairs {
    fn add_assign(&mut self, other: Self) {
        self.both += other.both;
        self.told += other.told;
        self.all += other.all;
    }
}

/// What was counted over some comparisons.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Comparisons.
    pub cases: usize,
    pub pairs: Pairs,
    /// The pairs of the clauses that something was done to.
    pub touched: Pairs,
    /// Whether the relation of a clause that something was done to is told rightly.
    pub relation: Rate,
    /// Whether its kinds are.
    pub kind: Rate,
    /// Clauses whose substance changed, of which it was said.
    pub substance: Rate,
    /// Comparisons in which form alone changed, of which nothing else was said.
    pub form: Rate,
    /// Clauses that nothing was done to, and of which no substance was told.
    pub untouched: Rate,
    /// What was wrong, in words.
    pub wrong: Vec<String>,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.cases += other.cases;
        self.pairs += other.pairs;
        self.touched += other.touched;
        self.relation += other.relation;
        self.kind += other.kind;
        self.substance += other.substance;
        self.form += other.form;
        self.untouched += other.untouched;
        self.wrong.extend(other.wrong);
    }
}

impl Done {
    /// Whether the meaning may be another afterwards.
    pub fn is_substance(self) -> bool {
        matches!(
            self,
            Self::MovedEdited
                | Self::Edited
                | Self::Added
                | Self::Removed
                | Self::Amount
                | Self::Modality
        )
    }

    fn relations(self) -> &'static [Relation] {
        match self {
            Self::Moved => &[Relation::Moved],
            Self::MovedEdited => &[Relation::MovedEdited],
            Self::Split => &[Relation::Split],
            Self::Merged => &[Relation::Merged],
            Self::Added => &[Relation::Added],
            Self::Removed => &[Relation::Removed],
            Self::Renumbered => &[Relation::Renumbered],
            Self::Edited
            | Self::Quoted
            | Self::Renamed
            | Self::Dated
            | Self::Amount
            | Self::Modality => &[Relation::Edited],
            Self::Wrapped => &[],
        }
    }

    /// One of the first must be told; the others may be told besides.
    fn kinds(self) -> (&'static [Kind], &'static [Kind]) {
        match self {
            Self::Moved | Self::Split | Self::Merged => {
                (&[], &[Kind::NumberLabel, Kind::Typography])
            }
            Self::Edited | Self::MovedEdited => (&[Kind::Wording, Kind::Scope, Kind::Clause], &[]),
            Self::Added | Self::Removed => (&[Kind::Clause], &[]),
            Self::Renumbered => (&[Kind::NumberLabel], &[]),
            Self::Quoted | Self::Wrapped => (&[Kind::Typography], &[]),
            Self::Renamed => (&[Kind::Name], &[]),
            Self::Dated => (&[Kind::Date], &[]),
            Self::Amount => (&[Kind::Amount], &[]),
            Self::Modality => (&[Kind::Modality], &[]),
        }
    }
}

/// A clause's words, typography and capitals aside.
fn plain(read: &Read, clause: usize) -> String {
    text::fold(read.text.of(read.outline.clauses[clause].body)).to_lowercase()
}

/// Compares the old text with the new one that form alone sets apart, whose clauses may be cut
/// otherwise.
pub fn form(old: &Read, new: &Read, id: &str) -> Tally {
    let comparison = compare(&[old.document()], &[new.document()]);
    let mut tally = Tally { cases: 1, ..Tally::default() };
    let said = comparison.changes.iter().find(|c| c.substance);
    tally.form.count(said.is_none());
    tally.wrong.extend(said.map(|c| format!("{id}: substance: {}", shown(c, old, new))));
    tally
}

/// Compares the old text with what was made of it.
pub fn truth(old: &Read, sheet: &Sheet, new: &Read, id: &str) -> Tally {
    let comparison = compare(&[old.document()], &[new.document()]);
    let mut classes: HashMap<String, usize> = HashMap::new();
    let class: Vec<usize> = (0..old.outline.clauses.len())
        .map(|i| {
            let next = classes.len();
            *classes.entry(plain(old, i)).or_insert(next)
        })
        .collect();
    let truth = Truth { old, new, sheet, comparison: &comparison, class };
    let mut tally = Tally { cases: 1, ..Tally::default() };
    truth.pairs(&mut tally);
    for line in 0..sheet.lines.len() {
        truth.line(line, id, &mut tally);
    }
    for removed in &sheet.removed {
        truth.removed(*removed, id, &mut tally);
    }
    let form = sheet.removed.is_empty()
        && sheet.lines.iter().filter_map(|line| line.done).all(|done| !done.is_substance());
    if form {
        tally.form.count(!comparison.changes.iter().any(|c| c.substance));
    }
    tally
}

struct Truth<'a> {
    old: &'a Read,
    new: &'a Read,
    sheet: &'a Sheet,
    comparison: &'a Comparison,
    /// The same number for old clauses with the same words: which of them is meant cannot be told.
    class: Vec<usize>,
}

impl Truth<'_> {
    fn pairs(&self, tally: &mut Tally) {
        let told: HashSet<(usize, usize)> = self
            .comparison
            .changes
            .iter()
            .filter(|c| c.stands_for.tells_old() && c.stands_for.tells_new())
            .filter_map(|c| Some((self.class[c.old?.clause.0], c.new?.clause.0)))
            .collect();
        let touched = |new: usize| self.sheet.lines[new].done.is_some();
        for (line, j) in self.sheet.lines.iter().zip(0..) {
            for i in &line.from {
                let pair = u32::from(told.contains(&(self.class[*i], j)));
                for pairs in [Some(&mut tally.pairs), touched(j).then_some(&mut tally.touched)] {
                    let Some(pairs) = pairs else { continue };
                    pairs.all += 1;
                    pairs.both += pair;
                }
            }
        }
        for (_, j) in told {
            tally.pairs.told += 1;
            tally.touched.told += u32::from(touched(j));
        }
    }

    fn line(&self, j: usize, id: &str, tally: &mut Tally) {
        let line = &self.sheet.lines[j];
        let here = |c: &&Change| c.new.is_some_and(|p| p.clause.0 == j);
        let Some(change) =
            self.comparison.changes.iter().filter(here).find(|c| c.stands_for.has_new())
        else {
            return;
        };
        let Some(done) = line.done else {
            tally.untouched.count(!change.substance);
            if change.substance {
                tally.wrong.push(format!("{id}: untouched: {}", shown(change, self.old, self.new)));
            }
            return;
        };
        let same = line.from.iter().any(|i| {
            let twins = self.class.iter().filter(|class| **class == self.class[*i]);
            twins.count() > 1
        });
        let relation = done.relations().contains(&change.relation) || same;
        tally.relation.count(relation);
        let (one_of, others) = done.kinds();
        let kind = (one_of.is_empty() || one_of.iter().any(|kind| change.kinds.contains(kind)))
            && change.kinds.iter().all(|kind| {
                one_of.contains(kind) || others.contains(kind) || self.in_definition(j, *kind)
            });
        tally.kind.count(kind);
        if done.is_substance() {
            tally.substance.count(change.substance);
        }
        if !(relation && kind) || (done.is_substance() != change.substance) {
            let missed = if done.is_substance() && !change.substance { "missed " } else { "" };
            let shown = shown(change, self.old, self.new);
            tally.wrong.push(format!("{id}: {missed}{done:?}: {shown}"));
        }
    }

    /// A change inside a definition counts as scope, whatever it is else.
    fn in_definition(&self, j: usize, kind: Kind) -> bool {
        let new = self.new.outline.clauses[j].kind;
        let from = self.sheet.lines[j].from.iter().map(|i| self.old.outline.clauses[*i].kind);
        kind == Kind::Scope && from.chain([new]).any(|kind| kind == clause::ClauseKind::Definition)
    }

    fn removed(&self, i: usize, id: &str, tally: &mut Tally) {
        let gone = |c: &&Change| {
            c.relation == Relation::Removed
                && c.old.is_some_and(|p| self.class[p.clause.0] == self.class[i])
        };
        let change = self.comparison.changes.iter().find(gone);
        tally.relation.count(change.is_some());
        tally.kind.count(change.is_some_and(|c| c.kinds == [Kind::Clause]));
        tally.substance.count(change.is_some_and(|c| c.substance));
        if change.is_none() {
            let words = self.old.text.of(self.old.outline.clauses[i].span);
            tally.wrong.push(format!("{id}: Removed: {}", short(words)));
        }
    }
}

fn shown(change: &Change, old: &Read, new: &Read) -> String {
    let edits: Vec<String> = change
        .edits
        .iter()
        .filter_map(|e| {
            let words =
                e.new.map_or_else(|| old.text.of(e.old?).into(), |s| Some(new.text.of(s)))?;
            let sign = match e.op {
                comparison::Op::Equal => {
                    return Some(format!("…{}", words.chars().take(20).collect::<String>()));
                }
                comparison::Op::Insert => '+',
                comparison::Op::Delete => '-',
            };
            Some(format!("{sign}[{}]", short(words)))
        })
        .take(9)
        .collect();
    let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.id()).collect();
    format!("{} ({}) {}", change.relation.id(), kinds.join(", "), edits.join(" "))
}

fn short(words: &str) -> String {
    words.chars().take(70).collect()
}
