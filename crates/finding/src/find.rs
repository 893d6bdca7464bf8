//! The search for rules in a text.
//!
//! Owns how a rule fits a clause and what becomes of several that fit the same. One pass over the
//! words finds every rule that could fit a sentence; only those are looked at closely.

use crate::criterion::Bearing;
use crate::finding::{Confidence, Finding};
use crate::reading::Reading;
use crate::rule::{Lead, Needle, Rule, Rules};
use clause::{ClauseId, ClauseKind, Outline};
use std::collections::HashMap;
use text::{Span, Text};

/// How a clause ends that goes on in a list.
const OPENING: [char; 2] = [':', '—'];

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
    let search = Search {
        text,
        outline,
        reading,
        defining: defining(text, outline),
        headings: headings(text, outline),
        openers: openers(text, outline),
    };
    let present: Vec<Present> =
        reading.sentences.iter().map(|s| Present::of(reading.words(s), rules)).collect();
    let leads: Vec<Vec<Option<usize>>> =
        rules.leads.iter().map(|lead| search.led_by(lead, &present)).collect();
    let mut hits = Vec::new();
    for (at, present) in present.iter().enumerate() {
        for (id, rule) in rules.all.iter().enumerate() {
            if let Some(words) = search.fits(rule, at, present, &leads) {
                hits.push(Hit { rule: id, sentence: at, words });
            }
        }
    }
    hits
}

/// Which literals stand in a sentence, a bit for each.
struct Present(Vec<u64>);

impl Present {
    fn of(words: &str, rules: &Rules) -> Self {
        let mut bits = vec![0; rules.literals.patterns_len().div_ceil(64)];
        for found in rules.literals.find_overlapping_iter(words) {
            let id = found.pattern().as_usize();
            bits[id / 64] |= 1 << (id % 64);
        }
        Self(bits)
    }

    /// Whether the phrase could stand in the sentence.
    fn allows(&self, needle: &Needle) -> bool {
        needle.literals.iter().any(|id| self.0[id / 64] & 1 << (id % 64) != 0)
    }
}

struct Search<'a> {
    text: &'a Text,
    outline: &'a Outline,
    reading: &'a Reading,
    /// For each clause, whether it opens with a defined term.
    defining: Vec<bool>,
    /// For each clause, its heading as a reading shows words.
    headings: Vec<Option<String>>,
    /// For each clause, the one that opens its list without standing above it.
    openers: Vec<Option<ClauseId>>,
}

impl Search<'_> {
    /// For each clause that is a lead of this sort, the sentence that leads: its last, when that
    /// has the words and the clause ends with a colon, or goes on in clauses of its own.
    fn led_by(&self, lead: &Lead, present: &[Present]) -> Vec<Option<usize>> {
        let mut led = vec![None; self.outline.clauses.len()];
        let mut parents = vec![false; self.outline.clauses.len()];
        for up in self.outline.clauses.iter().filter_map(|c| c.parent) {
            parents[up.0] = true;
        }
        for (at, sentence) in self.reading.sentences.iter().enumerate() {
            if sentence.banner {
                continue;
            }
            let words = self.reading.words(sentence);
            let there = |n: &Needle| present[at].allows(n) && n.phrase.find(words).is_some();
            let clause = &self.outline.clauses[sentence.clause.0];
            let words_end = self.text.of(clause.body).trim_end();
            let open = words_end.ends_with(OPENING)
                || parents[sentence.clause.0] && !words_end.ends_with(['.', '!', '?']);
            let leads = open && lead.any.iter().any(there) && !lead.not.iter().any(there);
            // A later sentence of the clause overrules an earlier one.
            led[sentence.clause.0] = leads.then_some(at);
        }
        led
    }

    /// The deciding words, if the rule fits the sentence.
    fn fits(
        &self,
        rule: &Rule,
        at: usize,
        present: &Present,
        leads: &[Vec<Option<usize>>],
    ) -> Option<Vec<Span>> {
        if !rule.all.iter().all(|n| present.allows(n))
            || !rule.any.is_empty() && !rule.any.iter().any(|n| present.allows(n))
        {
            return None;
        }
        let sentence = &self.reading.sentences[at];
        let id = sentence.clause;
        let searched =
            if sentence.banner { rule.banners } else { rule.kinds.contains(&self.kind(id)) };
        let fitting = searched
            && rule.leads.is_none_or(|lead| leads[lead][id.0] == Some(at))
            && rule.under.is_none_or(|lead| self.above(id).any(|up| leads[lead][up.0].is_some()))
            && (rule.heading.is_empty() || self.headed(id, &rule.heading));
        if !fitting {
            return None;
        }
        let words = self.reading.words(sentence);
        let look = |n: &Needle| if present.allows(n) { n.phrase.find(words) } else { None };
        let mut marked = Vec::new();
        for needle in &rule.all {
            marked.extend(look(needle)?);
        }
        let mut found = rule.any.is_empty();
        for stretches in rule.any.iter().filter_map(look) {
            found = true;
            marked.extend(stretches);
        }
        if !found || rule.not.iter().any(|n| look(n).is_some()) {
            return None;
        }
        for stretches in rule.decide.iter().filter_map(look) {
            marked.extend(stretches);
        }
        let mut places: Vec<Span> =
            marked.into_iter().filter_map(|m| self.reading.place(sentence, m)).collect();
        if places.is_empty() {
            places.extend(self.reading.place(sentence, opening(words)));
        }
        (!places.is_empty()).then_some(places)
    }

    fn kind(&self, id: ClauseId) -> ClauseKind {
        if self.defining[id.0] { ClauseKind::Definition } else { self.outline.clause(id).kind }
    }

    /// The clauses that `id` stands under, and those that open the lists that it stands in, innermost
    /// first.
    fn above(&self, id: ClauseId) -> impl Iterator<Item = ClauseId> {
        self.with_parents(id)
            .flat_map(|c| [self.openers[c.0], self.outline.clause(c).parent].into_iter().flatten())
    }

    fn with_parents(&self, id: ClauseId) -> impl Iterator<Item = ClauseId> {
        std::iter::successors(Some(id), |up| self.outline.clause(*up).parent)
    }

    fn headed(&self, id: ClauseId, phrases: &[Needle]) -> bool {
        self.with_parents(id)
            .filter_map(|c| self.headings[c.0].as_deref())
            .any(|heading| phrases.iter().any(|n| n.phrase.find(heading).is_some()))
    }
}

