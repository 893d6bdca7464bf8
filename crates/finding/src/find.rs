//! The search for rules in a text.
//!
//! Owns how a rule fits a clause and what becomes of several that fit the same. The words of a
//! sentence name the rules that could fit it; only those are looked at closely.

use crate::criterion::Bearing;
use crate::finding::{Confidence, Finding};
use crate::fit::Fitting;
use crate::phrase::Phrase;
use crate::reading::{Reading, Words};
use crate::rule::{Rule, Rules};
use crate::site::Sites;
use clause::{Clause, ClauseId, Outline};
use text::{Span, Text};

/// Of an item whose rule marks no word in it, at most this many of its first words are marked.
const OPENING_WORDS: usize = 6;

/// Finds the rules that the clauses of a text carry, in reading order.
///
/// A clause has at most one finding of a category for each run of neighbouring sentences.
pub fn find(text: &Text, outline: &Outline, rules: &Rules) -> Vec<Finding> {
    let reading = Reading::new(text, outline);
    let hits = hits(text, outline, &reading, rules);
    gather(outline, &reading, rules, hits)
}

/// A rule that fits a sentence.
pub(crate) struct Hit {
    pub(crate) rule: usize,
    sentence: usize,
    words: Vec<Span>,
}

pub(crate) fn hits(text: &Text, outline: &Outline, reading: &Reading, rules: &Rules) -> Vec<Hit> {
    let symbols = rules.vocabulary.read(reading.words.iter());
    let mut search = Search {
        text,
        outline,
        reading,
        rules,
        sites: Sites::new(text, outline),
        fitting: Fitting::new(rules.vocabulary.len()),
        leads: vec![vec![None; outline.clauses.len()]; rules.leads.len()],
        under: vec![vec![false; outline.clauses.len()]; rules.leads.len()],
        headed: vec![vec![false; outline.clauses.len()]; rules.headings.len()],
    };
    let mut hits = Vec::new();
    let mut asked = Vec::new();
    let mut sentences = reading.sentences.iter().enumerate().peekable();
    for (id, clause) in outline.iter() {
        search.learn_site(id, clause);
        while let Some((at, sentence)) = sentences.next_if(|(_, s)| s.clause == id) {
            search.fitting.standing.turn_to(&symbols, sentence.words.clone());
            if sentences.peek().is_none_or(|(_, next)| next.clause != id) && !sentence.banner {
                search.learn_leads(id, at);
            }
            asked.clear();
            asked.extend_from_slice(&rules.by_place);
            for word in search.fitting.standing.present() {
                asked.extend_from_slice(&rules.by_word[word.index()]);
            }
            asked.sort_unstable();
            asked.dedup();
            for rule in &asked {
                if let Some(words) = search.fits(&rules.all[*rule], at) {
                    hits.push(Hit { rule: *rule, sentence: at, words });
                }
            }
        }
    }
    hits
}

struct Search<'a> {
    text: &'a Text,
    outline: &'a Outline,
    reading: &'a Reading,
    rules: &'a Rules,
    sites: Sites,
    /// The sentence that is searched.
    fitting: Fitting,
    /// For each sort of lead and each clause so far, the sentence that leads, if it is such a lead.
    leads: Vec<Vec<Option<usize>>>,
    /// For each sort of lead and each clause so far, whether it stands in a list under such a lead.
    under: Vec<Vec<bool>>,
    /// For each list of headings that rules ask for and each clause so far, whether it stands under one.
    headed: Vec<Vec<bool>>,
}

