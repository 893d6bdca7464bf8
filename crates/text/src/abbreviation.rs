//! Full stops that end no sentence: "Inc.", "U.S.", an initial.
//!
//! Owns the list of abbreviations. Where a sentence ends is for others to say.

/// Words before a full stop that do not end a sentence, in small letters, without the stop.
const ABBREVIATIONS: [&str; 28] = [
    "inc", "corp", "ltd", "co", "llc", "no", "nos", "sec", "art", "v", "vs", "e.g", "i.e", "cf",
    "mr", "mrs", "dr", "st", "u.s", "u.s.c", "u.k", "e.u", "fig", "para", "plc", "pty", "pte",
    "l.l.c",
];

/// Whether the full stop behind `before` belongs to an abbreviation or an initial.
///
/// "Section 1.b.i." ends a sentence: a reference has figures in it.
pub fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "(\"“‘".contains(c)).next();
    let word = word.unwrap_or("").trim_matches(',');
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::is_abbreviated;

    #[test]
    fn stops_that_end_a_sentence_and_stops_that_do_not() {
        for before in ["Acme, Inc", "the U.S", "(e.g", "John D", "“No"] {
            assert!(is_abbreviated(before), "{before}");
        }
        for before in ["the licence", "Section 1.b.i", "a", ""] {
            assert!(!is_abbreviated(before), "{before}");
        }
    }
}
