//! Invoices as JSON: the list and the whole record.

use super::content::Context;
use super::life;
use super::paper;
use crate::lines;
use crate::wire::invoices::{Deduction, Invoice as View, InvoiceRow, Invoices, InvoicesRequest, Payment};
use crate::wire::{Amount, Number, Reference};
use crate::{Carnet, Language, Refusal, Result, resolve, usual};
use carnet_core::ids::{InvoiceId, MissionId};
use carnet_core::invoice::{InvoiceKind, InvoiceStatus, Settlement};
use carnet_core::money::Currency;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::{Connection, payment};
use chrono::NaiveDate;

/// Returns the invoices asked for: drafts first, then newest first.
///
/// # Errors
/// When the client or status is not known, or the book cannot be read.
pub fn list(carnet: &Carnet, request: InvoicesRequest) -> Result<Invoices> {
    let client = request.client.as_deref().map(|name| resolve::client(carnet.conn(), name)).transpose()?;
    let wanted = request
        .status
        .as_deref()
        .map(|word| word.parse::<InvoiceStatus>().map_err(|e| Refusal::field("status", e)))
        .transpose()?;
    let today = carnet.today();
    let invoices = table::list(carnet.conn(), client)?
        .into_iter()
        .filter(|invoice| wanted.is_none_or(|w| w == status(invoice, today)))
        .map(|invoice| row_view(invoice, today, carnet.language()))
        .collect();
    Ok(Invoices { invoices })
}

/// Returns an invoice, whole.
///
/// # Errors
/// When there is none of that name, or the book cannot be read.
pub fn show(carnet: &Carnet, reference: Reference) -> Result<View> {
    view(carnet, resolve::invoice(carnet.conn(), &reference.name)?)
}

/// Returns the invoices of a mission as rows.
pub(crate) fn rows_of_mission(carnet: &Carnet, mission: MissionId) -> Result<Vec<InvoiceRow>> {
    let today = carnet.today();
    Ok(table::of_mission(carnet.conn(), mission)?
        .into_iter()
        .map(|i| row_view(i, today, carnet.language()))
        .collect())
}

/// Returns whether nothing is left to pay on an issued invoice.
pub(crate) fn is_settled(carnet: &Carnet, id: InvoiceId) -> Result<bool> {
    Ok(status(&table::get(carnet.conn(), id)?, carnet.today()) == InvoiceStatus::Paid)
}

/// Returns where an invoice stands on `today`. A credit note is issued and owes nobody anything.
pub(super) fn status(invoice: &Invoice, today: NaiveDate) -> InvoiceStatus {
    match (invoice.issued, invoice.kind) {
        (false, _) => InvoiceStatus::Draft,
        (true, InvoiceKind::CreditNote) => InvoiceStatus::Issued,
        (true, _) => settlement(invoice, today).status(today),
    }
}

fn settlement(invoice: &Invoice, today: NaiveDate) -> Settlement {
    Settlement {
        gross: invoice.gross,
        paid: invoice.paid,
        // What another invoice corrects counts no more, as if a credit note had taken it back whole.
        credited: if invoice.corrected { invoice.gross } else { invoice.credited },
        dead: invoice.dead,
        due_date: invoice.due_date.unwrap_or(today),
    }
}

/// Returns what is left to pay, in minor units; nothing on a credit note.
pub(super) fn balance(invoice: &Invoice) -> i64 {
    match invoice.kind {
        InvoiceKind::CreditNote => 0,
        _ => settlement(invoice, NaiveDate::MIN).balance(),
    }
}

pub(super) fn row_view(invoice: Invoice, today: NaiveDate, language: Language) -> InvoiceRow {
    let amount = |minor| Amount::minor(minor, invoice.currency);
    InvoiceRow {
        id: invoice.id.0,
        kind: invoice.kind.to_string(),
        status: status(&invoice, today).to_string(),
        total_net: amount(invoice.net),
        total_vat: amount(invoice.vat),
        total_gross: amount(invoice.gross),
        balance: amount(balance(&invoice)),
        number: invoice.number,
        client: invoice.client,
        mission: invoice.mission,
        stage: invoice.stage.map(|label| usual::said(&label, language)),
        issue_date: invoice.issue_date.map(|d| d.to_string()),
        due_date: invoice.due_date.map(|d| d.to_string()),
        reason: invoice.reason.map(|reason| usual::said(&reason, language)),
        due_stage: None,
    }
}

