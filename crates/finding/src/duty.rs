//! [`Duty`]: what a finding asks of a reader, in their situation.
//!
//! Owns how duties follow from findings and answers, and what an open question leaves open. What the
//! duties are is data under `assets/situations/`; how it is written, `docs/duties.md`. It never says
//! whether a licence may be used.

use crate::topic::{Condition, Told, Topic};
use crate::{Duties, Finding, Situation, Wording};
use std::cmp::min;
use std::collections::BTreeSet;

#[cfg(test)]
mod tests;

/// What a duty has the reader do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Leave something.
    DoNot,
    /// Do something.
    Do,
    /// Ask the licensor, or get permission.
    Ask,
    /// Be aware; there is nothing to do now.
    Know,
}

impl Act {
    /// All of them, in the order in which duties are told.
    pub const ALL: [Self; 4] = [Self::DoNot, Self::Do, Self::Ask, Self::Know];

    /// The id, as in the files and in the output of the front ends.
    pub fn id(self) -> &'static str {
        match self {
            Self::DoNot => "do-not",
            Self::Do => "do",
            Self::Ask => "ask",
            Self::Know => "know",
        }
    }

    /// The act with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.id() == id)
    }
}

/// What one or more findings ask of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The id of the duty in the files: `branding.show`.
    pub id: String,
    /// What it has the reader do.
    pub act: Act,
    /// What to do, in one sentence.
    pub says: Wording,
    /// The findings that bring it, as indexes into those given, ascending: several clauses may ask
    /// the same. Never empty.
    pub findings: Vec<usize>,
    /// Whether it is the reader's duty.
    pub applies: Applies,
    /// The answers that its conditions name, in the order of the questions; none when it has no
    /// condition, or when all that it has are open.
    pub because: Vec<Answer>,
}

/// Whether a duty is the reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It is.
    Yes,
    /// It depends on questions that are not answered.
    May {
        /// Their ids, in the order in which they are asked. Never empty.
        unanswered: Vec<String>,
    },
}

/// An option that the reader chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question's id.
    pub question: String,
    /// The option's id.
    pub option: String,
}

/// What the findings ask of a reader in this situation: what not to do first, then what to do, to
/// ask and to know, each in the order of the first finding that brings it.
///
/// `findings` are in reading order. To answer a question that was open takes duties away or makes
/// sure of them; it never brings one that was not told before.
pub fn duties(findings: &[Finding], situation: &Situation, data: &Duties) -> Vec<Duty> {
    let mut bringing: Vec<Vec<usize>> = vec![Vec::new(); data.topics.len()];
    for (at, finding) in findings.iter().enumerate() {
        if let Some(topic) = data.topic(finding) {
            bringing[topic].push(at);
        }
    }
    let mut duties = Vec::new();
    for (topic, bringing) in data.topics.iter().zip(bringing) {
        if bringing.is_empty() {
            continue;
        }
        for (at, told) in topic.told.iter().enumerate() {
            let Some(applies) = applies(topic, at, situation) else { continue };
            duties.push(Duty {
                id: told.id.clone(),
                act: told.act,
                says: told.says.clone(),
                findings: bringing.clone(),
                applies,
                because: told.when.iter().flat_map(|when| chosen(when, situation)).collect(),
            });
        }
    }
    duties.sort_by_key(|duty| (duty.act, duty.findings.first().copied()));
    duties
}

/// Whether something holds, as far as the answers tell. The least certain goes first, so that the
/// lesser of two holds when both must.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    No,
    May,
    Yes,
}

impl Holds {
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::May => Self::May,
            Self::Yes => Self::No,
        }
    }
}

/// Whether the duty at a place of a topic applies: it fits, and none that goes before it does. In
/// this three-valued logic an answer turns `May` into `Yes` or `No` and never touches these two.
fn applies(topic: &Topic, at: usize, situation: &Situation) -> Option<Applies> {
    let told = &topic.told[at];
    let ahead = topic.ahead(at).map(|ahead| (ahead, fits(ahead, situation)));
    let (mut open, mut holds) = (vec![told], fits(told, situation));
    for (ahead, fits) in ahead {
        holds = min(holds, fits.not());
        if fits == Holds::May {
            open.push(ahead);
        }
    }
    match holds {
        Holds::No => None,
        Holds::Yes => Some(Applies::Yes),
        Holds::May => {
            let conditions = open.into_iter().flat_map(|told| &told.when);
            let open = conditions.filter(|when| situation.answer(&when.question.1).is_none());
            let in_order: BTreeSet<&(usize, String)> = open.map(|when| &when.question).collect();
            let unanswered = in_order.into_iter().map(|(_, id)| id.clone()).collect();
            Some(Applies::May { unanswered })
        }
    }
}

/// Whether all conditions of a duty are met.
fn fits(told: &Told, situation: &Situation) -> Holds {
    let met = |when: &Condition| match situation.answer(&when.question.1) {
        None => Holds::May,
        Some(chosen) if when.options.iter().any(|option| chosen.contains(option)) => Holds::Yes,
        Some(_) => Holds::No,
    };
    told.when.iter().map(met).min().unwrap_or(Holds::Yes)
}

/// The answers that a condition names.
fn chosen(when: &Condition, situation: &Situation) -> Vec<Answer> {
    let Some(chosen) = situation.answer(&when.question.1) else { return Vec::new() };
    let named = when.options.iter().filter(|option| chosen.contains(*option));
    named
        .map(|option| Answer { question: when.question.1.clone(), option: option.clone() })
        .collect()
}
