//! [`Settings`]: what the reader chose.
//!
//! Owns the settings' meaning, limits and defaults, and their form in the store. A stored value that
//! no longer fits falls back to its own default, so that another version's file neither keeps the app
//! from starting nor costs the reader the other settings. It never looks at the system.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What the reader chose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Light, sepia, dark, or as the system has it.
    pub theme: Theme,
    /// The size of licence text, in CSS pixels; 14 to 24.
    pub text_size: u8,
    /// How large the whole window is drawn, in percent; 50 to 300.
    pub zoom: u16,
    /// The name that new notes bear.
    pub author: String,
    /// The app's language.
    pub language: Language,
    /// What each of the five colours means to the reader.
    pub colours: [String; 5],
    /// Whether the shelf's invitation was closed or used.
    pub invitation_closed: bool,
}

/// How the app looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark ink on pale paper.
    Light,
    /// Dark ink on warm paper.
    Sepia,
    /// Pale ink on dark paper.
    Dark,
}

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

/// The sizes of licence text that the layout was drawn for, in CSS pixels.
pub const TEXT_SIZES: std::ops::RangeInclusive<u8> = 14..=24;

/// How large the window can be drawn, in percent.
pub const ZOOMS: std::ops::RangeInclusive<u16> = 50..=300;

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 17,
            zoom: 100,
            author: String::new(),
            language: Language::En,
            colours: ["Key", "Question", "Definition", "Risk", "Follow up"].map(str::to_owned),
            invitation_closed: false,
        }
    }
}

impl Settings {
    /// The settings of a stored object. Each value that does not fit is passed over alone.
    pub(crate) fn from_stored(stored: Map<String, Value>) -> Self {
        let mut settings = Self::default();
        for (name, value) in stored {
            if let Ok(Value::Object(mut object)) = serde_json::to_value(&settings) {
                object.insert(name, value);
                settings = serde_json::from_value(Value::Object(object)).unwrap_or(settings);
            }
        }
        settings
    }

    /// The settings within their limits: the sizes held to [`TEXT_SIZES`] and [`ZOOMS`], names trimmed and cut to
    /// 120 characters.
    #[must_use]
    pub fn within_limits(mut self) -> Self {
        self.text_size = self.text_size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        self.zoom = self.zoom.clamp(*ZOOMS.start(), *ZOOMS.end());
        for name in std::iter::once(&mut self.author).chain(&mut self.colours) {
            *name = name.trim().chars().take(120).collect();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_brought_within_limits() {
        let wild = Settings {
            text_size: 200,
            zoom: 3,
            author: format!("  {}", "é".repeat(500)),
            ..Settings::default()
        };
        let tame = wild.within_limits();
        assert_eq!((tame.text_size, tame.zoom), (24, 50));
        assert_eq!(tame.author.chars().count(), 120);
    }

    #[test]
    fn a_file_of_another_version_keeps_what_fits() {
        let stored = r#"{"theme":"dark","language":"tlh","text_size":300,"colours":["a"],"new":1,"author":"A"}"#;
        let settings = Settings::from_stored(serde_json::from_str(stored).unwrap());
        let expected = Settings { theme: Theme::Dark, author: "A".into(), ..Settings::default() };
        assert_eq!(settings, expected);
    }
}
