//! The events of other calendars: what `.ics` files of Google, Outlook, Apple, Thunderbird and Nextcloud say, as plain
//! entries. Recurrences are reported, not unrolled. An event that cannot be read is named by its line; the others are kept.

use crate::content::{RawLine, unfold};
use crate::entry::{CalendarEntry, Draft, RefusedEntry, is_one_of, short};
use crate::text::clean;

/// Largest file read, in octets.
pub const SIZE_LIMIT: usize = 20_000_000;
/// Components within components; real files have three levels.
const NESTING_LIMIT: usize = 16;
/// Events read from one file; twenty years of ten a day are 73 000.
const EVENT_LIMIT: usize = 200_000;

/// Why a file is no calendar. Nothing of it was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is too large to be a calendar.
    #[error("the file has {size} octets, {limit} are read")]
    TooLarge {
        /// Its size in octets.
        size: usize,
        /// What is read at most.
        limit: usize,
    },
    /// Calendars are UTF-8 (RFC 5545, 3.1.4).
    #[error("line {line} is not UTF-8")]
    NotUtf8 {
        /// The line of the first wrong octet.
        line: usize,
    },
    /// It does not begin with `BEGIN:VCALENDAR`.
    #[error("line {line}: not a calendar")]
    NotACalendar {
        /// The first line that is not empty.
        line: usize,
    },
    /// It stops before what is open was closed.
    #[error("the {component} that begins on line {line} has no end")]
    Truncated {
        /// What is open.
        component: String,
        /// Where it begins.
        line: usize,
    },
    /// An `END` that closes nothing, or something else.
    #[error("line {line}: END:{found} closes nothing")]
    Unbalanced {
        /// The line.
        line: usize,
        /// What it tries to close.
        found: String,
    },
    /// More events than are read from one file.
    #[error("more than {limit} events")]
    TooManyEvents {
        /// Events read at most.
        limit: usize,
    },
    /// Components in components in components.
    #[error("line {line}: nested too deeply")]
    TooDeep {
        /// The line.
        line: usize,
    },
}

/// A calendar of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its name, if it tells one.
    pub name: Option<String>,
    /// Its events in the order of the file.
    pub entries: Vec<CalendarEntry>,
    /// The events that could not be read.
    pub refused: Vec<RefusedEntry>,
}

/// Reads a calendar.
///
/// # Errors
/// [`CalendarError`] where the file as a whole is no calendar; single events at fault are in [`Calendar::refused`].
pub fn read(bytes: &[u8]) -> Result<Calendar, CalendarError> {
    if bytes.len() > SIZE_LIMIT {
        return Err(CalendarError::TooLarge { size: bytes.len(), limit: SIZE_LIMIT });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(text),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            Err(CalendarError::NotUtf8 { line: before.iter().filter(|b| **b == b'\n').count() + 1 })
        }
    }
}

/// Reads a calendar whose encoding the caller has dealt with.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str) -> Result<Calendar, CalendarError> {
    if text.len() > SIZE_LIMIT {
        return Err(CalendarError::TooLarge { size: text.len(), limit: SIZE_LIMIT });
    }
    let mut lines = unfold(text.strip_prefix('\u{feff}').unwrap_or(text)).peekable();
    let Some(first) = lines.peek() else { return Err(CalendarError::Empty) };
    if component(first, "BEGIN").as_deref() != Some("VCALENDAR") {
        return Err(CalendarError::NotACalendar { line: first.line });
    }
    let mut calendar = Calendar { name: None, entries: Vec::new(), refused: Vec::new() };
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut draft: Option<Draft> = None;
    for line in lines {
        if let Some(name) = component(&line, "BEGIN") {
            if open.len() >= NESTING_LIMIT {
                return Err(CalendarError::TooDeep { line: line.line });
            }
            if name == "VEVENT" && open.len() == 1 {
                if calendar.entries.len() + calendar.refused.len() >= EVENT_LIMIT {
                    return Err(CalendarError::TooManyEvents { limit: EVENT_LIMIT });
                }
                draft = Some(Draft::new(line.line));
            }
            open.push((name, line.line));
        } else if let Some(found) = component(&line, "END") {
            match open.pop() {
                Some((name, _)) if name == found => {}
                _ => return Err(CalendarError::Unbalanced { line: line.line, found: short(&found) }),
            }
            if open.len() == 1
                && let Some(done) = draft.take()
            {
                match done.finish() {
                    Ok(entry) => calendar.entries.push(entry),
                    Err(refused) => calendar.refused.push(refused),
                }
            }
        } else {
            match (open.len(), draft.as_mut()) {
                (2, Some(draft)) => draft.take_line(&line),
                (1, _) if is_one_of(line.name(), &["X-WR-CALNAME", "NAME"]) => {
                    if let Ok(line) = line.split() {
                        calendar.name = Some(clean(&line.text()).into_owned());
                    }
                }
                (0, _) => return Err(CalendarError::NotACalendar { line: line.line }),
                _ => {}
            }
        }
    }
    match open.pop() {
        Some((component, line)) => Err(CalendarError::Truncated { component: short(&component), line }),
        None => Ok(calendar),
    }
}

