//! The page's own words.
//!
//! Owns what is said around the texts, in the languages of the app.

use crate::Apparatus;

/// What is said around the texts.
pub(crate) struct Words {
    pub(crate) language: &'static str,
    pub(crate) to_changes: &'static str,
    pub(crate) to_summary: &'static str,
    pub(crate) in_short: &'static str,
    pub(crate) texts: &'static str,
    pub(crate) older: &'static str,
    pub(crate) newer: &'static str,
    pub(crate) key: &'static str,
    pub(crate) key_came: &'static str,
    pub(crate) key_went: &'static str,
    pub(crate) key_form: &'static str,
    pub(crate) clauses: &'static str,
    pub(crate) not_here: &'static str,
    pub(crate) deleted: &'static str,
    pub(crate) inserted: &'static str,
    pub(crate) end: &'static str,
    pub(crate) colon: &'static str,
    pub(crate) stood: &'static str,
    pub(crate) moved: &'static str,
    pub(crate) warnings: &'static str,
    pub(crate) foot: &'static str,
    /// "3 clauses the same", before their names.
    pub(crate) same: fn(usize) -> String,
}

impl Apparatus {
    pub(crate) fn redline(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
        }
    }
}

const ENGLISH: Words = Words {
    language: "en",
    to_changes: "Skip to the clauses",
    to_summary: "Skip to the summary",
    in_short: "In short",
    texts: "The texts",
    older: "Older",
    newer: "Newer",
    key: "Marks",
    key_came: "words that came",
    key_went: "words that went",
    key_form: "a name, date, link, number or typography",
    clauses: "Clause by clause",
    not_here: "Not here",
    deleted: "deleted: ",
    inserted: "inserted: ",
    end: " end of change",
    colon: ": ",
    stood: "Where it stood",
    moved: "moved, see where it stands now",
    warnings: "Notes on the comparison",
    foot: "Made by Glossator. The words are the publishers’; this page is no legal advice.",
    same: |n| if n == 1 { "1 clause the same".to_owned() } else { format!("{n} clauses the same") },
};

const FRENCH: Words = Words {
    language: "fr",
    to_changes: "Aller aux clauses",
    to_summary: "Aller au résumé",
    in_short: "En bref",
    texts: "Les textes",
    older: "Ancien",
    newer: "Nouveau",
    key: "Marques",
    key_came: "mots venus",
    key_went: "mots partis",
    key_form: "un nom, une date, un lien, un numéro ou la typographie",
    clauses: "Clause par clause",
    not_here: "Absente ici",
    deleted: "supprimé\u{a0}: ",
    inserted: "inséré\u{a0}: ",
    end: " fin du changement",
    colon: "\u{a0}: ",
    stood: "Où elle se trouvait",
    moved: "déplacée, voir où elle se trouve",
    warnings: "Notes sur la comparaison",
    foot: "Fait par Glossator. Les mots sont ceux des éditeurs\u{a0}; cette page n’est pas un conseil juridique.",
    same: |n| {
        if n == 1 { "1 clause identique".to_owned() } else { format!("{n} clauses identiques") }
    },
};
