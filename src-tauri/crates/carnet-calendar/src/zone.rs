//! `VTIMEZONE`: the offsets of an IANA zone, written as rules that other programs follow.
//!
//! `chrono-tz` answers what the offset is at an instant but lists no changes, so they are searched for over the years that
//! the feed needs and then gathered into yearly rules. Whatever does not repeat stands alone, so the offsets agree
//! with IANA over the whole span in any case.

use chrono::{
    DateTime, Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc,
    Weekday,
};
use chrono_tz::{OffsetComponents, OffsetName, Tz};
use std::fmt::Write;

use crate::text::push_folded;

/// Years searched beyond the last event, so that the fourth Sunday and the last one can be told apart.
const YEARS_AFTER: i32 = 8;
/// The zone data of `chrono-tz` end in 2100; a rule that still holds in the last year is left open and goes on after it.
const LAST_YEAR: i32 = 2099;
/// Before this, clocks kept local mean time with odd seconds that `TZOFFSETTO` of many readers cannot hold.
const FIRST_YEAR: i32 = 1920;

/// One change of a zone's clocks.
#[derive(Debug, Clone)]
struct Change {
    /// The last moment of the old clock, as that clock shows it: what DTSTART of an observance means.
    wall: NaiveDateTime,
    from: i32,
    to: i32,
    name: String,
    daylight: bool,
}

/// Consecutive yearly changes that one rule tells.
struct Run {
    first: Change,
    last: Change,
    years: i32,
    /// Which weekday of the month it is in all of these years: 1 to 4 from the start, -1 the last one.
    ordinals: Vec<i32>,
}

/// Returns the instant of a local time. A time that the clock skips moves over the gap; of one that comes twice the
/// first is taken (RFC 5545, 3.3.5).
pub(crate) fn instant(at: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&at) {
        MappedLocalTime::Single(t) | MappedLocalTime::Ambiguous(t, _) => t.with_timezone(&Utc),
        MappedLocalTime::None => {
            // In a gap the offset before it is the one meant; a day earlier it held in every zone of the database but
            // those that skipped a whole day, where the shift lands after the gap too.
            let before = at - TimeDelta::days(1);
            let offset = zone.offset_from_utc_datetime(&before);
            (at - (offset.base_utc_offset() + offset.dst_offset())).and_utc()
        }
    }
}

/// Appends the definition of a zone that is right for every local time of the years `first..=last`.
pub(crate) fn push_zone(out: &mut Vec<u8>, zone: Tz, first: i32, last: i32) {
    let from_year = (first - 1).clamp(FIRST_YEAR, LAST_YEAR - YEARS_AFTER);
    let to_year = (last + YEARS_AFTER).clamp(from_year + 1, LAST_YEAR);
    let start = year_start(from_year);
    let changes = changes(zone, start, year_start(to_year + 1));
    push_folded(out, "BEGIN:VTIMEZONE");
    push_folded(out, &format!("TZID:{}", zone.name()));
    // What holds before the first change found.
    push_observance(out, &change_to(zone, start, None), None);
    for run in runs(changes) {
        let rule = rule(&run, to_year);
        push_observance(out, &run.first, rule.as_deref());
    }
    push_folded(out, "END:VTIMEZONE");
}

fn year_start(year: i32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc()
}

fn total_offset(zone: Tz, at: DateTime<Utc>) -> i32 {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    (offset.base_utc_offset() + offset.dst_offset()).num_seconds() as i32
}

/// Describes the clock that starts at an instant; `before` is the offset until then, or none at the start of the search.
fn change_to(zone: Tz, at: DateTime<Utc>, before: Option<(i32, TimeDelta)>) -> Change {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let dst = offset.dst_offset();
    let to = total_offset(zone, at);
    let (from, dst_before) = before.unwrap_or((to, dst));
    // Dublin keeps its standard time in summer and takes an hour off in winter.
    let daylight = dst > TimeDelta::zero() || (dst.is_zero() && dst_before < TimeDelta::zero());
    Change {
        wall: at.naive_utc() + TimeDelta::seconds(i64::from(from)),
        from,
        to,
        name: offset.abbreviation().unwrap_or_default().to_owned(),
        daylight,
    }
}

