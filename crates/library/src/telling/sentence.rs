//! Events → sentences.
//!
//! Owns how a sentence is joined from the words of `assets/telling/`, quotations and addresses, in
//! each language alike. It decides nothing about what happened.

use super::events::{Altered, Carrier, Edited, Printed, Reworded};
use super::phrases::{Forms, Phrases, Speech, fill};
use super::{Evidence, Told, What, place, quote};
use crate::apart::Side;
use crate::{Document, Info, Tally};
use clause::ClauseId;
use finding::{Category, Confidence, Wording};

/// How many clauses a sentence quotes; of the others it says how many they are.
const QUOTED: usize = 3;

/// Tells of one pair, in both languages.
pub(crate) struct Teller {
    en: Voice,
    fr: Voice,
}

/// One language.
struct Voice {
    speech: &'static Speech,
    /// What the sides are called, old and new.
    names: [String; 2],
    language: Language,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    En,
    Fr,
}

impl Teller {
    pub(crate) fn new(old: &Info, new: &Info) -> Self {
        let phrases = Phrases::built_in();
        let voice =
            |speech, language| Voice { names: place::names(old, new, speech), speech, language };
        Self { en: voice(&phrases.en, Language::En), fr: voice(&phrases.fr, Language::Fr) }
    }

    /// What came or went, or stands more or less often.
    pub(crate) fn carried(&self, what: What, category: Category, carriers: &[Carrier]) -> Told {
        let sure = carriers.iter().any(|c| c.confidence == Confidence::Sure);
        let confidence = if sure { Confidence::Sure } else { Confidence::Likely };
        let evidence: Vec<Evidence> = carriers
            .iter()
            .map(|c| Evidence {
                side: c.side,
                place: c.place,
                quote: quote::of_finding(c.document, c.finding),
            })
            .collect();
        let words = self.both(|voice| {
            let Speech { sentences, .. } = voice.speech;
            let about = voice.speech.about(category);
            let many = carriers.len() > 1;
            let form = match what {
                What::Came => &about.came,
                What::Went => &about.went,
                What::Fewer => &sentences.fewer[usize::from(many)],
                What::More | What::Changed | What::Printed => &sentences.more[usize::from(many)],
            };
            let probably = if sure { "" } else { &sentences.probably };
            let said = voice.said(form, &[("on", &about.on), ("probably", probably)]);
            let quoted = carriers.iter().zip(&evidence).map(|(carrier, evidence)| {
                voice.cited(&evidence.quote, carrier.side, carrier.document, carrier.place)
            });
            voice.sentence(&said, quoted.collect())
        });
        Told { what, categories: vec![category], confidence, evidence, words }
    }

    /// Clauses in which words changed that categories rest on.
    pub(crate) fn changed(&self, about: &[Category], all: &[Altered]) -> Told {
        let evidence = all.iter().map(|(carrier, edited)| {
            let words = edited.iter().find_map(|piece| piece.came);
            let quote = words.map_or_else(String::new, quote::of_words);
            Evidence { side: carrier.side, place: carrier.place, quote }
        });
        let words = self.both(|voice| {
            let quoted = all.iter().map(|(carrier, edited)| voice.edited(carrier, edited));
            let form = &voice.speech.sentences.changed[usize::from(all.len() > 1)];
            voice.sentence(&voice.said(form, &[("on", &voice.list(about))]), quoted.collect())
        });
        let (what, confidence) = (What::Changed, Confidence::Sure);
        Told { what, categories: about.to_vec(), confidence, evidence: evidence.collect(), words }
    }

