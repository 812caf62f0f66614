//! What a quote being typed comes to: the code that saves, with nothing stored.

use super::draft::{self, Draft, guard};
use super::show::schedule_view;
use crate::wire::quotes::{Quote, QuotePreview, QuoteRequest};
use crate::wire::{Amount, Hours, Number};
use crate::{Carnet, Result, identity, lines};

/// Returns the totals, schedule and rate guard of a quote being typed, with the fields to correct.
///
/// # Errors
/// When the book cannot be read.
pub fn preview(carnet: &Carnet, mut request: QuoteRequest) -> Result<QuotePreview> {
    let unknown = draft::unknown_client(carnet, &mut request.client)?;
    let reading = draft::read(carnet, &request)?;
    let line_nets = lines::nets(&reading.lines, carnet.currency());
    let quote = match &reading.draft {
        Some(draft) => Some(view(carnet, draft)?),
        None => None,
    };
    let problems = draft::field_problems(carnet, reading.form, unknown);
    Ok(QuotePreview { quote, problems, line_nets })
}

fn view(carnet: &Carnet, draft: &Draft) -> Result<Quote> {
    let currency = carnet.currency();
    let totals = &draft.sums.totals;
    let identity = identity::get(carnet)?;
    let guard =
        guard(&identity, &draft.lines, draft.estimated_hours, totals.net(), currency, draft.issue_date)?;
    Ok(Quote {
        id: 0,
        number: String::new(),
        version: 0,
        versions: Vec::new(),
        status: "draft".to_owned(),
        client: draft.client.as_ref().map(|row| row.client.name.clone()).unwrap_or_default(),
        client_id: draft.client.as_ref().map_or(0, |row| row.id.0),
        subject: draft.subject.clone(),
        language: draft.language.to_string(),
        issue_date: draft.issue_date.to_string(),
        valid_until: draft.valid_until.to_string(),
        follow_up_on: None,
        lines: draft
            .lines
            .iter()
            .zip(&draft.sums.line_nets)
            .map(|(line, net)| lines::view(line, *net, currency))
            .collect(),
        discount_percent: draft.discount_percent.map(Number::from),
        discount: Amount::minor(draft.sums.discount, currency),
        vat: lines::vat_view(totals, currency),
        total_net: Amount::minor(totals.net(), currency),
        total_vat: Amount::minor(totals.tax(), currency),
        total_gross: Amount::minor(totals.gross(), currency),
        estimated_hours: draft.estimated_hours.map(Hours::decimal),
        hourly_rate: guard.hourly.map(Amount::decimal),
        rate_check: guard.check.map(|c| c.to_string()),
        target_rate: Amount::decimal(guard.rates.target),
        floor_rate: Amount::decimal(guard.rates.floor),
        under_target_reason: draft.under_target_reason.clone(),
        under_target_until: draft.under_target_until.map(|d| d.to_string()),
        schedule: schedule_view(totals, &draft.stages, currency, carnet.language())?,
        sent_on: None,
        decided_on: None,
        objection: None,
        reply: None,
        mission: None,
    })
}
