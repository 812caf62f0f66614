//! The terms that an invoice was issued under and that no row of it holds: they rule what follows its issue.

use super::content::Context;
use crate::Result;
use carnet_core::law::VatRegime;
use carnet_store::Connection;
use carnet_store::identity::Identity;
use carnet_store::invoice::{self as table, Invoice};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What is frozen with the paper beside its rows. Field names are part of the book's format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Terms {
    /// The yearly late-payment rate that the seller agreed, in percent; none: the law's.
    pub late_rate: Option<Decimal>,
    /// When the VAT of the seller became due.
    pub vat_regime: VatRegime,
}

impl Terms {
    /// Returns the terms of what is issued now.
    pub fn of(identity: &Identity) -> Self {
        Self { late_rate: identity.late_penalty_rate, vat_regime: identity.vat_regime }
    }

    /// Returns the terms of an issued invoice; for one that was issued before they were frozen, those of today.
    pub fn of_invoice(conn: &Connection, context: &Context, invoice: &Invoice) -> Result<Self> {
        let frozen = table::snapshot_part(conn, invoice.id, "$.terms")?;
        let read = frozen.and_then(|text| serde_json::from_str(&text).ok());
        Ok(read.unwrap_or_else(|| Self::of(&context.identity)))
    }
}
