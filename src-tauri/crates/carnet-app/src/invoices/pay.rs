//! Payments: partial, late, never more than what is left.

use super::show::{balance, view};
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::invoices::{Invoice as View, PaymentRequest};
use crate::{Carnet, Problem, Refusal, Result, operation, resolve};
use carnet_core::ids::PaymentId;
use carnet_core::input;
use carnet_core::invoice::{InvoiceKind, PaymentMethod, net_part_of_payment};
use carnet_core::money::Money;
use carnet_store::invoice as table;
use carnet_store::payment::{self, Payment};

/// Records a payment on an issued invoice.
///
/// # Errors
/// On a draft or a credit note; a date to come; more than what is left to pay.
pub fn pay(carnet: &mut Carnet, request: PaymentRequest) -> Result<Outcome<View>> {
    let id = resolve::invoice(carnet.conn(), &request.invoice)?;
    let invoice = table::get(carnet.conn(), id)?;
    let Some(number) = invoice.number.clone() else {
        return Err(Refusal::state(
            "Cette facture est encore un brouillon : émettez-la avant d'enregistrer un paiement.",
            "This invoice is still a draft: issue it before recording a payment.",
        ));
    };
    if invoice.kind == InvoiceKind::CreditNote {
        return Err(Refusal::state(
            format!("{number} est un avoir : il ne s'encaisse pas."),
            format!("{number} is a credit note: it is not paid."),
        ));
    }
    let today = carnet.today();
    let currency = invoice.currency;
    let mut form = Form::default();
    let amount = form
        .required("amount", &request.amount, input::parse_amount)
        .and_then(|amount| form.read("amount", Money::rounded(amount, currency)))
        .map(Money::minor);
    let on = form.optional("on", request.on.as_deref(), |t| input::parse_date(t, today)).unwrap_or(today);
    let method = form.required("method", &request.method, str::parse::<PaymentMethod>);
    if on > today {
        form.refuse(
            "on",
            Problem::sentence_of(
                format!(
                    "Le {} n'est pas encore venu : donnez le jour où l'argent est arrivé.",
                    on.format("%d/%m/%Y")
                ),
                format!("{on} has not come: give the day the money came."),
            ),
        );
    }
    let left = Money::from_minor(balance(&invoice), currency);
    match amount {
        Some(0) => form.refuse("amount", Problem::sentence_of(
            "Un paiement est supérieur à zéro.",
            "A payment is more than zero.",
        )),
        Some(amount) if amount > left.minor() => form.refuse("amount", Problem::sentence_of(
            format!("Il ne reste que {left} {currency} à payer sur {number} : le surplus se rend ou va sur une autre facture."),
            format!("Only {left} {currency} are left to pay on {number}: give the rest back or put it on another invoice."),
        )),
        _ => {}
    }
    let (amount, method) = form.finish(amount.zip(method))?;
    let client_id = invoice.client_id;
    let outcome = carnet.write(operation::RECORD_PAYMENT, |tx| {
        tx.subject(&number)?;
        // What was paid is read again inside the transaction: another program may have recorded a payment.
        let now = table::get(tx, id)?;
        if amount > balance(&now) {
            return Err(Refusal::state(
                format!("Un autre paiement sur {number} vient d'être enregistré : vérifiez le solde."),
                format!("Another payment on {number} was just recorded: check the balance."),
            ));
        }
        let net = net_part_of_payment(now.net, now.gross, now.paid, amount);
        let new = Payment { id: PaymentId(0), invoice_id: id, client_id, on, amount, net, method };
        Ok(payment::insert(tx, &new)?)
    })?;
    Ok(Outcome { value: view(carnet, id)?, changed: outcome.changed, notices: outcome.notices })
}
