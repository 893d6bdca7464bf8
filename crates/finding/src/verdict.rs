//! [`judge`]: findings → a verdict on each criterion, with the clauses that decide.
//!
//! Owns how clauses of one licence, its policies taken in, are weighed against each other. It knows no
//! licence and no criterion by name: what a clause does to which criterion is said by the rules, on what
//! a criterion rests by `assets/criteria/`.

use crate::criteria::{Criteria, CriterionText, Rests};
use crate::{Confidence, Criterion, Effect, Finding, Group, Wording};

/// What is said of a licence and a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The licence meets it.
    Meets,
    /// A clause stands against it, or no clause grants what it asks for.
    Fails,
    /// A clause bears on it and may be read either way, or readers of the definition differ.
    Unclear,
    /// The text cannot show it.
    NotJudged,
}

impl Verdict {
    /// The id, as in the output of the front ends: `not-judged`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::Fails => "fails",
            Self::Unclear => "unclear",
            Self::NotJudged => "not-judged",
        }
    }
}

/// Why a verdict is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    AgainstIt,
    InDoubt,
    Granted,
    NothingAgainst,
    NotGranted,
    NoLicence,
    Facts,
}

impl Ground {
    /// The names of the grounds whose sentence stands in `reasons.toml`.
    pub(crate) const NAMED: [&'static str; 6] =
        ["in-doubt", "meets-by-clause", "nothing-against", "not-granted", "no-licence", "facts"];

    fn name(self) -> &'static str {
        match self {
            Self::AgainstIt => "",
            Self::InDoubt => "in-doubt",
            Self::Granted => "meets-by-clause",
            Self::NothingAgainst => "nothing-against",
            Self::NotGranted => "not-granted",
            Self::NoLicence => "no-licence",
            Self::Facts => "facts",
        }
    }

    fn verdict(self) -> Verdict {
        match self {
            Self::AgainstIt | Self::NotGranted => Verdict::Fails,
            Self::InDoubt => Verdict::Unclear,
            Self::Granted | Self::NothingAgainst => Verdict::Meets,
            Self::NoLicence | Self::Facts => Verdict::NotJudged,
        }
    }
}

/// A finding that a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    /// Which of the documents that were judged: a zero-based index.
    pub document: usize,
    /// Which of its findings.
    pub finding: usize,
    /// What it does to the criterion.
    pub effect: Effect,
}

/// A verdict on a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Which criterion.
    pub criterion: Criterion,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub reason: Wording,
    /// The clauses that decide, those that stand against it first; empty where it is silence that
    /// decides.
    pub because: Vec<Because>,
}

/// Judges a licence: `documents` are the findings of its text and of each policy that it incorporates.
/// One judgement for each criterion of `criteria`, in its order.
pub fn judge(documents: &[&[Finding]], criteria: &Criteria) -> Vec<Judgement> {
    let grants =
        documents.iter().flat_map(|d| d.iter()).any(|f| f.category.group() == Group::Grant);
    criteria.all().map(|text| one(documents, grants, text, criteria)).collect()
}

fn one(
    documents: &[&[Finding]],
    grants: bool,
    text: &CriterionText,
    criteria: &Criteria,
) -> Judgement {
    let criterion = text.criterion;
    let mut because: Vec<Because> = Vec::new();
    let mut sure = false;
    for (document, findings) in documents.iter().enumerate() {
        for (finding, found) in findings.iter().enumerate() {
            let Some(effect) = found.effect(criterion) else { continue };
            sure |= effect == Effect::Fails && found.confidence == Confidence::Sure;
            because.push(Because { document, finding, effect });
        }
    }
    because.sort_by_key(|b| std::cmp::Reverse(b.effect));
    let ground = match (because.first().map(|b| b.effect), text.rests_on) {
        (Some(Effect::Fails), _) if sure => Ground::AgainstIt,
        (Some(Effect::Fails | Effect::Unclear), _) => Ground::InDoubt,
        (_, Rests::Facts) => Ground::Facts,
        (_, _) if !grants => Ground::NoLicence,
        (Some(Effect::Meets), _) => Ground::Granted,
        (None, Rests::Grants) => Ground::NotGranted,
        (None, Rests::Restrictions) => Ground::NothingAgainst,
    };
    let kept = |b: &Because| match ground {
        Ground::AgainstIt => b.effect == Effect::Fails,
        Ground::InDoubt => b.effect >= Effect::Unclear,
        _ => true,
    };
    because.retain(kept);
    let reason = if ground == Ground::AgainstIt {
        Some(&text.fails)
    } else {
        criteria.reason(ground.name())
    };
    let reason = reason.unwrap_or(&text.meaning).clone();
    Judgement { criterion, verdict: ground.verdict(), reason, because }
}
