//! Corrective invoices (384): one that takes the place of an issued, wrong one and names it (CGI art. 289 I-5).
//!
//! The wrong invoice stays as it is and counts no more from the issue of the other one on: what it asked for is taken out
//! of every sum in the same breath, and what was paid on it is put down to the new one. So the book never counts both.

use super::draft::fields;
use super::pay;
use super::show::view;
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::invoices::{Invoice as View, InvoiceCorrect};
use crate::{Carnet, Refusal, Result, operation, resolve, say};
use carnet_core::input;
use carnet_core::invoice::InvoiceKind;
use carnet_store::follow_up::{self, About};
use carnet_store::invoice::{self as table, Content, Draft, Invoice, Replacement};
use carnet_store::payment;
use carnet_store::{Connection, Tx};
use chrono::NaiveDate;

#[cfg(test)]
mod tests;

const REASON_LIMIT: usize = 500;

/// Makes the draft of an invoice that corrects an issued one: the same client, kind, lines and deductions, to be changed
/// and issued.
///
/// # Errors
/// Without a reason; on a draft, a credit note, and an invoice that cannot be corrected so: see [`refuse`].
pub fn correct(carnet: &mut Carnet, request: InvoiceCorrect) -> Result<Outcome<View>> {
    let wrong = table::get(carnet.conn(), resolve::invoice(carnet.conn(), &request.invoice)?)?;
    let mut form = Form::default();
    let reason = form.required("reason", &request.reason, |text| input::clean_text(text, REASON_LIMIT));
    let reason = form.finish(reason)?;
    let number = wrong.number.clone().unwrap_or_default();
    let outcome = carnet.write(operation::CORRECT_INVOICE, |tx| {
        // Another program may have credited or corrected it since: inside the transaction the answer is final.
        refuse(tx, &wrong)?;
        if let Some(draft) = table::replacement(tx, wrong.id)? {
            let draft = draft.id;
            return Err(Refusal::state(
                format!("La rectification de {number} est déjà en brouillon ({draft})."),
                format!("The correction of {number} is a draft already ({draft})."),
            )
            .hinted("Modifiez-le et émettez-le, ou supprimez-le.", "Change it and issue it, or delete it."));
        }
        tx.subject(&number)?;
        let (draft, content) = same(tx, &wrong, reason)?;
        let draft = table::insert_draft(tx, &draft, &content)?;
        table::set_replaces(tx, draft, wrong.id, Replacement::Corrective)?;
        table::bill_expenses(tx, draft, &table::billed_expenses(tx, wrong.id)?)?;
        Ok(draft)
    })?;
    let mut notices = outcome.notices;
    notices.push(say!(
        carnet.language(),
        "Corrigez ce brouillon, puis émettez-le : il annulera et remplacera {number}, sans avoir. Un avoir suivi d'une nouvelle facture reste possible à la place (CGI art. 289 I-5).",
        "Correct this draft, then issue it: it will cancel and replace {number}, without a credit note. A credit note followed by a new invoice remains possible instead (CGI art. 289 I-5)."
    ));
    Ok(Outcome { value: view(carnet, outcome.value)?, changed: outcome.changed, notices })
}

/// Refuses to correct what has to be corrected otherwise: what was credited, refused, deducted or corrected before.
pub(super) fn refuse(conn: &Connection, wrong: &Invoice) -> Result<()> {
    let Some(number) = wrong.number.as_deref().filter(|_| wrong.issued) else {
        return Err(Refusal::state(
            "Ce brouillon n'est pas émis : modifiez-le, il n'y a rien à rectifier.",
            "This draft is not issued: change it, there is nothing to correct.",
        ));
    };
    if wrong.kind == InvoiceKind::CreditNote {
        return Err(Refusal::state(
            format!("{number} est un avoir : on ne rectifie que des factures."),
            format!("{number} is a credit note: only invoices are corrected."),
        ));
    }
    if wrong.corrected {
        let new = table::replacement(conn, wrong.id)?.and_then(|new| new.number).unwrap_or_default();
        return Err(Refusal::state(
            format!("La facture {new} a déjà pris la place de {number}."),
            format!("Invoice {new} has taken the place of {number} already."),
        )
        .hinted(format!("Rectifiez {new}."), format!("Correct {new}.")));
    }
    if wrong.dead {
        return Err(Refusal::state(
            format!("{number} est refusée, rejetée ou annulée : son numéro ne sert plus, une facture rectificative ne la reprend pas."),
            format!("{number} is refused, rejected or cancelled: its number is spent, no corrective invoice takes it up."),
        )
        .hinted(
            format!("Faites un avoir, puis une nouvelle facture (`carnet invoice copy {number}`)."),
            format!("Make a credit note, then a new invoice (`carnet invoice copy {number}`)."),
        ));
    }
    if !table::credit_notes(conn, wrong.id)?.is_empty() {
        return Err(Refusal::state(
            format!("{number} a déjà un avoir : une facture rectificative remplacerait aussi ce qu'il reprend."),
            format!("{number} has a credit note already: a corrective invoice would replace what it took back as well."),
        )
        .hinted(
            "Créditez ce qui reste, puis faites une nouvelle facture.",
            "Credit what is left, then make a new invoice.",
        ));
    }
    if let Some(last) = table::deducted_by(conn, wrong.id)? {
        return Err(Refusal::state(
            format!("{number} est déjà déduite de {last}."),
            format!("{number} is deducted from {last} already."),
        )
        .hinted(
            format!("Rectifiez {last}, ou créditez-la d'abord."),
            format!("Correct {last}, or credit it first."),
        ));
    }
    Ok(())
}

/// The draft that says what the wrong invoice says, to the cent.
fn same(tx: &Tx<'_>, wrong: &Invoice, reason: String) -> Result<(Draft, Content)> {
    let lines = table::lines(tx, wrong.id)?;
    let deductions = table::deductions(tx, wrong.id)?;
    let content = Content {
        nets: lines.iter().map(|line| line.net).collect(),
        lines: lines.into_iter().map(|line| (line.item, None)).collect(),
        discount: wrong.discount,
        deductions: deductions.into_iter().map(|d| (d.deducted_id, d.totals)).collect(),
        totals: table::totals(tx, wrong.id)?,
    };
    Ok((Draft { reason: Some(reason), due_date: None, ..fields(wrong, wrong.kind) }, content))
}

/// Puts what was paid on the wrong invoice down to the new one, by means of payment, on the day of its issue. No money
/// moves: the two halves cancel each other, and the parts before tax become those of the new invoice.
pub(super) fn take_over(tx: &Tx<'_>, new: &Invoice, on: NaiveDate, language: crate::Language) -> Result<()> {
    let Some(wrong) = new.replaces_id.filter(|_| new.corrective) else { return Ok(()) };
    let wrong = table::get(tx, wrong)?;
    let paid = payment::of_invoice(tx, wrong.id)?;
    let (old_number, number) =
        (wrong.number.clone().unwrap_or_default(), new.number.clone().unwrap_or_default());
    let notes = [
        say!(language, "reporté sur {number}", "put down to {number}"),
        say!(language, "repris de {old_number}", "taken over from {old_number}"),
    ];
    let whole = (pay::parts(tx, new)?, new.gross);
    pay::move_halves(tx, &paid, new, whole, on, [&notes[0], &notes[1]])?;
    let outcome = say!(language, "remplacée par {number}", "replaced by {number}");
    follow_up::close(tx, wrong.client_id, About::Invoice(wrong.id), None, on, Some(&outcome))?;
    Ok(())
}
