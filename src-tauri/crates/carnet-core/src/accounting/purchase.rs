//! Entries out of what was bought and paid.

use super::accounts::{Basis, Journal, Role};
use super::entry::{Books, Entry, Settlement, Third, lines_of, place_of};
use chrono::NaiveDate;

/// An invoice received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    /// Reference of the supplier's document.
    pub reference: String,
    /// The day under which it is written.
    pub on: NaiveDate,
    /// Date of the document.
    pub issued_on: NaiveDate,
    /// Net; the whole where no tax is taken off.
    pub net: i64,
    /// Tax that is taken off; none of a disbursement.
    pub vat: i64,
    /// Whether it was paid in a client's name (CGI art. 267 II 2°): no charge, until the client pays it back.
    pub disbursed: bool,
    /// Supplier.
    pub supplier: Third,
    /// Nature.
    pub nature: String,
}

/// Money paid on an invoice received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spending {
    /// What is paid.
    pub purchase: Purchase,
    /// When and how.
    pub settlement: Settlement,
    /// Net part of what is paid.
    pub net: i64,
    /// Tax part of what is paid.
    pub vat: i64,
}

impl Purchase {
    /// Returns the part that what was bought plays: a charge, or money that a client owes back.
    const fn role(&self) -> Role {
        if self.disbursed { Role::Disbursements } else { Role::Purchases }
    }
}

impl Books {
    /// Returns the entry of an invoice received; none in books kept by receipts and payments.
    pub fn purchase(self, purchase: &Purchase) -> Option<Entry> {
        if self.basis == Basis::Cash {
            return None;
        }
        let lines = [
            (purchase.role(), purchase.net),
            (Role::VatDeductible, purchase.vat),
            (Role::Suppliers, -purchase.net - purchase.vat),
        ];
        Some(Entry {
            journal: Journal::Purchases,
            on: purchase.on,
            piece: purchase.reference.clone(),
            piece_on: purchase.issued_on,
            label: format!("{} {}", purchase.reference, purchase.supplier.name),
            lines: lines_of(&lines, &purchase.supplier),
            settlement: None,
            nature: purchase.nature.clone(),
            third: Some(purchase.supplier.clone()),
        })
    }

    /// Returns the entry of a payment to a supplier.
    pub fn spending(self, spending: &Spending) -> Entry {
        let (journal, place) = place_of(spending.settlement.method);
        let amount = spending.net + spending.vat;
        let supplier = &spending.purchase.supplier;
        let lines = match self.basis {
            Basis::Accrual => lines_of(&[(Role::Suppliers, amount), (place, -amount)], supplier),
            Basis::Cash => lines_of(
                &[
                    (spending.purchase.role(), spending.net),
                    (Role::VatDeductible, spending.vat),
                    (place, -amount),
                ],
                supplier,
            ),
        };
        Entry {
            journal,
            on: spending.settlement.on,
            piece: spending.purchase.reference.clone(),
            piece_on: spending.purchase.issued_on,
            label: format!("Règlement {} {}", spending.purchase.reference, supplier.name),
            lines,
            settlement: Some(spending.settlement.clone()),
            nature: spending.purchase.nature.clone(),
            third: Some(supplier.clone()),
        }
    }
}
