//! Lines, discounts, VAT and totals: the settled figures of the book, laid out as EN 16931 wants them.

use super::super::composed::Said;
use crate::{Language, papers, say};
use carnet_core::document::Unit;
use carnet_core::law::{self, exemption_key};
use carnet_core::line_item::LineItem;
use carnet_core::money::{Currency, round_half_away};
use carnet_core::vat::{VatAmount, VatCategory, VatGroup};
use carnet_documents::facturx::{Allowance, Line, LineAllowance, Totals, VatBreakdown};
use carnet_store::invoice as table;
use rust_decimal::Decimal;

/// The part of the invoice that is figures.
pub(super) struct Figures {
    pub lines: Vec<Line>,
    pub allowances: Vec<Allowance>,
    pub vat: Vec<VatBreakdown>,
    pub totals: Totals,
    /// Whether a line bears VAT.
    pub taxed: bool,
}

/// Returns the figures of what is said. Nothing is rounded again: groups and totals are those of the book.
pub(super) fn figures(invoice: &table::Invoice, said: &Said<'_>, language: Language) -> Figures {
    let currency = invoice.currency;
    let amount = |minor| papers::amount(minor, currency);
    let mut lines: Vec<Line> = Vec::with_capacity(said.lines.len() + said.deducted.len());
    for (item, net) in &said.lines {
        let id = (lines.len() + 1).to_string();
        lines.push(line(id, item, *net, currency, language));
    }
    for deduction in said.deducted {
        for row in deduction.totals.groups.iter().filter(|row| row.base != 0) {
            let id = (lines.len() + 1).to_string();
            lines.push(deducted(id, deduction, row, currency, language));
        }
    }
    let allowances = allowances(invoice, said, language);
    let vat: Vec<VatBreakdown> = said
        .totals
        .groups
        .iter()
        .filter(|row| row.base != 0 || row.tax != 0 || stands(row.group, &lines))
        .map(|row| breakdown(row, said, currency))
        .collect();
    let discounts: Decimal = allowances.iter().map(|allowance| allowance.amount).sum();
    let gross = amount(said.totals.gross());
    let paid = if said.received.is_some() { gross } else { amount(said.carried) };
    let totals = Totals {
        lines: lines.iter().map(|line| line.net).sum(),
        allowances: discounts,
        net: amount(said.totals.net()),
        vat: amount(said.totals.tax()),
        gross,
        paid,
        due: gross - paid,
    };
    let taxed = vat.iter().any(|row| row.category == carnet_documents::paper::VatCategory::Standard);
    Figures { lines, allowances, vat, totals, taxed }
}

fn stands(group: VatGroup, lines: &[Line]) -> bool {
    let (category, rate) = (papers::category(group.category), rate(group));
    lines.iter().any(|line| line.category == category && line.rate == rate)
}

/// BT-119, BT-152: no rate at all outside the scope of VAT (BR-O-05).
fn rate(group: VatGroup) -> Option<Decimal> {
    (group.category != VatCategory::OutOfScope).then_some(group.rate)
}

fn line(id: String, item: &LineItem, net: i64, currency: Currency, language: Language) -> Line {
    let mut words = item.description.lines();
    let name = words.next().unwrap_or_default().to_owned();
    let description = words.collect::<Vec<_>>().join("\n");
    let net = papers::amount(net, currency);
    // BR-27: a price is never negative, the quantity is.
    let sign = if item.unit_price.is_sign_negative() { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    Line {
        id,
        note: item.disbursement.then(|| papers::disbursement_words(language)),
        name,
        description: (!description.trim().is_empty()).then_some(description),
        quantity: item.quantity * sign,
        unit: unit(item.unit).to_owned(),
        unit_price: item.unit_price * sign,
        allowances: item
            .discount_percent
            .map(|percent| discount(item, percent, net, currency, language))
            .into_iter()
            .collect(),
        category: papers::category(item.vat.category),
        rate: rate(item.vat),
        net,
    }
}

/// BG-27: what lies between the full price, rounded as the line is, and the settled net.
fn discount(
    item: &LineItem,
    percent: Decimal,
    net: Decimal,
    currency: Currency,
    language: Language,
) -> LineAllowance {
    let full = round_half_away(item.quantity * item.unit_price, currency.minor_digits());
    LineAllowance {
        amount: full - net,
        base: Some(full),
        percent: Some(percent),
        reason: say!(language, "Remise", "Discount"),
    }
}

/// A deposit taken off: quantity −1 at its net (XP Z12-014 §3.2.19, the option that the tax office prefers), one line a rate.
fn deducted(
    id: String,
    deduction: &table::Deduction,
    row: &VatAmount,
    currency: Currency,
    language: Language,
) -> Line {
    let (number, date) = (&deduction.number, deduction.issue_date);
    let (fr, en) = (date.format("%d/%m/%Y"), date);
    let base = papers::amount(row.base, currency);
    Line {
        id,
        name: say!(
            language,
            "Déduction de l'acompte {number} du {fr}",
            "Deduction of deposit invoice {number} of {en}"
        ),
        quantity: if row.base < 0 { Decimal::ONE } else { Decimal::NEGATIVE_ONE },
        unit: "C62".to_owned(),
        unit_price: base.abs(),
        category: papers::category(row.group.category),
        rate: rate(row.group),
        net: -base,
        ..Line::default()
    }
}

/// UNECE Recommendation 20 (BT-130).
const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Hour => "HUR",
        Unit::Day => "DAY",
        Unit::Piece => "C62",
        Unit::Lump => "LS",
        Unit::Kilometre => "KMT",
        Unit::Month => "MON",
    }
}