/// Returns what a `BEGIN` or `END` line names.
fn component(line: &RawLine<'_>, word: &str) -> Option<String> {
    let (name, value) = line.text.split_once(':')?;
    name.trim().eq_ignore_ascii_case(word).then(|| value.trim().to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::EntryFault;
    use crate::moment::Moment;
    use chrono::{NaiveDate, NaiveDateTime};
    use chrono_tz::Tz;

    fn event(lines: &str) -> Calendar {
        let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        read(text.as_bytes()).expect("a calendar")
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a time")
    }

    fn minutes(calendar: &Calendar) -> i64 {
        let entry = &calendar.entries[0];
        (entry.end.instant(Tz::Europe__Paris) - entry.start.instant(Tz::Europe__Paris)).num_minutes()
    }

    #[test]
    fn reads_each_kind_of_moment() {
        let zoned =
            event("DTSTART;TZID=Europe/Paris:20261001T081500\r\nDTEND;TZID=Europe/Paris:20261001T084500");
        assert_eq!(
            zoned.entries[0].start,
            Moment::Zoned(at("2026-10-01T08:15:00"), Tz::Europe__Paris),
            "place"
        );
        assert_eq!(minutes(&zoned), 30, "half an hour");
        let utc = event("DTSTART:20261001T061500Z\r\nDURATION:PT1H30M");
        assert_eq!(
            utc.entries[0].start.local(Tz::Europe__Paris),
            at("2026-10-01T08:15:00"),
            "UTC shown in Paris"
        );
        assert_eq!(minutes(&utc), 90, "a duration stands for the end");
        let floating = event("DTSTART:20261001T081500");
        assert_eq!(floating.entries[0].start, Moment::Floating(at("2026-10-01T08:15:00")), "no zone");
        let day = event("DTSTART;VALUE=DATE:20261001");
        assert_eq!(
            day.entries[0].end,
            Moment::Day(NaiveDate::from_ymd_opt(2026, 10, 2).expect("a date")),
            "a whole day"
        );
    }

    #[test]
    fn nights_of_clock_change_have_their_true_length() {
        let long =
            event("DTSTART;TZID=Europe/Paris:20261025T013000\r\nDTEND;TZID=Europe/Paris:20261025T033000");
        assert_eq!(minutes(&long), 180, "an hour comes twice in October");
        let short =
            event("DTSTART;TZID=Europe/Paris:20260329T013000\r\nDTEND;TZID=Europe/Paris:20260329T033000");
        assert_eq!(minutes(&short), 60, "an hour is missing in March");
        let day = event("DTSTART;TZID=Europe/Paris:20261024T120000\r\nDURATION:P1D");
        assert_eq!(minutes(&day), 25 * 60, "a day of duration is a day on the wall");
    }

    #[test]
    fn knows_the_zone_names_of_other_programs() {
        for name in [
            "Romance Standard Time",
            "\"Europe/Paris\"",
            "/freeassociation.sourceforge.net/Tzfile/Europe/Paris",
        ] {
            let calendar = event(&format!("DTSTART;TZID={name}:20261001T081500"));
            assert_eq!(
                calendar.entries[0].start,
                Moment::Zoned(at("2026-10-01T08:15:00"), Tz::Europe__Paris),
                "{name}"
            );
        }
    }

    #[test]
    fn an_event_at_fault_is_named_and_the_others_stay() {
        let bad = "DTSTART:20260231T080000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261001T080000Z\r\nSUMMARY:a\\, b";
        let calendar = event(bad);
        assert_eq!(calendar.entries.len(), 1, "the good one is kept");
        assert_eq!(calendar.entries[0].summary, "a, b", "and unescaped");
        let fault = EntryFault::BadMoment { property: "DTSTART", value: "20260231T080000".into() };
        assert_eq!(calendar.refused, [RefusedEntry { line: 3, fault }], "31 February is named by its line");
        for (lines, fault) in [
            ("SUMMARY:x", EntryFault::NoStart),
            (
                "DTSTART;TZID=Mars/Olympus:20260101T000000",
                EntryFault::UnknownZone { name: "Mars/Olympus".into() },
            ),
            ("DTSTART:20260102T000000Z\r\nDTEND:20260101T000000Z", EntryFault::EndBeforeStart),
            ("DTSTART:20260102T000000Z\r\nDURATION:-PT1H", EntryFault::BadDuration { value: "-PT1H".into() }),
            ("DTSTART:20260102T000000Z\r\nbonjour", EntryFault::NotAContentLine),
        ] {
            assert_eq!(event(lines).refused[0].fault, fault, "{lines}");
        }
    }

    #[test]
    fn alarms_and_zones_inside_are_not_taken_for_the_event() {
        let calendar =
            event("DTSTART:20261001T080000Z\r\nSUMMARY:vrai\r\nBEGIN:VALARM\r\nSUMMARY:faux\r\nEND:VALARM");
        assert_eq!(calendar.entries[0].summary, "vrai", "the alarm has its own summary");
    }

    #[test]
    fn wrong_files_are_refused_as_a_whole() {
        assert_eq!(read(b""), Err(CalendarError::Empty), "empty");
        assert_eq!(read(b"\r\n \r\n"), Err(CalendarError::Empty), "blank");
        assert_eq!(read(b"a;b\r\n"), Err(CalendarError::NotACalendar { line: 1 }), "a table");
        assert_eq!(
            read(b"BEGIN:VCALENDAR\r\nX:\xff"),
            Err(CalendarError::NotUtf8 { line: 2 }),
            "encoding, with the line"
        );
        let cut = CalendarError::Truncated { component: "VEVENT".into(), line: 2 };
        assert_eq!(read(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1"), Err(cut), "cut in an event");
        let crossed = CalendarError::Unbalanced { line: 3, found: "VCALENDAR".into() };
        assert_eq!(read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"), Err(crossed), "crossed");
        let large = vec![b'x'; SIZE_LIMIT + 1];
        assert_eq!(
            read(&large),
            Err(CalendarError::TooLarge { size: SIZE_LIMIT + 1, limit: SIZE_LIMIT }),
            "too large"
        );
        let deep = "BEGIN:VCALENDAR\n".repeat(1000);
        assert_eq!(
            read(deep.as_bytes()),
            Err(CalendarError::TooDeep { line: 17 }),
            "no recursion to exhaust"
        );
    }
}
