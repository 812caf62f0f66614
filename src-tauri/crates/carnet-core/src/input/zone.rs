//! Local times of the hour grid as instants, on the nights of clock change too.
//!
//! A time that a spring night skips is refused. A time that an autumn night has twice is taken as early as
//! possible where work starts and as late as possible where it ends, so that an entry over the change has its
//! true length: 01:30 to 03:30 lasts one hour on 29/03/2026 and three hours on 25/10/2026 in Paris.

use super::Minutes;
use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// Which end of an entry a local time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Work starts: the earlier of two instants.
    Start,
    /// Work ends: the later of two instants.
    End,
}

/// Why local times make no entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LocalTimeError {
    /// The clocks jump over that time on that day.
    #[error("{time} does not exist on {date} in {zone}: clocks go on at {resumes_at}")]
    Skipped {
        /// The day.
        date: NaiveDate,
        /// The time that is skipped.
        time: NaiveTime,
        /// The zone.
        zone: Tz,
        /// The first time that exists again.
        resumes_at: NaiveDateTime,
    },
    /// Start and end are the same instant.
    #[error("an entry from {time} to {time} is empty")]
    Empty {
        /// Start and end.
        time: NaiveTime,
    },
    /// The date has no neighbour in the calendar.
    #[error("the date {date} is out of range")]
    OutOfRange {
        /// The day.
        date: NaiveDate,
    },
}

/// Returns the instant of a local time.
///
/// # Errors
/// [`LocalTimeError::Skipped`] when the clocks jump over it.
pub fn local_to_utc(
    date: NaiveDate,
    time: NaiveTime,
    edge: Edge,
    zone: Tz,
) -> Result<DateTime<Utc>, LocalTimeError> {
    let local = date.and_time(time);
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) => Ok(instant.to_utc()),
        LocalResult::Ambiguous(first, second) => {
            let (earlier, later) = if first <= second { (first, second) } else { (second, first) };
            Ok(if edge == Edge::Start { earlier } else { later }.to_utc())
        }
        LocalResult::None => {
            Err(LocalTimeError::Skipped { date, time, zone, resumes_at: after_gap(local, zone) })
        }
    }
}

/// The first whole minute after `local` that exists. Gaps are an hour or less, but for the day that islands
/// skipped when they changed sides of the date line.
fn after_gap(local: NaiveDateTime, zone: Tz) -> NaiveDateTime {
    (1..=26 * 60)
        .filter_map(|minutes| local.checked_add_signed(TimeDelta::minutes(minutes)))
        .find(|candidate| !matches!(zone.from_local_datetime(candidate), LocalResult::None))
        .unwrap_or(local)
}

