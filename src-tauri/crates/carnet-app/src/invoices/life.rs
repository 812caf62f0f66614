//! The life of an invoice after its issue: the statuses of the reform, and the document that follows a refusal.
//!
//! Statuses are recorded by hand for now; a platform will record the same with another origin. Where VAT is due on
//! receipts, a payment *is* the status 212: it is read from the payments, never stored twice.

use super::cashed::{cashed, cashed_by_payment};
use super::codes::{name, unknown};
use super::content::Context;
use super::late;
use super::show::view;
use crate::form::Form;
use crate::wire::invoices::Invoice as View;
use crate::wire::lifecycle::{
    InvoiceEvent as EventView, InvoiceState, Life, LifecycleRequest, NextDocument, Reminder as ReminderView,
};
use crate::wire::{Amount, Outcome};
use crate::{Carnet, Language, Problem, Refusal, Result, operation, resolve, say};
use carnet_core::input;
use carnet_core::invoice::InvoiceKind;
use carnet_core::lifecycle::{self, LifecycleError, Origin};
use carnet_core::money::Money;
use carnet_store::invoice::{self as table, Invoice};
use carnet_store::invoice_event::{self, InvoiceEvent};
use carnet_store::{Connection, reminder};
use chrono::NaiveDate;
use rust_decimal::Decimal;

const REASON_LIMIT: usize = 500;

/// Returns the life of an invoice as it is shown.
pub(super) fn of(carnet: &Carnet, context: &Context, invoice: &Invoice) -> Result<Life> {
    if !invoice.issued {
        return Ok(Life { replaces: replaced(carnet.conn(), invoice)?, ..Life::default() });
    }
    let (conn, language) = (carnet.conn(), carnet.language());
    let stored = invoice_event::of_invoice(conn, invoice.id)?;
    let mut lifecycle = Vec::with_capacity(stored.len());
    for event in &stored {
        lifecycle.push(event_view(event, invoice, language)?);
    }
    if cashed_by_payment(conn, context, invoice)? {
        lifecycle.extend(cashed(conn, invoice, language)?);
        // Statuses come before payments of the same day: the sort keeps their order.
        lifecycle.sort_by(|a, b| a.on.cmp(&b.on));
    }
    let dead = stored.iter().find(|event| lifecycle::is_dead(event.code)).map(|event| event.code);
    let last = lifecycle.iter().rfind(|event| dead.is_none_or(|code| code == event.code));
    let state = last.map(|event| InvoiceState { code: event.code, name: event.name.clone() });
    let replacement = table::replacement(conn, invoice.id)?;
    let next_document = next_document(&stored, invoice, replacement.is_some(), language)?;
    let reminders = reminder::of_invoice(conn, invoice.id)?
        .into_iter()
        .map(|letter| ReminderView {
            id: letter.id,
            level: letter.level,
            on: letter.on.to_string(),
            balance: Amount::minor(letter.balance, invoice.currency),
            interest: Amount::minor(letter.interest, invoice.currency),
            indemnity: Amount::minor(letter.indemnity, invoice.currency),
        })
        .collect();
    Ok(Life {
        lifecycle,
        state,
        next_document,
        reminders,
        late: late::view(carnet, context, invoice)?,
        replaces: replaced(conn, invoice)?,
        replaced_by: replacement.map(|new| new.number.unwrap_or_else(|| new.id.to_string())),
    })
}

/// Returns the number of the invoice that this one takes the place of.
fn replaced(conn: &Connection, invoice: &Invoice) -> Result<Option<String>> {
    match invoice.replaces_id {
        Some(id) => Ok(table::get(conn, id)?.number),
        None => Ok(None),
    }
}

pub(super) fn event_view(event: &InvoiceEvent, invoice: &Invoice, language: Language) -> Result<EventView> {
    let code = event.code;
    // A code that a later list dropped keeps its number as its name.
    let name = match lifecycle::status(code, event.on) {
        Ok(status) => name(status, language).to_owned(),
        Err(LifecycleError::Law(error)) => return Err(error.into()),
        Err(_) => code.to_string(),
    };
    let coded = event.reason_code.as_deref().and_then(lifecycle::reason).map(|reason| match language {
        Language::Fr => reason.fr.clone(),
        Language::En => reason.en.clone(),
    });
    Ok(EventView {
        id: Some(event.id),
        code,
        name,
        on: event.on.to_string(),
        reason_code: event.reason_code.clone(),
        reason: event.reason.clone().or(coded),
        amount: event.amount.map(|minor| Amount::minor(minor, invoice.currency)),
        by_rate: Vec::new(),
        origin: event.origin.to_string(),
    })
}

