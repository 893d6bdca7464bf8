//! What relations, kinds and effects of a change are called.
//!
//! Owns the form of `assets/telling/marks.toml`. It decides nothing about a change.

use comparison::Kind;
use finding::{Group, Wording};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

static BUILT_IN: LazyLock<Marks> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../../assets/telling/marks.toml"))
        .unwrap_or_else(|error| panic!("{error}"));
    Marks::from(file)
});

/// All names.
pub(crate) struct Marks {
    relations: HashMap<String, [Relation; 2]>,
    kinds: HashMap<String, Wording>,
    effects: HashMap<String, [Wording; 2]>,
}

/// What a relation is called, and its sign.
pub(crate) struct Relation {
    pub(crate) sign: String,
    pub(crate) words: Wording,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    relation: HashMap<String, RelationEntry>,
    kind: HashMap<String, KindEntry>,
    effect: HashMap<String, EffectEntry>,
}

/// Each pair: of substance, of form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelationEntry {
    sign: [String; 2],
    en: [String; 2],
    fr: [String; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindEntry {
    en: String,
    fr: String,
}

/// Each pair: came, went.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EffectEntry {
    en: [String; 2],
    fr: [String; 2],
}

impl From<File> for Marks {
    fn from(File { relation, kind, effect }: File) -> Self {
        let both = |[en, other]: [String; 2], [fr, autre]: [String; 2]| {
            [Wording { en, fr }, Wording { en: other, fr: autre }]
        };
        let relations = relation.into_iter().map(|(id, RelationEntry { sign, en, fr })| {
            let [substance, form] = both(en, fr);
            let [first, second] = sign;
            let relations = [
                Relation { sign: first, words: substance },
                Relation { sign: second, words: form },
            ];
            (id, relations)
        });
        let kinds = kind.into_iter().map(|(id, KindEntry { en, fr })| (id, Wording { en, fr }));
        let effects = effect.into_iter().map(|(id, EffectEntry { en, fr })| (id, both(en, fr)));
        Self { relations: relations.collect(), kinds: kinds.collect(), effects: effects.collect() }
    }
}

impl Marks {
    /// The names that ship.
    ///
    /// # Panics
    /// When the file is wrong, which this crate's tests exclude.
    pub(crate) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// What the relation with this id is called, where it is of substance and where not.
    pub(crate) fn relation(&self, id: &str, substance: bool) -> &Relation {
        &self.relations[id][usize::from(!substance)]
    }

    pub(crate) fn kind(&self, kind: Kind) -> &Wording {
        &self.kinds[kind.id()]
    }

    /// What it is called that a rule of the group came (0) or went (1).
    pub(crate) fn effect(&self, group: Group, which: usize) -> &Wording {
        &self.effects[group.id()][which]
    }
}

/// A name as it stands within a sentence: its first letter small, unless more are capitals ("AI").
pub(crate) fn in_sentence(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => name.to_owned(),
    }
}

/// A place as it stands alone: its first word with a capital, but no printed number or letter.
pub(crate) fn as_heading(place: &str) -> String {
    let is_word = place.chars().take_while(|c| c.is_alphabetic()).count() > 3;
    let mut chars = place.chars();
    match chars.next() {
        Some(first) if is_word => first.to_uppercase().chain(chars).collect(),
        _ => place.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use comparison::Relation as Became;

    #[test]
    fn everything_has_a_name_in_both_languages() {
        let marks = Marks::built_in();
        let known = [
            Became::Edited,
            Became::Moved,
            Became::MovedEdited,
            Became::Renumbered,
            Became::Split,
            Became::Merged,
            Became::Added,
            Became::Removed,
        ];
        for id in known.map(Became::id) {
            for substance in [true, false] {
                let Relation { sign, words } = marks.relation(id, substance);
                assert!(!sign.is_empty() && !words.en.is_empty() && !words.fr.is_empty(), "{id}");
            }
        }
        assert_eq!(marks.relation(Became::Same.id(), false).sign, "");
        assert_eq!(marks.kinds.len(), 10);
        assert_eq!(marks.kind(Kind::NumberLabel).fr, "numéro");
        for group in Group::ALL {
            assert_ne!(marks.effect(group, 0), marks.effect(group, 1));
        }
    }

    #[test]
    fn names_stand_in_sentences() {
        assert_eq!(in_sentence("Badge to display"), "badge to display");
        assert_eq!(in_sentence("AI"), "AI");
        assert_eq!(as_heading("title"), "Title");
        assert_eq!(as_heading("iv.b"), "iv.b");
    }
}
