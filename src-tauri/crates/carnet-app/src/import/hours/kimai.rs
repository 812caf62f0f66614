//! Kimai, export of timesheets as CSV: a day, two times without an end date, `0:30`; newer ones tell the break, which the
//! duration leaves out.

use super::HourFormat;
use super::layout::{Column, Layout};

/// Kimai's columns, English and French.
pub const LAYOUT: Layout = Layout {
    format: HourFormat::Kimai,
    signature: &["from", "to", "customer", "activity"],
    names: &[
        (Column::StartDate, &["date"]),
        (Column::StartTime, &["from", "begin", "de", "debut"]),
        (Column::EndTime, &["to", "end", "a", "fin"]),
        (Column::Duration, &["duration", "duree"]),
        (Column::Break, &["break", "pause"]),
        (Column::Client, &["customer", "client"]),
        (Column::Project, &["project", "projet"]),
        (Column::Task, &["activity", "activite"]),
        (Column::Description, &["description"]),
        (Column::Tags, &["tags", "etiquettes"]),
        (Column::Billable, &["billable", "facturable"]),
    ],
};