    /// Passages that stand in other words. One is quoted; of several it is said what they are on.
    pub(crate) fn reworded(&self, all: &[(Category, &Reworded)]) -> Told {
        let quote = |carrier: &Carrier| quote::of_finding(carrier.document, carrier.finding);
        let evidence = all.iter().map(|(_, (_, after))| Evidence {
            side: after.side,
            place: after.place,
            quote: quote(after),
        });
        let mut categories: Vec<Category> = all.iter().map(|(category, _)| *category).collect();
        categories.dedup();
        let words = self.both(|voice| {
            let sentences = &voice.speech.sentences;
            let said = voice.said(&sentences.reworded, &[("on", &voice.list(&categories))]);
            let [(_, (before, after))] = all else { return voice.sentence(&said, Vec::new()) };
            let cited = |c: &Carrier| voice.cited(&quote(c), c.side, c.document, c.place);
            let values = [("quote", cited(after)), ("before", cited(before))];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            voice.sentence(&said, vec![fill(&sentences.instead, &values)])
        });
        let (what, confidence) = (What::Changed, Confidence::Sure);
        Told { what, categories, confidence, evidence: evidence.collect(), words }
    }

    /// A policy that one side has printed inside.
    pub(crate) fn printed(&self, printed: &Printed) -> Told {
        let outline = &printed.document.outline;
        let title = printed.document.text.of(outline.clause(printed.place.clause).body);
        let quote = quote::of_words(title);
        let words = self.both(|voice| {
            let sentences = &voice.speech.sentences;
            let form = match (printed.side, printed.has_own) {
                (Side::Old, false) => &sentences.printed_in_old,
                (Side::New, false) => &sentences.printed_in_new,
                (Side::Old, true) => &sentences.own_in_new,
                (Side::New, true) => &sentences.own_in_old,
            };
            voice.sentence(&voice.counted(form, printed.clauses), Vec::new())
        });
        Told {
            what: What::Printed,
            categories: Vec::new(),
            confidence: Confidence::Sure,
            evidence: vec![Evidence { side: printed.side, place: printed.place, quote }],
            words,
        }
    }

    /// How many clauses changed. `printed` of the changes of substance are whole documents, of which
    /// sentences of their own tell, and `told` is how many sentences tell of rules.
    pub(crate) fn count(&self, tally: Tally, printed: usize, told: usize) -> Wording {
        let substantive = tally.substantive.saturating_sub(printed);
        self.both(|voice| {
            let sentences = &voice.speech.sentences;
            let part = |form: &Forms, n: usize| (n > 0).then(|| voice.counted(form, n));
            let same = part(&sentences.same, tally.same);
            let join = |parts: [Option<String>; 3]| {
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                (!parts.is_empty()).then(|| voice.sentence(&parts.join(voice.semicolon()), vec![]))
            };
            if substantive == 0 {
                let unread = tally.formal == 0 && printed == 0;
                let form = if unread { &sentences.identical } else { &sentences.nothing };
                let first = voice.sentence(&voice.said(form, &[]), Vec::new());
                let rest = join([None, part(&sentences.form_alone, tally.formal), same]);
                return [Some(first), rest.filter(|_| !unread)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ");
            }
            let counts = join([
                part(&sentences.substance, substantive),
                part(&sentences.form, tally.formal),
                same,
            ]);
            let none = (told == 0).then(|| voice.sentence(&sentences.no_rule, Vec::new()));
            let caveat = (told > 0).then(|| voice.sentence(&sentences.caveat, Vec::new()));
            counts.into_iter().chain(none).chain(caveat).collect::<Vec<_>>().join(" ")
        })
    }

    fn both(&self, words: impl Fn(&Voice) -> String) -> Wording {
        Wording { en: words(&self.en), fr: words(&self.fr) }
    }
}

impl Voice {
    fn said(&self, form: &str, values: &[(&str, &str)]) -> String {
        let names = [("old", self.names[0].as_str()), ("new", self.names[1].as_str())];
        fill(form, &[&names, values].concat())
    }

    fn counted(&self, form: &Forms, n: usize) -> String {
        let numbers = &self.speech.sentences.numbers;
        let word = numbers.get(n).cloned().unwrap_or_else(|| n.to_string());
        self.said(&form[usize::from(n > 1)], &[("n", &word)])
    }

    /// What passages are on, one after another.
    fn list(&self, categories: &[Category]) -> String {
        let mut on = categories.iter().map(|c| self.speech.about(*c).on.as_str());
        let first = on.next().unwrap_or_default().to_owned();
        let last = on.len();
        let joins = &self.speech.sentences.list;
        on.enumerate().fold(first, |list, (i, on)| list + &joins[usize::from(i + 1 == last)] + on)
    }

