//! What a program calls its columns, and which of them give it away.

use super::HourFormat;

/// What a column of hours holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The day, or the day with the time, of the start.
    StartDate,
    /// The time of the start.
    StartTime,
    /// The day, or the day with the time, of the end.
    EndDate,
    /// The time of the end.
    EndTime,
    /// A duration with its unit or as hours and minutes.
    Duration,
    /// A duration as a number of hours.
    DecimalHours,
    /// A duration as a number of minutes.
    Minutes,
    /// Minutes of rest inside the two times.
    Break,
    /// The client.
    Client,
    /// The project.
    Project,
    /// The task or activity.
    Task,
    /// What was done.
    Description,
    /// Labels, separated by commas.
    Tags,
    /// Yes or no.
    Billable,
}

/// The columns of one program.
#[derive(Debug)]
pub struct Layout {
    pub(super) format: HourFormat,
    /// Columns that only this program has all of, in plain spelling (see `Table::plain_headers`).
    pub(super) signature: &'static [&'static str],
    /// The names of each column, the preferred one first.
    pub(super) names: &'static [(Column, &'static [&'static str])],
}

impl Layout {
    /// Tells whether a header is this program's.
    pub(super) fn is_signed(&self, header: &[String]) -> bool {
        self.signature.iter().all(|name| header.iter().any(|h| h == name))
    }

    /// Returns where a column stands; the first of its names that is there.
    pub(super) fn find(&self, column: Column, header: &[String]) -> Option<usize> {
        let (_, names) = self.names.iter().find(|(c, _)| *c == column)?;
        names.iter().find_map(|name| header.iter().position(|h| h == name))
    }
}
