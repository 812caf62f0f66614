//! Payments: partial, late, never more than what is left; money given back, never more than what came.

use super::show::{balance, view};
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::invoices::{Invoice as View, PaymentRequest};
use crate::{Carnet, Language, Problem, Refusal, Result, books, operation, resolve, say};
use carnet_core::ids::PaymentId;
use carnet_core::input;
use carnet_core::invoice::{InvoiceKind, Paid, PaymentMethod, PaymentParts};
use carnet_core::money::Money;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::payment::{self, Payment};
use carnet_store::{Connection, Tx};
use chrono::NaiveDate;

/// Longest reason of a payment.
const NOTE_LIMIT: usize = 200;

/// Returns the net of an invoice, with what of it is no sale of services.
pub(super) fn parts(conn: &Connection, invoice: &Invoice) -> Result<PaymentParts> {
    let goods = table::goods(conn, invoice.id)?.net();
    Ok(PaymentParts { net: invoice.net, disbursed: invoice.disbursed, goods })
}

/// Returns what an invoice asks for after its issued credit notes, as parts and with tax.
pub(super) fn left(conn: &Connection, invoice: &Invoice) -> Result<(PaymentParts, i64)> {
    let mut left = parts(conn, invoice)?;
    for note in table::credit_notes(conn, invoice.id)?.into_iter().filter(|note| note.issued) {
        left = left.minus(parts(conn, &note)?);
    }
    Ok((left, invoice.gross - invoice.credited))
}

/// Returns what came for an invoice so far.
fn paid(payments: &[Payment]) -> Paid {
    payments.iter().fold(Paid::default(), |sum, payment| sum.and(payment.amount, payment.parts))
}

/// Puts what was paid on an invoice down anew after a credit note, where its parts are others then: what was paid pays what
/// is left, be it taxed, reverse-charged, goods or services. Less than two cents are rounding and wait for the next
/// payment. No money moves: by means of payment, two halves cancel each other.
///
/// What came too much stays where it is until it is given back, which [`PaymentParts::of_payment`] tells apart.
pub(super) fn put_down_anew(tx: &Tx<'_>, note: &Invoice, on: NaiveDate, language: Language) -> Result<()> {
    let Some(credited) = note.credited_id else { return Ok(()) };
    let invoice = table::get(tx, credited)?;
    let payments = payment::of_invoice(tx, credited)?;
    let so_far = paid(&payments);
    let (left, gross) = left(tx, &invoice)?;
    if so_far.amount <= 0 || so_far.amount > gross {
        return Ok(());
    }
    let differs = left.of_payment(gross, Paid::default(), so_far.amount).minus(so_far.parts);
    if [differs.net, differs.disbursed, differs.goods].iter().all(|part| part.abs() < 2) {
        return Ok(());
    }
    let number = note.number.as_deref().unwrap_or_default();
    let why =
        say!(language, "imputé à nouveau après l'avoir {number}", "put down anew after credit note {number}");
    let on = payments.iter().map(|payment| payment.on).max().unwrap_or(on).max(on);
    move_halves(tx, &payments, &invoice, (left, gross), on, [&why, &why])
}

/// Takes payments off the invoice that they were put down to, and puts them down to `to`, of whose parts and gross they
/// become a share: by means of payment two halves that cancel each other, with a note each.
pub(super) fn move_halves(
    tx: &Tx<'_>,
    payments: &[Payment],
    to: &Invoice,
    (whole, gross): (PaymentParts, i64),
    on: NaiveDate,
    [off, down]: [&str; 2],
) -> Result<()> {
    let mut before = Paid::default();
    for method in PaymentMethod::ALL {
        let with: Vec<&Payment> = payments.iter().filter(|payment| payment.method == *method).collect();
        let sum = with.iter().fold(Paid::default(), |sum, payment| sum.and(payment.amount, payment.parts));
        let Some(first) = with.first().filter(|_| sum.amount != 0) else { continue };
        let half = Payment {
            id: PaymentId(0),
            on,
            amount: -sum.amount,
            parts: PaymentParts::default().minus(sum.parts),
            note: Some(off.to_owned()),
            moved: true,
            ..(*first).clone()
        };
        payment::insert(tx, &half)?;
        let parts = whole.of_payment(gross, before, sum.amount);
        before = before.and(sum.amount, parts);
        let note = Some(down.to_owned());
        payment::insert(tx, &Payment { invoice_id: to.id, amount: sum.amount, parts, note, ..half })?;
    }
    Ok(())
}

