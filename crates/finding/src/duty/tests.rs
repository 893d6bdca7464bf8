//! Tests of what findings ask in a situation: on small files of duties, on those that ship, and on
//! any findings and answers.

use super::*;
use crate::{Category, Group, Questions, Rules};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A finding of this category, by this rule.
fn finding(category: Category, rule: &str) -> Finding {
    let text = text::read(b"The software is provided \"as is\".", text::Format::Plain);
    let found = crate::find(&text, &clause::outline(&text), Rules::built_in());
    Finding { category, rule: rule.to_owned(), ..found[0].clone() }
}

fn situation(source: &str) -> Situation {
    Situation::parse(source, Questions::built_in()).unwrap()
}

/// What is asked, as `id`, or `id? open questions`, with the answers that made it apply.
fn told(findings: &[Finding], answers: &str, data: &Duties) -> Vec<String> {
    let tell = |duty: Duty| {
        let open = match duty.applies {
            Applies::Yes => String::new(),
            Applies::May { unanswered } => format!("? {}", unanswered.join(" ")),
        };
        let because = duty.because.iter().map(|a| format!(" {}={}", a.question, a.option));
        duty.id + &open + &because.collect::<String>()
    };
    duties(findings, &situation(answers), data).into_iter().map(tell).collect()
}

/// Duties of `notice`, each given as id, act and conditions.
fn data(written: &[(&str, &str, &str)]) -> Duties {
    let one = |(id, act, when): &(&str, &str, &str)| {
        format!(
            "[[duty]]\nid = \"{id}\"\ncategory = \"notice\"\nact = \"{act}\"\nwhen = {{ {when} }}\n\
             says = {{ en = \"E.\", fr = \"F.\" }}\n"
        )
    };
    let file: String = written.iter().map(one).collect();
    Duties::parse(Questions::built_in(), &[("x.toml", &file)]).unwrap()
}

#[test]
fn of_one_act_the_first_that_fits_is_told() {
    let data = data(&[
        ("host", "do", "role = ['host']"),
        ("maker", "do", "role = ['host', 'product-maker']"),
        ("rest", "do", ""),
    ]);
    let notice = [finding(Category::Notice, "notice.x")];
    for (answers, expected) in [
        ("role = ['host', 'user']", vec!["host role=host"]),
        ("role = ['host', 'product-maker']", vec!["host role=host"]),
        ("role = 'product-maker'", vec!["maker role=product-maker"]),
        ("role = 'user'", vec!["rest"]),
        ("", vec!["host? role", "maker? role", "rest? role"]),
    ] {
        assert_eq!(told(&notice, answers, &data), expected, "{answers}");
    }
}

#[test]
fn to_know_is_left_where_there_is_nothing_to_do() {
    let data = data(&[
        ("know", "know", ""),
        ("ask", "ask", "commercial = ['yes']"),
        ("leave", "do-not", "commercial = ['yes'], outputs = ['yes']"),
    ]);
    let notice = [finding(Category::Notice, "notice.x")];
    for (answers, expected) in [
        (
            "commercial = 'yes'\noutputs = 'yes'",
            vec!["leave commercial=yes outputs=yes", "ask commercial=yes"],
        ),
        ("commercial = 'yes'\noutputs = 'no'", vec!["ask commercial=yes"]),
        ("commercial = 'yes'", vec!["leave? outputs commercial=yes", "ask commercial=yes"]),
        ("commercial = 'no'", vec!["know"]),
        (
            "outputs = 'yes'",
            vec!["leave? commercial outputs=yes", "ask? commercial", "know? commercial"],
        ),
        ("", vec!["leave? commercial outputs", "ask? commercial", "know? commercial outputs"]),
    ] {
        assert_eq!(told(&notice, answers, &data), expected, "{answers}");
    }
}

#[test]
fn duties_stand_by_act_then_by_their_first_clause_and_gather_their_clauses() {
    let findings = [
        finding(Category::GoverningLaw, "governing-law.law"),
        finding(Category::Branding, "branding.display"),
        finding(Category::NonCommercial, "non-commercial.ban"),
        finding(Category::Notice, "notice.retain"),
        finding(Category::Branding, "branding.other"),
        finding(Category::GrantCopyright, "grant-copyright.licence"),
        finding(Category::UsePolicy, "use-policy.item"),
    ];
    let answers = situation(
        "role = 'redistributor'\ncommercial = 'yes'\nfield = 'general'\nwhere = 'elsewhere'",
    );
    let told: Vec<(String, Vec<usize>)> = duties(&findings, &answers, Duties::built_in())
        .into_iter()
        .map(|duty| (duty.id, duty.findings))
        .collect();
    let expected = [
        ("non-commercial.stop", vec![2]),
        ("use-policy.keep-to", vec![6]),
        ("branding.show", vec![1, 4]),
        ("notice.keep-and-give", vec![3]),
        ("non-commercial.other-licence", vec![2]),
        ("governing-law.aware", vec![0]),
    ];
    assert_eq!(told, expected.map(|(id, findings)| (id.to_owned(), findings)));
}

