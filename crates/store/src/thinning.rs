//! [`superfluous`]: which of many backups need not be kept.
//!
//! Owns the rule. It deletes nothing.

use jiff::{SignedDuration, Timestamp, tz::Offset};
use std::collections::HashSet;

/// How many backups of the last 24 hours are kept at most: as many as there are hours.
const RECENT: usize = 24;
const DAY: i64 = 24 * 60 * 60;
/// For how long the last backup of each day is kept.
const DAYS: SignedDuration = SignedDuration::from_hours(14 * 24);
/// For how long the last backup of each week is kept.
const WEEKS: SignedDuration = SignedDuration::from_hours(8 * 7 * 24);
/// For how long the last backup of each month is kept.
const MONTHS: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

/// Those of `moments`, at which backups were made, whose backups need not be kept at the moment
/// `now`.
///
/// Kept are the newest; of the last 24 hours the newest 24; the last of each day for two weeks, of
/// each week for eight weeks, of each month for two years; and what is later than `now`, since then
/// the clock is wrong. Days, weeks (from Thursday, the first day of 1970) and months are those of UTC,
/// so that what is kept does not depend on when this is asked.
pub(crate) fn superfluous(moments: &[Timestamp], now: Timestamp) -> HashSet<Timestamp> {
    let mut newest_first = moments.to_vec();
    newest_first.sort_by(|a, b| b.cmp(a));
    newest_first.dedup();
    let mut periods = HashSet::new();
    let mut recent = 0;
    let mut superfluous = HashSet::new();
    for (place, moment) in newest_first.into_iter().enumerate() {
        let age = now.duration_since(moment);
        // Each rule takes note of each backup: the last of a day is the last of its week as well.
        let last_of = [
            (DAYS, Period::Day(moment.as_second().div_euclid(DAY))),
            (WEEKS, Period::Week(moment.as_second().div_euclid(7 * DAY))),
            (MONTHS, month(moment)),
        ]
        .map(|(span, period)| periods.insert(period) && age <= span);
        let is_recent = age <= SignedDuration::from_hours(24);
        if is_recent && !age.is_negative() {
            recent += 1;
        }
        let keep = place == 0
            || age.is_negative()
            || (is_recent && recent <= RECENT)
            || last_of.contains(&true);
        if !keep {
            superfluous.insert(moment);
        }
    }
    superfluous
}

/// A stretch of time, counted from 1970 on, or a year's month.
#[derive(PartialEq, Eq, Hash)]
enum Period {
    Day(i64),
    Week(i64),
    Month(i16, i8),
}

fn month(moment: Timestamp) -> Period {
    let date = Offset::UTC.to_datetime(moment).date();
    Period::Month(date.year(), date.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_of_each_period_stays() {
        let now = moment("2026-11-26T12:00:00Z");
        for (moments, gone) in [
            // A single one, however old.
            (&["2001-01-01T00:00:00Z"][..], &[][..]),
            // The last 24 hours.
            (&["2026-11-26T11:59:59Z", "2026-11-26T11:59:58Z", "2026-11-25T12:00:00Z"], &[]),
            // The last of a day.
            (
                &["2026-11-26T11:00:00Z", "2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z"],
                &["2026-11-23T08:00:00Z"],
            ),
            // The last of a week, from Thursday on; the 5th of November 2026 is one.
            (
                &[
                    "2026-11-26T11:00:00Z",
                    "2026-11-05T09:00:00Z",
                    "2026-11-11T09:00:00Z",
                    "2026-11-12T09:00:00Z",
                ],
                &["2026-11-05T09:00:00Z"],
            ),
            // The last of a month.
            (
                &[
                    "2026-11-26T11:00:00Z",
                    "2025-05-01T00:00:00Z",
                    "2025-05-31T23:59:59Z",
                    "2025-06-01T00:00:00Z",
                ],
                &["2025-05-01T00:00:00Z"],
            ),
            // What is older than two years.
            (&["2026-11-26T11:00:00Z", "2024-11-20T00:00:00Z"], &["2024-11-20T00:00:00Z"]),
            // From a clock that was wrong.
            (&["2036-11-26T11:00:00Z", "2036-11-26T11:00:01Z"], &[]),
        ] {
            let moments: Vec<_> = moments.iter().map(|text| moment(text)).collect();
            let gone: HashSet<_> = gone.iter().map(|text| moment(text)).collect();
            assert_eq!(superfluous(&moments, now), gone, "{moments:?}");
        }
    }

    #[test]
    fn one_backup_a_minute_for_a_day_leaves_24_and_the_days() {
        let now = moment("2026-11-26T12:00:00Z");
        let minutes: Vec<_> =
            (0..24 * 60).map(|minutes| now - SignedDuration::from_mins(minutes)).collect();
        let kept = minutes.len() - superfluous(&minutes, now).len();
        // And the last of the day before.
        assert_eq!(kept, RECENT + 1);
    }

    proptest! {
        /// A program that backs up and thins for years, at any moments.
        #[test]
        fn no_period_is_ever_left_without_its_backup(
            steps in proptest::collection::vec(60i64..40 * DAY, 1..200),
        ) {
            let mut now = moment("2020-01-01T00:00:00Z");
            let mut made = Vec::new();
            let mut kept: Vec<Timestamp> = Vec::new();
            for step in steps {
                now += SignedDuration::from_secs(step);
                made.push(now);
                kept.push(now);
                let gone = superfluous(&kept, now);
                kept.retain(|moment| !gone.contains(moment));

                prop_assert_eq!(kept.last(), Some(&now), "the newest stays");
                prop_assert_eq!(superfluous(&kept, now), HashSet::new(), "nothing more goes");
                // All is kept that had been if nothing had ever been thinned before.
                let at_once = superfluous(&made, now);
                let expected: Vec<_> =
                    made.iter().filter(|moment| !at_once.contains(moment)).copied().collect();
                prop_assert_eq!(&kept, &expected);
                prop_assert!(kept.len() <= RECENT + 15 + 9 + 25 + 1, "{} are kept", kept.len());
            }
        }
    }
}
