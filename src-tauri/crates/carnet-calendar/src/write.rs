//! Feeds as iCalendar (RFC 5545, RFC 7986): one buffer, one pass, the same bytes for the same feed.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use crate::event::{Event, Feed, Start, Status};
use crate::text::{clean, push_escaped, push_folded};
use crate::zone;

/// Events written before the buffer is handed on; about 64 kB.
const EVENTS_A_FLUSH: usize = 128;

/// Why a feed was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The format has four digits for the year.
    #[error("event {uid}: year {year} cannot be written")]
    YearOutOfRange {
        /// The event.
        uid: String,
        /// Its year.
        year: i32,
    },
    /// Two events must not share a uid: subscribers would keep one of them.
    #[error("two events have the uid {uid}")]
    UidTwice {
        /// The shared uid.
        uid: String,
    },
    /// A uid is what makes an event the same tomorrow.
    #[error("an event without uid")]
    UidMissing,
    /// The place to write to refused.
    #[error("the feed could not be written")]
    Io(#[from] io::Error),
}

/// Returns the feed as the bytes of an `.ics` file.
///
/// # Errors
/// [`WriteError`] for an event that the format cannot hold; nothing is left out silently.
pub fn write(feed: &Feed) -> Result<Vec<u8>, WriteError> {
    let mut out = Vec::with_capacity(1024 + feed.events.len() * 640);
    write_to(feed, &mut out)?;
    Ok(out)
}

/// Writes the feed piece by piece, so that a large one is never whole in memory twice.
///
/// # Errors
/// As [`write()`]; what was already handed to `out` stays there.
pub fn write_to(feed: &Feed, out: &mut impl io::Write) -> Result<(), WriteError> {
    check(&feed.events)?;
    let mut buffer = Vec::with_capacity(96 * 1024);
    let mut lines = Lines { out: &mut buffer, line: String::with_capacity(256) };
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//Carnet//Carnet//FR");
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain("METHOD:PUBLISH");
    // NAME is the standard's (RFC 7986, 5.1), the other the one that most programs read.
    lines.text("NAME", &feed.name);
    lines.text("X-WR-CALNAME", &feed.name);
    for (zone, first, last) in zones(&feed.events) {
        zone::push_zone(lines.out, zone, first, last);
    }
    for some in feed.events.chunks(EVENTS_A_FLUSH) {
        for event in some {
            lines.event(event);
        }
        out.write_all(lines.out)?;
        lines.out.clear();
    }
    lines.plain("END:VCALENDAR");
    out.write_all(lines.out)?;
    Ok(())
}

fn check(events: &[Event]) -> Result<(), WriteError> {
    let mut seen = std::collections::HashSet::with_capacity(events.len());
    for event in events {
        let uid = clean(&event.uid);
        if uid.is_empty() {
            return Err(WriteError::UidMissing);
        }
        let year = match event.start {
            Start::AllDay(date) => date.year(),
            Start::Local { at, .. } => at.year(),
        };
        // The day after the last one, an all-day event's end, must fit too.
        for year in [year, event.stamp.year()] {
            if !(1..=9998).contains(&year) {
                return Err(WriteError::YearOutOfRange { uid: uid.into_owned(), year });
            }
        }
        if let Some(uid) = seen.replace(uid) {
            return Err(WriteError::UidTwice { uid: uid.into_owned() });
        }
    }
    Ok(())
}

/// Returns each zone that an event names with the first and last year needed of it, in the order of their names.
fn zones(events: &[Event]) -> Vec<(Tz, i32, i32)> {
    let mut spans: BTreeMap<&str, (Tz, i32, i32)> = BTreeMap::new();
    for event in events {
        if let Start::Local { at, zone, .. } = event.start {
            let span = spans.entry(zone.name()).or_insert((zone, at.year(), at.year()));
            span.1 = span.1.min(at.year());
            span.2 = span.2.max(at.year());
        }
    }
    spans.into_values().collect()
}

/// The growing output and one line that is used again and again.
struct Lines<'a> {
    out: &'a mut Vec<u8>,
    line: String,
}

