//! `gloss verdict`: an edition by all criteria, with the clauses that decide.
//!
//! Owns the form of that output. The verdict, the opinions and what the reader says are the library's.

use crate::print;
use finding::{Criterion, Effect};
use library::{Document, Error, Judged, Library, OwnJudgement};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    approved: Option<&'static str>,
    criteria: Vec<Judgement<'a>>,
    opinions: Vec<Opinion<'a>>,
    components: Vec<Component<'a>>,
}

#[derive(Serialize)]
struct Judgement<'a> {
    id: &'static str,
    verdict: &'static str,
    reason: &'a str,
    because: Vec<Because<'a>>,
    opinions: Vec<Opinion<'a>>,
    own: Option<Own<'a>>,
}

#[derive(Serialize)]
struct Because<'a> {
    document: &'a str,
    address: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
    category: &'static str,
    effect: &'static str,
}

#[derive(Clone, Serialize)]
struct Opinion<'a> {
    who: &'a str,
    says: &'a str,
    date: Option<&'a str>,
    source: &'a str,
    checked: bool,
}

#[derive(Serialize)]
struct Own<'a> {
    verdict: &'static str,
    note: &'a str,
    modified: String,
}

#[derive(Serialize)]
struct Component<'a> {
    id: &'a str,
    state: Option<&'static str>,
    under: Option<&'a str>,
    source: Option<&'a str>,
}

/// Prints how a text, with what it incorporates, stands to each criterion.
pub fn run(
    document: &Arc<Document>,
    folder: impl FnOnce() -> Result<Option<PathBuf>, Error>,
    json: bool,
) -> Result<(), Error> {
    let judged = library::judged(document)?;
    let kept = folder()?.map(|folder| Library::there(&folder)).transpose()?.flatten();
    let own = kept.map(|library| library.own_judgements(document)).transpose()?;
    let own = own.unwrap_or_default();
    let shown = shown(&judged, &own);
    if json {
        return print::json(&shown);
    }
    for judgement in &shown.criteria {
        print::line(&format!("{:17} {:11} {}", judgement.id, judgement.verdict, judgement.reason))?;
        for because in &judgement.because {
            let place = if because.document == shown.id {
                because.address.to_owned()
            } else {
                format!("{} {}", because.document, because.address)
            };
            print::line(&format!("{:17} {place}: “{}”", "", because.quote))?;
        }
        if let Some(own) = &judgement.own {
            print::line(&format!("{:17} your own judgement: {} {}", "", own.verdict, own.note))?;
        }
    }
    for opinion in &shown.opinions {
        let date = opinion.date.unwrap_or("no date");
        print::line(&format!(
            "{} ({date}): {}\n    {}",
            opinion.who, opinion.says, opinion.source
        ))?;
    }
    Ok(())
}

fn shown<'a>(judged: &'a Judged, own: &'a BTreeMap<Criterion, OwnJudgement>) -> Shown<'a> {
    let because = |b: &finding::Because| {
        let document = &judged.documents[b.document];
        let finding = &document.findings[b.finding];
        Because {
            document: &document.info.id,
            address: document.outline.clause(finding.clause).address.as_str(),
            start: finding.span.start().bytes(),
            end: finding.span.end().bytes(),
            quote: document.text.of(finding.span),
            category: finding.category.id(),
            effect: match b.effect {
                Effect::Meets => "meets",
                Effect::Unclear => "unclear",
                Effect::Fails => "fails",
            },
        }
    };
    let opinion = |o: &&'static library::Opinion| Opinion {
        who: &o.name.en,
        says: &o.says.en,
        date: o.date.as_deref(),
        source: &o.source,
        checked: o.checked,
    };
    Shown {
        id: &judged.documents[0].info.id,
        approved: judged.approved,
        criteria: judged
            .judgements
            .iter()
            .map(|j| Judgement {
                id: j.criterion.id(),
                verdict: j.verdict.id(),
                reason: &j.reason.en,
                because: j.because.iter().map(because).collect(),
                opinions: judged
                    .opinions
                    .iter()
                    .filter(|o| o.criteria.iter().any(|id| id == j.criterion.id()))
                    .map(opinion)
                    .collect(),
                own: own.get(&j.criterion).map(|own| Own {
                    verdict: own.verdict.id(),
                    note: &own.note,
                    modified: own.modified.to_string(),
                }),
            })
            .collect(),
        opinions: judged.opinions.iter().map(opinion).collect(),
        components: judged
            .components
            .iter()
            .map(|(component, release)| Component {
                id: &component.id,
                state: release.map(|r| match r.state {
                    library::State::Released => "released",
                    library::State::Partly => "partly",
                    library::State::NotReleased => "not-released",
                    library::State::Unknown => "unknown",
                }),
                under: release.map(|r| r.under.as_str()),
                source: release.map(|r| r.source.as_str()),
            })
            .collect(),
    }
}