fn headings(text: &Text, outline: &Outline) -> Vec<Option<String>> {
    let plain = |span: Span| {
        let folded = text::fold(text.of(span)).to_lowercase();
        let words: Vec<&str> = text::words(&folded).map(|w| w.span.of(&folded)).collect();
        format!(" {} ", words.join(" "))
    };
    outline.clauses.iter().map(|c| c.heading.map(plain)).collect()
}

/// For each item of a list, the clause before its first item, when that ends as a lead does and the item
/// does not stand under it: an outline gives "You will not:" in a paragraph of its own no items.
fn openers(text: &Text, outline: &Outline) -> Vec<Option<ClauseId>> {
    let mut openers: Vec<Option<ClauseId>> = vec![None; outline.clauses.len()];
    let mut before: HashMap<Option<ClauseId>, ClauseId> = HashMap::new();
    let listed =
        |id: ClauseId| matches!(outline.clause(id).kind, ClauseKind::Numbered | ClauseKind::Bullet);
    for (id, clause) in outline.iter() {
        let sibling = before.insert(clause.parent, id);
        if !listed(id) {
            continue;
        }
        openers[id.0] = match sibling.filter(|s| listed(*s)) {
            Some(sibling) => openers[sibling.0],
            None => id.0.checked_sub(1).map(ClauseId).filter(|previous| {
                Some(*previous) != clause.parent
                    && text.of(outline.clause(*previous).body).trim_end().ends_with(OPENING)
            }),
        };
    }
    openers
}

/// The clauses that open with the term they define, quotes aside.
fn defining(text: &Text, outline: &Outline) -> Vec<bool> {
    let mut defining: Vec<bool> =
        outline.clauses.iter().map(|c| c.kind == ClauseKind::Definition).collect();
    for definition in &outline.definitions {
        let body = outline.clause(definition.clause).body;
        let before = Span::new(body.start().bytes(), definition.span.start().bytes());
        defining[definition.clause.0] |= !text.of(before).contains(char::is_alphanumeric);
    }
    defining
}

/// The first few words of a sentence, as a range of its bytes.
fn opening(words: &str) -> std::ops::Range<usize> {
    let end = words.match_indices(' ').nth(OPENING_WORDS).map_or(words.len(), |(at, _)| at);
    0..end
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
    /// with wide gaps: the hardest that the search can be given. It takes some two seconds.
    #[test]
    fn hostile_lengths_end() {
        for word in ["not ", "you may not use ", "1. not\n", "you will not use it to:\n"] {
            let (text, outline) = read(&word.repeat(1_000_000 / word.len()));
            let _ = find(&text, &outline, Rules::built_in());
        }
        let literals = Rules::built_in().all.iter().flat_map(|r| r.all.iter().chain(&r.any));
        let literals = literals.flat_map(|n| n.phrase.literals.iter());
        let literals: Vec<&str> = literals.rev().map(|l| l.trim()).collect();
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