impl Lines<'_> {
    fn plain(&mut self, line: &str) {
        self.out.extend_from_slice(line.as_bytes());
        self.out.extend_from_slice(b"\r\n");
    }

    /// Writes a property whose value is text of the user's.
    fn text(&mut self, name: &str, value: &str) {
        self.line.clear();
        self.line.push_str(name);
        self.line.push(':');
        push_escaped(&mut self.line, &clean(value));
        push_folded(self.out, &self.line);
    }

    fn written(&mut self, write: impl FnOnce(&mut String)) {
        self.line.clear();
        write(&mut self.line);
        push_folded(self.out, &self.line);
    }

    fn event(&mut self, event: &Event) {
        self.plain("BEGIN:VEVENT");
        self.text("UID", &event.uid);
        self.written(|line| {
            line.push_str("DTSTAMP:");
            push_stamp(line, event.stamp);
        });
        self.start(event.start);
        self.text("SUMMARY", &event.summary);
        if !event.description.trim().is_empty() {
            self.text("DESCRIPTION", &event.description);
        }
        self.categories(&event.categories);
        self.plain(match event.status {
            Status::Confirmed => "STATUS:CONFIRMED",
            Status::Tentative => "STATUS:TENTATIVE",
            Status::Cancelled => "STATUS:CANCELLED",
        });
        self.written(|line| {
            let _ = write!(line, "SEQUENCE:{}", event.sequence);
        });
        // A due date must not make the day look taken; a call at ten does.
        self.plain(match event.start {
            Start::AllDay(_) => "TRANSP:TRANSPARENT",
            Start::Local { .. } => "TRANSP:OPAQUE",
        });
        self.written(|line| {
            line.push_str("X-CARNET-KIND:");
            line.push_str(event.kind.word());
        });
        if event.status != Status::Cancelled {
            for &minutes in &event.alarms {
                self.alarm(minutes, &event.summary);
            }
        }
        self.plain("END:VEVENT");
    }

    fn start(&mut self, start: Start) {
        match start {
            Start::AllDay(date) => {
                self.written(|line| {
                    line.push_str("DTSTART;VALUE=DATE:");
                    push_date(line, date);
                });
                // The end is exclusive: the next day.
                if let Some(next) = date.checked_add_days(Days::new(1)) {
                    self.written(|line| {
                        line.push_str("DTEND;VALUE=DATE:");
                        push_date(line, next);
                    });
                }
            }
            Start::Local { at, zone, minutes } => {
                // A time in the gap of a clock change is written as what the clock then shows.
                let at = zone::instant(at, zone).with_timezone(&zone).naive_local();
                self.written(|line| {
                    let _ = write!(line, "DTSTART;TZID={}:", zone.name());
                    push_date_time(line, at);
                });
                // A duration and not an end: over a clock change an end on the wall may lie before its start.
                if minutes > 0 {
                    self.written(|line| {
                        line.push_str("DURATION:");
                        push_minutes(line, minutes);
                    });
                }
            }
        }
    }

    fn categories(&mut self, categories: &[String]) {
        let mut given = categories.iter().map(|c| clean(c)).filter(|c| !c.is_empty()).peekable();
        if given.peek().is_none() {
            return;
        }
        self.line.clear();
        self.line.push_str("CATEGORIES:");
        for (n, category) in given.enumerate() {
            if n > 0 {
                self.line.push(',');
            }
            push_escaped(&mut self.line, &category);
        }
        push_folded(self.out, &self.line);
    }

    fn alarm(&mut self, minutes_before: i32, summary: &str) {
        self.plain("BEGIN:VALARM");
        self.plain("ACTION:DISPLAY");
        self.text("DESCRIPTION", summary);
        self.written(|line| {
            line.push_str("TRIGGER:");
            if minutes_before > 0 {
                line.push('-');
            }
            push_minutes(line, minutes_before.unsigned_abs());
        });
        self.plain("END:VALARM");
    }
}

fn push_date(line: &mut String, date: NaiveDate) {
    let _ = write!(line, "{:04}{:02}{:02}", date.year(), date.month(), date.day());
}

fn push_date_time(line: &mut String, at: NaiveDateTime) {
    push_date(line, at.date());
    let _ = write!(line, "T{:02}{:02}{:02}", at.hour(), at.minute(), at.second());
}

fn push_stamp(line: &mut String, at: DateTime<Utc>) {
    push_date_time(line, at.naive_utc());
    line.push('Z');
}

/// Appends a duration as hours and minutes, never days: a day over a clock change is not 24 hours.
fn push_minutes(line: &mut String, minutes: u32) {
    line.push_str("PT");
    if minutes >= 60 {
        let _ = write!(line, "{}H", minutes / 60);
    }
    if minutes == 0 || !minutes.is_multiple_of(60) {
        let _ = write!(line, "{}M", minutes % 60);
    }
}
