//! Verdicts.
//!
//! Owns their shapes on the wire.

use crate::wire::{Confidence, EditionInfo, Group, Range, Units, Wording, count};
use finding::{Criteria, Criterion, Effect};
use library::Document;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use ts_rs::TS;

/// Whether a criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is.
    Meets,
    /// It is not.
    Fails,
    /// It can be read both ways.
    Unclear,
    /// The text cannot show it.
    NotJudged,
}

/// A clause that speaks for a verdict or asks for a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Proof {
    /// What the clause by itself does to the criterion.
    pub effect: Verdict,
    /// The text that it stands in: an index into the bundle's documents.
    pub document: u32,
    /// The clause's address there.
    pub address: String,
    /// The clause: an index into that text's clauses.
    pub clause: u32,
    /// Where the quoted words begin in that text, in UTF-16 code units.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The quoted words.
    pub quote: String,
    /// The few words that decide, in UTF-16 code units into the quote.
    pub words: Vec<Range>,
    /// The id of the category of the finding.
    pub category: String,
    /// The category's short name.
    pub name: Wording,
    /// What the clause does, in one sentence.
    pub why: Wording,
    /// How sure the rule is.
    pub confidence: Confidence,
}

/// The reader's own judgement on a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OwnJudgement {
    /// What the reader found.
    pub verdict: Verdict,
    /// Why, in Markdown; may be empty.
    pub note: String,
    /// When it was last changed, ISO 8601.
    pub modified: String,
}

/// A criterion, and how an edition stands to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct JudgedCriterion {
    /// Its id: "osd-5".
    pub id: String,
    /// Its number in its set; empty where there is none.
    pub number: String,
    /// What it is called.
    pub title: Wording,
    /// What a licence must allow, or may ask, to meet it.
    pub meaning: Wording,
    /// Which clauses make a licence fail it.
    pub fails: Wording,
    /// Whether the edition meets it.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub reason: Wording,
    /// The clauses that decide.
    pub because: Vec<Proof>,
    /// The opinions that name it: indices into the opinions.
    pub opinions: Vec<u32>,
    /// The reader's own judgement.
    pub own: Option<OwnJudgement>,
}

/// The criteria of one definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CriterionSet {
    /// Its id: "osd".
    pub id: String,
    /// What it is called.
    pub name: Wording,
    /// Who issues it.
    pub publisher: String,
    /// Its version.
    pub version: String,
    /// Where the words that count stand.
    pub source: String,
    /// Its criteria, in its own order.
    pub criteria: Vec<JudgedCriterion>,
}

/// What an opinion holds of a licence, or of a model under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It is open source.
    OpenSource,
    /// It is not.
    NotOpenSource,
    /// It is free software.
    Free,
    /// It is not.
    NotFree,
    /// A label or a grade.
    Rating,
}

/// What somebody else said of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Opinion {
    /// Who says it.
    pub who: Wording,
    /// The day that it was said, ISO 8601, in full or in part; null where the source does not tell.
    pub date: Option<String>,
    /// What it holds.
    pub stance: Stance,
    /// Ids of the criteria that the opinion itself names.
    pub criteria: Vec<String>,
    /// What it says, in the project's words.
    pub says: Wording,
    /// Some of its own words, exact.
    pub quote: Option<String>,
    /// The title of what it stands in.
    pub title: String,
    /// Where that stands.
    pub source: String,
    /// Whether its words were read; else it is told from memory.
    pub checked: bool,
}

/// Whether a part of a model was released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ComponentState {
    /// Whoever accepts the terms can have it.
    Released,
    /// A part of it, or for some only.
    Partly,
    /// It is kept back.
    NotReleased,
    /// Nothing was found.
    Unknown,
}

/// A part of the model beyond its licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Component {
    /// Its id: "final-parameters".
    pub id: String,
    /// What it is called.
    pub title: Wording,
    /// What it is.
    pub meaning: Wording,
    /// "code", "data", "documentation" or "parameters".
    pub kind: String,
    /// The class of the Model Openness Framework that first asks for it: 3, 2 or 1.
    pub class: u8,
    /// Ids of the criteria that it bears on.
    pub bears_on: Vec<String>,
    /// Whether it was released.
    pub state: ComponentState,
    /// The edition, or the licence, that it is under.
    pub under: Option<String>,
    /// Why.
    pub note: Option<Wording>,
    /// Where that is told.
    pub source: Option<String>,
    /// When it came out, ISO 8601, in full or in part.
    pub date: Option<String>,
    /// Whether the source was read; else it is told from memory.
    pub checked: bool,
}

