//! The automatic numbers of a Word document.
//!
//! Owns counting: levels, starts, restarts, what a level prints. Source: ECMA-376 part 1, 17.9. It
//! writes no words.

use super::styles::{NumberProperty, Styles};
use super::xml::{Piece, Tag, pieces};
use crate::ReadError;
use crate::numeral::Numeral;
use std::collections::{HashMap, HashSet};

/// The levels of a numbering. Source: 17.9.6.
const LEVELS: usize = 9;
/// What a level prints is cut off behind so much: every paragraph may print it. Unit: characters.
const LONGEST_MARKER: usize = 100;

/// How a level's number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Bullet,
    Number(Numeral),
    /// The level has no number; what its text says beside it is printed.
    Nothing,
}

#[derive(Clone, Debug)]
struct Level {
    start: i64,
    written: Written,
    /// What is printed; "%1" stands for the number of the first level.
    text: String,
    /// After which levels, counted from 1, it starts anew; `None` after any before it.
    restart: Option<usize>,
    /// All numbers in figures.
    legal: bool,
    /// The paragraph style that has this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            written: Written::Number(Numeral::Decimal),
            text: String::new(),
            restart: None,
            legal: false,
            style: None,
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: HashMap<usize, Level>,
    /// The numbering style whose levels these are.
    style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Instance {
    of: String,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, Level>,
}

/// The numberings of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    instances: HashMap<String, Instance>,
    /// By the id of the abstract numbering: those of one abstract numbering count on together.
    counts: HashMap<String, [Option<i64>; LEVELS]>,
    /// The starts that were used, by numbering and level.
    started: HashSet<(String, usize)>,
}

/// What is printed before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) marker: String,
    /// The level, from 0.
    pub(super) level: usize,
}

impl Numbering {
    pub(super) fn read(source: &str, styles: &Styles) -> Result<Self, ReadError> {
        let mut all = Self::default();
        let mut open = Opened::default();
        for piece in pieces(source) {
            match piece? {
                Piece::Start(tag) => open.start(&tag),
                Piece::End(name) => match name.as_str() {
                    "abstractNum" => {
                        if let Some((id, kind)) = open.kind.take() {
                            all.abstracts.insert(id, kind);
                        }
                    }
                    "num" => {
                        if let Some((id, instance)) = open.instance.take() {
                            all.instances.insert(id, instance);
                        }
                    }
                    "lvl" => open.end_level(),
                    _ => {}
                },
                Piece::Words(_) => {}
            }
        }
        all.follow_styles(styles);
        Ok(all)
    }

    /// An abstract numbering that only names a numbering style has that style's levels.
    fn follow_styles(&mut self, styles: &Styles) {
        let named: Vec<(String, String)> = self
            .abstracts
            .iter()
            .filter_map(|(id, kind)| Some((id.clone(), kind.style.clone()?)))
            .collect();
        for (id, style) in named {
            let target = styles.number_of(&style).and_then(|number| self.instances.get(number));
            let levels = target.and_then(|to| self.abstracts.get(&to.of)).map(|k| k.levels.clone());
            if let (Some(levels), Some(kind)) = (levels, self.abstracts.get_mut(&id)) {
                kind.levels = levels;
            }
        }
    }

    /// Counts a paragraph and says what is printed before it; `None` if it has no number.
    ///
    /// `own` is what the paragraph says itself, `styled` what its style says, with the style's id.
    pub(super) fn next(
        &mut self,
        own: &NumberProperty,
        styled: Option<(&str, &NumberProperty)>,
    ) -> Option<Printed> {
        let number = own.number.as_ref().or(styled.and_then(|(_, s)| s.number.as_ref()))?.clone();
        let instance = self.instances.get(&number)?;
        let kind = self.abstracts.get(&instance.of)?;
        // The level that names the style is the style's, whatever the style itself says (17.9.23).
        let of_style = styled.and_then(|(style, _)| {
            let linked = |level: &&Level| level.style.as_deref() == Some(style);
            kind.levels.iter().find(|(_, level)| linked(level)).map(|(at, _)| *at)
        });
        let at = own.level.or(of_style).or(styled.and_then(|(_, s)| s.level)).unwrap_or(0);
        let at = at.min(LEVELS - 1);
        let level = |at: usize| instance.levels.get(&at).or_else(|| kind.levels.get(&at));
        let this = level(at)?;
        let counts = self.counts.entry(instance.of.clone()).or_default();
        // A start that is told holds once, and for its own level: Word counts the levels above on,
        // though their starts are told as well.
        if instance.starts.contains_key(&at) && self.started.insert((number, at)) {
            counts[at] = None;
        }
        let start = |at: usize| {
            let told = instance.starts.get(&at).copied();
            told.or_else(|| level(at).map(|level| level.start)).unwrap_or(1)
        };
        counts[at] = Some(counts[at].map_or_else(|| start(at), |count| count.saturating_add(1)));
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = level(below).and_then(|level| level.restart);
            if restart.is_none_or(|after| at < after) {
                *count = None;
            }
        }
        let number = |of: usize| counts[of].unwrap_or_else(|| start(of));
        let marker = match this.written {
            Written::Bullet => bullet(&this.text),
            _ => printed(this, |of| {
                let written = level(of).map_or(Written::Nothing, |level| level.written);
                match written {
                    Written::Number(_) if this.legal => Numeral::Decimal.write(number(of)),
                    Written::Number(numeral) => numeral.write(number(of)),
                    Written::Bullet | Written::Nothing => String::new(),
                }
            }),
        };
        Some(Printed { marker, level: at })
    }
}

