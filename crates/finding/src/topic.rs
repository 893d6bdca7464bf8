//! [`Duties`]: the files of duties, checked and made ready.
//!
//! Owns what such a file must hold, and which duties answer for which findings. What they come to in
//! a situation is said in `duty`.

use crate::situation_schema::{self as schema, Entry};
use crate::{Act, Category, Finding, Problem, Question, Questions, RuleError, Wording};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The duties that findings bring, ready to be applied.
#[derive(Debug)]
pub struct Duties {
    pub(crate) topics: Vec<Topic>,
    /// Which topic answers for the findings of a rule.
    by_rule: HashMap<String, usize>,
    /// Which topic answers for the other findings of a category.
    by_category: HashMap<Category, usize>,
}

/// The duties that answer for the same findings: those of a category, or of certain rules of it.
#[derive(Debug)]
pub(crate) struct Topic {
    pub(crate) category: Category,
    /// Rule ids, sorted; none when it answers for what no other topic of the category does.
    rules: Option<Vec<String>>,
    /// In file order.
    pub(crate) told: Vec<Told>,
}

/// One duty as written.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) act: Act,
    pub(crate) says: Wording,
    /// All must fit; in the order of the questions.
    pub(crate) when: Vec<Condition>,
}

/// Answers of which one must be given.
#[derive(Debug)]
pub(crate) struct Condition {
    /// The question's place in the order in which they are asked, then its id.
    pub(crate) question: (usize, String),
    /// Option ids, in the order in which they are shown. Never empty.
    pub(crate) options: Vec<String>,
}

impl Duties {
    /// Reads files of duties, given as name and content, whose conditions are about `questions`.
    ///
    /// # Errors
    /// The first mistake, with the file, the duty and the field that hold it.
    pub fn parse(questions: &Questions, files: &[(&str, &str)]) -> Result<Self, RuleError> {
        let mut duties =
            Self { topics: Vec::new(), by_rule: HashMap::new(), by_category: HashMap::new() };
        let mut seen = HashSet::new();
        for (file, content) in files {
            let read: schema::DutyFile = schema::read(file, content)?;
            for duty in read.duty {
                let entry = Entry { file, id: &duty.id };
                entry.filled("id", duty.id.trim().is_empty())?;
                if !seen.insert(duty.id.clone()) {
                    return Err(entry.error("id", Problem::Twice));
                }
                duties.take(entry, &duty, questions)?;
            }
        }
        Ok(duties)
    }

    /// Whether there is a duty with this id.
    pub fn has(&self, id: &str) -> bool {
        self.topics.iter().flat_map(|topic| &topic.told).any(|told| told.id == id)
    }

    /// The place in `topics` of the one that answers for a finding.
    pub(crate) fn topic(&self, finding: &Finding) -> Option<usize> {
        let named = self.by_rule.get(&finding.rule);
        named.or_else(|| self.by_category.get(&finding.category)).copied()
    }

    fn take(
        &mut self,
        entry: Entry,
        duty: &schema::Duty,
        questions: &Questions,
    ) -> Result<(), RuleError> {
        let category = Category::from_id(&duty.category)
            .ok_or_else(|| entry.unknown("category", &duty.category))?;
        let act = Act::from_id(&duty.act).ok_or_else(|| entry.unknown("act", &duty.act))?;
        let rules = duty.rules.as_ref().map(|named| rules(entry, category, named)).transpose()?;
        let topic = self.topic_of(entry, category, rules)?;
        let told = Told {
            id: duty.id.clone(),
            act,
            says: entry.words("says", &duty.says)?,
            when: conditions(entry, &duty.when, questions)?,
        };
        let topic = &mut self.topics[topic];
        topic.told.push(told);
        // A later duty can also go before an earlier one, so that all are looked at again.
        for at in 0..topic.told.len() {
            if let Some(ahead) = topic.ahead(at).find(|ahead| ahead.when.is_empty()) {
                let (duty, ahead) = (topic.told[at].id.clone(), ahead.id.clone());
                return Err(entry.error("when", Problem::NeverTold { duty, ahead }));
            }
        }
        Ok(())
    }

    /// The topic that a duty belongs to, a new one if need be.
    fn topic_of(
        &mut self,
        entry: Entry,
        category: Category,
        rules: Option<Vec<String>>,
    ) -> Result<usize, RuleError> {
        let known = self.topics.iter().position(|t| t.category == category && t.rules == rules);
        if let Some(known) = known {
            return Ok(known);
        }
        let new = self.topics.len();
        match &rules {
            None => {
                self.by_category.insert(category, new);
            }
            Some(rules) => {
                for rule in rules {
                    if self.by_rule.insert(rule.clone(), new).is_some() {
                        return Err(entry.error("rules", Problem::SharedRule(rule.clone())));
                    }
                }
            }
        }
        self.topics.push(Topic { category, rules, told: Vec::new() });
        Ok(new)
    }
}

impl Topic {
    /// The duties that go before the one at this place: it is told only where none of them is.
    /// Of one act, the first that fits is told. `know` is what is left where there is nothing to
    /// do, so each duty of another act goes before it.
    pub(crate) fn ahead(&self, at: usize) -> impl Iterator<Item = &Told> {
        let act = self.told[at].act;
        let goes_before = move |(other, told): &(usize, &Told)| {
            if told.act == act { *other < at } else { act == Act::Know }
        };
        self.told.iter().enumerate().filter(goes_before).map(|(_, told)| told)
    }
}

