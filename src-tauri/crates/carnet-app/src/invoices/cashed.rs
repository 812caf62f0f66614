//! Status 212 of the reform, *encaissée*, as the payments of an invoice make it.

use super::codes::name;
use super::content::Context;
use super::life::unusable;
use super::terms::Terms;
use crate::wire::lifecycle::{InvoiceEvent as EventView, RateAmount};
use crate::wire::{Amount, Number};
use crate::{Language, Result};
use carnet_core::goods::gross_by_nature;
use carnet_core::invoice::InvoiceKind;
use carnet_core::law::VatRegime;
use carnet_core::lifecycle::{self, CashedByPart};
use carnet_core::vat::{Totals, VatCategory, VatGroup};
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::{Connection, payment};
use chrono::NaiveDate;

/// Returns whether the payments of an invoice are its statuses 212: where the seller's VAT on a part of it is due on
/// receipts, which that on goods never is, nor that which the buyer owes.
///
/// Source: CGI art. 290 A and XP Z12-014: status 212 carries the data of payment of services, of who has not opted for the
/// debits; not of goods, not even of a deposit on them, nor of what the buyer is taxed on.
pub(super) fn cashed_by_payment(conn: &Connection, context: &Context, invoice: &Invoice) -> Result<bool> {
    let due_on_receipts = invoice.kind != InvoiceKind::CreditNote
        && invoice.vat != 0
        && Terms::of_invoice(conn, context, invoice)?.vat_regime == VatRegime::Receipts;
    Ok(due_on_receipts && {
        let goods = table::goods(conn, invoice.id)?;
        let groups = table::totals(conn, invoice.id)?.groups;
        groups.iter().any(|row| is_due_on_receipts(row.group) && row.base != goods.of_group(row.group))
    })
}

/// Returns whether the seller owes the tax on services of a VAT group once they are paid.
fn is_due_on_receipts(group: VatGroup) -> bool {
    group.category == VatCategory::Standard
}

/// Returns the payments as statuses, each with what it pays of services by VAT rate.
pub(super) fn cashed(conn: &Connection, invoice: &Invoice, language: Language) -> Result<Vec<EventView>> {
    let mut by_rate = ByRate::of(conn, invoice)?;
    let amount = |minor| Amount::minor(minor, invoice.currency);
    let mut found = Vec::new();
    for payment in payment::of_invoice(conn, invoice.id)? {
        by_rate.ask(payment.on, payment.amount);
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
    paid: i64,
    /// What is asked for after the credit notes of a day, oldest last.
    later: Vec<(NaiveDate, Vec<i64>)>,
}

impl ByRate {
    /// Returns what the payments of an invoice are shared among.
    fn of(conn: &Connection, invoice: &Invoice) -> Result<Self> {
        let mut totals = table::totals(conn, invoice.id)?;
        let groups: Vec<VatGroup> = totals.groups.iter().map(|row| row.group).collect();
        let goods = table::goods(conn, invoice.id)?;
        let mut goods: Vec<i64> = groups.iter().map(|group| goods.of_group(*group)).collect();
        let parts = |totals: &Totals, goods: &[i64]| {
            let row = |group: &VatGroup| totals.groups.iter().find(|row| row.group == *group);
            let of = |(group, goods): (&VatGroup, &i64)| {
                let (services, goods) = row(group).map_or((0, 0), |row| gross_by_nature(row, *goods));
                [services, goods]
            };
            groups.iter().zip(goods).flat_map(of).collect::<Vec<i64>>()
        };
        let asked = parts(&totals, &goods);
        let mut notes = table::credit_notes(conn, invoice.id)?;
        notes.retain(|note| note.issued);
        notes.sort_by_key(|note| (note.issue_date, note.id));
        let mut later: Vec<(NaiveDate, Vec<i64>)> = Vec::new();
        for note in notes {
            let Some(on) = note.issue_date else { continue };
            totals = totals.minus([&table::totals(conn, note.id)?]);
            let back = table::goods(conn, note.id)?;
            for (left, group) in goods.iter_mut().zip(&groups) {
                *left -= back.of_group(*group);
            }
            later.retain(|(day, _)| *day != on);
            later.push((on, parts(&totals, &goods)));
        }
        later.reverse();
        Ok(Self { parts: CashedByPart::of(asked), groups, paid: 0, later })
    }

    /// Asks for what the invoice asked for when a payment came. Credit notes of the same day come before what is given back,
    /// and before what still fits into what they left.
    fn ask(&mut self, on: NaiveDate, amount: i64) {
        while let Some((_, asked)) = self.later.pop_if(|(day, asked)| {
            *day < on || *day == on && (amount < 0 || self.paid + amount <= asked.iter().sum())
        }) {
            self.parts.ask(asked);
        }
        self.paid += amount;
    }

    /// Returns the services in the next payment by group.
    fn take(&mut self, amount: i64) -> Vec<(VatGroup, i64)> {
        let services = self.parts.take(amount).into_iter().step_by(2);
        let told = self.groups.iter().copied().zip(services);
        told.filter(|(group, share)| *share != 0 && is_due_on_receipts(*group)).collect()
    }
}
