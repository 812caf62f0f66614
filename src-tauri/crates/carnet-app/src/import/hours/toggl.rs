//! Toggl Track, detailed report as CSV: ISO dates, `HH:MM:SS`, the end called `End` until 2024 and `Stop` since.

use super::HourFormat;
use super::layout::{Column, Layout};

/// Toggl's columns.
pub const LAYOUT: Layout = Layout {
    format: HourFormat::Toggl,
    signature: &["start date", "start time", "duration", "tags"],
    names: &[
        (Column::StartDate, &["start date"]),
        (Column::StartTime, &["start time"]),
        (Column::EndDate, &["end date", "stop date"]),
        (Column::EndTime, &["end time", "stop time"]),
        (Column::Duration, &["duration"]),
        (Column::Client, &["client"]),
        (Column::Project, &["project"]),
        (Column::Task, &["task"]),
        (Column::Description, &["description"]),
        (Column::Tags, &["tags"]),
        (Column::Billable, &["billable"]),
    ],
};
