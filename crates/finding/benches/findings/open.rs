//! Verdicts against what others say of licences: OSI's approval, ScanCode's category.
//!
//! Owns which licences are asked. `TUNING=1` asks those whose id's SHA-256 begins with an even figure, on
//! which rules are tuned; else the others.

use finding::{Category, Criteria, Finding, Rules, Verdict, judge};
use text::Format;

/// A licence and whether a criterion of the Open Source Definition fails.
pub struct Asked {
    pub id: &'static str,
    pub findings: Vec<Finding>,
    /// The ids of the criteria that fail.
    pub fails: Vec<&'static str>,
    /// Those that are in doubt.
    pub unclear: Vec<&'static str>,
    pub text: text::Text,
}

/// The categories of `ScanCode` that no open licence has.
const CLOSED: [&str; 3] = ["Proprietary Free", "Source-available", "Free Restricted"];

/// The categories of those that it calls open.
const OPEN: [&str; 4] = ["Permissive", "Copyleft", "Copyleft Limited", "Public Domain"];

/// The licences that the SPDX list calls approved by OSI.
pub fn approved(tuning: bool) -> Vec<Asked> {
    let editions = catalogue::editions().iter().filter_map(|e| match &e.source {
        catalogue::Source::Spdx(_) => Some((e.id.as_str(), catalogue::bytes(&e.id)?)),
        _ => None,
    });
    let shelf = catalogue::references().iter().filter(|r| r.spdx.is_some());
    let shelf = shelf.map(|r| (r.id, r.text.as_bytes().to_vec()));
    editions
        .chain(shelf)
        .filter(|(id, _)| is_asked(id, tuning))
        .map(|(id, b)| ask(id, &b))
        .collect()
}

/// The licences that `ScanCode` puts under [`CLOSED`]: those of the shelf, and the editions.
pub fn closed(tuning: bool) -> Vec<Asked> {
    let shelf = catalogue::references().iter();
    let shelf = shelf.filter(|r| r.live && r.category.is_some_and(|c| CLOSED.contains(&c)));
    let shelf = shelf.map(|r| (r.id, r.text.as_bytes().to_vec()));
    closed_editions()
        .chain(shelf)
        .filter(|(id, _)| is_asked(id, tuning))
        .map(|(id, b)| ask(id, &b))
        .collect()
}

/// The licences of models among those that `ScanCode` puts under [`CLOSED`], of both halves: the editions
/// of the catalogue. Each is judged by its own text, without what it incorporates.
pub fn closed_models() -> Vec<Asked> {
    closed_editions().map(|(id, bytes)| ask(id, &bytes)).collect()
}

/// The editions whose category of `ScanCode` is one of [`CLOSED`]; it stands among the opinions.
fn closed_editions() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let opinions: toml::Table =
        include_str!("../../../../assets/opinions/licensedb.toml").parse().expect("TOML");
    let opinions = opinions["opinion"].as_array().cloned().unwrap_or_default();
    let rated =
        opinions.into_iter().filter(|o| CLOSED.contains(&o["quote"].as_str().unwrap_or_default()));
    let ids = rated.flat_map(|o| o["editions"].as_array().cloned().unwrap_or_default());
    ids.filter_map(|id| {
        let edition = catalogue::edition(id.as_str()?)?;
        Some((edition.id.as_str(), catalogue::bytes(&edition.id)?))
    })
}

/// The other licences of the shelf: those that ScanCode calls open. Rules are tuned on their half too.
pub fn open(tuning: bool) -> Vec<Asked> {
    let shelf = catalogue::references().iter();
    let shelf = shelf
        .filter(|r| r.live && r.spdx.is_none() && r.category.is_some_and(|c| OPEN.contains(&c)));
    let shelf = shelf.map(|r| (r.id, r.text.as_bytes().to_vec()));
    shelf.filter(|(id, _)| is_asked(id, tuning)).map(|(id, b)| ask(id, &b)).collect()
}

fn is_asked(id: &str, tuning: bool) -> bool {
    let even = text::sha256(id.as_bytes()).chars().next().and_then(|c| c.to_digit(16));
    even.is_some_and(|figure| (figure % 2 == 0) == tuning)
}

fn ask(id: &'static str, bytes: &[u8]) -> Asked {
    let text = text::read(bytes, Format::guess(bytes));
    let outline = clause::outline(&text);
    let findings = finding::find(&text, &outline, Rules::built_in());
    let judged = judge(&[&findings], Criteria::built_in());
    let osd = judged.iter().filter(|j| j.criterion.id().starts_with("osd"));
    let of = |verdict| {
        osd.clone()
            .filter(move |j| j.verdict == verdict)
            .map(|j| j.criterion.id())
            .collect::<Vec<_>>()
    };
    let (fails, unclear) = (of(Verdict::Fails), of(Verdict::Unclear));
    Asked { id, findings, fails, unclear, text }
}

/// What decided, for the writer of rules: the rules and words of the findings that fail a criterion.
pub fn because(asked: &Asked) -> Vec<(String, Category, String)> {
    let against = asked.findings.iter().filter(|f| {
        f.bearings
            .iter()
            .any(|b| b.effect == finding::Effect::Fails && b.criterion.id().starts_with("osd"))
    });
    let marked = |f: &Finding| {
        let words: Vec<&str> = f.words.iter().map(|w| asked.text.of(*w)).collect();
        format!("[{}] {}", words.join(" | "), asked.text.of(f.span))
    };
    against.map(|f| (f.rule.clone(), f.category, marked(f))).collect()
}
