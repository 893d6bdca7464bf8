//! [`Rules`]: rule files, checked and made ready.
//!
//! Owns what a rule file must hold and what each field means. It searches nothing; see `find`.

use crate::phrase::Phrase;
use crate::vocabulary::{Vocabulary, WordId};
use crate::words::Words;
use crate::{
    Bearing, Category, Confidence, Criterion, Effect, Problem, RuleError, Wording, schema,
};
use clause::ClauseKind;
use std::collections::{BTreeSet, HashSet};

/// Rules, ready to be looked for.
#[derive(Debug)]
pub struct Rules {
    pub(crate) leads: Vec<Lead>,
    pub(crate) all: Vec<Rule>,
    /// For each rule that asks for headings, phrases of which a heading must have one.
    pub(crate) headings: Vec<Vec<Phrase>>,
    /// The words of all their phrases.
    pub(crate) vocabulary: Vocabulary,
    /// For each word of the vocabulary, the rules that may fit where it stands.
    pub(crate) by_word: Vec<Vec<usize>>,
    /// The rules that may fit whatever words there are.
    pub(crate) by_place: Vec<usize>,
}

/// Words before a list that give its items their meaning.
#[derive(Debug)]
pub(crate) struct Lead {
    id: String,
    pub(crate) any: Vec<Phrase>,
    pub(crate) not: Vec<Phrase>,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) category: Category,
    pub(crate) confidence: Confidence,
    pub(crate) bearings: Vec<Bearing>,
    pub(crate) why: Wording,
    /// The kinds of clause it may stand in.
    pub(crate) kinds: Vec<ClauseKind>,
    /// Such a heading the clause or one above it must have, by number in `Rules::headings`.
    pub(crate) heading: Option<usize>,
    /// It may also be what a heading or a title says.
    pub(crate) banners: bool,
    /// The clause must be such a lead.
    pub(crate) leads: Option<usize>,
    /// The clause must stand in a list under such a lead.
    pub(crate) under: Option<usize>,
    pub(crate) all: Vec<Phrase>,
    pub(crate) any: Vec<Phrase>,
    pub(crate) not: Vec<Phrase>,
    /// Mark the deciding words, but need not stand there.
    pub(crate) decide: Vec<Phrase>,
    /// Texts that must and must not carry it; run by this crate's tests.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests alone"))]
    pub(crate) examples: Examples,
}

#[derive(Debug)]
#[cfg_attr(not(test), expect(dead_code, reason = "examples are read by the tests alone"))]
pub(crate) struct Examples {
    pub(crate) matches: Vec<String>,
    pub(crate) misses: Vec<String>,
}

impl Rules {
    /// Reads rule files, given as name and content.
    ///
    /// # Errors
    /// The first mistake, with the file, the rule and the field that hold it.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, RuleError> {
        let mut parsed = Vec::new();
        for (name, content) in files {
            let file: schema::File = toml::from_str(content).map_err(|error| RuleError {
                file: (*name).to_owned(),
                rule: None,
                field: None,
                problem: Problem::Toml(error.to_string()),
            })?;
            parsed.push((*name, file));
        }
        let groups = parsed.iter().flat_map(|(_, file)| file.words.clone()).collect();
        let mut reader = Reader {
            words: Words::new(groups),
            ids: HashSet::new(),
            vocabulary: Vocabulary::new(),
            headings: Vec::new(),
        };
        let mut leads = Vec::new();
        for (file, content) in &parsed {
            for lead in &content.lead {
                let place = Place { file, rule: &lead.id };
                reader.new_id(place)?;
                place.filled("any", lead.any.is_empty())?;
                leads.push(Lead {
                    id: lead.id.clone(),
                    any: reader.phrases(place, "any", &lead.any)?,
                    not: reader.phrases(place, "not", &lead.not)?,
                });
            }
        }
        let mut rules = Vec::new();
        for (file, content) in parsed {
            for rule in content.rule {
                rules.push(reader.rule(file, rule, &leads)?);
            }
        }
        let vocabulary = reader.vocabulary;
        let mut by_word = vec![Vec::new(); vocabulary.len()];
        let mut by_place = Vec::new();
        for (id, rule) in rules.iter().enumerate() {
            match rule.signs(&vocabulary) {
                None => by_place.push(id),
                Some(words) => words.iter().for_each(|word| by_word[word.index()].push(id)),
            }
        }
        Ok(Self { leads, all: rules, headings: reader.headings, vocabulary, by_word, by_place })
    }

    /// The runs of neighbouring words that phrases hold, in small letters, without groups, gaps and
    /// `*`: what a search for plain words would look for.
    pub fn plain_phrases(&self) -> Vec<String> {
        let of_leads = self.leads.iter().flat_map(|lead| lead.any.iter().chain(&lead.not));
        let of_rules = self
            .all
            .iter()
            .flat_map(|rule| [&rule.all, &rule.any, &rule.not, &rule.decide].into_iter().flatten());
        let of_headings = self.headings.iter().flatten();
        let mut plain = BTreeSet::new();
        of_leads
            .chain(of_rules)
            .chain(of_headings)
            .for_each(|p| p.add_plain(&self.vocabulary, &mut plain));
        plain.into_iter().collect()
    }
}