/// A level's text with its numbers.
fn printed(level: &Level, number: impl Fn(usize) -> String) -> String {
    let mut marker = String::new();
    let mut parts = level.text.split('%');
    marker.push_str(parts.next().unwrap_or(""));
    for part in parts {
        if let Some(of @ 1..=9) = part.chars().next().and_then(|c| c.to_digit(10)) {
            marker.push_str(&number(of as usize - 1));
            marker.push_str(&part[1..]);
        } else {
            marker.push('%');
            marker.push_str(part);
        }
    }
    marker.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The bullet that is shown. Letters and private characters are drawn as signs by the font that
/// Word names for them.
fn bullet(text: &str) -> String {
    match text.trim().chars().next() {
        Some('o') => "◦".to_owned(),
        Some('§' | '\u{f0a7}') => "▪".to_owned(),
        Some(c) if !c.is_alphanumeric() && !('\u{e000}'..='\u{f8ff}').contains(&c) => c.to_string(),
        Some(_) => "•".to_owned(),
        None => String::new(),
    }
}

/// What is open while the part is read.
#[derive(Default)]
struct Opened {
    kind: Option<(String, Abstract)>,
    instance: Option<(String, Instance)>,
    level: Option<(usize, Level)>,
    /// The level that an override is for.
    overridden: usize,
}

impl Opened {
    fn start(&mut self, tag: &Tag) {
        let id = |name: &str| tag.value(name).unwrap_or("").to_owned();
        let at = || id("ilvl").parse().unwrap_or(0);
        match tag.name.as_str() {
            "abstractNum" => self.kind = Some((id("abstractNumId"), Abstract::default())),
            "num" => self.instance = Some((id("numId"), Instance::default())),
            "lvlOverride" => self.overridden = at(),
            "lvl" => self.level = Some((at(), Level::default())),
            "abstractNumId" => {
                if let Some((_, instance)) = &mut self.instance {
                    instance.of = id("val");
                }
            }
            "startOverride" => {
                if let (Some((_, instance)), Some(start)) = (&mut self.instance, tag.number()) {
                    instance.starts.insert(self.overridden, start);
                }
            }
            "numStyleLink" => {
                if let Some((_, kind)) = &mut self.kind {
                    kind.style = Some(id("val"));
                }
            }
            _ => {
                if let Some((_, level)) = &mut self.level {
                    level.take(tag);
                }
            }
        }
    }

    fn end_level(&mut self) {
        let Some((at, level)) = self.level.take().filter(|(at, _)| *at < LEVELS) else { return };
        if let Some((_, instance)) = &mut self.instance {
            instance.levels.insert(at, level);
        } else if let Some((_, kind)) = &mut self.kind {
            kind.levels.insert(at, level);
        }
    }
}

impl Level {
    fn take(&mut self, tag: &Tag) {
        let value = tag.value("val");
        match tag.name.as_str() {
            "start" => self.start = tag.number().unwrap_or(0),
            "numFmt" => self.written = written(value.unwrap_or("decimal")),
            "lvlText" => self.text = value.unwrap_or("").chars().take(LONGEST_MARKER).collect(),
            "lvlRestart" => self.restart = tag.number().and_then(|n| usize::try_from(n).ok()),
            "isLgl" => self.legal = tag.is_on(),
            "pStyle" => self.style = value.map(str::to_owned),
            _ => {}
        }
    }
}

/// Source: 17.18.59. What is not here is written in figures.
fn written(format: &str) -> Written {
    Written::Number(match format {
        "bullet" => return Written::Bullet,
        "none" => return Written::Nothing,
        "decimalZero" => Numeral::DecimalZero,
        "lowerLetter" => Numeral::LowerLetter,
        "upperLetter" => Numeral::UpperLetter,
        "lowerRoman" => Numeral::LowerRoman,
        "upperRoman" => Numeral::UpperRoman,
        "ordinal" => Numeral::Ordinal,
        _ => Numeral::Decimal,
    })
}
