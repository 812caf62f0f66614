//! Why a sentence is no entry, as facts.

use super::Motive;
use crate::input::{DateInputError, DurationInputError, TextInputError};
use chrono::NaiveTime;

/// Why a sentence is no entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryLineError {
    /// Nothing was typed.
    #[error("empty line")]
    Empty,
    /// The line is longer than any sentence.
    #[error("{got} characters where {max} are allowed")]
    TooLong {
        /// The most that is read.
        max: usize,
        /// How many were given.
        got: usize,
    },
    /// Neither a length nor a range of times was found.
    #[error("no duration and no times")]
    NoTime,
    /// A quote is opened and not closed.
    #[error("the quote at place {position} is not closed")]
    OpenQuote {
        /// Its place in characters, from one.
        position: usize,
    },
    /// Something that looks like a date is none.
    #[error(transparent)]
    Date(#[from] DateInputError),
    /// Something that looks like a duration is none.
    #[error(transparent)]
    Duration(#[from] DurationInputError),
    /// One sitting lasts a day at most.
    #[error("an entry of more than 24 hours")]
    LongerThanADay,
    /// Something that looks like a time of the day is none, as `25:00`.
    #[error("{text:?} is no time of the day")]
    NoSuchTime {
        /// The time as typed.
        text: String,
    },
    /// The range starts and ends at the same time.
    #[error("the range from {time} to {time} is empty")]
    EmptyRange {
        /// Start and end.
        time: NaiveTime,
    },
    /// Several clients have that start of name.
    #[error("{text:?} may be any of {candidates:?}")]
    AmbiguousClient {
        /// The start of name as typed.
        text: String,
        /// The clients' names.
        candidates: Vec<String>,
    },
    /// A client was named with `@` or in quotes, and none has that start of name.
    #[error("no client is called {text:?}")]
    UnknownClient {
        /// The start of name as typed.
        text: String,
        /// The clients with a further word that begins so.
        near: Vec<String>,
    },
    /// Several missions have that start of name.
    #[error("{text:?} may be any of {candidates:?}")]
    AmbiguousMission {
        /// The start of name as typed.
        text: String,
        /// The missions' names.
        candidates: Vec<String>,
    },
    /// A mission was named with `#`, and none has that start of name.
    #[error("no mission is called {text:?}")]
    UnknownMission {
        /// The start of name as typed.
        text: String,
        /// The missions with a further word that begins so.
        near: Vec<String>,
    },
    /// The motive makes no sense without a client, and none was recognised.
    #[error("{motive} needs a client")]
    ClientMissing {
        /// The motive.
        motive: Motive,
        /// The first word that might have been meant as the client.
        tried: Option<String>,
        /// The clients with a further word that begins like `tried`.
        near: Vec<String>,
    },
    /// The note cannot be kept.
    #[error(transparent)]
    Note(#[from] TextInputError),
}