/// BG-20: the discount on the whole, one a VAT group: what lies between the lines and what is billed before deductions.
fn allowances(invoice: &table::Invoice, said: &Said<'_>, language: Language) -> Vec<Allowance> {
    let currency = invoice.currency;
    if invoice.discount == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for row in &said.whole.groups {
        let of_group = said.lines.iter().filter(|(item, _)| item.vat == row.group);
        let (mut nets, mut discounted) = (0, 0);
        for (item, net) in of_group {
            nets += net;
            discounted += if item.disbursement { 0 } else { *net };
        }
        let off = nets - row.base;
        if off == 0 {
            continue;
        }
        let (amount, base) = (papers::amount(off, currency), papers::amount(discounted, currency));
        // The percentage is told where it gives the amount, which it does not on the rest of a credited invoice.
        let digits = currency.minor_digits();
        let percent = invoice
            .discount_percent
            .filter(|percent| round_half_away(base * percent / Decimal::ONE_HUNDRED, digits) == amount);
        found.push(Allowance {
            amount,
            base: percent.map(|_| base),
            percent,
            category: papers::category(row.group.category),
            rate: rate(row.group),
            reason: say!(language, "Remise", "Discount"),
        });
    }
    found
}

/// BG-23, with the reason of the paper's mention where no VAT is charged.
///
/// EN 16931 has one row for all that is exempt (BR-E-01). Where disbursements stand beside exempt work, both reasons are
/// told and no code is: a code would count money laid out as turnover of the franchise, or the other way round.
fn breakdown(row: &VatAmount, said: &Said<'_>, currency: Currency) -> VatBreakdown {
    let category = row.group.category;
    let (mut reasons, mut codes) = (Vec::new(), Vec::new());
    let of_group = || said.lines.iter().filter(|(item, _)| item.vat.category == category);
    let mut add = |key: &str, code: &str| {
        reasons.extend(said.mentions.iter().find(|m| m.key == key).map(|m| m.text.clone()));
        codes.push(law::vatex_code(code).ok().flatten());
    };
    if category != VatCategory::Standard {
        if of_group().any(|(item, _)| !item.disbursement)
            && let Some(key) = exemption_key(category, said.regime)
        {
            add(key, vatex(category, key));
        }
        if of_group().any(|(item, _)| item.disbursement) {
            let code = if category == VatCategory::OutOfScope { "out_of_scope" } else { "disbursement" };
            add("disbursement", code);
        }
    }
    codes.dedup();
    VatBreakdown {
        category: papers::category(category),
        rate: rate(row.group),
        base: papers::amount(row.base, currency),
        tax: papers::amount(row.tax, currency),
        reason: (!reasons.is_empty()).then(|| reasons.join(" ; ")),
        reason_code: match codes.as_slice() {
            [Some(code)] => Some((*code).to_owned()),
            _ => None,
        },
    }
}

/// Returns the name of the VATEX code that says the same as a mention; the exemption of a line has none of its own.
fn vatex(category: VatCategory, key: &str) -> &'static str {
    match category {
        VatCategory::Exempt if key == "vat_franchise" => "franchise",
        VatCategory::ReverseCharge => "reverse_charge",
        VatCategory::IntraCommunity => "intra_community",
        VatCategory::Export => "export",
        VatCategory::OutOfScope => "out_of_scope",
        VatCategory::Exempt | VatCategory::Standard => "",
    }
}
