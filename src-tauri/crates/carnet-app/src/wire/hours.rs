//! The hour grid: entries, the sentence line, the timer, totals, imports.

use super::Hours;
use super::clients::RefusedRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Adds an entry from its sentence: `2h acme appel`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryLine {
    /// The sentence.
    pub line: String,
}

/// A part of the sentence that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Understood {
    /// First character, in UTF-16 units as the page counts them.
    pub start: u32,
    /// Character after the last.
    pub end: u32,
    /// `date`, `time`, `duration`, `client`, `mission`, `motive`, `note`.
    pub role: String,
}

/// What a sentence would add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryPreview {
    /// The entry, when the sentence is whole.
    pub entry: Option<Entry>,
    /// What was understood.
    pub understood: Vec<Understood>,
    /// What is missing or ambiguous, as a sentence.
    pub problem: Option<String>,
}

/// Changes an entry; absent fields stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct EntryRequest {
    /// The entry to change; absent: a new one.
    #[ts(optional, type = "number")]
    pub id: Option<i64>,
    /// Day, as typed.
    pub date: Option<String>,
    /// Start `HH:MM`.
    pub start: Option<String>,
    /// End `HH:MM`; before the start: the next day.
    pub end: Option<String>,
    /// Length, when there is no start and end.
    pub duration: Option<String>,
    /// Client; empty text: none.
    pub client: Option<String>,
    /// Mission; empty text: none.
    pub mission: Option<String>,
    /// Motive.
    pub motive: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Whether it can be billed.
    pub billable: Option<bool>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Entry {
    /// Identity; 0 in a preview.
    #[ts(type = "number")]
    pub id: i64,
    /// Day on the wall calendar.
    pub date: String,
    /// Start on the wall clock.
    pub start: Option<String>,
    /// End on the wall clock.
    pub end: Option<String>,
    /// True length.
    pub hours: Hours,
    /// True length in minutes.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Client.
    pub client: Option<String>,
    /// Its id.
    #[ts(type = "number | null")]
    pub client_id: Option<i64>,
    /// Mission.
    pub mission: Option<String>,
    /// Its id.
    #[ts(type = "number | null")]
    pub mission_id: Option<i64>,
    /// Motive.
    pub motive: String,
    /// Note.
    pub note: Option<String>,
    /// Whether it can be billed.
    pub billable: bool,
    /// Whether it was worked without a signed order.
    pub at_risk: bool,
    /// Ids of the entries that it overlaps.
    #[ts(type = "number[]")]
    pub overlaps: Vec<i64>,
}

/// Which entries to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct HoursRequest {
    /// First day, as typed; absent: Monday of this week.
    pub from: Option<String>,
    /// Last day, as typed; absent: the Sunday after `from`.
    pub to: Option<String>,
    /// Only this client.
    pub client: Option<String>,
    /// Only this mission; without days, all that was ever worked on it.
    pub mission: Option<String>,
}

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoursTotal {
    /// The day, week (`2026-W47`), month, client or motive.
    pub key: String,
    /// Hours.
    pub hours: Hours,
}

/// The entries asked for, with their totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoursList {
    /// Entries by time.
    pub entries: Vec<Entry>,
    /// Sum.
    pub total_hours: Hours,
    /// By day.
    pub by_day: Vec<HoursTotal>,
    /// By ISO week.
    pub by_week: Vec<HoursTotal>,
    /// By month.
    pub by_month: Vec<HoursTotal>,
    /// By client, most first.
    pub by_client: Vec<HoursTotal>,
    /// By motive, most first.
    pub by_motive: Vec<HoursTotal>,
}

/// Starts the timer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TimerStart {
    /// What is being done: `acme appel`.
    pub line: String,
}

/// The running timer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Timer {
    /// When it started, RFC 3339 UTC; none: it does not run.
    pub started_at: Option<String>,
    /// Minutes so far.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Client.
    pub client: Option<String>,
    /// Mission.
    pub mission: Option<String>,
    /// Motive.
    pub motive: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// Reads a time log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct ImportHoursRequest {
    /// Path of the file.
    pub path: String,
    /// `toggl`, `clockify`, `harvest`, `kimai`, `solidtime`, `ics`, `csv`; absent: recognised.
    pub format: Option<String>,
    /// Show what would happen, write nothing.
    pub dry_run: bool,
    /// Also add the clients that are not in the book.
    pub create_clients: bool,
}

