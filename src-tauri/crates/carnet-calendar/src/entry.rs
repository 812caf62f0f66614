//! One event of another calendar: gathered line by line, kept whole or refused with its fault.

use chrono_tz::Tz;

use crate::content::{ContentLine, RawLine};
use crate::moment::{Moment, Span, moment};
use crate::text::clean;

/// One event of another calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The line of its `BEGIN:VEVENT`, from 1.
    pub line: usize,
    /// What makes it the same event tomorrow.
    pub uid: Option<String>,
    /// The title; empty if it has none.
    pub summary: String,
    /// The text under the title; empty if it has none.
    pub description: String,
    /// Its labels.
    pub categories: Vec<String>,
    /// When it begins.
    pub start: Moment,
    /// When it ends; the same as the start where the file tells neither end nor duration, the next day for a whole day.
    pub end: Moment,
    /// It does not take place any more.
    pub cancelled: bool,
    /// The recurrence as written, if it repeats.
    pub recurrence: Option<String>,
}

/// An event that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedEntry {
    /// The line at fault.
    pub line: usize,
    /// What is wrong there.
    pub fault: EntryFault,
}

/// What is wrong with an event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// It does not say when it begins.
    #[error("no DTSTART")]
    NoStart,
    /// A line in it is not of the form NAME:VALUE.
    #[error("not a NAME:VALUE line")]
    NotAContentLine,
    /// A date or time that does not exist.
    #[error("{property}: {value} is no date or time")]
    BadMoment {
        /// DTSTART or DTEND.
        property: &'static str,
        /// What is written, shortened.
        value: String,
    },
    /// A duration that cannot be read.
    #[error("DURATION: {value}")]
    BadDuration {
        /// What is written, shortened.
        value: String,
    },
    /// A zone that is neither of IANA nor one of the Windows names known here.
    #[error("unknown time zone {name}")]
    UnknownZone {
        /// What is written, shortened.
        name: String,
    },
    /// It ends before it begins.
    #[error("ends before it starts")]
    EndBeforeStart,
}

pub(crate) fn is_one_of(name: &str, wanted: &[&str]) -> bool {
    wanted.iter().any(|w| name.eq_ignore_ascii_case(w))
}

/// Shortens what is quoted in an error; a value may be megabytes long.
pub(crate) fn short(text: &str) -> String {
    let mut out: String = clean(text).chars().take(60).collect();
    if out.len() < text.len() && out.chars().count() == 60 {
        out.push('…');
    }
    out
}

/// An event whose lines are still coming.
pub(crate) struct Draft {
    line: usize,
    fault: Option<RefusedEntry>,
    uid: Option<String>,
    summary: String,
    description: String,
    categories: Vec<String>,
    start: Option<Moment>,
    end: Option<Moment>,
    span: Option<Span>,
    cancelled: bool,
    recurrence: Option<String>,
}

const READ: [&str; 10] = [
    "UID",
    "SUMMARY",
    "DESCRIPTION",
    "CATEGORIES",
    "DTSTART",
    "DTEND",
    "DURATION",
    "STATUS",
    "RRULE",
    "RDATE",
];

impl Draft {
    pub(crate) fn new(line: usize) -> Self {
        Self {
            line,
            fault: None,
            uid: None,
            summary: String::new(),
            description: String::new(),
            categories: Vec::new(),
            start: None,
            end: None,
            span: None,
            cancelled: false,
            recurrence: None,
        }
    }

    pub(crate) fn take_line(&mut self, raw: &RawLine<'_>) {
        // Attachments and attendees are never parsed: they are long and nobody asks for them.
        if self.fault.is_some() || (!is_one_of(raw.name(), &READ) && raw.text.contains(':')) {
            return;
        }
        let read =
            raw.split().map_err(|_| EntryFault::NotAContentLine).and_then(|line| self.take_property(&line));
        if let Err(fault) = read {
            self.fault = Some(RefusedEntry { line: raw.line, fault });
        }
    }

    fn take_property(&mut self, line: &ContentLine) -> Result<(), EntryFault> {
        match line.name.as_str() {
            "UID" => self.uid = Some(clean(&line.text()).into_owned()),
            "SUMMARY" => self.summary = clean(&line.text()).into_owned(),
            "DESCRIPTION" => self.description = clean(&line.text()).into_owned(),
            "CATEGORIES" => {
                let given = line.parts(',').into_iter().map(|c| clean(&c).into_owned());
                self.categories.extend(given.filter(|c| !c.is_empty()));
            }
            "DTSTART" => self.start = Some(moment(line, "DTSTART")?),
            "DTEND" => self.end = Some(moment(line, "DTEND")?),
            "DURATION" => {
                let bad = || EntryFault::BadDuration { value: short(&line.value) };
                self.span = Some(Span::parse(line.value.trim()).ok_or_else(bad)?);
            }
            "STATUS" => self.cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => self.recurrence = Some(short(&line.value)),
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<CalendarEntry, RefusedEntry> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let refuse = |fault| RefusedEntry { line: self.line, fault };
        let start = self.start.ok_or_else(|| refuse(EntryFault::NoStart))?;
        let end = match (self.end, self.span, start) {
            (Some(end), ..) => end,
            (None, Some(span), _) => {
                let bad = || EntryFault::BadDuration { value: format!("{} s", span.seconds) };
                start.later(span).ok_or_else(|| refuse(bad()))?
            }
            (None, None, Moment::Day(date)) => Moment::Day(date.succ_opt().unwrap_or(date)),
            (None, None, _) => start,
        };
        // In one zone is as good as in another: only the order is asked.
        if end.instant(Tz::UTC) < start.instant(Tz::UTC) {
            return Err(refuse(EntryFault::EndBeforeStart));
        }
        Ok(CalendarEntry {
            line: self.line,
            uid: self.uid.filter(|u| !u.is_empty()),
            summary: self.summary,
            description: self.description,
            categories: self.categories,
            start,
            end,
            cancelled: self.cancelled,
            recurrence: self.recurrence,
        })
    }
}
