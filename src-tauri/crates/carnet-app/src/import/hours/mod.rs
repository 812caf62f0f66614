//! Hours out of other programs: their exports as tables, and calendars. One row becomes one draft of an entry, whose client
//! and motive the use case still has to settle.

pub mod clockify;
pub mod generic;
pub mod harvest;
pub mod ics;
pub mod kimai;
mod layout;
mod motive;
mod row;
pub mod solidtime;
pub mod toggl;

pub use motive::guess_motive;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use std::collections::HashMap;
use std::fmt::Write;

use super::fault::{ImportError, Refused};
use super::table::Table;
use super::text::{decode, is_calendar, is_vcard};
use layout::Layout;

carnet_core::words! {
    /// A program whose hours are read.
    HourFormat {
        /// Toggl Track, detailed report.
        Toggl = "toggl",
        /// Clockify, detailed report.
        Clockify = "clockify",
        /// Harvest, detailed time report.
        Harvest = "harvest",
        /// Kimai, export of timesheets.
        Kimai = "kimai",
        /// solidtime, detailed report.
        Solidtime = "solidtime",
        /// A calendar.
        Ics = "ics",
        /// A table whose columns are recognised by their names.
        Csv = "csv",
    }
}

/// One entry that can go in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourDraft {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The day on which it starts.
    pub date: NaiveDate,
    /// When it starts, to the minute, if the file tells.
    pub start: Option<NaiveTime>,
    /// When it ends, to the minute; on the next day for work past midnight.
    pub end: Option<NaiveDateTime>,
    /// Its true length: over a change of clocks not what the two times seem to say.
    pub minutes: u32,
    /// What the file states where that is another length, on nights of clock change: the program subtracted the times.
    pub stated_minutes: Option<u32>,
    /// The client, as named in the file.
    pub client: Option<String>,
    /// The project.
    pub project: Option<String>,
    /// The task or activity.
    pub task: Option<String>,
    /// What was done.
    pub description: Option<String>,
    /// Labels.
    pub tags: Vec<String>,
    /// Whether it is to be billed, if the file tells.
    pub billable: Option<bool>,
    /// 0 for the first of equal entries of the file, 1 for the second: both happened.
    pub occurrence: u32,
}

/// A file of hours as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourFile {
    /// Which program wrote it.
    pub format: HourFormat,
    /// The entries that can go in, in the order of the file.
    pub rows: Vec<HourDraft>,
    /// The rows that cannot.
    pub refused: Vec<Refused>,
}

/// The program's own layouts, the most telling first.
const LAYOUTS: [&Layout; 6] = [
    &clockify::LAYOUT,
    &toggl::LAYOUT,
    &harvest::LAYOUT,
    &kimai::LAYOUT,
    &solidtime::LAYOUT,
    &generic::LAYOUT,
];

/// Reads the hours of a file. Without a format it is recognised by the header. Times are on the clock of `zone`, and
/// instants are shown on it.
///
/// # Errors
/// [`ImportError`] where the file as a whole is not readable; rows at fault are in [`HourFile::refused`].
pub fn read(bytes: &[u8], format: Option<HourFormat>, zone: Tz) -> Result<HourFile, ImportError> {
    let (text, _) = decode(bytes)?;
    if is_vcard(&text) {
        return Err(ImportError::IsContacts);
    }
    let calendar = format == Some(HourFormat::Ics) || (format.is_none() && is_calendar(&text));
    let (format, mut rows, refused) = if calendar {
        let (rows, refused) = ics::read(&text, zone)?;
        (HourFormat::Ics, rows, refused)
    } else {
        let table = Table::open(&text)?;
        let header = table.plain_headers();
        let named = LAYOUTS.iter().find(|l| Some(l.format) == format);
        let layout =
            named.or_else(|| LAYOUTS.iter().find(|l| l.is_signed(&header))).unwrap_or(&&generic::LAYOUT);
        let (rows, refused) = row::read(&table, layout, zone)?;
        (layout.format, rows, refused)
    };
    number_equal_entries(&mut rows);
    Ok(HourFile { format, rows, refused })
}

/// What makes two rows the same piece of work; not the line, which moves with every export, nor labels and rates, which
/// people tidy up later.
fn identity(draft: &HourDraft) -> String {
    let mut out = format!("{} {:?} {:?} {}", draft.date, draft.start, draft.end, draft.minutes);
    for text in [&draft.client, &draft.project, &draft.task, &draft.description] {
        let text = text.as_deref().unwrap_or_default();
        // The length keeps `a|b` + `c` apart from `a` + `b|c`. Writing into a String cannot fail.
        let _ = write!(out, "|{}:{text}", text.len());
    }
    out
}

fn number_equal_entries(rows: &mut [HourDraft]) {
    let mut seen: HashMap<String, u32> = HashMap::with_capacity(rows.len());
    for row in rows {
        let count = seen.entry(identity(row)).or_insert(0);
        row.occurrence = *count;
        *count += 1;
    }
}

/// Returns what an entry is recognised by when its file comes again: 32 hexadecimal digits of a SHA-256.
///
/// `source` is the format's word and not the file's name, as the same report is saved under another name the next month. Of
/// two equal entries in one file each has its own.
pub fn fingerprint(draft: &HourDraft, source: &str) -> String {
    let text = format!("{source}\n{}\n{}", draft.occurrence, identity(draft));
    let mut digest = carnet_store::sha256_hex(text.as_bytes());
    digest.truncate(32);
    digest
}
