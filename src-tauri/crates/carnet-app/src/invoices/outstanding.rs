//! What invoices ask of the day: what is late, refused, to be made, and what all of it is worth.

use super::show::{balance, row_view, status};
use super::{propose, refused};
use crate::wire::invoices::InvoiceRow;
use crate::wire::lifecycle::RefusedInvoice;
use crate::{Carnet, Result};
use carnet_core::invoice::{InvoiceKind, InvoiceStatus};
use carnet_store::invoice::{self as table, Invoice};

/// Invoices that wait for someone. Amounts in minor units.
pub(crate) struct Outstanding {
    /// Past their due date, newest first.
    pub late: Vec<InvoiceRow>,
    /// Refused, and not yet taken out of the book by a credit note.
    pub refused: Vec<RefusedInvoice>,
    /// What a proposal would make now, then the drafts.
    pub to_invoice: Vec<InvoiceRow>,
    /// Left to pay on issued invoices.
    pub owed: i64,
    /// Net of billable stages and of drafts that ask for money not asked for before.
    pub unbilled: i64,
}

/// Returns the invoices that wait for someone. Those that are settled are not read, however many they are.
///
/// # Errors
/// When the book has no identity yet, or cannot be read.
pub(crate) fn outstanding(carnet: &Carnet) -> Result<Outstanding> {
    let (conn, today, language) = (carnet.conn(), carnet.today(), carnet.language());
    let due = propose::due(conn)?;
    let (issued, drafts): (Vec<Invoice>, Vec<Invoice>) =
        table::open(conn)?.into_iter().partition(|invoice| invoice.issued);
    let owed = issued.iter().map(|invoice| balance(invoice).max(0)).sum();
    let asks_anew = |draft: &&Invoice| !draft.corrective && draft.kind != InvoiceKind::CreditNote;
    let drafted: i64 = drafts.iter().filter(asks_anew).map(|draft| draft.net).sum();
    let unbilled = due.iter().map(propose::Due::net).sum::<i64>() + drafted;
    let (mut late, mut rejected) = (Vec::new(), Vec::new());
    for invoice in issued {
        match status(&invoice, today) {
            InvoiceStatus::Late => late.push(row_view(invoice, today, language)),
            InvoiceStatus::Refused => rejected.push(invoice),
            _ => {}
        }
    }
    let mut to_invoice = propose::rows(carnet, &due)?;
    to_invoice.extend(drafts.into_iter().map(|draft| row_view(draft, today, language)));
    Ok(Outstanding { late, refused: refused::refused(carnet, rejected)?, to_invoice, owed, unbilled })
}
