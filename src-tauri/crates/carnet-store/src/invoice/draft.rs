//! Drafts: what is typed is written and written again, until the document is issued.

use super::{Content, Details};
use crate::{StoreError, Tx};
use carnet_core::ids::{ClientId, ExpenseId, InvoiceId, MissionId, StageId};
use carnet_core::invoice::InvoiceKind;
use carnet_core::money::Currency;
use carnet_core::vat::Totals;
use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use rust_decimal::Decimal;

/// What a new draft is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Kind.
    pub kind: InvoiceKind,
    /// Client.
    pub client_id: ClientId,
    /// Mission.
    pub mission_id: Option<MissionId>,
    /// Stage.
    pub stage_id: Option<StageId>,
    /// The invoice that a credit note corrects.
    pub credited_id: Option<InvoiceId>,
    /// `fr` or `en`.
    pub language: String,
    /// Currency.
    pub currency: Currency,
    /// Title.
    pub subject: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Due date, when it is not left to the payment terms.
    pub due_date: Option<NaiveDate>,
    /// Discount on the whole in percent.
    pub discount_percent: Option<Decimal>,
    /// What the buyer wants to read.
    pub details: Details,
}

/// Adds a draft with its content.
///
/// # Errors
/// When the file cannot be written.
pub fn insert_draft(tx: &Tx<'_>, draft: &Draft, content: &Content) -> Result<InvoiceId, StoreError> {
    tx.prepare_cached(
        "INSERT INTO invoice (kind, client_id, mission_id, stage_id, credited_id, language, currency, subject,
         reason, due_date, discount_percent, net, vat, gross)
         VALUES (:kind, :client, :mission, :stage, :credited, :language, :currency, :subject, :reason, :due,
         :discount, 0, 0, 0)",
    )?
    .execute(named_params! {
        ":kind": draft.kind.as_str(),
        ":client": draft.client_id.0,
        ":mission": draft.mission_id.map(|m| m.0),
        ":stage": draft.stage_id.map(|s| s.0),
        ":credited": draft.credited_id.map(|i| i.0),
        ":language": draft.language,
        ":currency": draft.currency.as_str(),
        ":subject": draft.subject,
        ":reason": draft.reason,
        ":due": draft.due_date.map(|d| d.to_string()),
        ":discount": draft.discount_percent.map(|p| p.to_string()),
    })?;
    let id = InvoiceId(tx.last_insert_rowid());
    set_details(tx, id, &draft.details)?;
    set_content(tx, id, content)?;
    Ok(id)
}

/// Writes the typed fields of a draft again.
///
/// # Errors
/// When the file cannot be written; [`StoreError::Frozen`] once it is issued.
pub fn update_draft(tx: &Tx<'_>, id: InvoiceId, draft: &Draft) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE invoice SET client_id = ?2, language = ?3, subject = ?4, due_date = ?5, discount_percent = ?6,
         reason = ?7, kind = ?8 WHERE id = ?1",
    )?
    .execute((
        id.0,
        draft.client_id.0,
        &draft.language,
        &draft.subject,
        draft.due_date.map(|d| d.to_string()),
        draft.discount_percent.map(|p| p.to_string()),
        &draft.reason,
        draft.kind.as_str(),
    ))?;
    set_details(tx, id, &draft.details)
}

/// Writes what the buyer wants to read on a draft.
///
/// # Errors
/// When the file cannot be written; [`StoreError::Frozen`] once it is issued.
pub fn set_details(tx: &Tx<'_>, id: InvoiceId, details: &Details) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE invoice SET order_reference = ?2, buyer_reference = ?3, service_from = ?4, service_to = ?5,
         delivery_address = ?6 WHERE id = ?1",
    )?
    .execute((
        id.0,
        &details.order_reference,
        &details.buyer_reference,
        details.service_from.map(|d| d.to_string()),
        details.service_to.map(|d| d.to_string()),
        &details.delivery_address,
    ))?;
    Ok(())
}

