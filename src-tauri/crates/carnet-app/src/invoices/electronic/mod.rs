//! The electronic invoice (EN 16931) of the same data that the paper is composed of, by the French rules (XP Z12-012).
//!
//! No amount is computed here but the discount of a line and the share of a VAT group in the discount on the whole, both by
//! subtraction of settled figures: book, VAT table of the paper and XML agree to the cent because they are the same figures.

mod amounts;
mod missing;
mod notes;
mod parties;
#[cfg(test)]
mod tests;

pub(super) use missing::{Gap, gaps, sentence};

use super::composed::Said;
use crate::{Language, say};
use carnet_core::invoice::{InvoiceKind, PaymentMethod};
use carnet_core::law::{OperationNature, VatRegime};
use carnet_core::vat::VatCategory;
use carnet_documents::facturx::{
    BankAccount, Delivery, Invoice, Payment, Period, Preceding, TypeCode, VatPoint,
};
use carnet_store::identity::Identity;
use carnet_store::invoice as table;
use chrono::NaiveDate;

/// Money that came before the issue: the invoice is paid whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Received {
    /// When it came.
    pub on: NaiveDate,
    /// How.
    pub method: PaymentMethod,
}

/// Returns the electronic invoice of what is `said` about `invoice`, issued on `issue_date`.
pub(super) fn compose(
    identity: &Identity,
    invoice: &table::Invoice,
    issue_date: NaiveDate,
    said: &Said<'_>,
) -> Invoice {
    let language = if invoice.language == "en" { Language::En } else { Language::Fr };
    let type_code = type_code(invoice, said.credited_kind);
    let credit_note = type_code.is_credit_note();
    let out_of_scope = said.lines.iter().any(|(item, _)| item.vat.category == VatCategory::OutOfScope);
    let due_date = match said.received {
        // BR-FR-CO-09: an invoice paid before its issue carries the day of the payment.
        Some(received) => Some(received.on),
        None => invoice.due_date.filter(|_| !credit_note),
    };
    let figures = amounts::figures(invoice, said, language);
    let goods = said.lines.iter().any(|(item, _)| item.vat.category == VatCategory::IntraCommunity);
    Invoice {
        // A draft has no number, and BR-FR-02 allows no space in the one that stands for it.
        number: invoice.number.clone().unwrap_or_else(|| format!("BROUILLON-{}", invoice.id)),
        issue_date,
        type_code,
        currency: invoice.currency.to_string(),
        vat_point: (identity.vat_regime == VatRegime::Debits && figures.taxed)
            .then_some(VatPoint::InvoiceDate),
        due_date,
        buyer_reference: invoice
            .details
            .buyer_reference
            .clone()
            .or_else(|| said.client.client.buyer_reference.clone()),
        order_reference: invoice.details.order_reference.clone(),
        terms: terms(said, credit_note, language),
        notes: notes::notes(invoice, said, credit_note, language),
        process: process(invoice, said),
        preceding: preceding(invoice, said),
        seller: parties::seller(identity, out_of_scope),
        buyer: parties::buyer(identity, said.client, out_of_scope),
        delivery: delivery(invoice, said, issue_date, goods),
        period: period(&invoice.details),
        payment: payment(identity, invoice, said, credit_note),
        allowances: figures.allowances,
        totals: figures.totals,
        vat: figures.vat,
        lines: figures.lines,
    }
}

/// BT-3. A progress invoice bills a part that is delivered: it is no deposit. What corrects a deposit is a corrective
/// invoice first.
fn type_code(invoice: &table::Invoice, credited: Option<InvoiceKind>) -> TypeCode {
    match (invoice.kind, credited) {
        _ if invoice.corrective => TypeCode::Corrective,
        (InvoiceKind::Deposit, _) => TypeCode::Prepayment,
        (InvoiceKind::CreditNote, Some(InvoiceKind::Deposit)) => TypeCode::PrepaymentCreditNote,
        (InvoiceKind::CreditNote, _) => TypeCode::CreditNote,
        (InvoiceKind::Progress | InvoiceKind::Final | InvoiceKind::Standard, _) => TypeCode::Invoice,
    }
}