/// Returns an invoice as JSON.
pub(crate) fn view(carnet: &Carnet, id: InvoiceId) -> Result<View> {
    let conn = carnet.conn();
    let invoice = table::get(conn, id)?;
    let currency = invoice.currency;
    let amount = |minor| Amount::minor(minor, currency);
    let life = life::of(carnet, &Context::of(carnet)?, &invoice)?;
    let totals = table::totals(conn, id)?;
    let missing = if invoice.issued {
        Vec::new()
    } else {
        paper::of_draft(carnet, &invoice)?.gaps.into_iter().map(|gap| gap.missing).collect()
    };
    Ok(View {
        id: id.0,
        kind: invoice.kind.to_string(),
        status: status(&invoice, carnet.today()).to_string(),
        client_id: invoice.client_id.0,
        mission_id: invoice.mission_id.map(|m| m.0),
        issue_date: invoice.issue_date.map(|d| d.to_string()),
        due_date: invoice.due_date.map(|d| d.to_string()),
        lines: table::lines(conn, id)?
            .iter()
            .map(|line| lines::view(&line.item, line.net, currency))
            .collect(),
        discount_percent: invoice.discount_percent.map(Number::from),
        discount: amount(invoice.discount),
        deductions: deductions(conn, id, currency)?,
        vat: lines::vat_view(&totals, currency),
        total_net: amount(invoice.net),
        total_vat: amount(invoice.vat),
        total_gross: amount(invoice.gross),
        paid: amount(invoice.paid),
        credited: amount(invoice.credited),
        balance: amount(balance(&invoice)),
        payments: payments(conn, id, currency)?,
        credit_notes: table::credit_notes(conn, id)?
            .into_iter()
            .map(|note| note.number.unwrap_or_else(|| note.id.to_string()))
            .collect(),
        number: invoice.number,
        client: invoice.client,
        mission: invoice.mission,
        stage: invoice.stage.map(|label| usual::said(&label, carnet.language())),
        subject: invoice.subject,
        language: invoice.language,
        corrective: invoice.corrective,
        credits: invoice.credited_number,
        reason: invoice.reason.map(|reason| usual::said(&reason, carnet.language())),
        chain_hash: invoice.chain_hash,
        // What was issued before there was a choice is a PDF alone.
        electronic: invoice.issued.then(|| invoice.electronic.unwrap_or_else(|| "pdf".to_owned())),
        pdf_sha256: invoice.pdf_sha256,
        order_reference: invoice.details.order_reference,
        buyer_reference: invoice.details.buyer_reference,
        service_from: invoice.details.service_from.map(|d| d.to_string()),
        service_to: invoice.details.service_to.map(|d| d.to_string()),
        delivery_address: invoice.details.delivery_address,
        missing,
        life,
    })
}

/// Returns the deposits that a final invoice takes off.
fn deductions(conn: &Connection, id: InvoiceId, currency: Currency) -> Result<Vec<Deduction>> {
    let amount = |minor| Amount::minor(minor, currency);
    let deductions = table::deductions(conn, id)?.into_iter().map(|deduction| Deduction {
        number: deduction.number,
        issue_date: deduction.issue_date.to_string(),
        net: amount(deduction.totals.net()),
        vat: amount(deduction.totals.tax()),
        gross: amount(deduction.totals.gross()),
    });
    Ok(deductions.collect())
}

/// Returns what came for the invoice and what was given back.
fn payments(conn: &Connection, id: InvoiceId, currency: Currency) -> Result<Vec<Payment>> {
    let payments = payment::of_invoice(conn, id)?.into_iter().map(|payment| Payment {
        id: payment.id.0,
        on: payment.on.to_string(),
        amount: Amount::minor(payment.amount, currency),
        method: payment.method.to_string(),
        note: payment.note,
    });
    Ok(payments.collect())
}
