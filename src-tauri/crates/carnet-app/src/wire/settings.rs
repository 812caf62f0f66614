//! What the settings show: the folder, the calendars, the series, the facts of the law.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the settings show beside the identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Settings {
    /// Folder of the book.
    pub folder: String,
    /// Version of the program.
    pub version: String,
    /// Size of the database with its write-ahead log.
    #[ts(type = "number")]
    pub database_bytes: u64,
    /// The calendar files that other programs may read.
    pub feeds: Vec<FeedFile>,
    /// Where each series of numbers stands this year.
    pub series: Vec<SeriesStanding>,
    /// The rules by date that concern the user today.
    pub facts: Vec<LawFact>,
}

/// A calendar file in the folder of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FeedFile {
    /// `relances`, `etapes`, `paiements` or `tout`.
    pub kind: String,
    /// Where it stands.
    pub path: String,
    /// How many dated things it holds now.
    pub events: usize,
}

/// Where a series of numbers stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeriesStanding {
    /// `D` quotes, `F` invoices, `A` credit notes.
    pub series: String,
    /// Civil year.
    pub year: i32,
    /// Last rank given; 0 when there is none.
    pub last: u32,
    /// The number that comes next: `F2026-0012`.
    pub next: String,
}

/// The series of this year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesList {
    /// Each of them.
    pub series: Vec<SeriesStanding>,
}

/// A rule by date, as it holds today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LawFact {
    /// What it is, in the reader's language.
    pub name: String,
    /// The value with its unit, as text.
    pub value: String,
    /// First day on which it holds.
    pub valid_from: String,
    /// The legal text.
    pub reference: String,
    /// Whether an official source vouches for it today.
    pub verified: bool,
}

/// Continues the numbers of another program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct SeriesRequest {
    /// `D`, `F` or `A`.
    pub series: String,
    /// The next number, whole or only its rank: `F2026-0012`, `12`.
    pub next: String,
}
