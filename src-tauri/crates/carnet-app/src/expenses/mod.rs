//! Purchases: received electronic invoices read into the book, expenses written by hand, what is left to pay of them.
//!
//! Amounts are signed in the purchase's own currency: a credit note is negative, so that a sum is a sum, and sums are
//! made per currency only.

mod bill;
mod file;
mod import;
mod manual;
mod pay;
mod received;
mod refusal;
#[cfg(test)]
mod tests;
mod view;

pub use bill::bill;
pub(crate) use bill::named;
pub use file::file;
pub use import::import;
pub use manual::{add, edit};
pub use pay::pay;

use crate::failure::Kind;
use crate::form::Form;
use crate::resolve::fold;
use crate::wire::expenses::{
    Expense as View, ExpenseId as IdRequest, ExpenseTotals, Expenses, ExpensesRequest,
};
use crate::wire::{Amount, Nothing, Outcome};
use crate::{Carnet, Refusal, Result, operation};
use carnet_core::ids::ExpenseId;
use carnet_core::input;
use carnet_store::Connection;
use carnet_store::expense::{self as table, Expense, ExpenseRow, Line, Vat};
use std::collections::BTreeMap;

const NAME_LIMIT: usize = 200;
const ADDRESS_LIMIT: usize = 500;
const NOTE_LIMIT: usize = 2_000;
/// The longest number of an invoice that is kept; EN 16931 sets no limit, the French platforms take 35.
const NUMBER_LIMIT: usize = 100;

/// A purchase that is not written yet.
struct New {
    expense: Expense,
    lines: Vec<Line>,
    vat: Vec<Vat>,
}

/// Returns the purchases asked for, newest first, with their sums by currency.
///
/// # Errors
/// Every date that is wrong, in one pass.
pub fn list(carnet: &Carnet, request: ExpensesRequest) -> Result<Expenses> {
    let today = carnet.today();
    let mut form = Form::default();
    let from = form.optional("from", request.from.as_deref(), |text| input::parse_date(text, today));
    let to = form.optional("to", request.to.as_deref(), |text| input::parse_date(text, today));
    let () = form.finish(Some(()))?;
    let search = fold(request.supplier.as_deref().unwrap_or_default().trim());
    let mut rows = table::list(carnet.conn(), from, to, &search)?;
    rows.retain(|row| !request.unpaid || row.left() != 0);
    let totals = totals(&rows);
    Ok(Expenses { expenses: rows.into_iter().map(|row| view::row(row, today)).collect(), totals })
}

fn totals(rows: &[ExpenseRow]) -> Vec<ExpenseTotals> {
    let mut sums: BTreeMap<(&str, u32), [i64; 4]> = BTreeMap::new();
    for row in rows {
        let expense = &row.expense;
        let sum = sums.entry((expense.currency.as_str(), expense.decimals)).or_default();
        for (sum, part) in sum.iter_mut().zip([expense.net, expense.vat, expense.gross, row.left()]) {
            *sum = sum.saturating_add(part);
        }
    }
    let amount = |minor: &i64, decimals| Amount::scaled(*minor, decimals);
    sums.iter()
        .map(|((currency, decimals), [net, vat, gross, left])| ExpenseTotals {
            currency: (*currency).to_owned(),
            total_net: amount(net, *decimals),
            total_vat: amount(vat, *decimals),
            total_gross: amount(gross, *decimals),
            left: amount(left, *decimals),
        })
        .collect()
}

/// Shows a purchase with its lines, VAT and payments.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn show(carnet: &Carnet, request: IdRequest) -> Result<View> {
    view::whole(carnet.conn(), ExpenseId(request.id), carnet.today())
}

/// Deletes a purchase with its payments; its file stays in the folder, so that undo brings it back whole.
///
/// # Errors
/// [`Refusal::NotFound`]; when a document asks a client for it: it is what proves that document.
pub fn delete(carnet: &mut Carnet, request: IdRequest) -> Result<Outcome<Nothing>> {
    let id = ExpenseId(request.id);
    let row = get(carnet.conn(), id)?;
    carnet.write(operation::DELETE_EXPENSE, |tx| {
        tx.subject(&subject(&row.expense))?;
        if let Some(bearer) = table::named_by(tx, id)? {
            return Err(bill::proves(&bearer));
        }
        if table::delete(tx, id)? { Ok(Nothing {}) } else { Err(not_found(id)) }
    })
}

/// Returns the purchase called `id`.
fn get(conn: &Connection, id: ExpenseId) -> Result<ExpenseRow> {
    table::get(conn, id)?.ok_or_else(|| not_found(id))
}

fn not_found(id: ExpenseId) -> Refusal {
    Refusal::NotFound { kind: Kind::Expense, name: id.to_string() }
}

/// Returns what the journal calls a purchase: its supplier and number.
pub(crate) fn subject(expense: &Expense) -> String {
    match &expense.number {
        Some(number) => format!("{} {}", expense.supplier, number.trim()),
        None => expense.supplier.clone(),
    }
}
