//! Invoices that came to nothing: refused, rejected or cancelled, until a credit note takes them out of the book.

use super::life::{event_view, next_document};
use super::show::row_view;
use crate::wire::lifecycle::{InvoiceState, RefusedInvoice};
use crate::{Carnet, Result};
use carnet_core::lifecycle;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::invoice_event;

/// Returns refused invoices with why and what comes next, the latest refusal first.
pub(super) fn refused(carnet: &Carnet, invoices: Vec<Invoice>) -> Result<Vec<RefusedInvoice>> {
    let mut found = Vec::new();
    for invoice in invoices {
        found.extend(view(carnet, invoice)?);
    }
    found.sort_by(|a, b| b.on.cmp(&a.on));
    Ok(found)
}

/// None where no status says why, which the table does not let happen.
fn view(carnet: &Carnet, invoice: Invoice) -> Result<Option<RefusedInvoice>> {
    let (conn, language) = (carnet.conn(), carnet.language());
    let stored = invoice_event::of_invoice(conn, invoice.id)?;
    let Some(end) = stored.iter().find(|event| lifecycle::is_dead(event.code)) else { return Ok(None) };
    let end = event_view(end, &invoice, language)?;
    let replaced = table::replacement(conn, invoice.id)?.is_some();
    let next_document = next_document(&stored, &invoice, replaced, language)?;
    Ok(Some(RefusedInvoice {
        state: InvoiceState { code: end.code, name: end.name },
        on: end.on,
        said: end.reason,
        next_document,
        invoice: row_view(invoice, carnet.today(), language),
    }))
}