pub(super) fn unusable(error: LifecycleError) -> Refusal {
    match error {
        LifecycleError::Law(error) => error.into(),
        other => Refusal::Paper(other.to_string()),
    }
}

/// Returns the document that has to follow, by the last status.
///
/// Refused or rejected, a number is spent. The book takes the invoice back by a credit note that stays inside, and a
/// new invoice with a new number takes its place (DGFiP, external specifications v3.2, §3.6.4). A free invoice that
/// a platform rejected may be replaced first: the buyer never had it.
pub(super) fn next_document(
    stored: &[InvoiceEvent],
    invoice: &Invoice,
    replaced: bool,
    language: Language,
) -> Result<Option<NextDocument>> {
    let Some(last) = stored.last().filter(|_| !invoice.corrected) else { return Ok(None) };
    let number = invoice.number.clone().unwrap_or_default();
    let credited = invoice.gross > 0 && invoice.credited >= invoice.gross;
    let credit_note = |sentence| Some(NextDocument { kind: "credit_note".to_owned(), sentence });
    let new_invoice = |sentence| Some(NextDocument { kind: "new_invoice".to_owned(), sentence });
    let is_note = invoice.kind == InvoiceKind::CreditNote;
    Ok(match last.code {
        lifecycle::REFUSED | lifecycle::REJECTED if is_note => new_invoice(say!(
            language,
            "L'avoir {number} n'est pas passé et son numéro ne sert plus : faites un nouvel avoir.",
            "Credit note {number} did not go through and its number is spent: make a new credit note."
        )),
        lifecycle::REJECTED if !credited && !replaced && invoice.stage_id.is_none() => new_invoice(say!(
            language,
            "{number} est rejetée et son numéro ne sert plus : corrigez-la dans une nouvelle facture. Un avoir interne retirera ensuite {number} du carnet.",
            "{number} is rejected and its number is spent: correct it in a new invoice. An internal credit note then takes {number} out of the book."
        )),
        lifecycle::REJECTED if !credited => credit_note(say!(
            language,
            "{number} est rejetée : un avoir interne, que le client ne reçoit pas, la retire du carnet.",
            "{number} is rejected: an internal credit note, which the client does not get, takes it out of the book."
        )),
        lifecycle::REFUSED if !credited => credit_note(say!(
            language,
            "Le client a refusé {number} et son numéro ne sert plus : un avoir l'annule, puis une nouvelle facture la remplace.",
            "The client refused {number} and its number is spent: a credit note cancels it, then a new invoice replaces it."
        )),
        lifecycle::REFUSED | lifecycle::REJECTED if !replaced => new_invoice(say!(
            language,
            "{number} est annulée : une nouvelle facture, sous un nouveau numéro, la remplace.",
            "{number} is cancelled: a new invoice under a new number replaces it."
        )),
        lifecycle::CANCELLED if !credited => credit_note(say!(
            language,
            "{number} est annulée : un avoir la retire du carnet.",
            "{number} is cancelled: a credit note takes it out of the book."
        )),
        lifecycle::PARTLY_APPROVED if invoice.credited == 0 => credit_note(say!(
            language,
            "Le client n'approuve qu'une partie de {number} : si vous êtes d'accord, un avoir sur les lignes contestées la ramène à ce qu'il accepte.",
            "The client approves only a part of {number}: if you agree, a credit note on the disputed lines brings it down to what is accepted."
        )),
        _ => None,
    })
}

