//! Clockify, detailed report as CSV: the date and time formats of the user's profile, American unless changed. Which number
//! is the day is decided over the whole file (see `dates::OrderEvidence`).

use super::HourFormat;
use super::layout::{Column, Layout};

/// Clockify's columns.
pub const LAYOUT: Layout = Layout {
    format: HourFormat::Clockify,
    signature: &["start date", "start time", "duration h"],
    names: &[
        (Column::StartDate, &["start date"]),
        (Column::StartTime, &["start time"]),
        (Column::EndDate, &["end date"]),
        (Column::EndTime, &["end time"]),
        (Column::Duration, &["duration h"]),
        (Column::DecimalHours, &["duration decimal"]),
        (Column::Client, &["client"]),
        (Column::Project, &["project"]),
        (Column::Task, &["task"]),
        (Column::Description, &["description"]),
        (Column::Tags, &["tags", "tag"]),
        (Column::Billable, &["billable"]),
    ],
};