/// Records a payment on an issued invoice; a negative amount is money given back.
///
/// # Errors
/// On a draft or a credit note; a date to come, or in a closed period; more than what is left to pay; giving back more than
/// was received, or without saying why.
pub fn pay(carnet: &mut Carnet, request: PaymentRequest) -> Result<Outcome<View>> {
    let id = resolve::invoice(carnet.conn(), &request.invoice)?;
    let invoice = table::get(carnet.conn(), id)?;
    let number = payable(carnet.conn(), &invoice)?;
    let Typed { amount, on, method, note } = read(carnet, &request, &invoice, &number)?;
    let outcome = carnet.write(operation::RECORD_PAYMENT, |tx| {
        tx.subject(&number)?;
        // What was paid is read again inside the transaction: another program may have recorded a payment.
        let now = table::get(tx, id)?;
        if amount > balance(&now).max(0) || -amount > now.paid {
            return Err(Refusal::state(
                format!("Un autre paiement sur {number} vient d'être enregistré : vérifiez le solde."),
                format!("Another payment on {number} was just recorded: check the balance."),
            ));
        }
        let (left, gross) = left(tx, &now)?;
        let parts = left.of_payment(gross, paid(&payment::of_invoice(tx, id)?), amount);
        let new = Payment {
            id: PaymentId(0),
            invoice_id: id,
            client_id: invoice.client_id,
            on,
            amount,
            parts,
            method,
            note,
            moved: false,
        };
        Ok(payment::insert(tx, &new)?)
    })?;
    Ok(Outcome { value: view(carnet, id)?, changed: outcome.changed, notices: outcome.notices })
}

/// A payment as it was typed.
struct Typed {
    /// In minor units; negative where money is given back.
    amount: i64,
    on: NaiveDate,
    method: PaymentMethod,
    note: Option<String>,
}

fn read(carnet: &Carnet, request: &PaymentRequest, invoice: &Invoice, number: &str) -> Result<Typed> {
    let today = carnet.today();
    let mut form = Form::default();
    let amount = form
        .required("amount", &request.amount, input::parse_signed_amount)
        .and_then(|amount| form.read("amount", Money::rounded(amount, invoice.currency)))
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
                format!("{on} has not come yet: give the day the money came."),
            ),
        );
    }
    if let Some(problem) = books::closed_problem(carnet.conn(), on)? {
        form.refuse("on", problem);
    }
    let note = form.optional("note", request.note.as_deref(), |t| input::clean_text(t, NOTE_LIMIT));
    if let Some(amount) = amount {
        check_amount(&mut form, amount, invoice, number);
    }
    let can_be_given_back = |amount: i64| amount < 0 && -amount <= invoice.paid;
    if amount.is_some_and(can_be_given_back) && note.is_none() {
        form.refuse(
            "note",
            Problem::sentence_of(
                "Dites pourquoi cet argent est rendu : remboursement d'un avoir, chèque impayé, erreur de saisie…",
                "Say why this money is given back: a credit note, a cheque that was not honoured, a wrong entry…",
            ),
        );
    }
    let (amount, method) = form.finish(amount.zip(method))?;
    Ok(Typed { amount, on, method, note })
}

/// Returns the number of an invoice that payments go to, or why none does.
fn payable(conn: &Connection, invoice: &Invoice) -> Result<String> {
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
    if let Some(new) = table::replacement(conn, invoice.id)?.filter(|_| invoice.corrected) {
        let new = new.number.unwrap_or_default();
        return Err(Refusal::state(
            format!("La facture {new} a pris la place de {number} : c'est elle qui s'encaisse."),
            format!("Invoice {new} has taken the place of {number}: that one is paid."),
        ));
    }
    Ok(number)
}

/// Refuses an amount that is nothing, more than what is left to pay, or more than what can be given back.
fn check_amount(form: &mut Form, amount: i64, invoice: &Invoice, number: &str) {
    let currency = invoice.currency;
    // What came too much may be given back bit by bit: nothing is left to pay then.
    let left = balance(invoice).max(0);
    let said = |language: Language, minor| {
        language.money(Money::from_minor(minor, currency).amount(), currency.as_str())
    };
    let (fr, en) = if amount == 0 {
        ("Un paiement n'est pas nul.".to_owned(), "A payment is not zero.".to_owned())
    } else if invoice.dead && amount > 0 {
        (
            format!(
                "{number} est refusée, rejetée ou annulée : personne ne la doit. L'argent va sur la facture qui la remplace."
            ),
            format!(
                "{number} is refused, rejected or cancelled: nobody owes it. The money goes to the invoice that replaces it."
            ),
        )
    } else if amount > left {
        let (fr, en) = (said(Language::Fr, left), said(Language::En, left));
        (
            format!(
                "Il ne reste que {fr} à payer sur {number} : le surplus se rend ou va sur une autre facture."
            ),
            format!("Only {en} is left to pay on {number}: give the rest back or put it on another invoice."),
        )
    } else if -amount > invoice.paid {
        let (fr, en) = (said(Language::Fr, invoice.paid), said(Language::En, invoice.paid));
        (
            format!("Il n'est entré que {fr} sur {number} : on ne rend pas davantage."),
            format!("Only {en} came in on {number}: no more can be given back."),
        )
    } else {
        return;
    };
    form.refuse("amount", Problem::sentence_of(fr, en));
}