    /// A capital, the quotations behind a colon, a full stop.
    fn sentence(&self, said: &str, mut quoted: Vec<String>) -> String {
        let mut chars = said.chars();
        let mut sentence: String =
            chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
        let more = quoted.len().saturating_sub(QUOTED);
        quoted.truncate(QUOTED);
        if !quoted.is_empty() {
            sentence += self.colon();
            sentence += &quoted.join(self.semicolon());
        }
        if more > 0 {
            sentence += self.semicolon();
            sentence += &self.counted(&self.speech.sentences.others, more);
        }
        sentence + "."
    }

    /// What came and went in a clause, and where.
    fn edited(&self, carrier: &Carrier, edited: &Edited) -> String {
        let sentences = &self.speech.sentences;
        let quoted = |words: &str| self.quoted(&quote::of_words(words));
        let parts = edited.iter().filter_map(|piece| match (piece.came, piece.went) {
            (Some(came), Some(went)) => Some(fill(
                &sentences.becomes,
                &[("before", &quoted(went)), ("quote", &quoted(came))],
            )),
            (Some(came), None) => Some(fill(&sentences.adds, &[("quote", &quoted(came))])),
            (None, Some(went)) => Some(fill(&sentences.drops, &[("quote", &quoted(went))])),
            (None, None) => None,
        });
        let parts: Vec<String> = parts.collect();
        let of = carrier.place;
        self.at(&parts.join(", "), carrier.side, carrier.document, of.document, of.clause)
    }

    /// Quoted words and where they stand.
    fn cited(
        &self,
        quote: &str,
        side: Side,
        document: &Document,
        place: comparison::Place,
    ) -> String {
        self.at(&self.quoted(quote), side, document, place.document, place.clause)
    }

    /// `said` and, in brackets, where that stands: on the old side with its name.
    fn at(
        &self,
        said: &str,
        side: Side,
        document: &Document,
        of: usize,
        clause: ClauseId,
    ) -> String {
        let sentences = &self.speech.sentences;
        let address = place::address(document, clause, self.speech);
        // Texts of a bundle behind the first bear their own titles, with the version in them.
        let text = (of > 0).then_some(document.info.title.as_str());
        let side = match side {
            Side::Old if text.is_none() => Some(self.names[0].as_str()),
            _ => None,
        };
        let place = match (address, text, side) {
            (Some(address), Some(text), _) => {
                Some(fill(&sentences.in_text, &[("text", text), ("address", &address)]))
            }
            (Some(address), None, Some(name)) => {
                let form = if self.elides(name) { &sentences.of_vowel } else { &sentences.of };
                Some(fill(form, &[("address", &address), ("name", name)]))
            }
            (address, text, side) => address.or_else(|| text.or(side).map(str::to_owned)),
        };
        place.map_or_else(|| said.to_owned(), |place| format!("{said} ({place})"))
    }

    fn elides(&self, name: &str) -> bool {
        self.language == Language::Fr
            && name.chars().next().is_some_and(|c| "AEIOUÉÈÊaeiouéèê".contains(c))
    }

    fn quoted(&self, words: &str) -> String {
        match self.language {
            Language::En => format!("“{}”", inner(words)),
            Language::Fr => format!("«\u{a0}{words}\u{a0}»"),
        }
    }

    fn colon(&self) -> &'static str {
        match self.language {
            Language::En => ": ",
            Language::Fr => "\u{a0}: ",
        }
    }

    fn semicolon(&self) -> &'static str {
        match self.language {
            Language::En => "; ",
            Language::Fr => "\u{a0}; ",
        }
    }
}

/// Quotation marks within quotation marks.
fn inner(words: &str) -> String {
    let mut open = false;
    words
        .chars()
        .map(|c| match c {
            '“' => '‘',
            '”' => '’',
            '"' => {
                open = !open;
                if open { '‘' } else { '’' }
            }
            other => other,
        })
        .collect()
}
