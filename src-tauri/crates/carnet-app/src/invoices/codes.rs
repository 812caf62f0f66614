//! The statuses that an invoice may come into, with their names, reasons and codes.

use super::cashed::cashed_by_payment;
use super::content::Context;
use super::life::issued;
use crate::wire::lifecycle::{LifecycleCode, LifecycleCodes, LifecycleCodesRequest, LifecycleReason};
use crate::{Carnet, Language, Problem, Refusal, Result};
use carnet_core::invoice::InvoiceKind;
use carnet_core::lifecycle::{self, LifecycleError, Status};
use carnet_store::invoice::Invoice;
use carnet_store::{Connection, invoice_event};
use chrono::NaiveDate;

/// Returns the name of a status.
pub(super) fn name(status: &Status, language: Language) -> &str {
    match language {
        Language::Fr => &status.fr,
        Language::En => &status.en,
    }
}

/// Returns the statuses that an invoice may come into now.
///
/// # Errors
/// On a draft.
pub fn lifecycle_codes(carnet: &Carnet, request: LifecycleCodesRequest) -> Result<LifecycleCodes> {
    let invoice = issued(carnet, &request.invoice)?;
    let context = Context::of(carnet)?;
    let codes = open_to(carnet.conn(), &context, &invoice, carnet.today())?
        .into_iter()
        .map(|status| code_view(status, carnet.language()))
        .collect();
    Ok(LifecycleCodes { codes })
}

/// Returns the code of a status that a person names, by its number or its name.
///
/// # Errors
/// When there is none.
pub fn lifecycle_code(carnet: &Carnet, text: &str) -> Result<u16> {
    lifecycle::named(text, carnet.today()).map(|status| status.code).map_err(|error| match error {
        LifecycleError::Law(error) => error.into(),
        _ => Refusal::field("code", unknown(text)),
    })
}

/// Returns what is wrong with a status that nobody knows.
pub(super) fn unknown(given: &str) -> Problem {
    let given: String = given.chars().filter(|c| !c.is_control()).take(40).collect();
    Problem::sentence_of(
        format!(
            "« {given} » n'est pas un statut de facture : donnez un code, comme 210, ou un nom, comme Refusée."
        ),
        format!("\"{given}\" is no status of an invoice: give a code, as 210, or a name, as Refused."),
    )
}

/// What may follow; 212 is a payment where VAT is due on receipts.
fn open_to(
    conn: &Connection,
    context: &Context,
    invoice: &Invoice,
    on: NaiveDate,
) -> Result<Vec<&'static Status>> {
    let last = invoice_event::of_invoice(conn, invoice.id)?.last().map(|event| event.code);
    let paid = cashed_by_payment(conn, context, invoice)?;
    let note = invoice.kind == InvoiceKind::CreditNote;
    let mut open = lifecycle::following(last, on)?;
    open.retain(|status| status.code != lifecycle::CASHED || !(paid || note));
    Ok(open)
}

fn code_view(status: &Status, language: Language) -> LifecycleCode {
    let words = |fr: &str, en: &str| if language == Language::Fr { fr.to_owned() } else { en.to_owned() };
    LifecycleCode {
        code: status.code,
        name: name(status, language).to_owned(),
        meaning: words(&status.meaning_fr, &status.meaning_en),
        by: status.by.clone(),
        needs_reason: status.needs_reason,
        takes_amount: status.amount,
        reasons: status
            .reasons
            .iter()
            .filter_map(|code| lifecycle::reason(code))
            .map(|reason| LifecycleReason { code: reason.code.clone(), name: words(&reason.fr, &reason.en) })
            .collect(),
        mandatory: status.mandatory,
        ends: status.is_final,
    }
}