impl Rule {
    /// Words of which at least one stands wherever the rule fits; nothing when it asks for no words.
    fn signs(&self, vocabulary: &Vocabulary) -> Option<Vec<WordId>> {
        let common = |words: &Vec<WordId>| -> u32 {
            words.iter().map(|word| vocabulary.commonness(*word)).sum()
        };
        let of_all = self.all.iter().map(|phrase| phrase.rarest(vocabulary));
        let of_any: Vec<WordId> =
            self.any.iter().flat_map(|phrase| phrase.rarest(vocabulary)).collect();
        of_all.chain((!of_any.is_empty()).then_some(of_any)).min_by_key(common)
    }
}

/// Where a mistake would be.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
    rule: &'a str,
}

impl Place<'_> {
    fn error(self, field: Option<&'static str>, problem: Problem) -> RuleError {
        RuleError { file: self.file.to_owned(), rule: Some(self.rule.to_owned()), field, problem }
    }

    fn filled(self, field: &'static str, empty: bool) -> Result<(), RuleError> {
        if empty { Err(self.error(Some(field), Problem::Empty)) } else { Ok(()) }
    }

    fn unknown(self, field: &'static str, value: &str) -> RuleError {
        self.error(Some(field), Problem::Unknown(value.to_owned()))
    }
}

/// What must be remembered from rule to rule.
struct Reader {
    words: Words,
    ids: HashSet<String>,
    vocabulary: Vocabulary,
    headings: Vec<Vec<Phrase>>,
}

impl Reader {
    fn new_id(&mut self, place: Place) -> Result<(), RuleError> {
        place.filled("id", place.rule.trim().is_empty())?;
        if self.ids.insert(place.rule.to_owned()) {
            Ok(())
        } else {
            Err(place.error(Some("id"), Problem::Twice))
        }
    }

    fn phrases(
        &mut self,
        place: Place,
        field: &'static str,
        phrases: &[String],
    ) -> Result<Vec<Phrase>, RuleError> {
        let mut read = |written: &String| {
            let whole = self.words.write_out(written);
            whole.and_then(|whole| Phrase::parse(&whole, &mut self.vocabulary)).map_err(|error| {
                place.error(Some(field), Problem::Phrase { phrase: written.clone(), error })
            })
        };
        phrases.iter().map(&mut read).collect()
    }

    fn heading(&mut self, place: Place, asked: &[String]) -> Result<Option<usize>, RuleError> {
        if asked.is_empty() {
            return Ok(None);
        }
        let phrases = self.phrases(place, "heading", asked)?;
        self.headings.push(phrases);
        Ok(Some(self.headings.len() - 1))
    }

    fn rule(&mut self, file: &str, rule: schema::Rule, leads: &[Lead]) -> Result<Rule, RuleError> {
        let place = Place { file, rule: &rule.id };
        self.new_id(place)?;
        place.filled("source", rule.source.trim().is_empty())?;
        place.filled("why", rule.why.en.trim().is_empty() || rule.why.fr.trim().is_empty())?;
        place.filled("matches", rule.matches.is_empty())?;
        place.filled("misses", rule.misses.is_empty())?;
        let category = Category::from_id(&rule.category)
            .ok_or_else(|| place.unknown("category", &rule.category))?;
        let confidence = match rule.confidence.as_str() {
            "sure" => Confidence::Sure,
            "likely" => Confidence::Likely,
            other => return Err(place.unknown("confidence", other)),
        };
        let bearings = bearings(place, &rule)?;
        let lead = |field, id: &Option<String>| match id {
            None => Ok(None),
            Some(id) => match leads.iter().position(|l| l.id == *id) {
                None => Err(place.unknown(field, id)),
                found => Ok(found),
            },
        };
        let (leads, under) = (lead("leads", &rule.leads)?, lead("under", &rule.under)?);
        let all = self.phrases(place, "all", &rule.all)?;
        let any = self.phrases(place, "any", &rule.any)?;
        let decide = self.phrases(place, "decide", &rule.decide)?;
        let listed = leads.is_some() || under.is_some();
        let marked = all.iter().any(|p| p.marks) || !any.is_empty() && any.iter().all(|p| p.marks);
        match (all.is_empty() && any.is_empty(), listed) {
            (true, false) => return Err(place.error(None, Problem::Nothing)),
            (false, _) if !marked => return Err(place.error(None, Problem::Unmarked)),
            _ => {}
        }
        Ok(Rule {
            category,
            confidence,
            bearings,
            why: Wording { en: rule.why.en.clone(), fr: rule.why.fr.clone() },
            kinds: kinds(place, &rule.kinds)?,
            heading: self.heading(place, &rule.heading)?,
            banners: rule.banners,
            leads,
            under,
            all,
            any,
            not: self.phrases(place, "not", &rule.not)?,
            decide,
            examples: Examples { matches: rule.matches.clone(), misses: rule.misses.clone() },
            id: rule.id,
        })
    }
}

