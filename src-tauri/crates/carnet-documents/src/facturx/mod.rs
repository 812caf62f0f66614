//! Electronic invoices: the semantic model of EN 16931-1, written as CII D22B (Factur-X 1.09) and as UBL 2.1.
//!
//! An [`Invoice`] goes in, bytes come out, the same for the same invoice. Every amount arrives settled by the caller: this
//! module writes figures and computes none. Texts never fail: what XML 1.0 cannot carry is left out.

mod cii;
mod model;
mod ubl;
mod xml;

#[cfg(test)]
mod tests;

pub use cii::cii;
pub use model::{
    Address, Allowance, BankAccount, Contact, Delivery, Identifier, Invoice, Line, LineAllowance, Note,
    Party, Payment, Period, Preceding, Totals, TypeCode, VatBreakdown, VatPoint,
};
pub use ubl::ubl;

/// The profile that is written (BT-24): EN 16931, called COMFORT before Factur-X 1.0.
pub const PROFILE: &str = "urn:cen.eu:en16931:2017";