/// The rules that a duty names, sorted.
fn rules(entry: Entry, category: Category, named: &[String]) -> Result<Vec<String>, RuleError> {
    entry.filled("rules", named.is_empty())?;
    let mut rules = named.to_vec();
    rules.sort_unstable();
    rules.dedup();
    let other = |rule: &&String| rule.split_once('.').is_none_or(|(of, _)| of != category.id());
    match rules.iter().find(other) {
        Some(rule) => {
            Err(entry.error("rules", Problem::OtherCategory { rule: rule.clone(), category }))
        }
        None => Ok(rules),
    }
}

/// The conditions of a duty, in the order of the questions.
fn conditions(
    entry: Entry,
    when: &BTreeMap<String, Vec<String>>,
    questions: &Questions,
) -> Result<Vec<Condition>, RuleError> {
    if let Some(other) = when.keys().find(|id| questions.get(id).is_none()) {
        return Err(entry.unknown("when", other));
    }
    let asked = questions.all().iter().enumerate();
    let named = asked.filter_map(|(at, question)| Some((at, question, when.get(&question.id)?)));
    named.map(|(at, question, given)| condition(entry, at, question, given)).collect()
}

fn condition(
    entry: Entry,
    at: usize,
    question: &Question,
    given: &[String],
) -> Result<Condition, RuleError> {
    entry.filled("when", given.is_empty())?;
    if let Some(other) = given.iter().find(|option| !question.offers(option)) {
        return Err(entry.unknown("when", other));
    }
    let offered = question.options.iter().map(|choice| &choice.id);
    let options = offered.filter(|option| given.contains(option)).cloned().collect();
    Ok(Condition { question: (at, question.id.clone()), options })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[duty]]
id = "notice.keep"
category = "notice"
act = "do"
when = { role = ["user", "host"] }
says = { en = "Keep them.", fr = "Gardez-les." }
[[duty]]
id = "notice.know"
category = "notice"
act = "know"
says = { en = "Mind them.", fr = "Songez-y." }
[[duty]]
id = "naming.name"
category = "naming"
rules = ["naming.prefix", "naming.other"]
act = "do"
when = { outputs = ["yes"], role = ["fine-tuner"] }
says = { en = "Name it.", fr = "Nommez-le." }
[[duty]]
id = "naming.last"
category = "naming"
rules = ["naming.other", "naming.prefix"]
act = "do"
says = { en = "Mind it.", fr = "Songez-y." }
"#;

    fn parse(content: &str) -> Result<Duties, RuleError> {
        Duties::parse(Questions::built_in(), &[("x.toml", content)])
    }

    #[test]
    fn a_good_file_is_read() {
        let duties = parse(GOOD).unwrap();
        assert_eq!(duties.topics.len(), 2);
        let naming = &duties.topics[1].told;
        assert_eq!(naming.len(), 2, "the order of the rules does not count");
        let asked: Vec<&str> = naming[0].when.iter().map(|c| c.question.1.as_str()).collect();
        assert_eq!(asked, ["role", "outputs"], "in the order of the questions");
    }

    #[test]
    fn mistakes_name_their_place() {
        for (old, new, expected) in [
            ("= \"notice\"", "= \"notise\"", "“notice.keep”: category: “notise” is not known"),
            ("= \"do\"", "= \"must\"", "“notice.keep”: act: “must” is not known"),
            ("{ role", "{ rolle", "“notice.keep”: when: “rolle” is not known"),
            ("\"user\"", "\"owner\"", "“notice.keep”: when: “owner” is not known"),
            ("[\"user\", \"host\"]", "[]", "“notice.keep”: when: is empty"),
            ("\"Keep them.\"", "\" \"", "“notice.keep”: says: is empty"),
            ("\"notice.know\"", "\"notice.keep\"", "“notice.keep”: id: the id is used twice"),
            ("\"notice.know\"", "\"\"", "“”: id: is empty"),
            ("[\"naming.prefix\", \"naming.other\"]", "[]", "“naming.name”: rules: is empty"),
            (
                "\"naming.prefix\", ",
                "\"notice.retain\", ",
                "“naming.name”: rules: “notice.retain” is no rule of naming",
            ),
            (
                "\"naming.prefix\", ",
                "",
                "“naming.last”: rules: “naming.other” is named by another duty beside other \
                 rules: name the same ones in both",
            ),
            (
                "when = { role = [\"user\", \"host\"] }",
                "",
                "“notice.know”: when: “notice.know” would never be told: “notice.keep” fits \
                 every situation and goes before it",
            ),
        ] {
            assert!(GOOD.contains(old), "{old}");
            let error = parse(&GOOD.replacen(old, new, 1)).unwrap_err();
            assert_eq!(error.to_string(), format!("x.toml: {expected}"));
        }
        let error = parse("[[duty]]\nidd = 1").unwrap_err().to_string();
        assert!(error.starts_with("x.toml: ") && error.contains("line 2"), "{error}");
    }

    #[test]
    fn a_duty_that_comes_later_may_be_what_is_never_told() {
        let know = "[[duty]]\nid = \"notice.k\"\ncategory = \"notice\"\nact = \"know\"\n\
                    says = { en = \"K.\", fr = \"K.\" }\n";
        let told = know.replace("\"know\"", "\"do\"").replace("notice.k", "notice.d");
        for (both, last) in
            [(format!("{know}{told}"), "notice.d"), (format!("{told}{know}"), "notice.k")]
        {
            assert_eq!(
                parse(&both).unwrap_err().to_string(),
                format!(
                    "x.toml: “{last}”: when: “notice.k” would never be told: “notice.d” fits every \
                     situation and goes before it"
                )
            );
        }
    }
}