/// BT-23: goods, services or both; then 4 where deposits were invoiced before, 2 where all is paid, else 1. A corrective
/// invoice names the one that it corrects and no deposit (BR-FR-CO-04): its step is 1.
fn process(invoice: &table::Invoice, said: &Said<'_>) -> String {
    let nature = match said.nature {
        OperationNature::Goods => 'B',
        OperationNature::Services => 'S',
        OperationNature::Mixed => 'M',
    };
    let step = match invoice.kind {
        _ if invoice.corrective => '1',
        InvoiceKind::Final if !said.deducted.is_empty() => '4',
        InvoiceKind::CreditNote => '1',
        _ if said.received.is_some() => '2',
        _ => '1',
    };
    format!("{nature}{step}")
}

/// BG-3: the invoice that is credited, then each deposit that is deducted; the corrected invoice alone (BR-FR-CO-04).
fn preceding(invoice: &table::Invoice, said: &Said<'_>) -> Vec<Preceding> {
    let corrected = said.corrected.iter().map(|(number, date)| (number, *date));
    let deducted = if invoice.corrective { &[] } else { said.deducted };
    let deducted = deducted.iter().map(|deduction| (&deduction.number, deduction.issue_date));
    let all = corrected.chain(deducted);
    all.map(|(number, issue_date)| Preceding { number: number.clone(), issue_date }).collect()
}

/// BT-20, in the words of the paper.
fn terms(said: &Said<'_>, credit_note: bool, language: Language) -> Option<String> {
    if credit_note {
        return Some(say!(
            language,
            "Avoir à déduire du solde ou à rembourser",
            "Credit to be deducted from the balance or paid back"
        ));
    }
    if let Some(received) = said.received {
        let (fr, en) = (received.on.format("%d/%m/%Y"), received.on);
        return Some(say!(language, "Facture acquittée le {fr}", "Paid on {en}"));
    }
    let key = |key: &str| key == "payment_days" || key == "payment_on_receipt";
    said.mentions.iter().find(|mention| key(mention.key)).map(|mention| mention.text.clone())
}

/// BG-13: nothing where there is nothing to say; goods need a place and a day (BR-IC-11, BR-IC-12).
fn delivery(
    invoice: &table::Invoice,
    said: &Said<'_>,
    issue_date: NaiveDate,
    goods: bool,
) -> Option<Delivery> {
    let details = &invoice.details;
    let country = &said.client.client.country;
    let address = match &details.delivery_address {
        Some(text) => Some(parties::address(text, country)),
        None if goods => {
            Some(parties::address(said.client.client.address.as_deref().unwrap_or_default(), country))
        }
        None => None,
    };
    let date = match invoice.kind {
        // A deposit comes before the supply, and so does a credit note on one.
        InvoiceKind::Deposit => None,
        InvoiceKind::CreditNote if said.credited_kind == Some(InvoiceKind::Deposit) => None,
        InvoiceKind::CreditNote => {
            details.service_to.or(details.service_from).or(said.corrected.as_ref().map(|(_, date)| *date))
        }
        _ => details.service_to.or(details.service_from).or(Some(issue_date)),
    };
    let place = Delivery { name: None, date, address };
    (place != Delivery::default()).then_some(place)
}

fn period(details: &table::Details) -> Option<Period> {
    let period = Period { from: details.service_from, to: details.service_to };
    (period != Period::default()).then_some(period)
}

/// BG-16. A credit note asks for no payment.
fn payment(
    identity: &Identity,
    invoice: &table::Invoice,
    said: &Said<'_>,
    credit_note: bool,
) -> Option<Payment> {
    if credit_note {
        return None;
    }
    let method = said.received.map_or(PaymentMethod::Transfer, |received| received.method);
    let means = match method {
        // SEPA moves euros; other currencies go by another transfer.
        PaymentMethod::Transfer if invoice.currency == carnet_core::money::Currency::Eur => "58",
        PaymentMethod::Transfer => "30",
        PaymentMethod::Card => "48",
        PaymentMethod::Cheque => "20",
        PaymentMethod::Cash => "10",
        PaymentMethod::DirectDebit => "59",
    };
    let account = BankAccount {
        iban: identity.iban.clone(),
        holder: Some(identity.name.clone()),
        bic: identity.bic.clone(),
    };
    Some(Payment {
        means: means.to_owned(),
        reference: invoice.number.clone(),
        account: (method == PaymentMethod::Transfer).then_some(account),
    })
}
