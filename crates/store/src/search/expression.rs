//! [`Query`] → an expression of FTS5.
//!
//! Owns the quoting: a term reaches SQLite as letters and digits within quotation marks, a filter as a
//! facet, and nothing that was typed is syntax. It runs no SQL.

use super::query::{Query, Term, Value};
use super::words::{Facet, tokens};

/// What a row of an index must match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expression {
    /// Everything that was asked, with the terms in a heading, where there are headings and this is
    /// not asked for anyway.
    pub headed: Option<String>,
    /// Everything that was asked, with the terms in their order and nothing between; when there is more
    /// than one term.
    pub in_order: Option<String>,
    /// Everything that was asked.
    pub all: String,
}

/// Filters as facets: one of each list must stand on a row.
pub(crate) type Facets = Vec<Vec<String>>;

/// The expression for a query, its filters given as facets. `column` is where its terms must stand.
pub(crate) fn expression(
    query: &Query,
    facets: &Facets,
    without: &[String],
    column: Option<&str>,
) -> Expression {
    let within = |terms: String| column.map_or(terms.clone(), |c| format!("{c} : ({terms})"));
    let facets: Vec<String> = facets.iter().map(|any| format!("({})", any.join(" OR "))).collect();
    let left_out = query.without.iter().map(|term| within(phrase(&term.words, term.may_go_on)));
    let left_out: Vec<String> = left_out.chain(without.iter().cloned()).collect();
    let whole = |terms: String| {
        let terms = (!terms.is_empty()).then(|| within(terms));
        let mut parts: Vec<String> = terms.into_iter().chain(facets.iter().cloned()).collect();
        if parts.is_empty() {
            parts.push(faceted(&Facet::All.whole(""), false));
        }
        let parts = parts.join(" AND ");
        if left_out.is_empty() {
            parts
        } else {
            format!("({parts}) NOT ({})", left_out.join(" OR "))
        }
    };
    // Each once: the time that BM25 takes grows with the square of the terms.
    let mut terms: Vec<String> = Vec::new();
    for term in &query.terms {
        let term = phrase(&term.words, term.may_go_on);
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    Expression {
        headed: None,
        in_order: in_order(&query.terms).map(whole),
        all: whole(terms.join(" AND ")),
    }
}

/// All terms as one; nothing for a single term, and when a word before the last may go on.
fn in_order(terms: &[Term]) -> Option<String> {
    let (last, others) = terms.split_last().filter(|(_, others)| !others.is_empty())?;
    let words: Vec<String> = terms.iter().flat_map(|term| term.words.clone()).collect();
    others.iter().all(|term| !term.may_go_on).then(|| phrase(&words, last.may_go_on))
}

/// Words in this order. They hold letters and digits alone.
fn phrase(words: &[String], may_go_on: bool) -> String {
    let star = if may_go_on { " *" } else { "" };
    format!("\"{}\"{star}", words.join(" "))
}

/// A facet, or the beginning of one.
pub(crate) fn faceted(facet: &str, may_go_on: bool) -> String {
    phrase(&[facet.to_owned()], may_go_on)
}

/// The facet with this value as a whole.
pub(crate) fn whole(facet: Facet, value: &Value) -> String {
    faceted(&facet.whole(&value.written), value.may_go_on)
}

/// The facets of this value's words, one behind the other.
pub(crate) fn each(facet: Facet, value: &Value) -> String {
    faceted(&facet.each(&value.written), value.may_go_on)
}

impl Value {
    /// Whether these words stand in a name, in this order with nothing between.
    pub fn fits(&self, name: &str) -> bool {
        let wanted: Vec<String> = tokens(&self.written).collect();
        let name: Vec<String> = tokens(name).collect();
        let Some((last, others)) = wanted.split_last() else { return false };
        name.windows(wanted.len()).any(|words| {
            let end = &words[others.len()];
            let ends = if self.may_go_on { end.starts_with(last) } else { end == last };
            ends && words[..others.len()] == *others
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed: &str, column: Option<&str>) -> Expression {
        expression(&Query::read(typed, &Default::default()), &Vec::new(), &[], column)
    }

    #[test]
    fn a_query_becomes_quoted_words() {
        for (typed, in_order, all) in [
            ("may ", None, "\"may\""),
            ("may term", Some("\"may term\" *"), "\"may\" AND \"term\" *"),
            ("\"any time\" now ", Some("\"any time now\""), "\"any time\" AND \"now\""),
            ("te* now ", None, "\"te\" * AND \"now\""),
            ("may -\"a b\" -c ", None, "(\"may\") NOT (\"a b\" OR \"c\")"),
            ("AND OR NOT ", Some("\"and or not\""), "\"and\" AND \"or\" AND \"not\""),
            ("bye bye ", Some("\"bye bye\""), "\"bye\""),
            ("in:texts ", None, "\"\u{f000}\""),
        ] {
            let found = check(typed, None);
            assert_eq!((found.in_order.as_deref(), &*found.all), (in_order, all), "{typed}");
        }
        let found = check("a -b ", Some("heading"));
        assert_eq!(found.all, "(heading : (\"a\")) NOT (heading : (\"b\"))");
    }

    #[test]
    fn filters_stand_beside_the_words() {
        let query = Query::read("may ", &Default::default());
        let facets = vec![vec!["\"x\"".to_owned(), "\"y\"".to_owned()], vec!["\"z\"".to_owned()]];
        let found = expression(&query, &facets, &["\"w\"".to_owned()], None);
        assert_eq!(found.all, "(\"may\" AND (\"x\" OR \"y\") AND (\"z\")) NOT (\"w\")");
    }

    #[test]
    fn a_name_fits_by_its_words() {
        let fits = |written: &str, may_go_on, name: &str| {
            Value { written: written.into(), may_go_on }.fits(name)
        };
        assert!(fits("llama", false, "Llama Guard") && fits("GUARD", false, "Llama Guard"));
        assert!(fits("llama g", true, "Llama Guard") && !fits("llama g", false, "Llama Guard"));
        assert!(!fits("guard llama", false, "Llama Guard") && !fits("", true, "Llama"));
    }

    proptest! {
        #[test]
        fn nothing_that_was_typed_is_syntax(typed: String) {
            let found = check(&typed, None);
            for (i, part) in found.all.split('"').enumerate() {
                let ours = part.chars().all(|c| " *()ANDORNOT".contains(c));
                let word = part.chars().all(|c| c.is_alphanumeric() || c == ' ' || c == '\u{f000}');
                prop_assert!(if i % 2 == 0 { ours } else { word }, "{}", found.all);
            }
        }
    }
}
