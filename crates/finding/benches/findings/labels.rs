//! Findings against the categories that people gave to clauses by hand.
//!
//! Owns the form of `tests/corpus/findings/*.tsv` and the count of what agrees. A label is a clause (bytes of
//! the text as read) and a category; a finding of that category whose sentences lie in the clause agrees
//! with it. Several findings of a category in one clause count once.

use clause::{ClauseId, Outline};
use finding::{Category, Rules};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use text::{Format, Span, Text};

/// A text that was labelled.
pub struct Labelled {
    pub id: String,
    pub text: Text,
    pub outline: Outline,
    pub labels: Vec<(Span, Category)>,
}

/// How often findings and labels agree.
#[derive(Clone, Copy, Debug, Default)]
pub struct Agreement {
    /// Labels that were found.
    pub right: usize,
    /// Labels that were not.
    pub missed: usize,
    /// Findings without a label.
    pub wrong: usize,
}

impl Agreement {
    pub fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    pub fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    pub fn f1(self) -> f64 {
        let twice = 2 * self.right;
        twice as f64 / (twice + self.missed + self.wrong).max(1) as f64
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.missed += other.missed;
        self.wrong += other.wrong;
    }
}

/// A clause where findings and labels differ.
pub struct Difference {
    pub id: String,
    pub category: Category,
    pub found: bool,
    pub address: String,
    /// The clause; of what was found, the rule and the deciding words before it.
    pub words: String,
}

/// The labelled texts of a folder of `tests/corpus`.
pub fn labelled(folder: &str) -> Vec<Labelled> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files.iter().map(read).collect()
}

fn read(file: &PathBuf) -> Labelled {
    let id = file.file_stem().expect("a name").to_string_lossy().into_owned();
    let text = if let Some(edition) = catalogue::edition(&id) {
        text::read(&catalogue::bytes(&id).expect("its text"), edition.format)
    } else {
        let words = catalogue::reference(&id).unwrap_or_else(|| panic!("{id} is unknown")).text;
        text::read(words.as_bytes(), Format::guess(words.as_bytes()))
    };
    let lines = std::fs::read_to_string(file).expect("readable");
    let hash = lines.lines().find_map(|l| l.strip_prefix("# sha256 ")).expect("a hash");
    assert_eq!(hash, text::sha256(text.content.as_bytes()), "{id}: labels of another text");
    let mut labels = Vec::new();
    for line in lines.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [start, end, categories] = fields[..] else { panic!("{id}: {line}") };
        let number = |n: &str| n.parse().unwrap_or_else(|_| panic!("{id}: {line}"));
        for category in categories.split(',') {
            let category = Category::from_id(category).unwrap_or_else(|| panic!("{id}: {line}"));
            labels.push((Span::new(number(start), number(end)), category));
        }
    }
    let outline = clause::outline(&text);
    Labelled { id, text, outline, labels }
}

/// Counts what agrees, by category, and lists what does not.
pub fn measure(texts: &[Labelled]) -> (BTreeMap<Category, Agreement>, Vec<Difference>) {
    let mut tally: BTreeMap<Category, Agreement> = BTreeMap::new();
    let mut differences = Vec::new();
    for labelled in texts {
        let Labelled { id, text, outline, labels } = labelled;
        let findings = finding::find(text, outline, Rules::built_in());
        let agrees = |f: &finding::Finding, (span, category): &(Span, Category)| {
            f.category == *category && f.span.start() < span.end() && span.start() < f.span.end()
        };
        let difference = |category, found, clause: ClauseId| Difference {
            id: id.clone(),
            category,
            found,
            address: outline.clause(clause).address.as_str().to_owned(),
            words: text.of(outline.clause(clause).body).to_owned(),
        };
        for label in labels {
            let entry = tally.entry(label.1).or_default();
            if findings.iter().any(|f| agrees(f, label)) {
                entry.right += 1;
            } else {
                entry.missed += 1;
                let clause = outline.iter().find(|(_, c)| c.body.end() > label.0.start());
                differences.extend(clause.map(|(clause, _)| difference(label.1, false, clause)));
            }
        }
        let wrong: BTreeSet<(ClauseId, Category)> = findings
            .iter()
            .filter(|f| !labels.iter().any(|label| agrees(f, label)))
            .map(|f| (f.clause, f.category))
            .collect();
        for (clause, category) in wrong {
            tally.entry(category).or_default().wrong += 1;
            let mut found = difference(category, true, clause);
            let by = findings.iter().find(|f| f.clause == clause && f.category == category);
            if let Some(by) = by {
                let marked: Vec<&str> = by.words.iter().map(|w| text.of(*w)).collect();
                found.words = format!("[{}: {}] {}", by.rule, marked.join(" | "), found.words);
            }
            differences.push(found);
        }
    }
    (tally, differences)
}

/// All categories together.
pub fn total(tally: &BTreeMap<Category, Agreement>) -> Agreement {
    tally.values().fold(Agreement::default(), |mut sum, one| {
        sum.add(*one);
        sum
    })
}