/// An edition with its bundle, judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Judged {
    /// The licence.
    pub edition: EditionInfo,
    /// The texts of the bundle, the licence first.
    pub documents: Vec<EditionInfo>,
    /// The id under which the SPDX License List records an approval by the Open Source Initiative.
    pub approved: Option<String>,
    /// The definitions that it is judged by.
    pub sets: Vec<CriterionSet>,
    /// What others said of it.
    pub opinions: Vec<Opinion>,
    /// What was released of the model; empty where nothing is recorded.
    pub components: Vec<Component>,
}

/// A criterion, as a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CriterionInfo {
    /// Its id: "osd-5".
    pub id: String,
    /// The id of its set.
    pub set: String,
    /// Its number in its set; empty where there is none.
    pub number: String,
    /// What it is called.
    pub title: Wording,
}

/// A category of findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CategoryInfo {
    /// Its id: "output-use".
    pub id: String,
    /// Its group.
    pub group: Group,
    /// Its short name.
    pub name: Wording,
}

/// How one edition stands to all criteria, and what binds in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SurveyRow {
    /// The licence.
    pub edition: EditionInfo,
    /// Its family's name.
    pub family: String,
    /// One for each criterion, of the bundle.
    pub verdicts: Vec<Verdict>,
    /// How many findings of each category the bundle has.
    pub findings: Vec<u32>,
}

/// All editions by criteria and by categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Survey {
    /// The criteria, set by set.
    pub criteria: Vec<CriterionInfo>,
    /// The categories, group by group.
    pub categories: Vec<CategoryInfo>,
    /// The editions, in the catalogue's order.
    pub rows: Vec<SurveyRow>,
}

impl From<finding::Verdict> for Verdict {
    fn from(verdict: finding::Verdict) -> Self {
        match verdict {
            finding::Verdict::Meets => Self::Meets,
            finding::Verdict::Fails => Self::Fails,
            finding::Verdict::Unclear => Self::Unclear,
            finding::Verdict::NotJudged => Self::NotJudged,
        }
    }
}

impl From<Verdict> for finding::Verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Meets => Self::Meets,
            Verdict::Fails => Self::Fails,
            Verdict::Unclear => Self::Unclear,
            Verdict::NotJudged => Self::NotJudged,
        }
    }
}

impl From<Effect> for Verdict {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::Meets => Self::Meets,
            Effect::Unclear => Self::Unclear,
            Effect::Fails => Self::Fails,
        }
    }
}

impl From<library::OwnJudgement> for OwnJudgement {
    fn from(own: library::OwnJudgement) -> Self {
        Self { verdict: own.verdict.into(), note: own.note, modified: own.modified.to_string() }
    }
}

impl From<&library::Words> for Wording {
    fn from(words: &library::Words) -> Self {
        Self { en: words.en.clone(), fr: words.fr.clone() }
    }
}

impl Proof {
    /// The clause of a finding. `units` are those of its text.
    pub(crate) fn new(
        (at, document): (usize, &Document),
        finding: &finding::Finding,
        effect: Verdict,
        units: &Units,
    ) -> Self {
        let Range { start, end } = units.range(finding.span);
        let words = finding.words.iter().map(|span| units.range(*span));
        Self {
            effect,
            document: count(at),
            address: document.outline.clause(finding.clause).address.to_string(),
            clause: count(finding.clause.0),
            start,
            end,
            quote: document.text.of(finding.span).to_owned(),
            words: words.map(|w| Range { start: w.start - start, end: w.end - start }).collect(),
            category: finding.category.id().to_owned(),
            name: finding.category.name().into(),
            why: finding.why.clone().into(),
            confidence: finding.confidence.into(),
        }
    }
}

/// The units of each text of a bundle.
pub(crate) fn units(documents: &[Arc<Document>]) -> Vec<Units> {
    documents.iter().map(|d| Units::of(&d.text.content)).collect()
}

impl From<&library::Opinion> for Opinion {
    fn from(opinion: &library::Opinion) -> Self {
        Self {
            who: (&opinion.name).into(),
            date: opinion.date.clone(),
            stance: match opinion.stance {
                library::Stance::OpenSource => Stance::OpenSource,
                library::Stance::NotOpenSource => Stance::NotOpenSource,
                library::Stance::Free => Stance::Free,
                library::Stance::NotFree => Stance::NotFree,
                library::Stance::Rating => Stance::Rating,
            },
            criteria: opinion.criteria.clone(),
            says: (&opinion.says).into(),
            quote: opinion.quote.clone(),
            title: opinion.title.clone(),
            source: opinion.source.clone(),
            checked: opinion.checked,
        }
    }
}

