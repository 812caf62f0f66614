//! Writing a quote: a new one, a changed draft, the next version.

use super::draft::{self, Draft};
use super::life::unchanged;
use super::show::view;
use crate::wire::quotes::{Quote as View, QuoteRequest};
use crate::wire::{Outcome, Reference};
use crate::{Carnet, Refusal, Result, operation, resolve};
use carnet_core::document::Series;
use carnet_core::ids::QuoteId;
use carnet_core::money::Currency;
use carnet_core::quote::QuoteStatus;
use carnet_store::quote::{self as table, Quote};
use carnet_store::{Tx, series};

/// Adds a quote, or changes a draft; a new quote takes the next number of its year.
///
/// # Errors
/// Every field that is wrong, in one pass; a quote that is no draft any more is refused: it is revised.
pub fn save(carnet: &mut Carnet, request: QuoteRequest) -> Result<Outcome<View>> {
    let existing = request
        .quote
        .as_deref()
        .map(|name| resolve::quote(carnet.conn(), name).and_then(|id| Ok(table::get(carnet.conn(), id)?)))
        .transpose()?;
    if let Some(quote) = &existing
        && quote.status != QuoteStatus::Draft
    {
        let number = &quote.number;
        return Err(Refusal::state(
            format!("Le devis {number} n'est plus un brouillon : il a été envoyé."),
            format!("Quote {number} is no draft any more: it was sent."),
        )
        .hinted("Faites-en une nouvelle version.", "Make a new version of it."));
    }
    let reading = draft::read(carnet, &request)?;
    let draft = reading.form.finish(reading.draft)?;
    let currency = carnet.currency();
    let operation = if existing.is_some() { operation::CHANGE_QUOTE } else { operation::NEW_QUOTE };
    let outcome = carnet.write(operation, |tx| {
        let id = match &existing {
            Some(quote) => {
                unchanged(tx, quote)?;
                tx.subject(&quote.number)?;
                table::update(tx, &row(&draft, quote.id, quote.number.clone(), quote.version, currency)?)?;
                quote.id
            }
            None => {
                let number = series::take(tx, Series::Quote, draft.issue_date)?.to_string();
                tx.subject(&number)?;
                table::insert(tx, &row(&draft, QuoteId(0), number, 1, currency)?)?
            }
        };
        table::set_content(tx, id, &draft.lines, &draft.sums.line_nets, &draft.stages)?;
        Ok(id)
    })?;
    shown(carnet, outcome)
}

/// Makes the next version of a quote that was sent, as a draft with the same content.
///
/// # Errors
/// A draft is changed instead; an accepted quote is amended instead.
pub fn revise(carnet: &mut Carnet, reference: Reference) -> Result<Outcome<View>> {
    let id = resolve::quote(carnet.conn(), &reference.name)?;
    let quote = table::get(carnet.conn(), id)?;
    let number = quote.number.clone();
    match quote.status {
        QuoteStatus::Sent | QuoteStatus::Refused | QuoteStatus::Expired => {}
        QuoteStatus::Draft => {
            return Err(Refusal::state(
                format!("Le devis {number} est encore un brouillon : modifiez-le directement."),
                format!("Quote {number} is still a draft: change it directly."),
            ));
        }
        QuoteStatus::Accepted => {
            return Err(Refusal::state(
                format!("Le devis {number} est signé : il ne change plus."),
                format!("Quote {number} is signed: it does not change."),
            )
            .hinted("Ajoutez un avenant à sa mission.", "Add an amendment to its mission."));
        }
        QuoteStatus::Superseded => {
            return Err(Refusal::state(
                format!("Cette version du devis {number} est déjà remplacée."),
                format!("This version of quote {number} is already replaced."),
            )
            .hinted("Ouvrez sa dernière version.", "Open its last version."));
        }
    }
    let lines = table::lines(carnet.conn(), id)?;
    let stages = table::stages(carnet.conn(), id)?;
    let today = carnet.today();
    let validity = quote.valid_until - quote.issue_date;
    let outcome = carnet.write(operation::REVISE_QUOTE, |tx| {
        unchanged(tx, &quote)?;
        tx.subject(&number)?;
        retire(tx, &quote)?;
        let next = Quote {
            version: quote.version + 1,
            status: QuoteStatus::Draft,
            issue_date: today,
            valid_until: today + validity,
            ..quote.clone()
        };
        let new = table::insert(tx, &next)?;
        let (items, nets): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
        table::set_content(tx, new, &items, &nets, &stages)?;
        Ok(new)
    })?;
    shown(carnet, outcome)
}

fn retire(tx: &Tx<'_>, quote: &Quote) -> Result<()> {
    table::set_state(tx, &Quote { status: QuoteStatus::Superseded, ..quote.clone() })?;
    Ok(())
}

/// Returns the outcome with the quote as it is now.
pub(super) fn shown(carnet: &Carnet, outcome: Outcome<QuoteId>) -> Result<Outcome<View>> {
    Ok(Outcome { value: view(carnet, outcome.value)?, changed: outcome.changed, notices: outcome.notices })
}

fn row(draft: &Draft, id: QuoteId, number: String, version: u32, currency: Currency) -> Result<Quote> {
    let totals = &draft.sums.totals;
    let client = draft.client()?;
    Ok(Quote {
        id,
        number,
        version,
        client_id: client.id,
        client: client.client.name.clone(),
        status: QuoteStatus::Draft,
        subject: draft.subject.clone(),
        language: draft.language.to_string(),
        currency,
        issue_date: draft.issue_date,
        valid_until: draft.valid_until,
        estimated_hours: draft.estimated_hours,
        discount_percent: draft.discount_percent,
        under_target_reason: draft.under_target_reason.clone(),
        under_target_until: draft.under_target_until,
        sent_on: None,
        decided_on: None,
        objection: None,
        reply: None,
        net: totals.net(),
        vat: totals.tax(),
        gross: totals.gross(),
        follow_up_on: None,
    })
}
