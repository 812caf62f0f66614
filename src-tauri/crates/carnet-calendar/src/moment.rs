//! Dates, times and durations as calendars write them, and the zones that they name.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::content::ContentLine;
use crate::entry::{EntryFault, short};
use crate::zone;

/// A date or a time as a calendar tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A whole day.
    Day(NaiveDate),
    /// A time on whatever clock the reader has.
    Floating(NaiveDateTime),
    /// An instant.
    Utc(DateTime<Utc>),
    /// A time on the clock of a place.
    Zoned(NaiveDateTime, Tz),
}

impl Moment {
    /// Returns the instant; a floating time and the start of a day are taken on the clock of `zone`.
    pub fn instant(self, zone: Tz) -> DateTime<Utc> {
        match self {
            Self::Day(date) => zone::instant(date.and_time(NaiveTime::MIN), zone),
            Self::Floating(at) => zone::instant(at, zone),
            Self::Utc(at) => at,
            Self::Zoned(at, own) => zone::instant(at, own),
        }
    }

    /// Returns what the clock of `zone` shows at this moment.
    pub fn local(self, zone: Tz) -> NaiveDateTime {
        match self {
            Self::Floating(at) => at,
            Self::Day(date) => date.and_time(NaiveTime::MIN),
            Self::Zoned(at, own) if own == zone => at,
            other => other.instant(zone).with_timezone(&zone).naive_local(),
        }
    }

    /// Returns the moment that is later by a duration; none beyond the end of the calendar.
    pub(crate) fn later(self, by: Span) -> Option<Self> {
        let days = TimeDelta::try_days(by.days)?;
        let exact = TimeDelta::try_seconds(by.seconds)?;
        Some(match self {
            Self::Day(date) => Self::Day(date.checked_add_signed(days + exact)?),
            Self::Floating(at) => Self::Floating(at.checked_add_signed(days + exact)?),
            Self::Utc(at) => Self::Utc(at.checked_add_signed(days + exact)?),
            // Days are counted on the wall, hours by true length (RFC 5545, 3.3.6).
            Self::Zoned(at, own) => {
                let end = zone::instant(at.checked_add_signed(days)?, own).checked_add_signed(exact)?;
                Self::Utc(end)
            }
        })
    }
}

/// Reads a DTSTART or DTEND.
pub(crate) fn moment(line: &ContentLine, property: &'static str) -> Result<Moment, EntryFault> {
    let value = line.value.trim();
    let bad = || EntryFault::BadMoment { property, value: short(value) };
    if !value.is_ascii() {
        return Err(bad());
    }
    if value.len() == 8 {
        return date(value).map(Moment::Day).ok_or_else(bad);
    }
    let (clock, utc) = match value.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, true),
        None => (value, false),
    };
    let (day, time) = clock.split_once(['T', 't']).ok_or_else(bad)?;
    let at = date(day).and_then(|d| Some(d.and_time(time_of_day(time)?))).ok_or_else(bad)?;
    match line.param("TZID") {
        _ if utc => Ok(Moment::Utc(at.and_utc())),
        None => Ok(Moment::Floating(at)),
        Some(name) => match zone_named(name) {
            Some(Tz::UTC) => Ok(Moment::Utc(at.and_utc())),
            Some(zone) => Ok(Moment::Zoned(at, zone)),
            None => Err(EntryFault::UnknownZone { name: short(name) }),
        },
    }
}

fn digits(text: &str, range: std::ops::Range<usize>) -> Option<u32> {
    let part = text.get(range)?;
    part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
}

fn date(text: &str) -> Option<NaiveDate> {
    let year = i32::try_from(digits(text, 0..4)?).ok().filter(|y| *y > 0)?;
    (text.len() == 8).then(|| NaiveDate::from_ymd_opt(year, digits(text, 4..6)?, digits(text, 6..8)?))?
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (h, m, s) = match text.len() {
        // Seconds are mandatory, yet some programs leave them out.
        4 => (digits(text, 0..2)?, digits(text, 2..4)?, 0),
        6 => (digits(text, 0..2)?, digits(text, 2..4)?, digits(text, 4..6)?),
        _ => return None,
    };
    // 60 is a leap second.
    NaiveTime::from_hms_opt(h, m, s.min(59)).filter(|_| s <= 60)
}

/// Zone names of Windows for the places where Carnet's users and their clients are. Source: Unicode CLDR, windowsZones.
const WINDOWS_ZONES: [(&str, Tz); 14] = [
    ("Romance Standard Time", Tz::Europe__Paris),
    ("W. Europe Standard Time", Tz::Europe__Berlin),
    ("Central Europe Standard Time", Tz::Europe__Budapest),
    ("Central European Standard Time", Tz::Europe__Warsaw),
    ("GMT Standard Time", Tz::Europe__London),
    ("Greenwich Standard Time", Tz::Atlantic__Reykjavik),
    ("FLE Standard Time", Tz::Europe__Kiev),
    ("GTB Standard Time", Tz::Europe__Bucharest),
    ("Morocco Standard Time", Tz::Africa__Casablanca),
    ("Eastern Standard Time", Tz::America__New_York),
    ("Central Standard Time", Tz::America__Chicago),
    ("Pacific Standard Time", Tz::America__Los_Angeles),
    ("SA Western Standard Time", Tz::America__La_Paz),
    ("UTC", Tz::UTC),
];

/// Finds the zone meant: its IANA name, that name at the end of a path (`/freeassociation…/Europe/Paris`), or a Windows name.
fn zone_named(name: &str) -> Option<Tz> {
    let name = name.trim().trim_matches('"');
    if let Ok(zone) = name.parse() {
        return Some(zone);
    }
    if let Some((_, zone)) = WINDOWS_ZONES.iter().find(|(windows, _)| windows.eq_ignore_ascii_case(name)) {
        return Some(*zone);
    }
    name.match_indices('/').find_map(|(at, _)| name[at + 1..].parse().ok())
}

/// A duration: days on the wall and seconds by true length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    days: i64,
    pub(crate) seconds: i64,
}

impl Span {
    /// Reads `P1DT2H30M`, `PT45M`, `P2W`; negative ones are no length of an event.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('+').unwrap_or(text).strip_prefix(['P', 'p'])?;
        let (mut days, mut seconds) = (0_i64, 0_i64);
        let (mut number, mut in_time, mut any) = (None::<i64>, false, false);
        for c in text.chars() {
            if let Some(digit) = c.to_digit(10) {
                number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(i64::from(digit))?);
                continue;
            }
            if matches!(c, 'T' | 't') && !in_time && number.is_none() {
                in_time = true;
                continue;
            }
            let count = number.take()?;
            let (total, unit) = match (c.to_ascii_uppercase(), in_time) {
                ('W', false) => (&mut days, 7),
                ('D', false) => (&mut days, 1),
                ('H', true) => (&mut seconds, 3600),
                ('M', true) => (&mut seconds, 60),
                ('S', true) => (&mut seconds, 1),
                _ => return None,
            };
            *total = total.checked_add(count.checked_mul(unit)?)?;
            any = true;
        }
        (any && number.is_none()).then_some(Self { days, seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        assert_eq!(Span::parse("P1DT2H30M"), Some(Span { days: 1, seconds: 9000 }), "all units");
        assert_eq!(Span::parse("P2W"), Some(Span { days: 14, seconds: 0 }), "weeks");
        for wrong in ["", "P", "PT", "P1H", "PT1", "1H", "P99999999999999999999D", "P-1D"] {
            assert_eq!(Span::parse(wrong), None, "{wrong} is no duration");
        }
    }
}