/// Returns how long an entry truly lasts. An end that is not after the start is taken on the next day.
///
/// Seconds are dropped.
///
/// # Errors
/// [`LocalTimeError::Skipped`] for a time that does not exist, [`LocalTimeError::Empty`] when start and end are
/// the same instant.
pub fn true_minutes(
    date: NaiveDate,
    start: NaiveTime,
    end: NaiveTime,
    zone: Tz,
) -> Result<Minutes, LocalTimeError> {
    let from = local_to_utc(date, start, Edge::Start, zone)?;
    // On an autumn night 02:50 to 02:10 may lie within one night: the second 02:10 comes after the first 02:50.
    let same_day = local_to_utc(date, end, Edge::End, zone);
    let to = match same_day {
        Ok(to) if to > from => to,
        Ok(_) if start == end => return Err(LocalTimeError::Empty { time: start }),
        Err(error) if end > start => return Err(error),
        _ => {
            let next = date.succ_opt().ok_or(LocalTimeError::OutOfRange { date })?;
            local_to_utc(next, end, Edge::End, zone)?
        }
    };
    u32::try_from((to - from).num_minutes()).map(Minutes).map_err(|_| LocalTimeError::OutOfRange { date })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    fn minutes(date: &str, start: &str, end: &str) -> Result<u32, LocalTimeError> {
        true_minutes(day(date), at(start), at(end), Tz::Europe__Paris).map(|Minutes(count)| count)
    }

    #[test]
    fn the_nights_of_clock_change_have_their_true_length() {
        assert_eq!(minutes("2026-03-29", "01:30", "03:30"), Ok(60), "an hour is skipped");
        assert_eq!(minutes("2026-10-25", "01:30", "03:30"), Ok(180), "an hour comes twice");
        assert_eq!(minutes("2026-10-25", "02:30", "02:30"), Ok(60), "from the first to the second 02:30");
        assert_eq!(
            minutes("2026-10-25", "02:50", "02:10"),
            Ok(20),
            "from the first 02:50 to the second 02:10"
        );
        assert_eq!(minutes("2026-03-28", "22:00", "06:00"), Ok(7 * 60), "the spring night is short");
        assert_eq!(minutes("2026-10-24", "22:00", "06:00"), Ok(9 * 60), "the autumn night is long");
        assert_eq!(minutes("2026-11-21", "22:00", "02:30"), Ok(270), "past midnight");
        assert_eq!(minutes("2026-11-21", "22:00", "00:00"), Ok(120), "until midnight");
        assert_eq!(minutes("2026-11-21", "09:00", "09:00"), Err(LocalTimeError::Empty { time: at("09:00") }));
    }

    #[test]
    fn a_skipped_time_is_refused_with_the_next_one() {
        assert_eq!(
            minutes("2026-03-29", "02:30", "04:00"),
            Err(LocalTimeError::Skipped {
                date: day("2026-03-29"),
                time: at("02:30"),
                zone: Tz::Europe__Paris,
                resumes_at: day("2026-03-29").and_time(at("03:00")),
            })
        );
        assert!(
            matches!(minutes("2026-03-29", "01:00", "02:15"), Err(LocalTimeError::Skipped { .. })),
            "an end can be skipped too"
        );
        let apia = local_to_utc(day("2011-12-30"), at("12:00"), Edge::Start, Tz::Pacific__Apia);
        assert!(
            matches!(apia, Err(LocalTimeError::Skipped { resumes_at, .. }) if resumes_at.date() == day("2011-12-31")),
            "Samoa had no 30 December 2011: {apia:?}"
        );
    }

    /// Zones with changes in both hemispheres, half hours, quarters, none at all, and the date line.
    const ZONES: [Tz; 20] = [
        Tz::Europe__Paris,
        Tz::Europe__London,
        Tz::Europe__Lisbon,
        Tz::Europe__Athens,
        Tz::America__New_York,
        Tz::America__Sao_Paulo,
        Tz::America__St_Johns,
        Tz::America__Martinique,
        Tz::America__Miquelon,
        Tz::America__Cayenne,
        Tz::Indian__Reunion,
        Tz::Pacific__Noumea,
        Tz::Pacific__Tahiti,
        Tz::Pacific__Apia,
        Tz::Pacific__Chatham,
        Tz::Australia__Lord_Howe,
        Tz::Asia__Kathmandu,
        Tz::Asia__Kolkata,
        Tz::Africa__Casablanca,
        Tz::UTC,
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        /// From 2000 to 2099, the years of a book; past 2038 too.
        #[test]
        fn every_instant_is_one_of_the_two_readings_of_its_local_time(seconds in 946_684_800_i64..4_102_444_800) {
            let instant = DateTime::<Utc>::from_timestamp(seconds, 0).unwrap();
            for zone in ZONES {
                let local = instant.with_timezone(&zone).naive_local();
                let start = local_to_utc(local.date(), local.time(), Edge::Start, zone).unwrap();
                let end = local_to_utc(local.date(), local.time(), Edge::End, zone).unwrap();
                prop_assert!(start <= instant && instant <= end, "{instant} in {zone} lies between its readings");
                prop_assert!(instant == start || instant == end, "{instant} in {zone} is one of its readings");
            }
        }

        #[test]
        fn an_entry_lasts_what_passes_between_its_instants(
            seconds in 946_684_800_i64..4_102_444_800, length in 1_i64..1_320
        ) {
            let instant = DateTime::<Utc>::from_timestamp(seconds - seconds % 60, 0).unwrap();
            for zone in ZONES {
                let from = instant.with_timezone(&zone).naive_local();
                let to = (instant + TimeDelta::minutes(length)).with_timezone(&zone).naive_local();
                let measured = true_minutes(from.date(), from.time(), to.time(), zone).map(|m| i64::from(m.0));
                let ambiguous = |local: NaiveDateTime| {
                    !matches!(zone.from_local_datetime(&local), LocalResult::Single(_))
                };
                // A time that comes twice has two readings; Samoa's skipped day makes an entry look a day longer.
                let within_a_day = to - from < TimeDelta::days(1);
                if !ambiguous(from) && !ambiguous(to) && within_a_day {
                    prop_assert_eq!(measured, Ok(length), "{} for {} in {}", from, length, zone);
                }
            }
        }
    }
}
