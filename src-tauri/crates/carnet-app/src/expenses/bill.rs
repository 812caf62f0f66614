//! What was paid in a client's name, asked back from that client to the cent, once (CGI art. 267 II 2°).

use super::{get, subject};
use crate::invoices::{show, typed};
use crate::wire::Outcome;
use crate::wire::expenses::ExpenseId as IdRequest;
use crate::wire::invoices::{Invoice, InvoiceRequest};
use crate::wire::quotes::LineRequest;
use crate::wire::{Amount, Reference};
use crate::{Carnet, Language, Refusal, Result, identity, operation, say};
use carnet_core::ids::ExpenseId;
use carnet_store::expense::{Bearer, ExpenseRow};
use carnet_store::invoice as table;

#[cfg(test)]
mod tests;

/// Begins an invoice that asks the client for what was paid in their name.
///
/// # Errors
/// [`Refusal::NotFound`]; for what is no disbursement, gives money back, or was paid in another currency than that of
/// invoices; when a document asks for it already, which the sentence names.
pub fn bill(carnet: &mut Carnet, request: IdRequest) -> Result<Outcome<Invoice>> {
    let id = ExpenseId(request.id);
    let row = get(carnet.conn(), id)?;
    billable(&row, carnet.currency().as_str())?;
    let client = row.expense.disbursed_for.map(|client| client.to_string()).unwrap_or_default();
    let language = identity::get(carnet)?.language.parse().unwrap_or(Language::Fr);
    let line = LineRequest {
        description: description(&row, language),
        quantity: "1".to_owned(),
        unit: "u".to_owned(),
        unit_price: Amount::scaled(row.expense.gross, row.expense.decimals).to_string(),
        disbursement: true,
        ..LineRequest::default()
    };
    let (_, draft, content) =
        typed(carnet, &InvoiceRequest { client, lines: vec![line], ..InvoiceRequest::default() })?;
    let outcome = carnet.write(operation::NEW_INVOICE, |tx| {
        tx.subject(&subject(&row.expense))?;
        // Read again inside: another window may have billed it meanwhile.
        billable(&get(tx, id)?, row.expense.currency.as_str())?;
        let draft = table::insert_draft(tx, &draft, &content)?;
        table::bill_expenses(tx, draft, &[(id, row.expense.gross)])?;
        Ok(draft)
    })?;
    let name = outcome.value.to_string();
    Ok(Outcome {
        value: show(carnet, Reference { name })?,
        changed: outcome.changed,
        notices: outcome.notices,
    })
}

/// Refuses what cannot go onto an invoice as it is.
fn billable(row: &ExpenseRow, currency: &str) -> Result<()> {
    let subject = subject(&row.expense);
    if let Some(bearer) = &row.billed {
        let (fr, en) = named(bearer);
        return Err(Refusal::state(
            format!("{subject} est déjà refacturé : {fr}."),
            format!("{subject} is billed already: {en}."),
        )
        .hinted(
            "Pour le refacturer autrement, supprimez ce brouillon ou faites un avoir.",
            "To bill it otherwise, delete that draft or make a credit note.",
        ));
    }
    if row.expense.disbursed_for.is_none() {
        return Err(Refusal::state(
            format!("{subject} n'est pas un débours : on ne sait pas au nom de quel client c'est payé."),
            format!("{subject} is no disbursement: nothing tells in which client's name it was paid."),
        )
        .hinted(
            format!("Dites-le d'abord : carnet expense edit {} --disbursed-for CLIENT.", row.id),
            format!("Say so first: carnet expense edit {} --disbursed-for CLIENT.", row.id),
        ));
    }
    if row.expense.currency != currency || row.expense.gross <= 0 {
        return Err(Refusal::state(
            format!("{subject} ne se refacture pas tel quel : c'est un avoir, ou une autre devise que {currency}."),
            format!("{subject} cannot be billed as it is: it is a credit note, or in another currency than {currency}."),
        )
        .hinted(
            "Écrivez la ligne de débours vous-même, au montant que votre banque a débité.",
            "Write the line of the disbursement yourself, with the amount that your bank took.",
        ));
    }
    Ok(())
}

fn description(row: &ExpenseRow, language: Language) -> String {
    let (supplier, date) = (&row.expense.supplier, row.expense.issue_date.format("%d/%m/%Y"));
    match row.expense.number.as_deref().map(str::trim) {
        Some(number) => say!(
            language,
            "Débours : {supplier}, pièce {number} du {date}",
            "Disbursement: {supplier}, document {number} of {date}"
        ),
        None => say!(language, "Débours : {supplier}, {date}", "Disbursement: {supplier}, {date}"),
    }
}

/// Returns the refusal of taking away what a document asks for.
pub(super) fn proves(bearer: &Bearer) -> Refusal {
    let (fr, en) = named(bearer);
    let refusal = Refusal::state(
        format!("Cet achat est refacturé : {fr}. Il ne se supprime pas."),
        format!("This expense is billed on: {en}. It is not deleted."),
    );
    match &bearer.number {
        Some(_) => refusal.hinted(
            "C'est la pièce qui justifie ce document ; il reste au carnet, même après un avoir.",
            "It is what proves that document; it stays in the book, even after a credit note.",
        ),
        None => refusal.hinted("Supprimez d'abord ce brouillon.", "Delete that draft first."),
    }
}

/// Returns the refusal of changing what a document asks for.
pub(super) fn fixed(bearer: &Bearer) -> Refusal {
    let (fr, en) = named(bearer);
    Refusal::state(
        format!("Cet achat est refacturé : {fr}. Son montant et son client ne changent plus."),
        format!("This expense is billed on: {en}. Its amount and its client do not change any more."),
    )
    .hinted(
        "Supprimez d'abord ce brouillon, ou faites un avoir.",
        "Delete that draft first, or make a credit note.",
    )
}

/// Names the document that asks for a purchase, in French and in English.
pub(crate) fn named(bearer: &Bearer) -> (String, String) {
    match &bearer.number {
        Some(number) => (format!("facture {number}"), format!("invoice {number}")),
        None => (format!("brouillon {}", bearer.id), format!("draft {}", bearer.id)),
    }
}
