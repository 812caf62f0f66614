//! The registre des achats: every payment of a purchase by its date, what was paid in a client's name told apart.

use super::days::Days;
use crate::wire::Amount;
use crate::wire::books::{BookRequest, PurchaseRow, PurchasesRegister};
use crate::{Carnet, Language, Refusal, Result, say};
use carnet_core::invoice::{PaymentMethod, net_part_of_payment};
use carnet_core::money::Currency;
use carnet_store::closing::closed_until;
use carnet_store::identity;
use carnet_store::ledger::{self, Bought, Spending};

/// Returns the registre des achats of a period.
///
/// # Errors
/// When the period is none, or the book cannot be read.
pub fn purchases_register(carnet: &Carnet, request: BookRequest) -> Result<PurchasesRegister> {
    let days = Days::read(carnet, request.year.as_deref(), request.from.as_deref(), request.to.as_deref())?;
    of_days(carnet, days)
}

pub(super) fn of_days(carnet: &Carnet, days: Days) -> Result<PurchasesRegister> {
    let with_vat = identity::get(carnet.conn())?.ok_or(Refusal::NoIdentity)?.vat_regime.charges_vat();
    let currency = carnet.currency();
    let (own, others): (Vec<Spending>, Vec<Spending>) = ledger::spendings(carnet.conn(), days.from, days.to)?
        .into_iter()
        .partition(|spending| spending.bought.currency == currency.as_str());
    let language = carnet.language();
    let count = others.len();
    let caveats = (count > 0).then(|| {
        say!(
            language,
            "{count} règlement(s) dans une autre monnaie ne sont pas comptés : notez leur contre-valeur en euros.",
            "{count} payment(s) in another currency are not counted: note what they were in euros."
        )
    });
    let sum = |value: &dyn Fn(&Spending) -> i64| Amount::minor(own.iter().map(value).sum(), currency);
    Ok(PurchasesRegister {
        from: days.from.to_string(),
        to: days.to.to_string(),
        total_net: sum(&|spending| net_part(spending, with_vat) - disbursed(spending)),
        total_vat: sum(&|spending| spending.amount - net_part(spending, with_vat)),
        total_disbursed: sum(&disbursed),
        with_disbursements: own.iter().any(|spending| spending.bought.disbursed_for.is_some()),
        total: sum(&|spending| spending.amount),
        cash: sum(&|spending| if spending.method == PaymentMethod::Cash { spending.amount } else { 0 }),
        with_vat,
        closed_until: closed_until(carnet.conn())?.map(|day| day.to_string()),
        caveats: caveats.into_iter().collect(),
        rows: own.iter().map(|spending| row(spending, with_vat, language, currency)).collect(),
    })
}

/// Returns whether the tax of a purchase is taken off: neither under the franchise, nor on what was paid in a client's name,
/// who takes it off (CGI art. 267 II 2°).
pub(super) fn takes_vat_off(bought: &Bought, with_vat: bool) -> bool {
    with_vat && bought.disbursed_for.is_none()
}

/// Returns the part of a payment before tax: the whole of it where no tax is taken off.
pub(super) fn net_part(spending: &Spending, with_vat: bool) -> i64 {
    let Bought { net, vat, .. } = spending.bought;
    if takes_vat_off(&spending.bought, with_vat) {
        net_part_of_payment(net, net + vat, spending.paid_before, spending.amount)
    } else {
        spending.amount
    }
}

/// The part of a payment that a client owes back.
fn disbursed(spending: &Spending) -> i64 {
    if spending.bought.disbursed_for.is_some() { spending.amount } else { 0 }
}

fn row(spending: &Spending, with_vat: bool, language: Language, currency: Currency) -> PurchaseRow {
    let net = net_part(spending, with_vat);
    PurchaseRow {
        rank: spending.rank,
        on: spending.on.to_string(),
        number: spending.bought.number.clone(),
        issued_on: spending.bought.issued_on.to_string(),
        supplier: spending.bought.supplier.clone(),
        nature: nature(&spending.bought, language),
        net: Amount::minor(net - disbursed(spending), currency),
        disbursed: Amount::minor(disbursed(spending), currency),
        vat: Amount::minor(spending.amount - net, currency),
        amount: Amount::minor(spending.amount, currency),
        method: spending.method.to_string(),
        cash: spending.method == PaymentMethod::Cash,
    }
}

/// Returns what was bought: the user's word, then the first line; then the note.
pub(super) fn nature(bought: &Bought, language: Language) -> String {
    let first = bought.first_line.as_deref().and_then(|text| text.lines().next());
    let parts: Vec<&str> = [bought.category.as_deref(), first]
        .into_iter()
        .flatten()
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .collect();
    let what = parts.join(say!(language, " : ", ": ").as_str());
    let mut text = match (&bought.disbursed_for, what.is_empty()) {
        (None, true) => say!(language, "Achat", "Purchase"),
        (None, false) => what,
        (Some(client), true) => say!(language, "Débours pour {client}", "Disbursed for {client}"),
        (Some(client), false) => {
            say!(language, "Débours pour {client} : {what}", "Disbursed for {client}: {what}")
        }
    };
    if let Some(note) = bought.note.as_deref().and_then(|note| note.lines().next()) {
        text.push_str(" (");
        text.push_str(note);
        text.push(')');
    }
    text
}