#[test]
fn what_counsel_would_say_of_common_situations() {
    let host = "role = ['host']\nusers = 'up-to-1m'\nrevenue = '1m-10m'\nwhere = 'united-kingdom'\n\
                commercial = 'yes'\noutputs = 'no'\nfield = 'medical'\nnaming = 'no'";
    let tuner = "role = ['fine-tuner']\nusers = 'above-700m'\nrevenue = 'up-to-1m'\n\
                 where = 'united-states'\ncommercial = 'research'\noutputs = 'yes'\n\
                 field = 'general'\nnaming = 'yes'";
    let user = "role = ['user']\nusers = '10m-100m'\nrevenue = 'above-100m'\n\
                where = 'european-union'\ncommercial = 'no'\noutputs = 'no'\nfield = 'military'\n\
                naming = 'no'";
    for (rule, host_acts, tuner_acts, user_acts) in [
        ("use-policy.item", "do-not do", "do-not", "do-not do"),
        ("non-commercial.ban", "do-not ask", "do", "know"),
        ("scale-threshold.users", "know", "ask", "ask"),
        ("scale-threshold.revenue", "ask", "know", "ask"),
        ("scale-threshold.staff", "ask", "ask", "ask"),
        ("territory.excluded", "do-not ask", "know", "do-not ask"),
        ("output-use.improve", "know", "do-not ask", "know"),
        ("competing-use.ban", "do-not ask", "do-not", "know"),
        ("publicity-benchmark.ban", "know", "do-not ask", "know"),
        ("redistribution-limit.ban", "do-not", "do-not", "know"),
        ("modification-limit.ban", "know", "do-not ask", "know"),
        ("hosted-service.ban", "do-not ask", "know", "know"),
        ("weapons-military-safety.ban", "do-not do", "do-not", "do-not do"),
        ("notice.retain", "do", "do", "know"),
        ("branding.display", "do", "know", "know"),
        ("naming.prefix", "know", "do-not do", "know"),
        ("licence-copy.give", "do", "know", "know"),
        ("flow-down.bind", "do", "know", "know"),
        ("state-changes.mark", "know", "do", "know"),
        ("request-permission.licence", "ask", "ask", "ask"),
        ("termination-breach.may", "do", "know", "know"),
        ("indemnity.hold-harmless", "do", "do", "know"),
        ("trademark.none", "know", "do-not", "know"),
        ("commercial-granted.allowed", "know", "", ""),
    ] {
        let category = Category::from_id(rule.split('.').next().unwrap()).unwrap();
        for (answers, expected) in [(host, host_acts), (tuner, tuner_acts), (user, user_acts)] {
            let told = duties(&[finding(category, rule)], &situation(answers), Duties::built_in());
            let acts: Vec<&str> = told.iter().map(|duty| duty.act.id()).collect();
            assert_eq!(acts.join(" "), expected, "{rule}: {answers}");
            assert!(told.iter().all(|duty| duty.applies == Applies::Yes), "{rule}: {answers}");
        }
    }
}

/// Every way to answer a question.
fn ways(question: &str) -> Vec<BTreeSet<String>> {
    let question = Questions::built_in().get(question).unwrap();
    let options: Vec<&String> = question.options.iter().map(|choice| &choice.id).collect();
    let chosen = |bits: usize| {
        let taken = options.iter().enumerate().filter(move |(at, _)| bits & 1 << at != 0);
        taken.map(|(_, option)| (*option).clone()).collect::<BTreeSet<String>>()
    };
    let all = (1..1 << options.len()).map(chosen);
    all.filter(|chosen| question.many || chosen.len() == 1).collect()
}

/// Every full answer to the questions that a topic depends on.
fn situations(topic: &Topic) -> Vec<Situation> {
    let conditions = topic.told.iter().flat_map(|told| &told.when);
    let asked: BTreeSet<&String> = conditions.map(|when| &when.question.1).collect();
    let mut all = vec![BTreeMap::new()];
    for question in asked {
        let mut longer = Vec::new();
        for answers in &all {
            for way in ways(question) {
                let mut answers: BTreeMap<String, BTreeSet<String>> = answers.clone();
                answers.insert(question.clone(), way);
                longer.push(answers);
            }
        }
        all = longer;
    }
    let read = |answers| Situation::new(answers, Questions::built_in()).unwrap();
    all.into_iter().map(read).collect()
}

