//! Status 212 of the reform, *encaissée*, as the payments of an invoice make it.

use super::codes::name;
use super::content::{self, Context};
use super::life::unusable;
use super::terms::Terms;
use crate::wire::lifecycle::{InvoiceEvent as EventView, RateAmount};
use crate::wire::{Amount, Number};
use crate::{Language, Result};
use carnet_core::goods::gross_by_nature;
use carnet_core::invoice::InvoiceKind;
use carnet_core::law::VatRegime;
use carnet_core::lifecycle::{self, CashedByPart};
use carnet_core::vat::VatGroup;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::{Connection, payment};

/// Returns whether the payments of an invoice are its statuses 212: where the seller's VAT on a part of it is due on
/// receipts, which that on goods never is.
///
/// Source: CGI art. 290 A and XP Z12-014: status 212 carries the data of payment of services, of who has not opted for the
/// debits; not of goods, not even of a deposit on them.
pub(super) fn cashed_by_payment(conn: &Connection, context: &Context, invoice: &Invoice) -> Result<bool> {
    let due_on_receipts = invoice.kind != InvoiceKind::CreditNote
        && invoice.vat != 0
        && Terms::of_invoice(conn, context, invoice)?.vat_regime == VatRegime::Receipts;
    Ok(due_on_receipts && {
        let goods = table::goods(conn, invoice.id)?;
        let groups = table::totals(conn, invoice.id)?.groups;
        groups.iter().any(|row| row.base != goods.of_group(row.group))
    })
}

/// Returns the payments as statuses, each with what it pays of services by VAT rate.
pub(super) fn cashed(conn: &Connection, invoice: &Invoice, language: Language) -> Result<Vec<EventView>> {
    let mut by_rate = ByRate::of(conn, invoice)?;
    let amount = |minor| Amount::minor(minor, invoice.currency);
    let mut found = Vec::new();
    for payment in payment::of_invoice(conn, invoice.id)? {
        let shares = by_rate.take(payment.amount);
        if shares.is_empty() {
            continue;
        }
        let status = lifecycle::status(lifecycle::CASHED, payment.on).map_err(unusable)?;
        found.push(EventView {
            id: None,
            code: lifecycle::CASHED,
            name: name(status, language).to_owned(),
            on: payment.on.to_string(),
            reason_code: None,
            reason: None,
            amount: Some(amount(shares.iter().map(|(_, share)| share).sum())),
            by_rate: shares
                .into_iter()
                .map(|(group, share)| RateAmount {
                    category: group.category.to_string(),
                    rate: Number::from(group.rate),
                    amount: amount(share),
                })
                .collect(),
            origin: "payment".to_owned(),
        });
    }
    Ok(found)
}

/// What is asked for by VAT group, goods apart: the parts are services, then goods, of each group, with their tax.
struct ByRate {
    groups: Vec<VatGroup>,
    parts: CashedByPart,
}

impl ByRate {
    /// Returns what the payments of an invoice are shared among.
    fn of(conn: &Connection, invoice: &Invoice) -> Result<Self> {
        // What was paid before a correction was paid on what the invoice said then.
        let groups = match invoice.corrected {
            true => table::totals(conn, invoice.id)?.groups,
            false => content::left_after_credits(conn, invoice)?.groups,
        };
        let goods = content::goods_after_credits(conn, invoice)?;
        let parts = groups.iter().flat_map(|row| {
            let (services, goods) = gross_by_nature(row, goods(row.group));
            [services, goods]
        });
        Ok(Self {
            parts: CashedByPart::of(parts.collect()),
            groups: groups.iter().map(|row| row.group).collect(),
        })
    }

    /// Returns the services in the next payment by group.
    fn take(&mut self, amount: i64) -> Vec<(VatGroup, i64)> {
        let services = self.parts.take(amount).into_iter().step_by(2);
        self.groups.iter().copied().zip(services).filter(|(_, share)| *share != 0).collect()
    }
}