/// Returns the purchases that an invoice asks the client for, each with the amount of its line in minor units.
///
/// # Errors
/// When the file cannot be read.
pub fn billed_expenses(conn: &Connection, id: InvoiceId) -> Result<Vec<(ExpenseId, i64)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT expense_id, net FROM invoice_line WHERE invoice_id = ?1 AND expense_id IS NOT NULL ORDER BY position",
    )?;
    let rows = statement.query_map([id.0], |row| Ok((ExpenseId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes on the lines of a draft which purchases they ask the client for: each on a disbursement of its amount, to the
/// cent as the law wants it (CGI art. 267 II 2°). One that has no such line any more is free again.
///
/// # Errors
/// When the file cannot be written; [`StoreError::Frozen`] once it is issued.
pub fn bill_expenses(tx: &Tx<'_>, draft: InvoiceId, expenses: &[(ExpenseId, i64)]) -> Result<(), StoreError> {
    let mut statement = tx.prepare_cached(
        "UPDATE invoice_line SET expense_id = ?2 WHERE id =
             (SELECT id FROM invoice_line WHERE invoice_id = ?1 AND disbursement = 1 AND net = ?3 AND expense_id IS NULL
              ORDER BY position LIMIT 1)",
    )?;
    for (expense, amount) in expenses {
        statement.execute((draft.0, expense.0, amount))?;
    }
    Ok(())
}

/// Replaces the lines, deductions and totals of a draft; the purchases that it asks for stay on the lines of their amounts.
///
/// # Errors
/// When the file cannot be written; [`StoreError::Frozen`] once it is issued.
pub fn set_content(tx: &Tx<'_>, id: InvoiceId, content: &Content) -> Result<(), StoreError> {
    let billed = billed_expenses(tx, id)?;
    clear_content(tx, id)?;
    insert_lines(tx, id, content)?;
    bill_expenses(tx, id, &billed)?;
    insert_deductions(tx, id, &content.deductions)?;
    insert_vat(tx, id, &content.totals)?;
    let totals = &content.totals;
    let disbursed: i64 = content
        .lines
        .iter()
        .zip(&content.nets)
        .filter(|((l, _), _)| l.disbursement)
        .map(|(_, net)| net)
        .sum();
    tx.prepare_cached(
        "UPDATE invoice SET discount = ?2, net = ?3, vat = ?4, gross = ?5, disbursed = ?6 WHERE id = ?1",
    )?
    .execute((id.0, content.discount, totals.net(), totals.tax(), totals.gross(), disbursed))?;
    Ok(())
}

fn insert_lines(tx: &Tx<'_>, id: InvoiceId, content: &Content) -> Result<(), StoreError> {
    let mut line_row = tx.prepare_cached(
        "INSERT INTO invoice_line (invoice_id, position, description, quantity, unit, unit_price,
         discount_percent, vat_category, vat_rate, net, credited_line_id, disbursement, goods)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    for (position, ((line, credits), net)) in (1_u32..).zip(content.lines.iter().zip(&content.nets)) {
        line_row.execute((
            id.0,
            position,
            &line.description,
            line.quantity.to_string(),
            line.unit.as_str(),
            line.unit_price.to_string(),
            line.discount_percent.map(|p| p.to_string()),
            line.vat.category.as_str(),
            line.vat.rate.to_string(),
            net,
            credits,
            line.disbursement,
            line.goods,
        ))?;
    }
    Ok(())
}

fn insert_deductions(
    tx: &Tx<'_>,
    id: InvoiceId,
    deductions: &[(InvoiceId, Totals)],
) -> Result<(), StoreError> {
    let mut deduction_row = tx.prepare_cached(
        "INSERT INTO invoice_deduction (invoice_id, deducted_id, category, rate, base, tax)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (deducted, totals) in deductions {
        for row in &totals.groups {
            let group = row.group;
            deduction_row.execute((
                id.0,
                deducted.0,
                group.category.as_str(),
                group.rate.to_string(),
                row.base,
                row.tax,
            ))?;
        }
    }
    Ok(())
}

fn insert_vat(tx: &Tx<'_>, id: InvoiceId, totals: &Totals) -> Result<(), StoreError> {
    let mut vat_row = tx.prepare_cached(
        "INSERT INTO invoice_vat (invoice_id, category, rate, base, tax) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for row in &totals.groups {
        let group = row.group;
        vat_row.execute((id.0, group.category.as_str(), group.rate.to_string(), row.base, row.tax))?;
    }
    Ok(())
}

fn clear_content(tx: &Tx<'_>, id: InvoiceId) -> Result<(), StoreError> {
    for table in ["invoice_line", "invoice_deduction", "invoice_vat"] {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE invoice_id = ?1"))?.execute([id.0])?;
    }
    Ok(())
}

/// Deletes a draft with its content.
///
/// # Errors
/// When the file cannot be written; [`StoreError::Frozen`] once it is issued.
pub fn delete_draft(tx: &Tx<'_>, id: InvoiceId) -> Result<(), StoreError> {
    clear_content(tx, id)?;
    tx.prepare_cached("DELETE FROM invoice WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}
