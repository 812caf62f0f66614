//! The livre des recettes: every receipt by its date, cash told apart (CGI art. 50-0 and 102 ter), and so is what gives
//! back money laid out for a client: it is no receipt of the trade (CGI art. 267 II 2°). Sales of goods are told from
//! services, which have other limits and other rates.

use super::days::Days;
use crate::wire::Amount;
use crate::wire::books::{BookRequest, MethodTotal, ReceiptRow, ReceiptsLedger};
use crate::{Carnet, Language, Result, say};
use carnet_core::invoice::{InvoiceKind, PaymentMethod};
use carnet_core::money::Currency;
use carnet_store::closing::closed_until;
use carnet_store::ledger::{self, Receipt};

/// Returns the livre des recettes of a period.
///
/// # Errors
/// When the period is none, or the book cannot be read.
pub fn receipts_ledger(carnet: &Carnet, request: BookRequest) -> Result<ReceiptsLedger> {
    let days = Days::read(carnet, request.year.as_deref(), request.from.as_deref(), request.to.as_deref())?;
    of_days(carnet, days)
}

pub(super) fn of_days(carnet: &Carnet, days: Days) -> Result<ReceiptsLedger> {
    let receipts = ledger::receipts(carnet.conn(), days.from, days.to)?;
    let currency = carnet.currency();
    let sum = |value: &dyn Fn(&Receipt) -> i64| -> Amount {
        Amount::minor(receipts.iter().map(value).sum(), currency)
    };
    let cash = |receipt: &Receipt| if is_cash(receipt.method) { receipt.amount } else { 0 };
    Ok(ReceiptsLedger {
        from: days.from.to_string(),
        to: days.to.to_string(),
        total_net: sum(&|receipt| receipt.parts.net - receipt.parts.disbursed),
        total_goods: sum(&|receipt| receipt.parts.goods),
        total_vat: sum(&|receipt| receipt.amount - receipt.parts.net),
        total_disbursed: sum(&|receipt| receipt.parts.disbursed),
        total: sum(&|receipt| receipt.amount),
        cash: sum(&cash),
        by_method: by_method(&receipts, currency),
        with_vat: receipts.iter().any(|receipt| receipt.amount != receipt.parts.net),
        with_goods: receipts.iter().any(|receipt| receipt.parts.goods != 0),
        with_disbursements: receipts.iter().any(|receipt| receipt.parts.disbursed != 0),
        closed_until: closed_until(carnet.conn())?.map(|day| day.to_string()),
        rows: receipts.iter().map(|receipt| row(receipt, carnet.language(), currency)).collect(),
    })
}

fn is_cash(method: PaymentMethod) -> bool {
    method == PaymentMethod::Cash
}

fn by_method(receipts: &[Receipt], currency: Currency) -> Vec<MethodTotal> {
    let total = |method: &PaymentMethod| {
        let with: Vec<i64> = receipts.iter().filter(|r| r.method == *method).map(|r| r.amount).collect();
        (!with.is_empty()).then(|| MethodTotal {
            method: method.to_string(),
            count: with.len(),
            amount: Amount::minor(with.iter().sum(), currency),
        })
    };
    PaymentMethod::ALL.iter().filter_map(total).collect()
}

fn row(receipt: &Receipt, language: Language, currency: Currency) -> ReceiptRow {
    ReceiptRow {
        rank: receipt.rank,
        on: receipt.on.to_string(),
        number: receipt.number.clone(),
        client: receipt.client.clone(),
        nature: nature(receipt, language),
        net: Amount::minor(receipt.parts.net - receipt.parts.disbursed, currency),
        goods: Amount::minor(receipt.parts.goods, currency),
        vat: Amount::minor(receipt.amount - receipt.parts.net, currency),
        disbursed: Amount::minor(receipt.parts.disbursed, currency),
        amount: Amount::minor(receipt.amount, currency),
        method: receipt.method.to_string(),
        cash: is_cash(receipt.method),
    }
}

/// Returns what was paid for: the title of the invoice, else its first line, after what kind of payment it is; then why
/// money went back.
pub(super) fn nature(receipt: &Receipt, language: Language) -> String {
    let first = receipt.first_line.as_deref().and_then(|text| text.lines().next());
    let what = receipt.subject.as_deref().or(first).map(str::trim).filter(|text| !text.is_empty());
    let kind = match (receipt.kind, receipt.amount < 0) {
        _ if receipt.moved => Some(say!(language, "Imputation", "Put down elsewhere")),
        (_, true) => Some(say!(language, "Remboursement", "Refund")),
        (InvoiceKind::Deposit, _) => Some(say!(language, "Acompte", "Deposit")),
        (InvoiceKind::Progress, _) => Some(say!(language, "Situation", "Progress")),
        (InvoiceKind::Final, _) => Some(say!(language, "Solde", "Balance")),
        _ => None,
    };
    let kind = kind.or_else(|| what.is_none().then(|| say!(language, "Prestation", "Services")));
    let colon = say!(language, " : ", ": ");
    let mut text = match (kind, what) {
        (Some(kind), Some(what)) => format!("{kind}{colon}{what}"),
        (Some(only), None) => only,
        (None, what) => what.unwrap_or_default().to_owned(),
    };
    if let Some(note) = &receipt.note {
        text.push_str(" (");
        text.push_str(note);
        text.push(')');
    }
    text
}
