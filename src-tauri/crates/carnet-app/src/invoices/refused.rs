//! Invoices that came to nothing: refused, rejected or cancelled, until a credit note takes them out of the book.

use super::life::{event_view, next_document};
use super::show::{row_view, status};
use crate::wire::lifecycle::{InvoiceState, RefusedInvoice};
use crate::{Carnet, Result};
use carnet_core::invoice::InvoiceStatus;
use carnet_core::lifecycle;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::invoice_event;

/// Returns what nobody owes any more and still counts in the book, the latest refusal first.
///
/// # Errors
/// When the book cannot be read.
pub(crate) fn refused(carnet: &Carnet) -> Result<Vec<RefusedInvoice>> {
    let today = carnet.today();
    let mut found = Vec::new();
    for invoice in table::list(carnet.conn(), None)? {
        if status(&invoice, today) == InvoiceStatus::Refused {
            found.extend(view(carnet, invoice)?);
        }
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
        invoice: row_view(invoice, carnet.today()),
    }))
}