impl Search<'_> {
    /// What a clause stands under. Those above it and before it are known.
    fn learn_site(&mut self, id: ClauseId, clause: &Clause) {
        for (under, leads) in self.under.iter_mut().zip(&self.leads) {
            under[id.0] = clause.parent.is_some_and(|up| under[up.0])
                || self.sites.above(self.outline, id).any(|up| leads[up.0].is_some());
        }
        let above = |headed: &[bool]| clause.parent.is_some_and(|up| headed[up.0]);
        self.headed.iter_mut().for_each(|headed| headed[id.0] = above(headed));
        if let Some(heading) = clause.heading.filter(|_| !self.headed.is_empty()) {
            let symbols = self.rules.vocabulary.read(Words::of(self.text.of(heading)).iter());
            self.fitting.standing.turn_to(&symbols, 0..symbols.len());
            for (headed, phrases) in self.headed.iter_mut().zip(&self.rules.headings) {
                headed[id.0] |= phrases.iter().any(|p| p.stands(&mut self.fitting));
            }
        }
    }

    /// Of which sorts of lead a clause is, by its last sentence, which is searched: when that has the
    /// words and the clause ends with a colon, or goes on in clauses of its own.
    fn learn_leads(&mut self, id: ClauseId, at: usize) {
        if !self.sites.is_open(self.text, self.outline, id) {
            return;
        }
        for (led, lead) in self.leads.iter_mut().zip(&self.rules.leads) {
            let mut there = |phrase: &Phrase| phrase.stands(&mut self.fitting);
            let leads = lead.any.iter().any(&mut there) && !lead.not.iter().any(there);
            led[id.0] = leads.then_some(at);
        }
    }

    /// The deciding words, if the rule fits the sentence, which is searched.
    fn fits(&mut self, rule: &Rule, at: usize) -> Option<Vec<Span>> {
        let sentence = &self.reading.sentences[at];
        let id = sentence.clause;
        let searched = if sentence.banner {
            rule.banners
        } else {
            rule.kinds.contains(&self.sites.kind(self.outline, id))
        };
        let fitting = searched
            && rule.leads.is_none_or(|lead| self.leads[lead][id.0] == Some(at))
            && rule.under.is_none_or(|lead| self.under[lead][id.0])
            && rule.heading.is_none_or(|heading| self.headed[heading][id.0]);
        if !fitting {
            return None;
        }
        let fitting = &mut self.fitting;
        let mut marked = Vec::new();
        for phrase in &rule.all {
            marked.extend(phrase.find(fitting)?);
        }
        let mut found = rule.any.is_empty();
        for stretches in rule.any.iter().filter_map(|phrase| phrase.find(fitting)) {
            found = true;
            marked.extend(stretches);
        }
        if !found || rule.not.iter().any(|phrase| phrase.stands(fitting)) {
            return None;
        }
        for stretches in rule.decide.iter().filter_map(|phrase| phrase.find(fitting)) {
            marked.extend(stretches);
        }
        let mut places: Vec<Span> =
            marked.into_iter().filter_map(|m| self.reading.place(sentence, m)).collect();
        if places.is_empty() {
            let opening = 0..fitting.standing.words().min(OPENING_WORDS);
            places.extend(self.reading.place(sentence, opening));
        }
        (!places.is_empty()).then_some(places)
    }
}

/// Hits → findings: those of one category in neighbouring sentences of a clause are one.
fn gather(outline: &Outline, reading: &Reading, rules: &Rules, mut hits: Vec<Hit>) -> Vec<Finding> {
    let category = |h: &Hit| rules.all[h.rule].category;
    let clause = |h: &Hit| reading.sentences[h.sentence].clause;
    hits.sort_by_key(|h| (clause(h), category(h), h.sentence, h.rule));
    let joined = |a: &Hit, b: &Hit| {
        clause(a) == clause(b) && category(a) == category(b) && b.sentence - a.sentence <= 1
    };
    let mut findings: Vec<Finding> = hits
        .chunk_by(joined)
        .map(|run| {
            let (first, last) = (&run[0], &run[run.len() - 1]);
            let from = reading.sentences[first.sentence].span.start().bytes();
            let to = reading.sentences[last.sentence].span.end().bytes();
            finding(outline, reading, rules, run, Span::new(from, to))
        })
        .collect();
    findings.sort_by_key(|f| (f.span, f.category));
    findings
}

fn finding(
    outline: &Outline,
    reading: &Reading,
    rules: &Rules,
    run: &[Hit],
    said: Span,
) -> Finding {
    let of_run = || run.iter().map(|h| &rules.all[h.rule]);
    let leading = run.iter().map(|h| h.rule).min().unwrap_or(run[0].rule);
    let rule = &rules.all[leading];
    let mut bearings: Vec<Bearing> = Vec::new();
    for bearing in of_run().flat_map(|r| &r.bearings) {
        match bearings.iter_mut().find(|known| known.criterion == bearing.criterion) {
            Some(known) => known.effect = known.effect.max(bearing.effect),
            None => bearings.push(*bearing),
        }
    }
    let id = reading.sentences[run[0].sentence].clause;
    Finding {
        rule: rule.id.clone(),
        category: rule.category,
        clause: id,
        span: whole(outline, reading, run, said),
        words: apart(run.iter().flat_map(|h| h.words.iter().copied()).collect()),
        bearings,
        confidence: of_run().map(|r| r.confidence).max().unwrap_or(Confidence::Likely),
        why: rule.why.clone(),
    }
}