/// Searches the changes of offset in `[start, end)`: day by day, then to the second. No zone changed twice in a day.
fn changes(zone: Tz, start: DateTime<Utc>, end: DateTime<Utc>) -> Vec<Change> {
    let mut found = Vec::new();
    let mut day = start;
    while day < end {
        let Some(next) = day.checked_add_days(Days::new(1)) else { break };
        let before = total_offset(zone, day);
        if total_offset(zone, next) != before {
            let (mut low, mut high) = (day, next);
            while high - low > TimeDelta::seconds(1) {
                let middle = low + TimeDelta::seconds((high - low).num_seconds() / 2);
                if total_offset(zone, middle) == before { low = middle } else { high = middle }
            }
            let dst_before = zone.offset_from_utc_datetime(&low.naive_utc()).dst_offset();
            found.push(change_to(zone, high, Some((before, dst_before))));
        }
        day = next;
    }
    found
}

/// Gathers changes that fall on the same weekday of the same month in consecutive years.
fn runs(changes: Vec<Change>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in changes {
        let here = ordinals(change.wall.date());
        let slot = runs.iter_mut().rev().find(|run| {
            let (a, b) = (&run.last, &change);
            a.wall.year() + 1 == b.wall.year()
                && a.wall.month() == b.wall.month()
                && a.wall.weekday() == b.wall.weekday()
                && a.wall.time() == b.wall.time()
                && (a.from, a.to, a.daylight) == (b.from, b.to, b.daylight)
                && a.name == b.name
                && run.ordinals.iter().any(|o| here.contains(o))
        });
        match slot {
            Some(run) => {
                run.ordinals.retain(|o| here.contains(o));
                run.years += 1;
                run.last = change;
            }
            None => runs.push(Run { first: change.clone(), last: change, years: 1, ordinals: here }),
        }
    }
    runs
}

/// Returns which weekday of its month a date is, from the start and, where it is the last, from the end.
fn ordinals(date: NaiveDate) -> Vec<i32> {
    let nth = (date.day() as i32 - 1) / 7 + 1;
    let last = date.checked_add_days(Days::new(7)).is_none_or(|d| d.month() != date.month());
    match (nth, last) {
        (5, _) => vec![-1],
        (n, true) => vec![-1, n],
        (n, false) => vec![n],
    }
}

/// Returns the recurrence of a run, or none for a change that happened once.
fn rule(run: &Run, to_year: i32) -> Option<String> {
    if run.years < 2 {
        return None;
    }
    let ordinal = run.ordinals.first()?;
    let day = match run.first.wall.weekday() {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    };
    let mut rule = format!("FREQ=YEARLY;BYMONTH={};BYDAY={ordinal}{day}", run.first.wall.month());
    if run.last.wall.year() < to_year {
        // The end of the last year and not its change itself: readers that take UNTIL by the wrong offset
        // would lose that change. Writing into a String cannot fail.
        let _ = write!(rule, ";UNTIL={:04}1231T235959Z", run.last.wall.year());
    }
    Some(rule)
}

fn push_observance(out: &mut Vec<u8>, change: &Change, rule: Option<&str>) {
    let name = if change.daylight { "DAYLIGHT" } else { "STANDARD" };
    let mut put = |text: &str| push_folded(out, text);
    put(&format!("BEGIN:{name}"));
    put(&format!("DTSTART:{}", wall(change.wall)));
    put(&format!("TZOFFSETFROM:{}", offset(change.from)));
    put(&format!("TZOFFSETTO:{}", offset(change.to)));
    if !change.name.is_empty() {
        put(&format!("TZNAME:{}", change.name));
    }
    if let Some(rule) = rule {
        put(&format!("RRULE:{rule}"));
    }
    put(&format!("END:{name}"));
}

fn wall(at: NaiveDateTime) -> String {
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let s = seconds.abs();
    match s % 60 {
        0 => format!("{sign}{:02}{:02}", s / 3600, s / 60 % 60),
        rest => format!("{sign}{:02}{:02}{rest:02}", s / 3600, s / 60 % 60),
    }
}
