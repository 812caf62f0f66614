//! From the tables that an operation touched to the lists that a screen has to read again.

use crate::wire::Changed;

/// Returns what changed, each once.
pub(crate) fn changed(tables: &[String]) -> Vec<Changed> {
    let mut found: Vec<Changed> = tables.iter().filter_map(|table| of_table(table)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn of_table(table: &str) -> Option<Changed> {
    Some(match table {
        "identity" => Changed::Identity,
        "client" | "interaction" | "lead_source" => Changed::Clients,
        "follow_up" => Changed::FollowUps,
        "quote" | "quote_line" | "quote_stage" => Changed::Quotes,
        "mission" | "signed_order" | "stage" | "stage_vat" | "deadline" | "amendment" => Changed::Missions,
        "time_entry" => Changed::Hours,
        "service" => Changed::Services,
        "closing" | "account" | "accounting" => Changed::Books,
        "timer" => Changed::Timer,
        "invoice" | "invoice_event" | "reminder" | "invoice_line" | "invoice_vat" | "invoice_deduction"
        | "payment" => Changed::Invoices,
        "expense" | "expense_line" | "expense_vat" | "expense_payment" => Changed::Expenses,
        _ => return None,
    })
}
