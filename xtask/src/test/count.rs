//! Counting tests in what their runners print.
//!
//! Owns the forms of those lines: libtest's and Vitest's.

/// How many tests or checks passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
}

/// How tests are counted in a program's output.
#[derive(Clone, Copy, Debug)]
pub enum Counter {
    /// The program is one check, passed when it succeeds.
    Check,
    /// Rust's test harness, doc tests included.
    Libtest,
    /// Vitest's default reporter.
    Vitest,
}

impl Counts {
    /// The counts of one check.
    pub fn of_check(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed) }
    }
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, counts| sum + counts)
    }
}

impl Counter {
    /// The tests that one line of output tells of.
    pub fn tests(self, line: &str) -> Counts {
        let line = plain(line);
        let line = line.trim();
        let summary = match self {
            Self::Check => None,
            Self::Libtest => line.strip_prefix("test result: "),
            // "Tests  1 failed | 12 passed (13)"; test files have a line of their own.
            Self::Vitest => line.strip_prefix("Tests ").filter(|rest| rest.contains('(')),
        };
        let Some(summary) = summary else { return Counts::default() };
        Counts { passed: before(summary, "passed"), failed: before(summary, "failed") }
    }

    /// The step's counts: a program that fails with no failed test, or succeeds with no test at all,
    /// has failed by that.
    pub fn sum(self, success: bool, found: Counts) -> Counts {
        match self {
            Self::Check => Counts::of_check(success),
            Self::Libtest | Self::Vitest => {
                let silent = (!success && found.failed == 0) || found == Counts::default();
                Counts { failed: found.failed + usize::from(silent), ..found }
            }
        }
    }
}

/// The number that stands before `word`.
fn before(summary: &str, word: &str) -> usize {
    let words: Vec<&str> =
        summary.split([' ', ';', '|', '(', ')']).filter(|word| !word.is_empty()).collect();
    let pair = words.windows(2).find(|pair| pair[1] == word);
    pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

/// The line without terminal colours.
fn plain(line: &str) -> String {
    let mut parts = line.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(counter: Counter, line: &str, passed: usize, failed: usize) {
        assert_eq!(counter.tests(line), Counts { passed, failed }, "{line}");
    }

    #[test]
    fn runners_lines_are_counted() {
        check(
            Counter::Libtest,
            "test result: ok. 21 passed; 0 failed; 0 ignored; finished in 0.1s\n",
            21,
            0,
        );
        check(Counter::Libtest, "test result: FAILED. 20 passed; 1 failed; 0 ignored\n", 20, 1);
        check(Counter::Libtest, "test a::b ... ok\n", 0, 0);
        check(Counter::Vitest, "      Tests  1 failed | 12 passed | 2 skipped (15)\n", 12, 1);
        check(
            Counter::Vitest,
            "\x1b[2m      Tests \x1b[22m \x1b[1m\x1b[32m26 passed\x1b[39m\x1b[22m (26)",
            26,
            0,
        );
        check(Counter::Vitest, " Test Files  3 passed (3)\n", 0, 0);
        check(Counter::Check, "test result: ok. 21 passed; 0 failed;\n", 0, 0);
    }

    #[test]
    fn a_runner_without_a_result_has_failed() {
        let some = Counts { passed: 3, failed: 0 };
        let broken = Counts { passed: 2, failed: 1 };
        assert_eq!(Counter::Libtest.sum(true, some), some);
        assert_eq!(Counter::Libtest.sum(false, broken), broken);
        assert_eq!(Counter::Libtest.sum(false, some), Counts { passed: 3, failed: 1 });
        assert_eq!(Counter::Vitest.sum(true, Counts::default()), Counts { passed: 0, failed: 1 });
    }
}
