//! Follow-ups: the next dated action on a client, a quote, an invoice or a mission.

use chrono::NaiveDate;

crate::words! {
    /// What a follow-up is about.
    FollowUpSubject {
        /// A client or prospect.
        Client = "client",
        /// A quote that was sent.
        Quote = "quote",
        /// An invoice that is due.
        Invoice = "invoice",
        /// A mission under way.
        Mission = "mission",
    }
}

/// Where a date stands against today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Before today, by this many days.
    Overdue(u32),
    /// Today.
    Due,
    /// After today, by this many days.
    Coming(u32),
}

/// Returns where `on` stands against `today`.
pub fn urgency(on: NaiveDate, today: NaiveDate) -> Urgency {
    let days = (on - today).num_days();
    match u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX) {
        0 => Urgency::Due,
        n if days < 0 => Urgency::Overdue(n),
        n => Urgency::Coming(n),
    }
}