/// What an import of hours did or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoursImport {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Format that was read.
    pub format: String,
    /// Entries that were or would be added.
    #[ts(type = "number")]
    pub added: i64,
    /// Their sum.
    pub added_hours: Hours,
    /// Entries that are already there.
    #[ts(type = "number")]
    pub already_there: i64,
    /// Clients named in the file that are not in the book, with the nearest name if there is one.
    pub unknown_clients: Vec<UnknownClient>,
    /// Entries that overlap others.
    #[ts(type = "number")]
    pub overlaps: i64,
    /// Rows that were refused.
    pub refused: Vec<RefusedRow>,
}

/// A client named in a file that is not in the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UnknownClient {
    /// As written.
    pub name: String,
    /// Entries that name it.
    #[ts(type = "number")]
    pub entries: i64,
    /// The nearest name in the book.
    pub nearest: Option<String>,
}

/// Which month to look for unclaimed hours in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct GapsRequest {
    /// `YYYY-MM`; absent: this month.
    pub month: Option<String>,
}

/// Unclaimed time of a working day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Gap {
    /// Day.
    pub date: String,
    /// Hours claimed.
    pub claimed: Hours,
    /// Holes between the first start and the last end, `HH:MM-HH:MM`.
    pub holes: Vec<String>,
    /// What each hole is worth at the target rate.
    pub hole_values: Vec<super::Amount>,
    /// Their sum, or seven hours for a working day without any entry.
    pub unclaimed: Hours,
}

/// Unclaimed time of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Gaps {
    /// Working days up to today with unclaimed time.
    pub gaps: Vec<Gap>,
    /// Sum.
    pub total_unclaimed: Hours,
    /// What it is worth at the target rate.
    pub value: super::Amount,
}

/// Names an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryId {
    /// The entry.
    #[ts(type = "number")]
    pub id: i64,
}

/// Where to cut an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntrySplit {
    /// The entry.
    #[ts(type = "number")]
    pub id: i64,
    /// Time of the day at which the second half starts.
    pub at: String,
}

/// Both halves of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SplitEntry {
    /// Up to the cut; keeps its id.
    pub first: Entry,
    /// From the cut on.
    pub second: Entry,
}

/// Which week to copy, named by any of its days, and into which.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoursCopy {
    /// A day of the week that is copied.
    pub from: String,
    /// A day of the week that it is copied into.
    pub to: String,
}

/// What a copy added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoursCopied {
    /// How many entries.
    #[ts(type = "number")]
    pub added: i64,
}

/// Which days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export, optional_fields)]
pub struct DaysRequest {
    /// First day; a year before the last when absent.
    pub from: Option<String>,
    /// Last day; today when absent.
    pub to: Option<String>,
}

/// The days of a period that have hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Days {
    /// By date.
    pub days: Vec<Day>,
}

/// The hours of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Day {
    /// ISO date.
    pub date: String,
    /// All minutes.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Those that can be billed.
    #[ts(type = "number")]
    pub billable_minutes: i64,
    /// Those on a mission without signed order.
    #[ts(type = "number")]
    pub at_risk_minutes: i64,
    /// All, in hours.
    pub hours: Hours,
    /// For whom, most first.
    pub clients: Vec<DayClient>,
}

/// The minutes of a day that went to one client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DayClient {
    /// Name; none: nobody's hours.
    pub client: Option<String>,
    /// Identity.
    #[ts(type = "number | null")]
    pub client_id: Option<i64>,
    /// Minutes.
    #[ts(type = "number")]
    pub minutes: i64,
}

/// A sentence and the place in it where the user types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LineCursor {
    /// The sentence.
    pub line: String,
    /// Place in UTF-16 units.
    pub cursor: u32,
}

/// What the word at the cursor may become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Completions {
    /// First sign of the word, in UTF-16 units.
    pub start: u32,
    /// Place after its last sign.
    pub end: u32,
    /// Best first.
    pub items: Vec<Completion>,
}

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Completion {
    /// What replaces the word.
    pub text: String,
    /// client, mission, motive, day or entry (a past entry written again).
    pub kind: String,
    /// What is shown.
    pub label: String,
    /// The mission's client.
    pub detail: Option<String>,
}

/// By how much to move the start of the timer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TimerAdjust {
    /// Minutes: positive makes it longer.
    #[ts(type = "number")]
    pub minutes: i64,
}
