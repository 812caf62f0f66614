//! solidtime, detailed report as CSV: `Start` and `End` hold date and time, the duration follows the organisation's format,
//! so the number of hours beside it is read too.

use super::HourFormat;
use super::layout::{Column, Layout};

/// The columns of solidtime's `TimeEntriesDetailedCsvExport`.
pub const LAYOUT: Layout = Layout {
    format: HourFormat::Solidtime,
    signature: &["start", "end", "duration", "duration decimal"],
    names: &[
        (Column::StartDate, &["start"]),
        (Column::EndDate, &["end"]),
        (Column::DecimalHours, &["duration decimal"]),
        (Column::Client, &["client"]),
        (Column::Project, &["project"]),
        (Column::Task, &["task"]),
        (Column::Description, &["description"]),
        (Column::Tags, &["tags"]),
        (Column::Billable, &["billable"]),
    ],
};