/// Records a status by hand.
///
/// # Errors
/// On a draft; a status that does not follow the last one; a reason that is missing or none of the status; a day
/// before the last one or to come; 212 where the payments say it.
pub fn record_lifecycle(carnet: &mut Carnet, request: LifecycleRequest) -> Result<Outcome<View>> {
    let invoice = issued(carnet, &request.invoice)?;
    let number = invoice.number.clone().unwrap_or_default();
    let context = Context::of(carnet)?;
    if request.code == lifecycle::CASHED && cashed_by_payment(carnet.conn(), &context, &invoice)? {
        return Err(Refusal::state(
            format!("Le statut « Encaissée » de {number} vient de ses paiements, avec leur montant par taux de TVA."),
            format!("The status \"Cashed\" of {number} comes from its payments, with their amount by VAT rate."),
        )
        .hinted(
            format!("Enregistrez le paiement : `carnet pay {number} --amount …`."),
            format!("Record the payment: `carnet pay {number} --amount …`."),
        ));
    }
    let typed = read(&request, &invoice, &number, carnet.today())?;
    let outcome = carnet.write(operation::RECORD_LIFECYCLE, |tx| {
        tx.subject(&number)?;
        let event = following(tx, &typed, &invoice, &number)?;
        Ok(invoice_event::insert(tx, &event)?)
    })?;
    let value = view(carnet, invoice.id)?;
    let next = value.life.next_document.iter().map(|next| next.sentence.clone());
    Ok(Outcome { notices: next.collect(), value, changed: outcome.changed })
}

/// A status as it was typed.
struct Typed<'a> {
    code: u16,
    on: NaiveDate,
    reason_code: Option<&'a str>,
    reason: Option<String>,
    /// In minor units.
    amount: Option<i64>,
}

fn read<'a>(
    request: &'a LifecycleRequest,
    invoice: &Invoice,
    number: &str,
    today: NaiveDate,
) -> Result<Typed<'a>> {
    let currency = invoice.currency;
    let mut form = Form::default();
    let on = form.optional("on", request.on.as_deref(), |t| input::parse_date(t, today)).unwrap_or(today);
    let reason = form.optional("reason", request.reason.as_deref(), |t| input::clean_text(t, REASON_LIMIT));
    let reason_code = request.reason_code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    let amount = form
        .optional("amount", request.amount.as_deref(), input::parse_amount)
        .and_then(|amount| form.read("amount", Money::rounded(amount, currency)))
        .map(Money::minor);
    check_day(&mut form, invoice, on, today);
    if amount.is_some_and(|amount| amount <= 0 || amount > invoice.gross) {
        let whole = Money::from_minor(invoice.gross, currency).amount();
        let said = |language: Language| language.money(whole, currency.as_str());
        let (fr, en) = (said(Language::Fr), said(Language::En));
        form.refuse(
            "amount",
            Problem::sentence_of(
                format!("Le montant est supérieur à zéro et ne dépasse pas celui de {number}, {fr}."),
                format!("The amount is more than zero and does not pass that of {number}, {en}."),
            ),
        );
    }
    form.finish(Some(Typed { code: request.code, on, reason_code, reason, amount }))
}

/// Returns the event that follows the last one. The order is checked inside the transaction: another program may have
/// recorded a status.
fn following(conn: &Connection, typed: &Typed<'_>, invoice: &Invoice, number: &str) -> Result<InvoiceEvent> {
    let on = typed.on;
    let last = invoice_event::of_invoice(conn, invoice.id)?.pop();
    if let Some(last) = last.as_ref().filter(|last| last.on > on) {
        return Err(Refusal::field("on", too_early(last.on)));
    }
    let last = last.map(|event| event.code);
    let (status, coded) = lifecycle::follow(last, typed.code, typed.reason_code, typed.reason.as_deref(), on)
        .map_err(|error| refused(&error, number, on))?;
    if typed.amount.is_some() && !status.amount {
        return Err(Refusal::field(
            "amount",
            Problem::sentence_of(
                format!("« {} » ne porte pas de montant : laissez-le vide.", status.fr),
                format!("\"{}\" carries no amount: leave it empty.", status.en),
            ),
        ));
    }
    // Words that are the name of a reason are that reason: they are not kept a second time.
    let words = typed.reason.clone().filter(|_| typed.reason_code.is_some() || coded.is_none());
    Ok(InvoiceEvent {
        id: 0,
        invoice_id: invoice.id,
        on,
        code: status.code,
        reason_code: coded.map(|reason| reason.code.clone()),
        reason: words,
        amount: typed.amount,
        origin: Origin::Hand,
    })
}

