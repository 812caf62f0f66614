//! What a feed is made of. Plain values: the caller decides the uid, the stamp and the sequence, so that the same book
//! always gives the same bytes.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

/// One calendar as other programs see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The name that a subscriber shows, `Carnet – relances`.
    pub name: String,
    /// The events, in the order in which they are written.
    pub events: Vec<Event>,
}

/// One dated thing of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stays the same over the life of the thing, whatever its title or date become.
    pub uid: String,
    /// Which of the feeds per kind it belongs to.
    pub kind: Kind,
    /// The title.
    pub summary: String,
    /// The text under the title; empty for none.
    pub description: String,
    /// When it takes place.
    pub start: Start,
    /// Alarms in minutes before the start; a negative number rings after it. For an all-day event the start is midnight, so
    /// `-540` rings at nine in the morning. A cancelled event rings never.
    pub alarms: Vec<i32>,
    /// Whether it still takes place.
    pub status: Status,
    /// Goes up by one each time that the event moves or changes its title.
    pub sequence: u32,
    /// When the event last changed. Given, never read from the clock.
    pub stamp: DateTime<Utc>,
    /// Labels by which calendars colour and filter.
    pub categories: Vec<String>,
}

/// The kinds of dated things, each with a feed of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A next date on a prospect, quote, invoice or mission.
    FollowUp,
    /// A stage or deadline of a mission.
    Stage,
    /// Money expected or to be paid for an invoice.
    Payment,
    /// Contributions, taxes and VAT to declare.
    Charge,
}

impl Kind {
    /// Returns the word used on the command line and in file names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FollowUp => "follow-up",
            Self::Stage => "stage",
            Self::Payment => "payment",
            Self::Charge => "charge",
        }
    }
}

/// When an event starts and how long it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// The whole of one day.
    AllDay(NaiveDate),
    /// A time on the clock of a place. A time that the clock skips is moved over the gap; of a time that comes twice the
    /// first is meant.
    Local {
        /// What the clock on the wall shows.
        at: NaiveDateTime,
        /// Whose clock it is.
        zone: Tz,
        /// True length in minutes, also over a change of clocks; 0 for a mere point in time.
        minutes: u32,
    },
}

/// Whether an event still takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Confirmed,
    /// It may.
    Tentative,
    /// It does not; written so that subscribers remove it.
    Cancelled,
}
