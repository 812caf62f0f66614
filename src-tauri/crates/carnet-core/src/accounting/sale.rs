//! Entries out of what was invoiced and received.

use super::accounts::{Basis, Journal, Role};
use super::entry::{Books, Entry, Settlement, Third, lines_of, place_of};
use crate::invoice::{InvoiceKind, PaymentParts};
use chrono::NaiveDate;

/// An issued invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// Number.
    pub number: String,
    /// Issue date.
    pub on: NaiveDate,
    /// Kind; of a credit note, that of the invoice that it corrects.
    pub kind: InvoiceKind,
    /// Whether it gives back.
    pub is_credit: bool,
    /// What it asks for.
    pub asked: Asked,
    /// The invoice that it corrects: its entry is taken back in the same breath.
    pub corrects: Option<Corrected>,
    /// Client.
    pub client: Third,
    /// Nature.
    pub nature: String,
}

/// What an invoice asks for. Amounts in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// Net, deposits deducted.
    pub net: i64,
    /// Tax, that of the deposits deducted.
    pub vat: i64,
    /// Net of the deposits that it deducts.
    pub deducted: i64,
    /// The part of `net` that was only paid in the client's name: no turnover.
    pub disbursed: i64,
    /// The part of `net` that goods make.
    pub goods: i64,
    /// The part of `deducted` that goods make.
    pub goods_deducted: i64,
}

/// What an invoice that is corrected had asked for; it was of the same kind and client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Number.
    pub number: String,
    /// What it asked for: it counts no more.
    pub asked: Asked,
}

/// Money received on an invoice; a refund is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Number of the invoice.
    pub number: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// When and how.
    pub settlement: Settlement,
    /// Amount with tax.
    pub amount: i64,
    /// What of it is net, and what of the net is no sale of services.
    pub parts: PaymentParts,
    /// Whether no money moved: what came before is put down to another invoice of the client.
    pub moved: bool,
    /// Client.
    pub client: Third,
    /// Nature.
    pub nature: String,
}

impl Books {
    /// Returns the entry of an issued document; none in books kept by receipts and payments.
    pub fn sale(self, sale: &Sale) -> Option<Entry> {
        if self.basis == Basis::Cash {
            return None;
        }
        let sign = if sale.is_credit { -1 } else { 1 };
        let mut signed = sold(sale.kind, sale.asked);
        let before = sale
            .corrects
            .as_ref()
            .map_or([0; LINES], |wrong| sold(sale.kind, wrong.asked).map(|(_, amount)| amount));
        for ((_, amount), before) in signed.iter_mut().zip(before) {
            *amount = (*amount - before) * sign;
        }
        let word = match (&sale.corrects, sale.is_credit) {
            (Some(_), _) => "Facture rectificative",
            (None, true) => "Avoir",
            (None, false) => "Facture",
        };
        Some(Entry {
            journal: Journal::Sales,
            on: sale.on,
            piece: sale.number.clone(),
            piece_on: sale.on,
            label: match &sale.corrects {
                Some(wrong) => {
                    format!("{word} {} (remplace {}) {}", sale.number, wrong.number, sale.client.name)
                }
                None => format!("{word} {} {}", sale.number, sale.client.name),
            },
            lines: lines_of(&signed, &sale.client),
            settlement: None,
            nature: sale.nature.clone(),
            third: Some(sale.client.clone()),
        })
    }

    /// Returns the entry of a receipt; none in books kept by invoices for one that only changed its invoice: the client's
    /// account is the same.
    pub fn receipt(self, receipt: &Receipt) -> Option<Entry> {
        if receipt.moved && self.basis == Basis::Accrual {
            return None;
        }
        let (journal, place) = match receipt.moved {
            // The two halves of the move meet on the client's account.
            true => (Journal::Various, Role::Customers),
            false => place_of(receipt.settlement.method),
        };
        let lines = match self.basis {
            Basis::Accrual => {
                lines_of(&[(place, receipt.amount), (Role::Customers, -receipt.amount)], &receipt.client)
            }
            Basis::Cash => {
                let PaymentParts { net, disbursed, goods } = receipt.parts;
                lines_of(
                    &[
                        (place, receipt.amount),
                        (Role::Sales, disbursed + goods - net),
                        (Role::Goods, -goods),
                        (Role::Disbursements, -disbursed),
                        (Role::VatCollected, net - receipt.amount),
                    ],
                    &receipt.client,
                )
            }
        };
        let word = match (receipt.moved, receipt.amount < 0) {
            (true, _) => "Imputation",
            (false, true) => "Remboursement",
            (false, false) => "Encaissement",
        };
        Some(Entry {
            journal,
            on: receipt.settlement.on,
            piece: receipt.number.clone(),
            piece_on: receipt.issued_on,
            label: format!("{word} {} {}", receipt.number, receipt.client.name),
            lines,
            settlement: Some(receipt.settlement.clone()),
            nature: receipt.nature.clone(),
            third: Some(receipt.client.clone()),
        })
    }
}

/// The most lines of an invoice's entry.
const LINES: usize = 6;

/// The lines of an invoice: who owes it, the deposits taken off, the services and goods sold, what was paid out, the tax.
///
/// A deposit is owed to the client until the final invoice sells what it was for, services and goods alike.
fn sold(kind: InvoiceKind, asked: Asked) -> [(Role, i64); LINES] {
    let Asked { net, vat, deducted, disbursed, goods, goods_deducted } = asked;
    let (income, taken_off, goods) = match kind {
        InvoiceKind::Deposit => (Role::Deposits, 0, 0),
        _ => (Role::Sales, deducted, goods + goods_deducted),
    };
    [
        (Role::Customers, net + vat),
        (Role::Deposits, taken_off),
        (income, disbursed + goods - net - taken_off),
        (Role::Goods, -goods),
        (Role::Disbursements, -disbursed),
        (Role::VatCollected, -vat),
    ]
}