fn check_day(form: &mut Form, invoice: &Invoice, on: NaiveDate, today: NaiveDate) {
    if on > today {
        form.refuse(
            "on",
            Problem::sentence_of(
                format!("Le {} n'est pas encore venu : donnez le jour du statut.", on.format("%d/%m/%Y")),
                format!("{on} has not come yet: give the day of the status."),
            ),
        );
    } else if let Some(issued) = invoice.issue_date.filter(|issued| on < *issued) {
        form.refuse(
            "on",
            Problem::sentence_of(
                format!("La facture est du {} : elle n'a pas de statut avant.", issued.format("%d/%m/%Y")),
                format!("The invoice is of {issued}: it has no status before."),
            ),
        );
    }
}

fn too_early(last: NaiveDate) -> Problem {
    Problem::sentence_of(
        format!(
            "Le statut précédent est du {} : celui-ci ne peut pas être plus ancien.",
            last.format("%d/%m/%Y")
        ),
        format!("The status before is of {last}: this one cannot be older."),
    )
}

/// Returns the refusal of a status, with its names.
fn refused(error: &LifecycleError, number: &str, on: NaiveDate) -> Refusal {
    let names = |code: u16| match lifecycle::status(code, on) {
        Ok(status) => (status.fr.clone(), status.en.clone()),
        Err(_) => (code.to_string(), code.to_string()),
    };
    match error {
        LifecycleError::Law(error) => error.clone().into(),
        LifecycleError::Unknown { given } => Refusal::field("code", unknown(given)),
        LifecycleError::Ended { last } => {
            let (fr, en) = names(*last);
            Refusal::state(
                format!("{number} est « {fr} » : rien ne suit."),
                format!("{number} is \"{en}\": nothing follows."),
            )
            .hinted(
                "Le document suivant est un avoir ou une nouvelle facture : `carnet invoice show` dit lequel.",
                "The next document is a credit note or a new invoice: `carnet invoice show` tells which.",
            )
        }
        LifecycleError::Order { last: 0, code } => {
            let (fr, en) = names(*code);
            Refusal::state(
                format!("{number} n'a pas encore de statut : « {fr} » ne peut pas être le premier."),
                format!("{number} has no status yet: \"{en}\" cannot be the first."),
            )
            .hinted(
                "`carnet invoice states` dit ce qui peut suivre.",
                "`carnet invoice states` tells what may follow.",
            )
        }
        LifecycleError::Order { last, code } => {
            let ((fr_last, en_last), (fr, en)) = (names(*last), names(*code));
            Refusal::state(
                format!("{number} est « {fr_last} » : « {fr} » ne peut pas suivre."),
                format!("{number} is \"{en_last}\": \"{en}\" cannot follow."),
            )
            .hinted(
                "`carnet invoice states` dit ce qui peut suivre.",
                "`carnet invoice states` tells what may follow.",
            )
        }
        LifecycleError::ReasonMissing { code } => {
            let (fr, en) = names(*code);
            Refusal::field(
                "reason",
                Problem::sentence_of(
                    format!("« {fr} » ne va pas sans raison : donnez un code de la liste, ou dites-la."),
                    format!("\"{en}\" needs a reason: give a code of the list, or say it."),
                ),
            )
        }
        LifecycleError::ReasonUnknown { code, given } => {
            let (fr, en) = names(*code);
            let list = lifecycle::status(*code, on).map(|s| s.reasons.join(", ")).unwrap_or_default();
            let given: String = given.chars().filter(|c| !c.is_control()).take(40).collect();
            Refusal::field(
                "reason_code",
                Problem::sentence_of(
                    format!("« {given} » n'est pas une raison de « {fr} » : {list}."),
                    format!("\"{given}\" is no reason of \"{en}\": {list}."),
                ),
            )
        }
    }
}

/// Returns an issued invoice or credit note, or the refusal of a draft.
pub(super) fn issued(carnet: &Carnet, name: &str) -> Result<Invoice> {
    let invoice = table::get(carnet.conn(), resolve::invoice(carnet.conn(), name)?)?;
    if invoice.issued {
        return Ok(invoice);
    }
    Err(Refusal::state(
        "Cette facture est encore un brouillon : rien ne lui arrive avant son émission.",
        "This invoice is still a draft: nothing happens to it before its issue.",
    )
    .hinted("Émettez-la d'abord.", "Issue it first."))
}

/// Returns a percentage as it is written.
pub(super) fn percent(value: Decimal, language: Language) -> String {
    let text = value.normalize().to_string();
    match language {
        Language::Fr => format!("{}\u{202F}%", text.replace('.', ",")),
        Language::En => format!("{text}%"),
    }
}