/// What a rule says of criteria.
fn bearings(place: Place, rule: &schema::Rule) -> Result<Vec<Bearing>, RuleError> {
    let fields = [
        ("fails", &rule.fails, Effect::Fails),
        ("unclear", &rule.unclear, Effect::Unclear),
        ("meets", &rule.meets, Effect::Meets),
    ];
    let mut all: Vec<Bearing> = Vec::new();
    for (field, ids, effect) in fields {
        for id in ids {
            let criterion = Criterion::from_id(id).ok_or_else(|| place.unknown(field, id))?;
            if all.iter().any(|b| b.criterion == criterion) {
                return Err(place.error(Some(field), Problem::Twice));
            }
            all.push(Bearing { criterion, effect });
        }
    }
    Ok(all)
}

/// The kinds of clause that a rule names; those that say what is to be done when it names none.
fn kinds(place: Place, named: &[String]) -> Result<Vec<ClauseKind>, RuleError> {
    if named.is_empty() {
        return Ok(vec![ClauseKind::Numbered, ClauseKind::Bullet, ClauseKind::Paragraph]);
    }
    let kind = |name: &String| match name.as_str() {
        "definition" => Ok(ClauseKind::Definition),
        "numbered" => Ok(ClauseKind::Numbered),
        "bullet" => Ok(ClauseKind::Bullet),
        "paragraph" => Ok(ClauseKind::Paragraph),
        other => Err(place.unknown("kinds", other)),
    };
    named.iter().map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[lead]]
id = "ban"
any = ["not use it to"]
[[rule]]
id = "one"
category = "notice"
confidence = "sure"
fails = ["osd-1"]
why = { en = "Keep it.", fr = "Gardez-le." }
source = "own"
any = ["{keep} it"]
matches = ["Keep it."]
misses = ["Lose it."]
"#;

    #[test]
    fn a_good_file_is_read() {
        let rules = Rules::parse(&[("good.toml", GOOD)]).unwrap();
        assert_eq!(rules.all[0].category, Category::Notice);
    }

    #[test]
    fn mistakes_name_their_place() {
        for (old, new, expected) in [
            ("\"notice\"", "\"notise\"", "x.toml: “one”: category: “notise” is not known"),
            ("\"sure\"", "\"certain\"", "x.toml: “one”: confidence: “certain” is not known"),
            ("osd-1", "osd-11", "x.toml: “one”: fails: “osd-11” is not known"),
            ("{keep} it", "{keep it", "x.toml: “one”: any: “{keep it”: a bracket is not paired: {"),
            ("{keep} it", "keep it", "x.toml: “one”: no phrase marks deciding words with { }"),
            ("id = \"one\"", "id = \"ban\"", "x.toml: “ban”: id: the id is used twice"),
            (
                "any = [\"{keep} it\"]",
                "",
                "x.toml: “one”: the rule says nothing that must stand in the clause: give all, any, leads or under",
            ),
            (
                "any = [\"{keep} it\"]",
                "under = \"banned\"",
                "x.toml: “one”: under: “banned” is not known",
            ),
            (
                "any = [\"{keep} it\"]",
                "any = [\"{keep} it\"]\nkinds = [\"footnote\"]",
                "x.toml: “one”: kinds: “footnote” is not known",
            ),
            ("source = \"own\"", "source = \" \"", "x.toml: “one”: source: is empty"),
            ("[\"Lose it.\"]", "[]", "x.toml: “one”: misses: is empty"),
        ] {
            assert!(GOOD.contains(old), "{old}");
            let error = Rules::parse(&[("x.toml", &GOOD.replace(old, new))]).unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
        let error = Rules::parse(&[("x.toml", "[[rule]]\nidd = 1")]).unwrap_err().to_string();
        assert!(error.starts_with("x.toml: ") && error.contains("line 2"), "{error}");
    }
}
