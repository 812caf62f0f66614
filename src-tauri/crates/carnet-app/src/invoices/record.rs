//! The frozen record of an issued document: the rows as they were, beside what was printed.

use super::terms::Terms;
use crate::{Refusal, Result};
use carnet_core::vat::Totals;
use carnet_documents::facturx;
use carnet_documents::paper::Paper;
use carnet_store::Connection;
use carnet_store::invoice::{self as table, Invoice};
use serde::{Deserialize, Serialize};

/// What an issued document is frozen with: its rows and its paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Snapshot {
    /// The rows.
    pub record: Record,
    /// Everything that is printed.
    pub paper: Paper,
    /// Everything that a machine reads; none on what was issued before there was one, and where none would be valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electronic: Option<facturx::Invoice>,
    /// The terms that rule what follows; none in a document that was issued before they were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
}

/// The rows of a document, as text and minor units. Field names are part of the book's format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    kind: String,
    number: String,
    client_id: i64,
    mission_id: Option<i64>,
    stage_id: Option<i64>,
    credited_id: Option<i64>,
    issue_date: String,
    due_date: String,
    language: String,
    currency: String,
    subject: Option<String>,
    reason: Option<String>,
    discount_percent: Option<String>,
    discount: i64,
    net: i64,
    vat: i64,
    gross: i64,
    lines: Vec<RecordLine>,
    deductions: Vec<RecordDeduction>,
    groups: Vec<RecordGroup>,
    // What older snapshots do not hold is left out where it says nothing, so that they still compare equal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order_reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    buyer_reference: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    service_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    service_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delivery_address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    corrects_id: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecordLine {
    description: String,
    quantity: String,
    unit: String,
    unit_price: String,
    discount_percent: Option<String>,
    vat_category: String,
    vat_rate: String,
    net: i64,
    credited_line_id: Option<i64>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    disbursement: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    goods: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecordDeduction {
    number: String,
    issue_date: String,
    groups: Vec<RecordGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecordGroup {
    category: String,
    rate: String,
    base: i64,
    tax: i64,
}

/// Returns the record of a document as its rows are now. A draft that is being issued carries its number and
/// dates already.
pub(super) fn of(conn: &Connection, invoice: &Invoice) -> Result<Record> {
    let missing = |what: &str| Refusal::Paper(format!("{what} missing"));
    Ok(Record {
        kind: invoice.kind.to_string(),
        number: invoice.number.clone().ok_or_else(|| missing("number"))?,
        client_id: invoice.client_id.0,
        mission_id: invoice.mission_id.map(|m| m.0),
        stage_id: invoice.stage_id.map(|s| s.0),
        credited_id: invoice.credited_id.map(|i| i.0),
        issue_date: invoice.issue_date.ok_or_else(|| missing("issue date"))?.to_string(),
        due_date: invoice.due_date.ok_or_else(|| missing("due date"))?.to_string(),
        language: invoice.language.clone(),
        currency: invoice.currency.to_string(),
        subject: invoice.subject.clone(),
        reason: invoice.reason.clone(),
        discount_percent: invoice.discount_percent.map(|p| p.to_string()),
        discount: invoice.discount,
        net: invoice.net,
        vat: invoice.vat,
        gross: invoice.gross,
        lines: table::lines(conn, invoice.id)?
            .into_iter()
            .map(|line| RecordLine {
                description: line.item.description,
                quantity: line.item.quantity.to_string(),
                unit: line.item.unit.to_string(),
                unit_price: line.item.unit_price.to_string(),
                discount_percent: line.item.discount_percent.map(|p| p.to_string()),
                vat_category: line.item.vat.category.to_string(),
                vat_rate: line.item.vat.rate.to_string(),
                net: line.net,
                credited_line_id: line.credited_line_id,
                disbursement: line.item.disbursement,
                goods: line.item.goods,
            })
            .collect(),
        deductions: table::deductions(conn, invoice.id)?
            .into_iter()
            .map(|deduction| RecordDeduction {
                number: deduction.number,
                issue_date: deduction.issue_date.to_string(),
                groups: groups(&deduction.totals),
            })
            .collect(),
        groups: groups(&table::totals(conn, invoice.id)?),
        order_reference: invoice.details.order_reference.clone(),
        buyer_reference: invoice.details.buyer_reference.clone(),
        service_from: invoice.details.service_from.map(|d| d.to_string()),
        service_to: invoice.details.service_to.map(|d| d.to_string()),
        delivery_address: invoice.details.delivery_address.clone(),
        corrects_id: invoice.replaces_id.filter(|_| invoice.corrective).map(|id| id.0),
    })
}

fn groups(totals: &Totals) -> Vec<RecordGroup> {
    totals
        .groups
        .iter()
        .map(|row| RecordGroup {
            category: row.group.category.to_string(),
            rate: row.group.rate.to_string(),
            base: row.base,
            tax: row.tax,
        })
        .collect()
}
