//! What can be wrong with a file and with one of its rows, as facts; `sentence` says them to the user.

use carnet_calendar::{CalendarError, EntryFault};
use carnet_core::identifier::IdentifierError;
use chrono::{NaiveDateTime, NaiveTime};

/// Programs whose files are sometimes taken for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryKind {
    /// A workbook of Excel or LibreOffice, or another zip archive.
    Workbook,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A database.
    Database,
    /// Something else that is no text.
    Other,
}

/// Why a file was not read. Nothing of it was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than what is read.
    #[error("{size} octets where {limit} are read")]
    TooLarge {
        /// Octets in the file.
        size: usize,
        /// Octets read at most.
        limit: usize,
    },
    /// It is no text.
    #[error("no text: {kind:?}")]
    Binary {
        /// What it looks like.
        kind: BinaryKind,
    },
    /// Most of it is UTF-8 and a line is not, or UTF-16 has a broken character.
    #[error("line {line} is damaged or in another encoding than the rest")]
    MixedEncoding {
        /// The first such line.
        line: usize,
    },
    /// It stops in the middle.
    #[error("the file stops in the middle of line {line}")]
    Truncated {
        /// Where what is not finished begins.
        line: usize,
    },
    /// A quotation mark is opened and never closed.
    #[error("the quotation mark on line {line} is never closed")]
    UnclosedQuote {
        /// The line of the mark.
        line: usize,
    },
    /// No table has so many columns.
    #[error("line {line} has more than {limit} columns")]
    TooManyColumns {
        /// The line of the row.
        line: usize,
        /// Columns read at most.
        limit: usize,
    },
    /// No row is so long.
    #[error("the row on line {line} has more than {limit} octets")]
    LineTooLong {
        /// The line on which the row begins.
        line: usize,
        /// Octets read at most.
        limit: usize,
    },
    /// More rows than are read from one file.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// Rows read at most.
        limit: usize,
    },
    /// No column has a name that says what it holds.
    #[error("no column is known among {found:?}")]
    NoKnownColumn {
        /// The first names found.
        found: Vec<String>,
    },
    /// A column without which no row can be read is missing.
    #[error("the column {column} is missing")]
    MissingColumn {
        /// What is looked for.
        column: &'static str,
        /// The first names found.
        found: Vec<String>,
    },
    /// It is a calendar, where contacts are looked for.
    #[error("a calendar, which has no contacts")]
    IsCalendar,
    /// They are cards of contacts, where hours are looked for.
    #[error("cards of contacts, which have no hours")]
    IsContacts,
    /// It is no address book.
    #[error("line {line} does not begin a card")]
    NotVcard {
        /// The line.
        line: usize,
    },
    /// It is no calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A header, and nothing under it.
    #[error("there is no row under the header")]
    NoRow,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Why.
    pub fault: RowFault,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// Neither a company nor a person is named.
    #[error("no name")]
    NoName,
    /// A number, address or identifier is wrong.
    #[error("{value}: {error}")]
    Identifier {
        /// As written, shortened.
        value: String,
        /// What is wrong with it.
        error: IdentifierError,
    },
    /// A date that cannot be read or does not exist.
    #[error("{value} is no date")]
    Date {
        /// As written, shortened.
        value: String,
    },
    /// A time of day that cannot be read.
    #[error("{value} is no time of day")]
    Time {
        /// As written, shortened.
        value: String,
    },
    /// A duration that cannot be read.
    #[error("{value} is no duration")]
    Duration {
        /// As written, shortened.
        value: String,
    },
    /// A stage of the sale that Carnet does not have.
    #[error("{value} is no stage")]
    Stage {
        /// As written, shortened.
        value: String,
    },
    /// A yes or no that is neither.
    #[error("{value} is neither yes nor no")]
    YesNo {
        /// As written, shortened.
        value: String,
    },
    /// A control character.
    #[error("control character U+{code:04X} in {column}")]
    ControlCharacter {
        /// The column's name or the property's.
        column: String,
        /// The character.
        code: u32,
    },
    /// More than fits into the field.
    #[error("{column}: {length} characters where {limit} fit")]
    TooLong {
        /// The column's name or the property's.
        column: String,
        /// Characters found.
        length: usize,
        /// Characters that fit.
        limit: usize,
    },
    /// More cells than the header has columns: a separator in a text that is not between quotation marks.
    #[error("{found} cells where the header has {expected}")]
    TooManyCells {
        /// Columns of the header.
        expected: usize,
        /// Cells found.
        found: usize,
    },
    /// No day is given.
    #[error("no date")]
    NoDate,
    /// Neither a duration nor a start with an end.
    #[error("no duration")]
    NoDuration,
    /// The duration and the two times tell different lengths.
    #[error("{stated} min stated, {elapsed} min from {start} to {end}")]
    Disagrees {
        /// Minutes as stated.
        stated: u32,
        /// Minutes between the two times.
        elapsed: u32,
        /// When it starts.
        start: NaiveTime,
        /// When it ends.
        end: NaiveTime,
    },
    /// It ends before it starts.
    #[error("ends {end}, starts {start}")]
    EndBeforeStart {
        /// When it starts.
        start: NaiveDateTime,
        /// When it ends.
        end: NaiveDateTime,
    },
    /// Less than a minute.
    #[error("less than a minute")]
    TooShort,
    /// More than a day.
    #[error("{minutes} minutes")]
    MoreThanADay {
        /// Its length.
        minutes: u32,
    },
    /// The clocks skip this time on that night.
    #[error("{at} does not exist")]
    SkippedTime {
        /// The local time.
        at: NaiveDateTime,
    },
    /// An event of whole days, which has no hours.
    #[error("whole day")]
    WholeDay,
    /// An event that repeats; only single events are hours worked.
    #[error("repeats: {rule}")]
    Repeats {
        /// Its rule.
        rule: String,
    },
    /// An event that was called off.
    #[error("cancelled")]
    Cancelled,
    /// A line of a card or calendar that is none.
    #[error("not a NAME:VALUE line")]
    NotAContentLine,
    /// A card of version 2.1 whose texts are in quoted-printable.
    #[error("quoted-printable")]
    QuotedPrintable,
    /// A card with more lines than any person has.
    #[error("more than {limit} lines")]
    CardTooLong {
        /// Lines read at most.
        limit: usize,
    },
    /// An event at fault.
    #[error(transparent)]
    Entry(#[from] EntryFault),
}

/// Shortens a value that is quoted in a fault and drops what cannot be shown.
pub(crate) fn short(value: &str) -> String {
    let mut shown = value.trim().chars().filter(|c| !c.is_control());
    let mut out: String = shown.by_ref().take(60).collect();
    if shown.next().is_some() {
        out.push('…');
    }
    out
}
