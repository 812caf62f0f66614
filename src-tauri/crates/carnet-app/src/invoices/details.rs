//! What the buyer wants to read on an invoice beside what was sold: order number, own reference, period, place.

use super::draft::changeable;
use super::show::view;
use crate::form::Form;
use crate::wire::Outcome;
use crate::wire::invoices::{Invoice as View, InvoiceAnnotation};
use crate::{Carnet, Language, Problem, Result, operation, say};
use carnet_core::ids::InvoiceId;
use carnet_core::input;
use carnet_documents::paper;
use carnet_store::invoice::{self as table, Details};
use chrono::NaiveDate;

const REFERENCE_LIMIT: usize = 100;
const ADDRESS_LIMIT: usize = 1_000;

/// Writes on a draft what the buyer wants to read; the drafts of missions and of credit notes take it too.
///
/// # Errors
/// Every field that is wrong, in one pass; when the document is issued.
pub fn annotate(carnet: &mut Carnet, request: InvoiceAnnotation) -> Result<Outcome<View>> {
    let invoice = changeable(carnet, InvoiceId(request.id))?;
    let today = carnet.today();
    let mut form = Form::default();
    let details = read(&mut form, &request, invoice.details, today);
    let details = form.finish(Some(details))?;
    let outcome = carnet.write(operation::CHANGE_INVOICE, |tx| {
        tx.subject(&invoice.client)?;
        Ok(table::set_details(tx, invoice.id, &details)?)
    })?;
    Ok(Outcome { value: view(carnet, invoice.id)?, changed: outcome.changed, notices: outcome.notices })
}

/// Reads the details; a field that is absent stays as `before` has it, an empty text empties it.
pub(super) fn read(
    form: &mut Form,
    request: &InvoiceAnnotation,
    before: Details,
    today: NaiveDate,
) -> Details {
    let mut text = |path: &str, typed: &Option<String>, before: Option<String>| match typed.as_deref() {
        None => before,
        typed => {
            form.optional(path, typed, |t| input::clean_text(t, REFERENCE_LIMIT)).filter(|t| !t.is_empty())
        }
    };
    let order_reference = text("order_reference", &request.order_reference, before.order_reference);
    let buyer_reference = text("buyer_reference", &request.buyer_reference, before.buyer_reference);
    let mut day = |path: &str, typed: &Option<String>, before: Option<NaiveDate>| match typed.as_deref() {
        None => before,
        typed => form.optional(path, typed, |t| input::parse_date(t, today)),
    };
    let service_from = day("service_from", &request.service_from, before.service_from);
    let service_to = day("service_to", &request.service_to, before.service_to);
    if let (Some(from), Some(to)) = (service_from, service_to)
        && to < from
    {
        form.refuse(
            "service_to",
            Problem::sentence_of(
                "La prestation finit avant d'avoir commencé : vérifiez les deux dates.",
                "The service ends before it began: check both dates.",
            ),
        );
    }
    let delivery_address = match request.delivery_address.as_deref() {
        None => before.delivery_address,
        typed => form
            .optional("delivery_address", typed, |t| input::clean_multiline(t, ADDRESS_LIMIT))
            .filter(|t| !t.is_empty()),
    };
    Details { order_reference, buyer_reference, service_from, service_to, delivery_address }
}

/// Returns the details as the facts of the paper's quiet line; the client's own reference stands where the invoice has none.
pub(super) fn references(
    details: &Details,
    client_reference: Option<&str>,
    language: Language,
) -> Vec<paper::Reference> {
    let address = details.delivery_address.as_deref().map(|text| text.lines().collect::<Vec<_>>().join(", "));
    [
        (say!(language, "Votre commande", "Your order"), details.order_reference.clone()),
        (
            say!(language, "Votre référence", "Your reference"),
            details.buyer_reference.clone().or_else(|| client_reference.map(str::to_owned)),
        ),
        (say!(language, "Livraison", "Delivery"), address),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some(paper::Reference { label, value: value? }))
    .collect()
}

/// Returns the day of the supply, or its period, as the paper prints them.
pub(super) fn supply(details: &Details) -> (Option<NaiveDate>, Option<paper::Period>) {
    match (details.service_from, details.service_to) {
        (Some(from), Some(to)) if from != to => (None, Some(paper::Period { from, to })),
        (from, to) => (to.or(from), None),
    }
}
