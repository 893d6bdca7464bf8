//! The report's own words, in the languages it speaks.
//!
//! Owns every phrase that is printed and does not come from the [`Report`](crate::Report).

use crate::Apparatus;
use jiff::civil::Date;

/// The phrases of one language.
pub(crate) struct Phrases {
    /// The language's BCP 47 tag.
    pub language: &'static str,
    /// Above the title.
    pub kind: &'static str,
    /// Before the name of who made the report.
    pub prepared_by: &'static str,
    /// Heading of the appendix of highlights.
    pub notes: &'static str,
    /// Heading of the appendix of findings.
    pub findings: &'static str,
    /// Before a page number.
    pub page: &'static str,
    /// Before the number of a note that stands in the appendix.
    pub see_note: &'static str,
    /// Before the number of a finding that stands in the appendix.
    pub see_finding: &'static str,
    /// After a count, for what the margin has no room for.
    pub more: &'static str,
    /// Opening and closing quotation mark.
    pub quotes: [&'static str; 2],
}

const ENGLISH: Phrases = Phrases {
    language: "en",
    kind: "Annotated copy",
    prepared_by: "Prepared by",
    notes: "Notes",
    findings: "Findings",
    page: "p.",
    see_note: "see note",
    see_finding: "see finding",
    more: "more in the appendix",
    quotes: ["“", "”"],
};

const FRENCH: Phrases = Phrases {
    language: "fr",
    kind: "Copie annotée",
    prepared_by: "Établie par",
    notes: "Notes",
    findings: "Constats",
    page: "p.",
    see_note: "voir la note",
    see_finding: "voir le constat",
    more: "de plus en annexe",
    quotes: ["«\u{202f}", "\u{202f}»"],
};

const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
];

impl Apparatus {
    /// The phrases of this language.
    pub(crate) fn phrases(self) -> &'static Phrases {
        match self {
            Apparatus::English => &ENGLISH,
            Apparatus::French => &FRENCH,
        }
    }

    /// A date in words: "23 November 2026", "1er juin 2026".
    pub(crate) fn date(self, date: Date) -> String {
        let months = match self {
            Apparatus::English => &MONTHS[0],
            Apparatus::French => &MONTHS[1],
        };
        // jiff's months run from 1 to 12.
        let month = months[usize::from(date.month().unsigned_abs()).saturating_sub(1) % 12];
        let first = if self == Apparatus::French && date.day() == 1 { "er" } else { "" };
        format!("{}{first} {month} {}", date.day(), date.year())
    }

    /// "part 2 of 3, from page 7", for a mark that goes on overleaf.
    pub(crate) fn part(self, part: usize, parts: usize, first_page: usize) -> String {
        match self {
            Apparatus::English => format!("part {part} of {parts}, from page {first_page}"),
            Apparatus::French => format!("partie {part} sur {parts}, depuis la page {first_page}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(Apparatus::English.date(date(2026, 11, 23)), "23 November 2026");
        assert_eq!(Apparatus::French.date(date(2026, 12, 1)), "1er décembre 2026");
        assert_eq!(Apparatus::French.date(date(2026, 1, 2)), "2 janvier 2026");
    }
}
