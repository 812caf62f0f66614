//! Harvest, detailed time report as CSV: a day and a number of hours with the decimal mark of the account, seldom times.

use super::HourFormat;
use super::layout::{Column, Layout};

/// Harvest's columns.
pub const LAYOUT: Layout = Layout {
    format: HourFormat::Harvest,
    signature: &["date", "hours", "notes", "project code"],
    names: &[
        (Column::StartDate, &["date"]),
        (Column::StartTime, &["started at", "start time"]),
        (Column::EndTime, &["ended at", "end time"]),
        (Column::DecimalHours, &["hours"]),
        (Column::Client, &["client"]),
        (Column::Project, &["project"]),
        (Column::Task, &["task"]),
        (Column::Description, &["notes"]),
        (Column::Billable, &["billable"]),
    ],
};
