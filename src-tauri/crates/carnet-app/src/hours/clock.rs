//! Between the wall clock and the minutes since 1970 UTC that the book keeps.

use crate::Problem;
use carnet_core::input::{Edge, LocalTimeError, fold, local_to_utc, true_minutes};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// When an entry was worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// Day on the wall calendar at the start.
    pub day: NaiveDate,
    /// Minutes since 1970 UTC; none when only the length is known.
    pub starts_at: Option<i64>,
    /// Minutes that the wall clock was ahead of UTC then.
    pub utc_offset: i32,
    /// True length.
    pub minutes: i64,
}

/// Returns the whole minutes since 1970 UTC of an instant.
pub(super) fn minute_of(instant: DateTime<Utc>) -> i64 {
    instant.timestamp().div_euclid(60)
}

/// Returns the instant of a minute since 1970 UTC.
pub(super) fn instant_of(minute: i64) -> DateTime<Utc> {
    minute.checked_mul(60).and_then(|seconds| DateTime::from_timestamp(seconds, 0)).unwrap_or_default()
}

/// Returns how many minutes the wall clock of `zone` is ahead of UTC at an instant.
pub(super) fn offset_at(instant: DateTime<Utc>, zone: Tz) -> i32 {
    zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc() / 60
}

/// An entry of which only the length is known.
pub(super) fn length(day: NaiveDate, minutes: i64) -> Placed {
    Placed { day, starts_at: None, utc_offset: 0, minutes }
}

/// An entry from one time to another; an end that is not after the start is on the next day.
pub(super) fn range(
    day: NaiveDate,
    start: NaiveTime,
    end: NaiveTime,
    zone: Tz,
) -> Result<Placed, LocalTimeError> {
    let minutes = i64::from(true_minutes(day, start, end, zone)?.0);
    started(day, start, minutes, zone)
}

/// An entry that starts at a time and lasts `minutes`.
pub(super) fn started(
    day: NaiveDate,
    start: NaiveTime,
    minutes: i64,
    zone: Tz,
) -> Result<Placed, LocalTimeError> {
    let instant = local_to_utc(day, start, Edge::Start, zone)?;
    Ok(from_instant(instant, minutes, zone))
}

/// An entry that ends at a time of `day`, or of the day after when it started the evening before.
pub(super) fn ended(
    day: NaiveDate,
    end: NaiveTime,
    minutes: i64,
    zone: Tz,
) -> Result<Placed, LocalTimeError> {
    let back = |on: NaiveDate| {
        local_to_utc(on, end, Edge::End, zone)
            .map(|to| from_instant(to - TimeDelta::minutes(minutes), minutes, zone))
    };
    let placed = back(day)?;
    match day.succ_opt() {
        Some(next) if placed.day < day => back(next),
        _ => Ok(placed),
    }
}

/// An entry that starts at an instant; its day is the one on the wall then.
pub(super) fn from_instant(instant: DateTime<Utc>, minutes: i64, zone: Tz) -> Placed {
    let utc_offset = offset_at(instant, zone);
    let day = (instant.naive_utc() + TimeDelta::minutes(i64::from(utc_offset))).date();
    Placed { day, starts_at: Some(minute_of(instant)), utc_offset, minutes }
}

/// Returns the wall clock at the start and at the end of an entry.
///
/// The start is as it was written then. The end follows the zone when the zone agrees about the start, so that a
/// night of clock change shows the time that the clock showed; otherwise the user travelled since.
pub(super) fn wall(
    starts_at: i64,
    utc_offset: i32,
    minutes: i64,
    zone: Tz,
) -> (NaiveDateTime, NaiveDateTime) {
    let (from, to) = (instant_of(starts_at), instant_of(starts_at.saturating_add(minutes)));
    let end_offset = if offset_at(from, zone) == utc_offset { offset_at(to, zone) } else { utc_offset };
    let local =
        |instant: DateTime<Utc>, offset: i32| instant.naive_utc() + TimeDelta::minutes(i64::from(offset));
    (local(from, utc_offset), local(to, end_offset))
}

/// Reads a time of the day: `14:00`, `14h`, `9h30`, `24:00` for midnight.
pub(super) fn time_of_day(text: &str) -> Result<NaiveTime, Problem> {
    let folded = fold(text);
    let (hours, minutes) = folded.split_once([':', 'h']).unwrap_or((&folded, ""));
    let number = |part: &str| -> Option<u32> {
        (part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    let read = || {
        let hours = number(hours.trim())?;
        let minutes = if minutes.trim().is_empty() { 0 } else { number(minutes.trim())? };
        NaiveTime::from_hms_opt(if (hours, minutes) == (24, 0) { 0 } else { hours }, minutes, 0)
    };
    read().ok_or_else(|| super::problems::no_such_time(text))
}
