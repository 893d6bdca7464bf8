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
    let given = because.iter().any(|b| b.effect == Effect::Meets);
    let ground = match (because.first().map(|b| b.effect), text.rests_on) {
        (Some(Effect::Fails), _) if sure => Ground::AgainstIt,
        // A clause that may be read against it is no better than silence, where only a grant helps.
        (_, Rests::Grants) if grants && !given => Ground::NotGranted,
        (Some(Effect::Fails | Effect::Unclear), _) => Ground::InDoubt,
        (_, Rests::Facts) => Ground::Facts,
        (_, _) if !grants => Ground::NoLicence,
        (Some(Effect::Meets), _) => Ground::Granted,
        (None, _) => Ground::NothingAgainst,
    };
    let kept = |b: &Because| match ground {
        Ground::AgainstIt => b.effect == Effect::Fails,
        Ground::InDoubt => b.effect >= Effect::Unclear,
        Ground::NotGranted => false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Rules, find};

    fn judged(texts: &[&str]) -> Vec<Judgement> {
        let read: Vec<Vec<Finding>> = texts
            .iter()
            .map(|source| {
                let text = text::read(source.as_bytes(), text::Format::Plain);
                find(&text, &clause::outline(&text), Rules::built_in())
            })
            .collect();
        let documents: Vec<&[Finding]> = read.iter().map(Vec::as_slice).collect();
        judge(&documents, Criteria::built_in())
    }

    fn of(judgements: &[Judgement], criterion: Criterion) -> &Judgement {
        judgements.iter().find(|j| j.criterion == criterion).unwrap()
    }

    const OPEN: &str = "1. Permission is hereby granted, free of charge, to use, copy, modify and distribute the Software.\n\n2. The Software is provided “as is”, without warranty of any kind.";

    #[test]
    fn an_open_licence_meets_what_a_licence_can_show() {
        let all = judged(&[OPEN]);
        assert_eq!(all.len(), Criterion::ALL.len());
        for judgement in &all {
            let rests_on_facts = Criteria::built_in()
                .all()
                .any(|text| text.criterion == judgement.criterion && text.rests_on == Rests::Facts);
            let expected = if rests_on_facts { Verdict::NotJudged } else { Verdict::Meets };
            assert_eq!(judgement.verdict, expected, "{}", judgement.criterion.id());
        }
        let free = of(&all, Criterion::Osd1);
        assert_eq!((free.because.len(), free.because[0].effect), (1, Effect::Meets));
    }

    #[test]
    fn a_policys_clause_counts_for_the_bundle_and_says_where_it_stands() {
        let policy = "You agree you will not use the Model to:\n\n1. Break the law\n2. Harm others";
        let all = judged(&[OPEN, policy]);
        let fields = of(&all, Criterion::Osd6);
        assert_eq!(fields.verdict, Verdict::Fails);
        assert!(fields.because.iter().all(|b| b.document == 1 && b.effect == Effect::Fails));
        assert_eq!(of(&all, Criterion::Osd5).verdict, Verdict::Meets);
    }

    #[test]
    fn what_is_not_granted_fails_by_silence() {
        let all = judged(&["1. You may use the Software and copy it for a backup."]);
        let derived = of(&all, Criterion::Osd3);
        assert_eq!((derived.verdict, derived.because.len()), (Verdict::Fails, 0));
        assert_eq!(&derived.reason, Criteria::built_in().reason("not-granted").unwrap());
    }

    #[test]
    fn a_doubtful_clause_is_no_better_than_silence() {
        let use_alone = "1. You may use the Software and copy it for a backup.";
        let doubtful = "2. You may not reverse engineer the Software.";
        let derived = |source: &str| of(&judged(&[source]), Criterion::Osd3).verdict;
        assert_eq!(derived(use_alone), Verdict::Fails);
        assert_eq!(derived(&format!("{use_alone}\n\n{doubtful}")), Verdict::Fails);
        assert_eq!(derived(&format!("{OPEN}\n\n{doubtful}")), Verdict::Unclear);
        assert_eq!(derived(doubtful), Verdict::Unclear);
    }

    #[test]
    fn what_is_disputed_or_likely_leaves_it_open() {
        let improve = "3. You will not use the Software or any output of it to improve any other large language model.";
        let source = format!("{OPEN}\n\n{improve}");
        let all = judged(&[&source]);
        let other = of(&all, Criterion::Osd9);
        assert_eq!(other.verdict, Verdict::Unclear);
        assert!(other.because.iter().all(|b| b.effect == Effect::Unclear));
    }

    #[test]
    fn a_text_that_grants_nothing_is_not_judged() {
        for judgement in judged(&["The weather is fine."]) {
            assert_eq!(judgement.verdict, Verdict::NotJudged);
        }
        assert_eq!(judged(&[]).len(), Criterion::ALL.len());
    }
}