/// The clause's whole body when the run holds all its sentences, with or without its heading, else
/// the sentences alone.
fn whole(outline: &Outline, reading: &Reading, run: &[Hit], said: Span) -> Span {
    let (first, last) = (run[0].sentence, run[run.len() - 1].sentence);
    let id = reading.sentences[first].clause;
    let same = |at: Option<usize>| {
        let there = at.and_then(|at| reading.sentences.get(at));
        there.is_some_and(|s| s.clause == id && !s.banner)
    };
    let part = same(first.checked_sub(1)) || same(last.checked_add(1));
    if part { said } else { outline.clause(id).body }
}

/// Spans in order, with those that overlap joined.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start() <= last.end() => {
                *last = Span::new(last.start().bytes(), last.end().max(span.end()).bytes());
            }
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use text::Format;

    fn read(source: &str) -> (Text, Outline) {
        let text = text::read(source.as_bytes(), Format::Plain);
        let outline = clause::outline(&text);
        (text, outline)
    }

    fn carried(source: &str, rules: &Rules) -> Vec<String> {
        let (text, outline) = read(source);
        let reading = Reading::new(&text, &outline);
        let hits = hits(&text, &outline, &reading, rules);
        hits.into_iter().map(|h| rules.all[h.rule].id.clone()).collect()
    }

    #[test]
    fn the_examples_of_every_rule_hold() {
        let rules = Rules::built_in();
        let mut wrong = Vec::new();
        for rule in &rules.all {
            for (examples, wanted) in
                [(&rule.examples.matches, true), (&rule.examples.misses, false)]
            {
                for example in examples {
                    if carried(example, rules).contains(&rule.id) != wanted {
                        let must = if wanted { "must match" } else { "must not match" };
                        wrong.push(format!("{} {must}: {example}", rule.id));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn an_example_that_must_not_match_carries_nothing_of_its_category_by_another_rule() {
        let rules = Rules::built_in();
        let mut wrong = Vec::new();
        for rule in &rules.all {
            for example in &rule.examples.misses {
                let (text, outline) = read(example);
                let found = find(&text, &outline, rules);
                let by = found.iter().filter(|f| f.category == rule.category);
                wrong.extend(by.map(|f| format!("{} by {}: {example}", rule.id, f.rule)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The categories, quotes and deciding words of a text.
    fn found(source: &str) -> Vec<(&'static str, String, Vec<String>)> {
        let (text, outline) = read(source);
        find(&text, &outline, Rules::built_in())
            .into_iter()
            .map(|f| {
                let words = f.words.iter().map(|w| text.of(*w).to_owned()).collect();
                (f.category.id(), text.of(f.span).to_owned(), words)
            })
            .collect()
    }

    #[test]
    fn a_sentence_is_the_span_in_a_long_clause_and_the_body_in_a_short_one() {
        let source = "6. Term. The term begins today. We may terminate this Licence if you are in breach. Sections 3 and 4 survive.\n\n7. This Licence is governed by the laws of France.";
        let got: Vec<(&str, String)> = found(source).into_iter().map(|(c, s, _)| (c, s)).collect();
        assert_eq!(
            got,
            [
                (
                    "termination-breach",
                    "We may terminate this Licence if you are in breach.".into()
                ),
                ("governing-law", "This Licence is governed by the laws of France.".into()),
            ]
        );
    }

    #[test]
    fn neighbouring_sentences_of_one_category_are_one_finding() {
        let got = found(
            "3. The software that we publish here is provided to you “AS IS”. WE DISCLAIM ALL WARRANTIES. Be well.",
        );
        assert_eq!(
            got,
            [(
                "warranty-disclaimer",
                "The software that we publish here is provided to you “AS IS”. WE DISCLAIM ALL WARRANTIES.".into(),
                vec!["AS IS".into(), "DISCLAIM ALL WARRANTIES".into()]
            )]
        );
    }

    #[test]
    fn items_of_a_list_take_their_meaning_from_its_lead() {
        let bad = "You agree you will not use Model to:\n\n1. Help others, such as by:\n  a. Violence or terrorism\n  b. Baking bread for the whole of the town\n2. Spam\n\nWrite to us.";
        let got = found(bad);
        assert!(got.iter().all(|(category, ..)| *category == "use-policy"), "{got:?}");
        assert_eq!(got.len(), 5);
        assert_eq!(got[3].2, ["Baking bread for the whole of"]);
        let good = bad.replace("will not", "will");
        assert_eq!(found(&good), []);
    }

    #[test]
    fn definitions_carry_no_rule_of_other_clauses() {
        let source = "“Permitted Use” means that you may not use it for commercial purposes.";
        assert_eq!(found(source), []);
    }

    #[test]
    fn a_rule_may_be_kept_to_a_heading_or_a_kind_of_clause() {
        let file = |field: &str| {
            format!(
                "[[rule]]\nid = \"x\"\ncategory = \"notice\"\nconfidence = \"sure\"\nsource = \"own\"\n\
                 why = {{ en = \"x\", fr = \"x\" }}\nany = [\"{{keep}} it\"]\n{field}\n\
                 matches = [\"x\"]\nmisses = [\"x\"]\n"
            )
        };
        let source = "“Work” means: keep it.\n\n1. Notices. You keep it.\n\n2. Term. You keep it.";
        for (field, expected) in [
            ("", &["1", "2"][..]),
            ("heading = [\"notice*\"]", &["1"]),
            ("kinds = [\"definition\"]", &["def.work"]),
            ("kinds = [\"bullet\"]", &[]),
        ] {
            let rules = Rules::parse(&[("x.toml", &file(field))]).unwrap();
            let (text, outline) = read(source);
            let found = find(&text, &outline, &rules);
            let got: Vec<&str> =
                found.iter().map(|f| outline.clause(f.clause).address.as_str()).collect();
            assert_eq!(got, expected, "{field}");
        }
    }

    #[test]
    fn a_heading_is_searched_by_rules_that_say_so_and_makes_no_part_of_a_clause() {
        let only = |source: &str| {
            let all = found(source).into_iter();
            all.filter(|f| f.0 == "non-commercial").map(|f| f.1).collect::<Vec<_>>()
        };
        let banner = "SAMPLE LICENCE\n\nFOR RESEARCH USE ONLY\n\n1. Notices go to the publisher.";
        assert_eq!(only(banner), ["FOR RESEARCH USE ONLY"]);
        let run_in = "3. For Research Use Only. The weights are published for everyone to see.";
        assert_eq!(only(run_in), ["For Research Use Only"]);
        assert_eq!(
            only("SAMPLE NON-COMMERCIAL LICENCE\n\n1. Notices go to the publisher."),
            [""; 0]
        );
        let named = "3. Limited Use. You may use it solely for research purposes.";
        assert_eq!(only(named), ["Limited Use. You may use it solely for research purposes."]);
    }

    /// A sentence of a megabyte, with all words of all rules, whose every third word opens phrases
    /// with wide gaps: the hardest that the search can be given.
    #[test]
    fn hostile_lengths_end() {
        for word in ["not ", "you may not use ", "1. not\n", "you will not use it to:\n"] {
            let (text, outline) = read(&word.repeat(1_000_000 / word.len()));
            let _ = find(&text, &outline, Rules::built_in());
        }
        let literals = Rules::built_in().plain_phrases();
        let literals: Vec<&str> = literals.iter().rev().flat_map(|run| run.split(' ')).collect();
        let mut words = literals.join(" x y z ") + " ";
        let mut seed = 1u64;
        while words.len() < 1_000_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            words.push_str(if (seed >> 33).is_multiple_of(3) { "must " } else { "x " });
        }
        let (text, outline) = read(&words);
        assert_eq!(Reading::new(&text, &outline).sentences.len(), 1);
        let _ = find(&text, &outline, Rules::built_in());
    }

    fn check(source: &str) -> Result<(), TestCaseError> {
        let (text, outline) = read(source);
        let findings = find(&text, &outline, Rules::built_in());
        prop_assert_eq!(&findings, &find(&text, &outline, Rules::built_in()));
        for finding in &findings {
            let clause = outline.clause(finding.clause);
            prop_assert!(clause.body.contains(finding.span));
            prop_assert!(!finding.words.is_empty());
            prop_assert!(text.content.get(finding.span.range()).is_some());
            for pair in finding.words.windows(2) {
                prop_assert!(pair[0].end() < pair[1].start());
            }
            for words in &finding.words {
                prop_assert!(finding.span.contains(*words));
                prop_assert!(text.content.get(words.range()).is_some_and(|w| !w.is_empty()));
            }
        }
        prop_assert!(findings.is_sorted_by_key(|f| f.span));
        Ok(())
    }

    proptest! {
        #[test]
        fn any_text_is_searched(source in any::<String>()) {
            check(&source)?;
        }

        #[test]
        fn any_licence_is_searched(
            source in "((You|Licensor|1\\.|a\\)|\\*|may|not|will|©|“|”|use|terminate|at any time|breach|licence|grant|to|:|as is|warranty|export laws|é\u{ad}|\\.|commercial|purposes|indemnify|\n\n)[ \n]){0,80}"
        ) {
            check(&source)?;
        }
    }
}
