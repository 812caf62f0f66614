//! The open book with its clock and language: what every use case works on.

use crate::{Language, Refusal, Result, changes, operation, wire::Outcome};
use carnet_core::money::Currency;
use carnet_store::{Book, Connection, Operation, StoreError, Tx};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;
use std::path::Path;

/// Where "now" comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Noon of a fixed day, for tests, scripts and what-if.
    Fixed(NaiveDate),
}

/// An open book.
#[derive(Debug)]
pub struct Carnet {
    book: Book,
    clock: Clock,
    language: Language,
    zone: Tz,
}

impl Carnet {
    /// Opens the book in `folder`. Without `language`, the book's own is used.
    ///
    /// # Errors
    /// When there is no book, or the file is not one that this program may open.
    pub fn open(folder: &Path, clock: Clock, language: Option<Language>) -> Result<Self> {
        Self::with_book(Book::open(folder)?, clock, language)
    }

    /// Makes an empty book in `folder` and opens it.
    ///
    /// # Errors
    /// When there is one already, or the folder cannot be written.
    pub fn create(folder: &Path, clock: Clock, language: Option<Language>) -> Result<Self> {
        let uid = random_name(folder, clock);
        let book = Book::create(folder, &uid, &rfc3339(clock.now()))?;
        Self::with_book(book, clock, language)
    }

    fn with_book(book: Book, clock: Clock, language: Option<Language>) -> Result<Self> {
        let mut carnet = Self { book, clock, language: Language::Fr, zone: chrono_tz::Europe::Paris };
        if let Some((book_language, zone)) = carnet_store::identity::language_and_zone(carnet.conn())? {
            carnet.zone = zone.parse().unwrap_or(chrono_tz::Europe::Paris);
            carnet.language = book_language.parse().unwrap_or(Language::Fr);
        }
        carnet.language = language.unwrap_or(carnet.language);
        Ok(carnet)
    }

    /// Returns the book.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Returns whether the book was made by the demonstration: the first operation of its journal says so.
    pub(crate) fn is_demo(&self) -> Result<bool> {
        Ok(self.book.first_operation()?.as_deref() == Some(operation::DEMO.name))
    }

    /// Returns the book, to undo, redo or write.
    pub(crate) fn book_mut(&mut self) -> &mut Book {
        &mut self.book
    }

    /// Returns the connection, for reading.
    pub fn conn(&self) -> &Connection {
        self.book.conn()
    }

    /// Returns the folder of the book.
    pub fn folder(&self) -> &Path {
        self.book.folder()
    }

    /// Returns the language of sentences.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Speaks `language` from now on.
    pub fn set_language(&mut self, language: Language) {
        self.language = language;
    }

    /// Goes on at another time: the demonstration plays two years in a row.
    pub(crate) fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Returns the currency of the book.
    pub fn currency(&self) -> Currency {
        Currency::Eur
    }

    /// Returns the zone of the user's wall clock.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Returns the current instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Returns today on the user's wall calendar.
    pub fn today(&self) -> NaiveDate {
        match self.clock {
            Clock::Fixed(day) => day,
            Clock::System => self.zone.from_utc_datetime(&self.now().naive_utc()).date_naive(),
        }
    }

    /// Returns the time on the user's wall clock.
    pub fn local_time(&self) -> NaiveTime {
        self.zone.from_utc_datetime(&self.now().naive_utc()).time()
    }

    /// Runs `work` as one operation: all of it is written and journaled, or nothing.
    pub(crate) fn write<T>(
        &mut self,
        operation: Operation,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Outcome<T>> {
        let now = rfc3339(self.now());
        let done = self.book.transact(operation, &now, work)?;
        let changed = changes::changed(&done.tables);
        crate::calendars::refresh_after(self, &changed);
        Ok(Outcome { value: done.value, changed, notices: Vec::new() })
    }
}

impl Clock {
    /// Returns the current instant.
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(day) => day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()).and_utc(),
        }
    }
}

/// Writes an instant as the book keeps it.
pub(crate) fn rfc3339(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Returns a name that no other book has: the folder, the process and the nanosecond, hashed. With a fixed clock
/// the name is fixed too, so that a test makes the same calendar twice.
fn random_name(folder: &Path, clock: Clock) -> String {
    let seed = match clock {
        Clock::Fixed(day) => format!("fixed {day}"),
        Clock::System => {
            let nanos = Utc::now().timestamp_nanos_opt().unwrap_or_default();
            format!("{} {} {nanos}", folder.display(), std::process::id())
        }
    };
    carnet_store::sha256_hex(seed.as_bytes())[..20].to_owned()
}

impl From<carnet_store::rusqlite::Error> for Refusal {
    fn from(error: carnet_store::rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}
