//! iCalendar, out and in: Carnet's dated things as feeds that other calendars subscribe to, and the events of other
//! calendars as plain entries.
//!
//! Out: [`Feed`] and [`write()`]. In: [`read`]. [`content`] holds what both iCalendar and vCard are made of, folded lines of
//! `NAME;PARAMETERS:VALUE`, and serves the contact import too. No clock, no file, no network: the stamp of an event is given.
//!
//! The lines are written here and not by the crate `icalendar`, which was measured first: version 0.17 adds a
//! `DTSTAMP` of the moment and a random `UID` to every component that has none, alarms and time zones included (not
//! valid there, and never twice the same bytes), knows no `VTIMEZONE`, and passes control characters through. In the
//! tests it reads back what is written here, as a second opinion beside `ical`.
#![deny(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod content;
mod entry;
mod event;
mod moment;
mod read;
mod text;
mod write;
mod zone;

pub use entry::{CalendarEntry, EntryFault, RefusedEntry};
pub use event::{Event, Feed, Kind, Start, Status};
pub use moment::Moment;
pub use read::{Calendar, CalendarError, SIZE_LIMIT, read, read_text};
pub use text::clean;
pub use write::{WriteError, write, write_to};
