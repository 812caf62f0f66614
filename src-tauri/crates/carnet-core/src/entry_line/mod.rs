//! The one-line way to write hours: `2h acme appel`, `14:00-15:30 acme devis`, `hier 45m prospection`.
//!
//! A sentence becomes a draft; whether the draft overlaps others or may be saved is decided elsewhere. The
//! sentence holds at most one of each: a day, a length or a range of times, a client, a mission, a motive;
//! what is left over is the note.

mod error;
mod motive;
mod names;
mod parse;
mod times;
mod words;

pub use error::EntryLineError;
pub use motive::Motive;
pub use parse::parse;

use crate::input::{LocalTimeError, Minutes, true_minutes};
use chrono::{NaiveDate, NaiveTime};

/// The longest sentence that is read, in characters.
pub const LONGEST_LINE: usize = 1_000;

/// What the sentence may refer to.
#[derive(Debug, Clone, Copy)]
pub struct EntryContext<'a> {
    /// The day on which it is typed.
    pub today: NaiveDate,
    /// The time at which it is typed, where the user is: `9h-` means until now.
    pub now_local: NaiveTime,
    /// Clients and prospects: id and name.
    pub clients: &'a [(i64, &'a str)],
    /// Missions: id, client's id, name.
    pub missions: &'a [(i64, i64, &'a str)],
}

/// What a sentence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDraft {
    /// The day on which the work started.
    pub date: NaiveDate,
    /// Start, when a range was given.
    pub start: Option<NaiveTime>,
    /// End, when a range was given; before the start when the work went past midnight.
    pub end: Option<NaiveTime>,
    /// Length, when no range was given. The length of a range depends on the time zone
    /// ([`EntryDraft::true_minutes`]).
    pub minutes: Option<Minutes>,
    /// The client.
    pub client_id: Option<i64>,
    /// The mission.
    pub mission_id: Option<i64>,
    /// Why the time was spent.
    pub motive: Motive,
    /// The rest of the sentence.
    pub note: String,
    /// Which parts of the sentence were understood as what, in order.
    pub understood: Vec<Span>,
}

impl EntryDraft {
    /// Returns how long the work lasted, on the nights of clock change too.
    ///
    /// # Errors
    /// See [`LocalTimeError`]: a range may begin or end at a time that the zone skips on that day.
    pub fn true_minutes(&self, zone: chrono_tz::Tz) -> Result<Minutes, LocalTimeError> {
        match (self.minutes, self.start, self.end) {
            (None, Some(start), Some(end)) => true_minutes(self.date, start, end, zone),
            (minutes, ..) => Ok(minutes.unwrap_or_default()),
        }
    }
}

crate::words! {
    /// What a part of the sentence was understood as.
    Role {
        /// The day.
        Date = "date",
        /// A range of times.
        Range = "range",
        /// A length.
        Duration = "duration",
        /// A client.
        Client = "client",
        /// A mission.
        Mission = "mission",
        /// A motive.
        Motive = "motive",
        /// A part of the note.
        Note = "note",
    }
}

/// A part of the sentence. Places count UTF-16 units, as the strings of the window do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Place of the first sign.
    pub start: usize,
    /// Place after the last sign.
    pub end: usize,
    /// What the part is.
    pub role: Role,
}

#[cfg(test)]
mod tests;