#[test]
fn every_situation_has_a_duty_for_every_finding_that_may_bind_and_every_duty_a_situation() {
    let data = Duties::built_in();
    for category in Category::ALL {
        // A rule that no duty names, so that the category itself must answer.
        let topic = data.topic(&finding(*category, "unheard-of.rule"));
        assert!(topic.is_some() || category.group() == Group::Grant, "{category:?}");
    }
    for topic in &data.topics {
        let may_be_silent = topic.category.group() == Group::Grant;
        let mut reached = vec![false; topic.told.len()];
        for situation in situations(topic) {
            let mut acts = Vec::new();
            for (at, told) in topic.told.iter().enumerate() {
                if let Some(applies) = applies(topic, at, &situation) {
                    assert_eq!(applies, Applies::Yes, "{}: {situation:?}", told.id);
                    reached[at] = true;
                    acts.push(told.act);
                }
            }
            let first = &topic.told[0].id;
            assert!(!acts.is_empty() || may_be_silent, "{first}: {situation:?}");
            let told = acts.len();
            acts.sort_unstable();
            acts.dedup();
            assert_eq!(acts.len(), told, "{first}: one act twice: {situation:?}");
            assert!(told == 1 || !acts.contains(&Act::Know), "{first}: {situation:?}");
        }
        let never = topic.told.iter().zip(reached).filter(|(_, reached)| !reached);
        let never: Vec<&str> = never.map(|(told, _)| told.id.as_str()).collect();
        assert_eq!(never, [""; 0]);
    }
}

#[test]
fn what_binds_everyone_is_sure_before_any_question_is_answered() {
    for topic in &Duties::built_in().topics {
        for (at, told) in topic.told.iter().enumerate() {
            if told.when.is_empty() && told.act != Act::Know {
                let applies = applies(topic, at, &Situation::default());
                assert_eq!(applies, Some(Applies::Yes), "{}", told.id);
            }
        }
    }
}

/// Findings of any category, by rules that duties name and by others.
fn any_findings() -> impl Strategy<Value = Vec<Finding>> {
    let rules = ["scale-threshold.users", "scale-threshold.revenue", "notice.retain", "", "é.\0"];
    let one = (prop::sample::select(Category::ALL), prop::sample::select(rules.to_vec()));
    prop::collection::vec(one.prop_map(|(category, rule)| finding(category, rule)), 0..12)
}

/// For each question how it may be answered, and whether it is answered at first.
fn any_answers() -> impl Strategy<Value = Vec<(String, BTreeSet<String>, bool)>> {
    let one = |question: &crate::Question| {
        let id = question.id.clone();
        (prop::sample::select(ways(&id)), any::<bool>())
            .prop_map(move |(chosen, at_first)| (id.clone(), chosen, at_first))
    };
    Questions::built_in().all().iter().map(one).collect::<Vec<_>>()
}

fn answering<'a>(answers: impl Iterator<Item = &'a (String, BTreeSet<String>, bool)>) -> Situation {
    let answers = answers.map(|(id, chosen, _)| (id.clone(), chosen.clone())).collect();
    Situation::new(answers, Questions::built_in()).unwrap()
}

proptest! {
    #[test]
    fn answers_only_take_away_or_make_sure(
        findings in any_findings(),
        answers in any_answers(),
        later in prop::collection::vec(any::<bool>(), 8),
    ) {
        let data = Duties::built_in();
        let few = answering(answers.iter().filter(|(_, _, at_first)| *at_first));
        let more = answers.iter().zip(&later).filter(|((_, _, at_first), later)| *at_first || **later);
        let more = answering(more.map(|(answer, _)| answer));
        let (few, more) = (duties(&findings, &few, data), duties(&findings, &more, data));
        for duty in &more {
            let before = few.iter().find(|before| before.id == duty.id);
            prop_assert!(before.is_some(), "{} is new", duty.id);
            if let (Some(before), Applies::May { unanswered }) = (before, &duty.applies) {
                let Applies::May { unanswered: open } = &before.applies else {
                    return Err(TestCaseError::fail(format!("{} was sure", duty.id)));
                };
                prop_assert!(unanswered.iter().all(|question| open.contains(question)));
            }
        }
        for duty in few.iter().filter(|duty| duty.applies == Applies::Yes) {
            let after = more.iter().find(|after| after.id == duty.id);
            prop_assert_eq!(after.map(|after| &after.applies), Some(&Applies::Yes));
        }
    }

    #[test]
    fn any_findings_in_any_situation(findings in any_findings(), answers in any_answers()) {
        let situation = answering(answers.iter().filter(|(_, _, at_first)| *at_first));
        let told = duties(&findings, &situation, Duties::built_in());
        prop_assert_eq!(&told, &duties(&findings, &situation, Duties::built_in()));
        prop_assert!(told.is_sorted_by_key(|duty| (duty.act, duty.findings[0])));
        let ids: BTreeSet<&String> = told.iter().map(|duty| &duty.id).collect();
        prop_assert_eq!(ids.len(), told.len());
        for duty in &told {
            prop_assert!(duty.findings.is_sorted() && duty.findings.iter().all(|at| *at < findings.len()));
            if let Applies::May { unanswered } = &duty.applies {
                prop_assert!(!unanswered.is_empty());
                prop_assert!(unanswered.iter().all(|question| situation.answer(question).is_none()));
            }
            for answer in &duty.because {
                prop_assert!(situation.answer(&answer.question).unwrap().contains(&answer.option));
            }
        }
        for (at, finding) in findings.iter().enumerate() {
            if finding.category.group() != Group::Grant {
                prop_assert!(told.iter().any(|duty| duty.findings.contains(&at)), "{finding:?}");
            }
        }
    }
}
