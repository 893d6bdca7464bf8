//! Texts that stand in comments, each line behind a "#" or a "*".
//!
//! Owns what is such a text and its words without the signs.

/// The text without the signs, if all of it stands behind them.
///
/// Headings in Markdown begin with "#" as well, but never follow each other line upon line. A list
/// begins with "*" as well, but stands under something, and its items seldom begin in small letters.
pub(crate) fn uncommented(source: &str) -> Option<String> {
    let lines = || source.lines().map(str::trim);
    let runs = || lines().zip(lines().skip(1)).any(|(a, b)| !a.is_empty() && !b.is_empty());
    let all = |sign: fn(&str) -> bool| lines().all(|line| line.is_empty() || sign(line));
    let sign = if all(|line| line.starts_with('#')) {
        '#'
    } else if all(is_starred) && lines().any(goes_on) {
        '*'
    } else {
        return None;
    };
    runs().then(|| {
        let mut bare = String::with_capacity(source.len());
        for line in source.lines() {
            let line = line.trim_start().trim_start_matches("/*");
            bare.push_str(line.trim_end().trim_end_matches("*/").trim_start_matches(sign));
            bare.push('\n');
        }
        bare
    })
}

fn is_starred(line: &str) -> bool {
    line.trim_start_matches('/').starts_with('*')
}

/// Whether a line behind a star is no item: it has no words or goes on with a sentence.
fn goes_on(line: &str) -> bool {
    let words = line.trim_matches(['*', '/', ' ', '\t']);
    !line.is_empty() && (words.is_empty() || words.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::uncommented;

    #[test]
    fn comments_are_told_from_headings_and_lists() {
        for (source, words) in [
            ("# Terms\n#\n#   a. One\n\n## End", " Terms\n\n   a. One\n\n End\n"),
            ("/* Terms.\n * You may use\n * it. */\n", " Terms.\n You may use\n it. \n"),
        ] {
            assert_eq!(uncommented(source).as_deref(), Some(words), "{source}");
        }
        for source in [
            "# Policy\n\n## Uses\n",
            "# Policy\nWords",
            "* Harm\n* Spam",
            "Not for:\n* harm\n* spam",
            "**Title**",
            "",
            "\n",
        ] {
            assert_eq!(uncommented(source), None, "{source}");
        }
    }
}
