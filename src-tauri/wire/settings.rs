//! What the reader chose.
//!
//! Owns the settings' shape on the wire. Limits and defaults are the library's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the reader chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// How the app looks.
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
    #[ts(type = "Array<string>")]
    pub colours: [String; 5],
    /// Whether the shelf's invitation was closed or used.
    pub invitation_closed: bool,
}

/// How the app looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system says.
    System,
    /// Dark ink on pale paper.
    Light,
    /// Dark ink on warm paper.
    Sepia,
    /// Pale ink on dark paper.
    Dark,
}

/// A language of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

impl From<library::Settings> for Settings {
    fn from(settings: library::Settings) -> Self {
        let library::Settings {
            theme,
            text_size,
            zoom,
            author,
            language,
            colours,
            invitation_closed,
        } = settings;
        Self {
            theme: match theme {
                library::Theme::System => Theme::System,
                library::Theme::Light => Theme::Light,
                library::Theme::Sepia => Theme::Sepia,
                library::Theme::Dark => Theme::Dark,
            },
            text_size,
            zoom,
            author,
            language: match language {
                library::Language::En => Language::En,
                library::Language::Fr => Language::Fr,
            },
            colours,
            invitation_closed,
        }
    }
}

impl From<Settings> for library::Settings {
    fn from(settings: Settings) -> Self {
        let Settings { theme, text_size, zoom, author, language, colours, invitation_closed } =
            settings;
        Self {
            theme: match theme {
                Theme::System => library::Theme::System,
                Theme::Light => library::Theme::Light,
                Theme::Sepia => library::Theme::Sepia,
                Theme::Dark => library::Theme::Dark,
            },
            text_size,
            zoom,
            author,
            language: match language {
                Language::En => library::Language::En,
                Language::Fr => library::Language::Fr,
            },
            colours,
            invitation_closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_the_way_there_and_back() {
        for (theme, language) in [
            (Theme::System, Language::En),
            (Theme::Light, Language::Fr),
            (Theme::Sepia, Language::En),
            (Theme::Dark, Language::Fr),
        ] {
            let settings = Settings {
                theme,
                text_size: 19,
                zoom: 150,
                author: "É. Zola".into(),
                language,
                colours: ["1", "2", "3", "4", "5"].map(str::to_owned),
                invitation_closed: true,
            };
            assert_eq!(Settings::from(library::Settings::from(settings.clone())), settings);
        }
    }
}
