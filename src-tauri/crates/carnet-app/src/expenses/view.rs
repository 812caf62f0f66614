//! What a purchase shows.

use super::{New, get};
use crate::Result;
use crate::wire::Amount;
use crate::wire::expenses::{
    Expense as View, ExpenseBilled, ExpenseLine, ExpensePaid, ExpenseRow as RowView, ExpenseVat,
};
use carnet_core::ids::ExpenseId;
use carnet_store::Connection;
use carnet_store::expense::{self as table, Bearer, ExpenseRow, Line, Payment, Vat};
use chrono::NaiveDate;

/// Returns a purchase of the book, whole.
pub(super) fn whole(conn: &Connection, id: ExpenseId, today: NaiveDate) -> Result<View> {
    let row = get(conn, id)?;
    let decimals = row.expense.decimals;
    let payments = table::payments(conn, id)?;
    Ok(View {
        lines: lines(table::lines(conn, id)?, decimals),
        vat: vat(table::vat(conn, id)?, decimals),
        payments: payments.into_iter().map(|payment| paid(payment, decimals)).collect(),
        ..head(row, today)
    })
}

/// Returns a purchase that is not written: its id is 0.
pub(super) fn unwritten(new: New, today: NaiveDate) -> View {
    let decimals = new.expense.decimals;
    let row = ExpenseRow {
        id: ExpenseId(0),
        expense: new.expense,
        paid: 0,
        paid_on: None,
        disbursed_client: None,
        billed: None,
    };
    View { lines: lines(new.lines, decimals), vat: vat(new.vat, decimals), ..head(row, today) }
}

/// Returns a purchase of a list.
pub(super) fn row(row: ExpenseRow, today: NaiveDate) -> RowView {
    let (left, status) = (row.left(), status(&row, today));
    let ExpenseRow { id, expense, disbursed_client, billed: bearer, .. } = row;
    let amount = |minor| Amount::scaled(minor, expense.decimals);
    RowView {
        id: id.0,
        total_net: amount(expense.net),
        total_vat: amount(expense.vat),
        total_gross: amount(expense.gross),
        left: amount(left),
        supplier: expense.supplier,
        number: expense.number,
        date: expense.issue_date.to_string(),
        due_date: expense.due_date.map(|day| day.to_string()),
        currency: expense.currency,
        status: status.to_owned(),
        category: expense.category,
        note: expense.note,
        format: expense.format,
        file_name: expense.file.map(|file| file.name),
        disbursed_for: disbursed_client,
        billed: bearer.map(billed),
    }
}

fn billed(bearer: Bearer) -> ExpenseBilled {
    ExpenseBilled { id: bearer.id.0, number: bearer.number }
}

/// Returns where a purchase stands on `today`.
fn status(row: &ExpenseRow, today: NaiveDate) -> &'static str {
    let left = row.left();
    match (left, row.paid) {
        (0, _) => "paid",
        _ if row.expense.due_date.is_some_and(|due| due < today) && left > 0 => "late",
        (_, 0) => "open",
        _ => "partly_paid",
    }
}

/// Returns a purchase without its lines, VAT and payments.
fn head(row: ExpenseRow, today: NaiveDate) -> View {
    let (left, status) = (row.left(), status(&row, today));
    let ExpenseRow { id, expense, paid, paid_on, disbursed_client, billed: bearer } = row;
    let amount = |minor| Amount::scaled(minor, expense.decimals);
    let (file_name, file_sha256) = expense.file.map(|file| (file.name, file.sha256)).unzip();
    View {
        id: id.0,
        total_net: amount(expense.net),
        total_vat: amount(expense.vat),
        total_gross: amount(expense.gross),
        amount_due: amount(expense.due),
        paid: amount(paid),
        left: amount(left),
        kind: expense.kind,
        supplier: expense.supplier,
        supplier_siren: expense.supplier_siren,
        supplier_vat_number: expense.supplier_vat_number,
        supplier_address: expense.supplier_address,
        supplier_country: expense.supplier_country,
        number: expense.number,
        date: expense.issue_date.to_string(),
        due_date: expense.due_date.map(|day| day.to_string()),
        received_on: expense.received_on.to_string(),
        currency: expense.currency,
        lines: Vec::new(),
        vat: Vec::new(),
        status: status.to_owned(),
        paid_on: paid_on.filter(|_| left == 0).map(|day| day.to_string()),
        payments: Vec::new(),
        category: expense.category,
        note: expense.note,
        disbursed_for: disbursed_client,
        disbursed_for_id: expense.disbursed_for.map(|client| client.0),
        billed: bearer.map(billed),
        format: expense.format,
        profile: expense.profile,
        file_name,
        file_sha256,
    }
}

fn lines(lines: Vec<Line>, decimals: u32) -> Vec<ExpenseLine> {
    let line = |line: Line| ExpenseLine {
        description: line.description,
        quantity: line.quantity.into(),
        unit: line.unit,
        unit_price: line.unit_price.into(),
        vat_category: line.vat_category,
        vat_rate: line.vat_rate.into(),
        net: Amount::scaled(line.net, decimals),
    };
    lines.into_iter().map(line).collect()
}

fn vat(rows: Vec<Vat>, decimals: u32) -> Vec<ExpenseVat> {
    let row = |row: Vat| ExpenseVat {
        category: row.category,
        rate: row.rate.into(),
        base: Amount::scaled(row.base, decimals),
        amount: Amount::scaled(row.tax, decimals),
    };
    rows.into_iter().map(row).collect()
}

fn paid(payment: Payment, decimals: u32) -> ExpensePaid {
    ExpensePaid {
        on: payment.on.to_string(),
        amount: Amount::scaled(payment.amount, decimals),
        method: payment.method.to_string(),
    }
}