impl Component {
    fn new(component: &library::Component, release: Option<&library::Release>) -> Self {
        let told =
            |value: &String| (!value.is_empty() && value != "unknown").then(|| value.clone());
        Self {
            id: component.id.clone(),
            title: (&component.title).into(),
            meaning: (&component.meaning).into(),
            kind: component.kind.clone(),
            class: component.class,
            bears_on: component.bears_on.clone(),
            state: match release.map(|r| r.state) {
                Some(library::State::Released) => ComponentState::Released,
                Some(library::State::Partly) => ComponentState::Partly,
                Some(library::State::NotReleased) => ComponentState::NotReleased,
                Some(library::State::Unknown) | None => ComponentState::Unknown,
            },
            under: release.and_then(|r| told(&r.under)),
            note: release.map(|r| (&r.note).into()),
            source: release.and_then(|r| told(&r.source)),
            date: release.and_then(|r| told(&r.date)),
            checked: release.is_some_and(|r| r.checked),
        }
    }
}

impl Judged {
    /// An edition as judged, with what the reader says of it.
    pub(crate) fn new(
        judged: &library::Judged,
        own: &BTreeMap<Criterion, library::OwnJudgement>,
    ) -> Self {
        let units = units(&judged.documents);
        let proof = |because: &finding::Because| {
            let document = &judged.documents[because.document];
            let finding = &document.findings[because.finding];
            let at = (because.document, &**document);
            Proof::new(at, finding, because.effect.into(), &units[because.document])
        };
        let mut judgements = judged.judgements.iter();
        let sets = Criteria::built_in().sets.iter().map(|set| CriterionSet {
            id: set.id.clone(),
            name: set.name.clone().into(),
            publisher: set.publisher.clone(),
            version: set.version.clone(),
            source: set.source.clone(),
            criteria: set
                .criteria
                .iter()
                .zip(judgements.by_ref())
                .map(|(text, judgement)| JudgedCriterion {
                    id: text.criterion.id().to_owned(),
                    number: text.number.clone(),
                    title: text.title.clone().into(),
                    meaning: text.meaning.clone().into(),
                    fails: text.fails.clone().into(),
                    verdict: judgement.verdict.into(),
                    reason: judgement.reason.clone().into(),
                    because: judgement.because.iter().map(proof).collect(),
                    opinions: naming(&judged.opinions, text.criterion),
                    own: own.get(&text.criterion).cloned().map(OwnJudgement::from),
                })
                .collect(),
        });
        let documents: Vec<EditionInfo> =
            judged.documents.iter().map(|d| EditionInfo::new(&d.info)).collect();
        Self {
            edition: EditionInfo::new(&judged.documents[0].info),
            approved: judged.approved.map(str::to_owned),
            sets: sets.collect(),
            opinions: judged.opinions.iter().map(|o| Opinion::from(*o)).collect(),
            components: judged.components.iter().map(|(c, r)| Component::new(c, *r)).collect(),
            documents,
        }
    }
}

fn naming(opinions: &[&library::Opinion], criterion: Criterion) -> Vec<u32> {
    let names = |o: &library::Opinion| o.criteria.iter().any(|id| id == criterion.id());
    let all = opinions.iter().enumerate().filter(|(_, o)| names(o));
    all.map(|(at, _)| count(at)).collect()
}

impl From<Vec<library::Surveyed>> for Survey {
    fn from(rows: Vec<library::Surveyed>) -> Self {
        let sets = Criteria::built_in().sets.iter();
        Self {
            criteria: sets
                .flat_map(|set| {
                    set.criteria.iter().map(|text| CriterionInfo {
                        id: text.criterion.id().to_owned(),
                        set: set.id.clone(),
                        number: text.number.clone(),
                        title: text.title.clone().into(),
                    })
                })
                .collect(),
            categories: finding::Category::ALL
                .iter()
                .map(|category| CategoryInfo {
                    id: category.id().to_owned(),
                    group: category.group().into(),
                    name: category.name().into(),
                })
                .collect(),
            rows: rows
                .into_iter()
                .map(|row| SurveyRow {
                    edition: EditionInfo::new(&row.document.info),
                    family: row.document.info.family.clone(),
                    verdicts: row.verdicts.into_iter().map(Verdict::from).collect(),
                    findings: row.clauses.into_iter().map(count).collect(),
                })
                .collect(),
        }
    }
}
